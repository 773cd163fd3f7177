// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/packagechanges.h"
#include "core/packagereader.h"
#include "formats/body.h"
#include "formats/reply.h"

#include <QMap>

#include <chrono>
#include <functional>
#include <optional>

namespace packhouse {

class Format;
class Forwarder;

enum class Method { Get, Head, Put, Post, Patch, Delete };

/// One authorised request, as a handler sees it. Handlers block, run on a worker thread and can be
/// called without a socket.
struct Call
{
    Method method = Method::Get;
    Scope scope; ///< the project, group or instance of the path
    QMap<QByteArray, QString> path; ///< the pattern's {names}, each segment percent-decoded once
    QList<std::pair<QString, QString>> query; ///< decoded, in order
    Headers headers;
    Caller caller;
    Body body;
    QByteArray
        baseUrl; ///< "http://127.0.0.1:8970", from the Host header: the start of every URL we give
    /// The raw path up to and with the level: "/api/v4/projects/1", "/api/v4". Empty at an address
    /// of its own, whose root is the type's registry, and at the server's: see registryPath().
    QByteArray prefix;
    const Format *format = nullptr; ///< nullptr for the registry's own routes
    const PackageReader &store; ///< as far as the caller may read
    PackageChanges &changes; ///< guarded by the conditions of the request
    Forwarder &forwarder;
    const Clock &clock;
    class Documents &documents;
    /// A bearer that stands for the caller's token for at most that long, for clients that trade
    /// their secret for one (Conan). Unauthorized without a token. Not set without a gate.
    std::function<Result<QByteArray>(std::chrono::seconds)> pass = {};
    /// For a request that signs in: why a secret in its body opens nothing where it asks; nothing
    /// where it is one that may be sent from now on. Not set without a gate.
    std::function<std::optional<Reply>(const QByteArray &secret)> refusesSecret = {};
    /// The token came in a header of its own (Private-Token …), which clients show to whatever host
    /// they are sent on to, as they do not an Authorization.
    bool tokenTravels = false;
    /// Waiting for another machine here holds nobody up. Where it is false, a handler that has to
    /// wait answers with Reply::waitsFor and has changed nothing yet.
    bool mayWait = false;
    /// Whoever asked has gone, so that nobody is waited for any more; from any thread, also when
    /// the call is over. Empty: never.
    std::function<bool()> abandoned = {};

    QString param(const char *name) const { return path.value(name); }
    /// The first value; null when absent.
    QString queryValue(QStringView name) const;
    bool mayRead(ScopeId project) const;
};

/// Rendered documents kept in memory (bounded, least recently used out first) until their package
/// changes. Safe from any thread.
class Documents
{
public:
    virtual ~Documents() = default;
    using Render = std::function<Result<QByteArray>()>;
    /// \a key must hold all that the bytes depend on beside the generation: scope, base URL,
    /// variant, Caller::reachKey(). The reply carries freshWhile.
    virtual Result<Reply> document(const QByteArray &key, GenerationPtr generation,
                                   const QByteArray &contentType, const Call &call,
                                   const Render &render) = 0;
};

} // namespace packhouse
