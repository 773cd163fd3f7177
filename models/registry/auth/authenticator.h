// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "registry/auth/credential.h"

#include <chrono>
#include <memory>

namespace packhouse {

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
    Authenticator(Store &store, const Clock &clock, QByteArray ownerSecret);
    ~Authenticator();

    /// Any one valid credential wins. Unauthorized when there are some and none is valid: a wrong
    /// secret is an error, never an anonymous caller. The texts say what is wrong with the secret.
    Result<KnownCallerPtr> identify(const std::vector<Credential> &credentials);
    /// Without SQL and without waiting for anything: nullptr unless that credential was seen before
    /// and nothing about tokens has changed since.
    KnownCallerPtr known(const Credential &credential);
    /// A bearer that stands for the caller's token for a while, never longer than what the caller
    /// showed: passes do not prolong themselves. Unauthorized without a token.
    Result<QByteArray> pass(const Caller &caller, std::chrono::seconds lifetime) const;
    /// The caller who shows nothing.
    const KnownCallerPtr &anonymous() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace packhouse
