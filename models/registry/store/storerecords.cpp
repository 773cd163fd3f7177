// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/blobs/diskfile.h"
#include "registry/store/storeprivate.h"

using namespace Qt::StringLiterals;

namespace packhouse {

static void eachFragment(Connection &db, ScopeId project, const FormatId &type,
                         const QString &collection, const PackageReader::EachFragment &each)
{
    Query rows(db,
               u"SELECT g.key, g.text, v.status FROM fragment g JOIN version v "
               "ON v.id = g.version WHERE g.project = ? AND g.type = ? AND g.collection = ?"_s
                   + Downloadable + u"ORDER BY g.key, g.id"_s,
               project, type, collection);
    while (rows.next())
        each(rows.bytes(0), rows.bytes(1), Status(rows.integer(2)));
}

Result<void> Store::fragments(ScopeId project, const FormatId &type, const QString &collection,
                              const EachFragment &each) const
{
    Snapshot snapshot(d->readers);
    if (snapshot)
        eachFragment(snapshot.db(), project, type, collection, each);
    return snapshot.done(Result<void>());
}

Result<void> Store::fragmentsOf(ScopeId project, const FormatId &type,
                                const QStringList &collections, const EachCollected &each) const
{
    Snapshot snapshot(d->readers);
    for (const QString &collection : collections) {
        if (!snapshot)
            break;
        eachFragment(snapshot.db(), project, type, collection,
                     [&](const QByteArray &key, const QByteArray &text, Status status) {
                         each(collection, key, text, status);
                     });
    }
    return snapshot.done(Result<void>());
}

Result<QString> Store::privateFolder(const FormatId &type) const
{
    QString folder = d->options.directory + u"/private"_s;
    for (const QString &path : {folder, folder + u'/' + type}) {
        if (Result<void> made = makeFolder(path); !made)
            return fail(std::move(made.error()));
        folder = path;
    }
    return folder;
}

Result<QStringList> Store::collections(ScopeId project, const FormatId &type,
                                       const QString &prefix) const
{
    Snapshot snapshot(d->readers);
    QStringList found;
    if (snapshot) {
        // From one collection to the next, so that the cost is not that of all their fragments.
        Query rows(snapshot.db(),
                   u"WITH RECURSIVE asked (project, type, prefix) AS (VALUES (?, ?, ?)), "
                   "each (collection) AS ("
                   "SELECT (SELECT min(f.collection) FROM fragment f WHERE f.project = a.project "
                   "AND f.type = a.type AND f.collection >= a.prefix) FROM asked a UNION ALL "
                   "SELECT (SELECT min(f.collection) FROM fragment f WHERE f.project = a.project "
                   "AND f.type = a.type AND f.collection > each.collection) FROM each, asked a "
                   "WHERE each.collection IS NOT NULL "
                   "AND substr(each.collection, 1, length(a.prefix)) = a.prefix) "
                   "SELECT e.collection FROM each e, asked a WHERE e.collection IS NOT NULL "
                   "AND substr(e.collection, 1, length(a.prefix)) = a.prefix AND EXISTS ("
                   "SELECT 1 FROM fragment g JOIN version v ON v.id = g.version "
                   "WHERE g.project = a.project AND g.type = a.type "
                   "AND g.collection = e.collection"_s
                       + Downloadable + u")"_s,
                   project, type, prefix);
        while (rows.next())
            found << rows.text(0);
    }
    return snapshot.done<QStringList>(std::move(found));
}

GenerationPtr Store::collectionGeneration(ScopeId project, const FormatId &type,
                                          const QString &collection) const
{
    return d->generations.get(type, Generations::collectionKey(project, collection));
}

Result<QMap<QString, QByteArray>> Store::records(ScopeId scope, const FormatId &type) const
{
    Snapshot snapshot(d->readers);
    QMap<QString, QByteArray> found;
    if (snapshot) {
        Query rows(snapshot.db(), u"SELECT key, value FROM record WHERE scope = ? AND type = ?"_s,
                   scope, type);
        while (rows.next())
            found.insert(rows.text(0), rows.bytes(1));
    }
    return snapshot.done<QMap<QString, QByteArray>>(std::move(found));
}

Result<void> Store::setRecord(ScopeId scope, const FormatId &type, const QString &key,
                              const QByteArray &value, const Caller &actor)
{
    const std::optional<Scope> at = d->scopes.find(scope);
    if (!at)
        return fail(ErrorCode::NotFound, Text::of("There is no scope %1.", scope));
    return d->writer->run([&](Writing &writing) -> Result<void> {
        if (value.isEmpty())
            Query(writing.db(), u"DELETE FROM record WHERE scope = ? AND type = ? AND key = ?"_s,
                  scope, type, key);
        else
            Query(writing.db(),
                  u"INSERT INTO record (scope, type, key, value) VALUES (?, ?, ?, ?) "
                  "ON CONFLICT (scope, type, key) DO UPDATE SET value = excluded.value"_s,
                  scope, type, key, value);
        addActivity(writing.db(), d->now(), actor.name(),
                    value.isEmpty() ? u"record.remove"_s : u"record.set"_s,
                    QStringList{at->path, type, key}.join(u' ').simplified());
        writing.touchCollection(scope, type, key);
        return {};
    });
}

} // namespace packhouse
