// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults/packageworld.h"

#include "capabilities/table.h"

using namespace Qt::StringLiterals;

namespace packhouse::test {

namespace {

QJsonObject needed(const Result<QJsonObject> &result)
{
    if (!result)
        qFatal("%s", qPrintable(english(result.error())));
    return *result;
}

} // namespace

PackageWorld::PackageWorld(ServedRegistry &registry) : m_registry(registry), m_probes(allProbes())
{
    const Table reference = Table::ofFile(u"reference.tsv"_s);
    for (const QByteArrayList &row : reference.rows()) {
        if (reference.cell(row, "pull_project") == "N")
            m_fromGroups.insert(QString::fromLatin1(reference.cell(row, "type")));
    }
}

const Probe *PackageWorld::probe(const FormatId &type) const
{
    for (const ProbePtr &each : m_probes) {
        if (each->type() == type)
            return each.get();
    }
    return nullptr;
}

Scope PackageWorld::addProject(const QString &path)
{
    const QJsonObject made = needed(m_registry.control("scope.add", {{u"path"_s, path}}));
    Scope scope;
    scope.id = made["id"_L1].toInteger();
    scope.level = Level::Project;
    scope.path = made["path"_L1].toString();
    m_scopes.insert(path, scope);
    return scope;
}

void PackageWorld::prepare()
{
    m_scopes.clear();
    m_token = needed(m_registry.control(
        "token.create",
        {{u"name"_s, u"faults"_s}, {u"allow"_s, u"read,write,delete"_s}}))["token"_L1]
                  .toString()
                  .toLatin1();
    ProofClient client = m_registry.client(m_token);
    for (const ProbePtr &probe : m_probes) {
        if (!m_scopes.contains(probe->project()))
            addProject(probe->project());
        const Reply reply = probe->prepare(client, scope(probe->project()));
        if (!ProofClient::good(reply))
            qFatal("%s", told(reply).constData());
    }
    for (const auto &row : needed(m_registry.control("scope.list", {}))["scopes"_L1].toArray()) {
        Scope group;
        group.id = row[u"id"_s].toInteger();
        group.path = row[u"path"_s].toString();
        group.level = Level::Group;
        if (!m_scopes.contains(group.path))
            m_scopes.insert(group.path, group);
    }
}

Reply PackageWorld::publish(const Probe &probe, int version) const
{
    ProofClient client = m_registry.client(m_token);
    return probe.publish(client, scope(probe.project()), item(version));
}

Reply PackageWorld::pull(const Probe &probe, int version, const QString &project) const
{
    ProofClient client = m_registry.client(m_token);
    QString from = project.isEmpty() ? probe.project() : project;
    if (m_fromGroups.contains(probe.type()))
        from = from.section(u'/', 0, -2);
    return probe.pull(client, scope(from), item(version));
}

Result<QJsonObject> PackageWorld::remove(const Probe &probe, int version) const
{
    // As it is stored, which is not how every client writes it.
    const Result<QJsonObject> shown = m_registry.control(
        "show",
        {{u"type"_s, probe.type()}, {u"name"_s, probe.name()}, {u"scope"_s, probe.project()}});
    if (!shown)
        return shown;
    const QString text = probe.version(item(version));
    for (const auto &value : (*shown)["versions"_L1].toArray()) {
        const QString stored = value[u"version"_s].toString();
        if (stored != text && !stored.startsWith(text + u'@'))
            continue;
        return m_registry.control("delete", {{u"type"_s, probe.type()},
                                             {u"name"_s, probe.name()},
                                             {u"scope"_s, probe.project()},
                                             {u"versions"_s, QJsonArray{stored}},
                                             {u"yes"_s, true}});
    }
    return fail(ErrorCode::NotFound, Text::of("%1 %2 is not listed.", probe.name(), text));
}

qint64 PackageWorld::inTrash(const Probe &probe, int version) const
{
    const Result<QJsonObject> listed = m_registry.control("trash.list", {});
    if (!listed)
        return 0;
    const QString text = probe.version(item(version));
    for (const auto &value : (*listed)["trash"_L1].toArray()) {
        const QString stored = value[u"version"_s].toString();
        if (value[u"type"_s].toString() == probe.type()
            && value[u"scope"_s].toString() == probe.project()
            && (stored == text || stored.startsWith(text + u'@')))
            return value[u"id"_s].toInteger();
    }
    return 0;
}

Result<QJsonObject> PackageWorld::restore(qint64 id) const
{
    return m_registry.control("trash.restore", {{u"ids"_s, QJsonArray{id}}});
}

Result<QJsonObject> PackageWorld::purge(qint64 id) const
{
    return m_registry.control("trash.purge", {{u"ids"_s, QJsonArray{id}}});
}

QByteArray told(const Reply &reply)
{
    return QByteArray::number(reply.status) + ' ' + reply.reason + ": " + bodyOf(reply).left(400);
}

} // namespace packhouse::test
