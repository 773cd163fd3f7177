// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/reservationtable.h"
#include "registry/store/storeprivate.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace packhouse {

/// A JSON list of the name and of the patterns that cover it.
static QString namesAndNamespaces(const QString &canonicalName)
{
    QJsonArray names = QJsonArray::fromStringList(namespacesOf(canonicalName));
    names << canonicalName;
    return QString::fromUtf8(QJsonDocument(names).toJson(QJsonDocument::Compact));
}

std::optional<Reservation> Store::reservation(const FormatId &type,
                                              const QString &canonicalName) const
{
    // Not knowing must not forward a name that may be ours.
    const Reservation unknown{type, canonicalName, u"could not be read"_s, {}, false};
    Snapshot snapshot(d->readers);
    if (!snapshot)
        return unknown;
    std::optional<Reservation> found;
    {
        // The name's own row wins over those of its namespaces, and the longest of these.
        Query row(snapshot.db(),
                  u"SELECT canonical, reason, since, allow_forwarding FROM reservation "
                  "WHERE type = ? AND canonical IN (SELECT value FROM json_each(?)) "
                  "ORDER BY canonical = ? DESC, length(canonical) DESC LIMIT 1"_s,
                  type, namesAndNamespaces(canonicalName), canonicalName);
        if (row.next())
            found = {type, row.text(0), row.text(1), row.time(2), row.integer(3) != 0};
    }
    return snapshot.takeError() ? unknown : found;
}

Result<QList<Reservation>> Store::reservations() const
{
    Snapshot snapshot(d->readers);
    QList<Reservation> found;
    if (snapshot) {
        Query rows(snapshot.db(), u"SELECT type, canonical, reason, since, allow_forwarding "
                                  "FROM reservation ORDER BY type, canonical"_s);
        while (rows.next())
            found << Reservation{rows.text(0), rows.text(1), rows.text(2), rows.time(3),
                                 rows.integer(4) != 0};
    }
    return snapshot.done<QList<Reservation>>(std::move(found));
}

/// The spelling under which a name or a namespace ("@acme/*") is reserved.
static Result<QString> reservedName(const Format &format, const QString &given)
{
    if (!given.endsWith(u'*')) {
        const QString name = format.canonicalName(given);
        if (name.isEmpty())
            return fail(ErrorCode::InvalidName, Text::of("A reservation needs a name."));
        return name;
    }
    const QChar separator = given.size() > 2 ? given[given.size() - 2] : QChar();
    if (separator.isNull() || !u"/.:-_"_s.contains(separator))
        return fail(
            ErrorCode::InvalidName, Text::of("'%1' is no namespace.", given),
            Text::of("Write what its names start with up to a '/', '.', ':' or '-', and then a "
                     "'*': @acme/*."));
    // Types may spell separators differently; a letter behind keeps this one from being the end.
    return format.canonicalName(given.chopped(1) + u'x').chopped(1) + u'*';
}

Result<void> Store::reserve(const Reservation &reservation, const Caller &actor)
{
    Result<const Format *> known = d->format(reservation.type);
    if (!known)
        return fail(std::move(known.error()));
    // Whoever reserves may know the name only as its publisher spelled it.
    const Result<QString> checked = reservedName(**known, reservation.canonicalName);
    if (!checked)
        return fail(checked.error());
    const QString &name = *checked;
    return d->writer->run([&](Writing &writing) -> Result<void> {
        const QDateTime now = d->now();
        Query(writing.db(),
              u"INSERT INTO reservation (type, canonical, reason, since, allow_forwarding) "
              "VALUES (?, ?, ?, ?, ?) ON CONFLICT (type, canonical) DO UPDATE SET "
              "reason = excluded.reason, allow_forwarding = excluded.allow_forwarding"_s,
              reservation.type, name,
              reservation.reason.isEmpty() ? u"reserved by hand"_s : reservation.reason,
              reservation.since.isValid() ? reservation.since : now, reservation.allowForwarding);
        addActivity(writing.db(), now, actor.name(),
                    reservation.allowForwarding ? u"forward"_s : u"reserve"_s,
                    reservation.type + u' ' + name);
        writing.touch(reservation.type, name);
        writing.touchProject(InstanceScope); // packages of that name may be anywhere
        return {};
    });
}

Result<void> Store::unreserve(const FormatId &type, const QString &canonicalName,
                              const Caller &actor)
{
    return d->writer->run([&](Writing &writing) -> Result<void> {
        Query removed(writing.db(), u"DELETE FROM reservation WHERE type = ? AND canonical = ?"_s,
                      type, canonicalName);
        if (removed.changed() == 0)
            return fail(ErrorCode::NotFound, Text::of("%1 is not reserved.", canonicalName));
        addActivity(writing.db(), d->now(), actor.name(), u"unreserve"_s,
                    type + u' ' + canonicalName);
        writing.touch(type, canonicalName);
        writing.touchProject(InstanceScope);
        return {};
    });
}

bool Store::isTombstone(const FormatId &type, const QString &canonicalName,
                        const QString &version) const
{
    Snapshot snapshot(d->readers);
    if (!snapshot)
        return true; // not knowing must not send the request away
    bool found = false;
    {
        Query row(snapshot.db(),
                  u"SELECT 1 FROM tombstone WHERE type = ? AND canonical = ? AND version = ?"_s,
                  type, canonicalName, version);
        found = row.next();
    }
    return snapshot.takeError() || found;
}

} // namespace packhouse
