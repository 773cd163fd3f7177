// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/storeprivate.h"

using namespace Qt::StringLiterals;

namespace packhouse {

Result<QList<AcceptedUpstream>> Store::acceptedUpstreams() const
{
    Snapshot snapshot(d->readers);
    QList<AcceptedUpstream> found;
    if (snapshot) {
        Query rows(snapshot.db(),
                   u"SELECT type, address, is_public FROM accepted_upstream ORDER BY type"_s);
        while (rows.next())
            found << AcceptedUpstream{rows.text(0), rows.text(1).toUtf8(), rows.integer(2) != 0};
    }
    return snapshot.done<QList<AcceptedUpstream>>(std::move(found));
}

Result<void> Store::acceptUpstream(const AcceptedUpstream &upstream, const Caller &actor)
{
    return d->writer->run([&](Writing &writing) -> Result<void> {
        const QDateTime now = d->now();
        const QString address = QString::fromUtf8(upstream.address);
        RowsBefore rows(writing.db(), {{u"accepted_upstream"_s, u"type = ?"_s, {upstream.type}}});
        Query(writing.db(),
              u"INSERT INTO accepted_upstream (type, address, is_public, since) "
              "VALUES (?, ?, ?, ?) ON CONFLICT (type) DO UPDATE SET address = excluded.address, "
              "is_public = excluded.is_public, since = excluded.since"_s,
              upstream.type, address, upstream.isPublic, now);
        UndoNote note;
        note.subject = upstream.type;
        note.entry = addActivity(writing.db(), now, actor.name(), u"upstream.accept"_s,
                                 upstream.type, Text(), {}, address);
        note.done = Text::of("Requests of %1 may go to %2 now.", upstream.type, address);
        note.undo = Text::of("Undo the yes to %1", address);
        note.rows = rows.changes();
        d->noteAct(writing, actor, note);
        return {};
    });
}

Result<void> Store::forgetUpstream(const FormatId &type, const Caller &actor)
{
    return d->writer->run([&](Writing &writing) -> Result<void> {
        RowsBefore rows(writing.db(), {{u"accepted_upstream"_s, u"type = ?"_s, {type}}});
        Query gone(writing.db(), u"DELETE FROM accepted_upstream WHERE type = ?"_s, type);
        if (gone.changed() == 0)
            return fail(ErrorCode::NotFound,
                        Text::of("Nobody has said yes to an upstream of %1.", type));
        UndoNote note;
        note.subject = type;
        note.entry = addActivity(writing.db(), d->now(), actor.name(), u"upstream.forget"_s, type);
        note.done = Text::of("Requests of %1 go nowhere now.", type);
        note.undo = Text::of("Undo forgetting the upstream of %1", type);
        note.rows = rows.changes();
        d->noteAct(writing, actor, note);
        return {};
    });
}

Result<QByteArray> Store::upstreamOf(const FormatId &type, const QString &canonicalName) const
{
    Snapshot snapshot(d->readers);
    QByteArray address;
    if (snapshot) {
        Query row(snapshot.db(),
                  u"SELECT address FROM upstream_name WHERE type = ? AND canonical = ?"_s, type,
                  canonicalName);
        if (row.next())
            address = row.text(0).toUtf8();
    }
    return snapshot.done<QByteArray>(std::move(address));
}

Result<void> Store::rememberUpstream(const FormatId &type, const QString &canonicalName,
                                     const QByteArray &address)
{
    return d->writer->run([&](Writing &writing) -> Result<void> {
        Query(writing.db(),
              u"INSERT INTO upstream_name (type, canonical, address, since) VALUES (?, ?, ?, ?) "
              "ON CONFLICT (type, canonical) DO UPDATE SET address = excluded.address, "
              "since = excluded.since"_s,
              type, canonicalName, QString::fromUtf8(address), d->now());
        return {};
    });
}

} // namespace packhouse
