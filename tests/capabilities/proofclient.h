// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/gatewaycall.h"

#include <functional>

namespace packhouse::test {

/// How a request carries its token.
enum class Scheme {
    None,
    Header,
    Basic,
    Bearer,
    Bare, ///< Authorization with nothing but the token, as gem sends it
};

/// A client as the gateway sees it: requests, each with the token that the client was given.
class ProofClient
{
public:
    /// Where a request goes, with all its headers; \a target is a path.
    using Transport = std::function<Reply(QByteArrayView method, const QByteArray &target,
                                          Headers headers, const QByteArray &body)>;

    ProofClient(Gateway &gateway, QString name);
    /// To a server: \a base is its address.
    ProofClient(Transport transport, QByteArray base, QString name);

    const QString &name() const { return m_name; }
    /// "http://127.0.0.1:8970"
    const QByteArray &base() const { return m_base; }
    int requests() const { return m_requests; }
    /// From now on.
    void show(Scheme scheme, TokenKind kind, const QByteArray &secret);
    /// Sends this field with every request that changes something, from now on.
    void demand(const QByteArray &field, const QByteArray &value) { m_demand = {field, value}; }
    /// As a client does with a pass that it was given for its token.
    void showPass(const QByteArray &pass) { show(Scheme::Bearer, TokenKind::Personal, pass); }

    /// \a target may be an address that the registry gave.
    Reply send(QByteArrayView method, const QByteArray &target, Headers headers = {},
               const QByteArray &body = {});
    Reply get(const QByteArray &target, Headers headers = {})
    {
        return send("GET", target, std::move(headers));
    }
    /// Without a token.
    Reply getOpenly(const QByteArray &target);

    /// …/packages/TYPE/ of a project, group or the instance.
    static QByteArray at(const Scope &scope, const QByteArray &type);
    static bool good(const Reply &reply) { return reply.status >= 200 && reply.status < 300; }

private:
    Transport m_transport;
    QByteArray m_base;
    QString m_name;
    Scheme m_scheme = Scheme::None;
    TokenKind m_kind = TokenKind::Personal;
    QByteArray m_secret;
    std::pair<QByteArray, QByteArray> m_demand;
    int m_requests = 0;
};

} // namespace packhouse::test
