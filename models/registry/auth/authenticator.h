// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "registry/auth/credential.h"

#include <chrono>
#include <memory>

namespace packhouse {

class OwnerDoor;
class Store;

/// Somebody who has shown a valid credential; kept in memory so that the next request costs no SQL.
struct KnownCaller
{
    Caller caller;
    QByteArray reach; ///< Caller::reachKey()
};
using KnownCallerPtr = std::shared_ptr<const KnownCaller>;

/// From credentials to callers. Safe from any thread.
class Authenticator
{
public:
    /// \a ownerSecret: a bearer of this computer's own user, kept in memory only; empty: none.
    /// \a door: where that user may prove himself as well; nullptr: none.
    Authenticator(Store &store, const Clock &clock, QByteArray ownerSecret, OwnerDoor *door);
    ~Authenticator();

    /// Any one valid credential wins. Unauthorized when there are some and none is valid: a wrong
    /// secret is an error, never an anonymous caller. The texts say what is wrong with the secret.
    /// \a guessed becomes true when a secret was among them that nobody has: neither a token that
    /// ended or came in a way that its kind may not, nor the pass of an earlier start.
    Result<KnownCallerPtr> identify(const std::vector<Credential> &credentials,
                                    bool *guessed = nullptr);
    /// Without SQL and without waiting for anything: nullptr unless that credential was seen before
    /// and nothing about tokens has changed since.
    KnownCallerPtr known(const Credential &credential);
    /// A bearer that stands for the caller's token for a while, never longer than what the caller
    /// showed, and than a working day: passes do not prolong themselves. They are signed by a key
    /// that is stored nowhere and ends with this object. Unauthorized without a token.
    Result<QByteArray> pass(const Caller &caller, std::chrono::seconds lifetime) const;
    /// The caller who shows nothing.
    const KnownCallerPtr &anonymous() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace packhouse
