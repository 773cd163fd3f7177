// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "registry/gateway/gateway.h"
#include "registry/store/store.h"
#include "registry/upstreams/upstreamprobe.h"
#include "support/handlerfixture.h"
#include "support/loopbackserver.h"

#include <QTemporaryDir>

namespace packhouse::test {

/// A registry with every type and one upstream for those that have one:
///
///   acme             a public group
///   acme/web         private: secrets
///   com/acme/widget  the same for Maven, whose rule for names wants that path, in a public group
///   acme/open        public: one package of each type
///   open/lib         public, in a group in which everything is
///   evil/box         private, the stranger's own
///
/// Everything is forwarded everywhere, through here.
class StrangersWorld
{
public:
    StrangersWorld();
    ~StrangersWorld();

    /// What one request did.
    struct Seen
    {
        QByteArray answer; ///< all of it
        int status = 0;
        int statements = 0; ///< of the database
        int asked = 0; ///< the upstream
    };
    using HeaderPairs = QList<std::pair<QByteArray, QByteArray>>;
    Seen ask(const QByteArray &method, const QByteArray &target, const HeaderPairs &headers,
             const QByteArray &body = {});
    /// Sends what a client sends to publish a package, below a project.
    Seen publish(const QString &type, const QString &package, const QString &project,
                 const QByteArray &who);
    /// Every token is used once, since the first use of one is looked up.
    void meetEverybody();
    HeaderPairs credential(const QString &type, const QByteArray &who) const;

    /// The same as an import of what is not ours.
    void publishForeign(const QString &type, const QString &package, const QString &project);
    /// Beside "known".
    void upstreamHas(const QByteArray &word) { *m_upstreamHas = word; }

    /// Where the secrets of a type are.
    static QString secretProject(const QString &type);
    Scope scope(const QString &path) const { return m_store->scope(path).value(); }
    Store &store() { return *m_store; }
    const FormatList &formats() const { return m_formats; }

private:
    void token(const QByteArray &who, const QString &scope, Rights rights);

    QTemporaryDir m_folder;
    ManualClock m_clock;
    std::shared_ptr<QByteArray> m_upstreamHas = std::make_shared<QByteArray>("known");
    LoopbackServer m_upstream;
    const FormatList m_formats;
    std::unique_ptr<Store> m_store;
    std::unique_ptr<UpstreamProbe> m_probe;
    std::unique_ptr<Forwarder> m_forwarder;
    std::unique_ptr<Gateway> m_gateway;
    QHash<QByteArray, QByteArray> m_secrets; ///< of access tokens
    QHash<QByteArray, QByteArray> m_deploys; ///< of deploy tokens of the same reach
};

} // namespace packhouse::test
