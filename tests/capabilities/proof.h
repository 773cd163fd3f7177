// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "probe.h"
#include "registry/actions/context.h"
#include "registry/upstreams/upstreamforwarder.h"
#include "registry/upstreams/upstreamprobe.h"
#include "support/handlerfixture.h"

namespace packhouse::test {

/// A registry of every built-in type with an upstream for each, and what went wrong in it.
class Proof
{
public:
    /// \a name of the client as in the table: what it sends may differ from what others of its type
    /// send.
    Proof(const Probe &probe, QString name, Visibility visibility = Visibility::Private);

    const Probe &probe() const { return m_probe; }
    const QString &client() const { return m_client; }
    Scope project() const { return m_project; }
    Scope group() const { return m_group; }
    Scope at(Level level) const;
    Store &store() { return *m_store; }
    Gateway &gateway() { return *m_gateway; }
    UpstreamProbe &upstreams() { return *m_upstreams; }
    RegistryContext context()
    {
        return {*m_store, m_formats, *m_upstreams, m_clock, HandlerFixture::owner()};
    }

    /// How the next steps show a token; the secret is made when it is first needed.
    void show(Scheme scheme, TokenKind kind);
    void showWrong(Scheme scheme);
    void showNothing();

    Reply publish(const Scope &at, const Item &item = {});
    Reply pull(const Scope &at, const Item &item = {});
    Reply pullMissing(const Scope &at);
    /// A request of the registry's own API, by its owner's token.
    Reply ask(const QByteArray &target);
    /// Something other than a request to the gateway was asked for.
    void count() { ++m_requests; }

    void setDuplicates(bool allowed, const QString &exception = {});
    bool setForwarding(Forwarding forwarding); ///< for everything; false: that was refused

    /// What clients take for the group's own names is not kept from upstreams any more.
    void giveUpOwnNames();

    // What ought to be; what is not is remembered.
    bool succeeds(const Reply &reply, const QString &step);
    /// … and its body is that file.
    bool brings(const Reply &reply, const QByteArray &bytes, const QString &step);
    /// 4xx with a sentence of at least so many words.
    bool isRefused(const Reply &reply, const QString &step, int words = 4);
    void is(bool right, const QString &otherwise);
    void nothingIsStored();

    int requests() const { return m_requests; }
    const QStringList &problems() const { return m_problems; }

private:
    QByteArray secret(TokenKind kind);
    template<typename Step>
    Reply step(const Step &step);
    void setPolicy(PolicySetting setting);

    const Probe &m_probe;
    QString m_client;
    QTemporaryDir m_folder;
    ManualClock m_clock;
    FormatList m_formats;
    std::unique_ptr<Store> m_store;
    std::unique_ptr<UpstreamProbe> m_upstreams;
    std::unique_ptr<UpstreamForwarder> m_forwarder;
    std::unique_ptr<Gateway> m_gateway;
    Scope m_project, m_group;
    QMap<int, QByteArray> m_secrets;
    Scheme m_scheme = Scheme::Header;
    TokenKind m_kind = TokenKind::Personal;
    bool m_wrong = false;
    int m_requests = 0;
    QStringList m_problems;
};

/// The addresses of all upstreams.
inline const QByteArray UpstreamAddress = "http://127.0.0.1:9/upstream";

/// What a person reads of it: the reason in the body, without the status.
QString reasonOf(const Reply &reply);

} // namespace packhouse::test
