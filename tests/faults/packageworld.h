// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "faults/servedregistry.h"

namespace packhouse::test {

/// A served registry with a project for every package type, and how packages get in and out of it
/// by the types' own protocols. May be used by several threads once it is prepared.
class PackageWorld
{
public:
    explicit PackageWorld(ServedRegistry &registry);

    /// Scopes, a token and a Debian distribution; once a directory. The registry must be running.
    void prepare();
    const std::vector<ProbePtr> &probes() const { return m_probes; }
    const Probe *probe(const FormatId &type) const;
    const QByteArray &token() const { return m_token; }
    ServedRegistry &registry() { return m_registry; }

    /// Every version of a probe's package has other bytes.
    static Item item(int version) { return {version, version}; }
    static QByteArray bytes(const Probe &probe, int version) { return probe.bytes(item(version)); }
    Reply publish(const Probe &probe, int version) const;
    /// From its own project, or from another one.
    Reply pull(const Probe &probe, int version, const QString &project = {}) const;
    static bool brings(const Reply &reply, const Probe &probe, int version)
    {
        return reply.status == 200 && bodyOf(reply) == bytes(probe, version);
    }
    Result<QJsonObject> remove(const Probe &probe, int version) const;
    /// The row of the trash; 0: it is not there.
    qint64 inTrash(const Probe &probe, int version) const;
    Result<QJsonObject> restore(qint64 id) const;
    Result<QJsonObject> purge(qint64 id) const;
    Scope scope(const QString &path) const { return m_scopes.value(path); }
    Scope addProject(const QString &path);

private:
    ServedRegistry &m_registry;
    std::vector<ProbePtr> m_probes;
    QMap<QString, Scope> m_scopes;
    QSet<FormatId> m_fromGroups; ///< types that no client reads from a project
    QByteArray m_token;
};

/// "npm answered 500: …", for a test that fails.
QByteArray told(const Reply &reply);

} // namespace packhouse::test
