// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/storeprivate.h"

using namespace Qt::StringLiterals;

namespace packhouse {

Result<QList<OwnAddress>> Store::ownAddresses() const
{
    Snapshot snapshot(d->readers);
    QList<OwnAddress> found;
    if (snapshot) {
        Query rows(snapshot.db(), u"SELECT port, scope, type FROM own_address ORDER BY port"_s);
        while (rows.next())
            found << OwnAddress{quint16(rows.integer(0)), rows.integer(1), rows.text(2)};
    }
    return snapshot.done<QList<OwnAddress>>(std::move(found));
}

Result<void> Store::addOwnAddress(const OwnAddress &address, const Caller &actor)
{
    const Result<Scope> scope = this->scope(address.scope);
    if (!scope)
        return fail(scope.error());
    return d->writer->run([&](Writing &writing) -> Result<void> {
        const QDateTime now = d->now();
        const qint64 port = address.port;
        const QString name = QString::number(port);
        RowsBefore rows(writing.db(), {{u"own_address"_s, u"port = ?"_s, {port}}});
        Query added(writing.db(),
                    u"INSERT INTO own_address (port, scope, type, since) VALUES (?, ?, ?, ?) "
                    "ON CONFLICT (port) DO NOTHING"_s,
                    port, address.scope, address.type, now);
        if (added.changed() == 0)
            return fail(ErrorCode::Duplicate, Text::of("Port %1 has a registry already.", name),
                        Text::of("Choose another port, or take that one away first."));
        UndoNote note;
        note.subject = scope->path;
        note.entry = addActivity(writing.db(), now, actor.name(), u"address.add"_s, scope->path,
                                 Text(), {}, address.type + u' ' + name);
        note.done = Text::of("%1 of %2 answers at port %3 now.", address.type, scope->path, name);
        note.undo = Text::of("Undo port %1 of %2", name, scope->path);
        note.rows = rows.changes();
        d->noteAct(writing, actor, note);
        return {};
    });
}

Result<void> Store::dropOwnAddress(quint16 portNumber, const Caller &actor)
{
    return d->writer->run([&](Writing &writing) -> Result<void> {
        const qint64 port = portNumber;
        const QString name = QString::number(port);
        RowsBefore rows(writing.db(), {{u"own_address"_s, u"port = ?"_s, {port}}});
        QString path;
        QString type;
        {
            Query row(writing.db(),
                      u"SELECT s.path, a.type FROM own_address a JOIN scope s ON s.id = a.scope "
                      "WHERE a.port = ?"_s,
                      port);
            if (row.next()) {
                path = row.text(0);
                type = row.text(1);
            }
        }
        Query gone(writing.db(), u"DELETE FROM own_address WHERE port = ?"_s, port);
        if (gone.changed() == 0)
            return fail(ErrorCode::NotFound, Text::of("No registry has port %1.", name));
        UndoNote note;
        note.subject = path;
        note.entry = addActivity(writing.db(), d->now(), actor.name(), u"address.drop"_s, path,
                                 Text(), type + u' ' + name, {});
        note.done = Text::of("%1 of %2 answers at port %3 no longer.", type, path, name);
        note.undo = Text::of("Undo taking port %1 from %2", name, path);
        note.rows = rows.changes();
        d->noteAct(writing, actor, note);
        return {};
    });
}

} // namespace packhouse
