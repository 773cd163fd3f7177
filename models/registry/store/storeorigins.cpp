// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/storeprivate.h"

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr qsizetype MostNamed = 3;

} // namespace

/// What is there that does not come from where \a origin does. What lies in the trash counts where
/// it was published here: to restore it would be to find strangers beside it.
Result<void> Store::Private::checkAddition(Connection &db, const Scope &project,
                                           const Coordinates &coordinates,
                                           const QString &canonicalName, const Origin &origin) const
{
    QStringList named;
    qint64 others = 0;
    Query rows(db,
               u"SELECT v.version, v.origin, v.origin_from, v.publisher, v.status FROM package p "
               "JOIN version v ON v.package = p.id WHERE p.project = ? AND p.type = ? AND "
               "p.canonical = ? AND (v.origin IN (0, 1) OR (v.status <> 4 AND v.origin_from <> ?)) "
               "ORDER BY v.status = 4, v.id DESC"_s,
               project.id, coordinates.type, canonicalName, origin.from);
    while (rows.next()) {
        if (++others > MostNamed)
            continue;
        const Origin theirs = originOf(rows.integer(1), rows.text(2));
        QString whose = theirs.kind == Origin::Kind::Imported ? u"imported from "_s + theirs.from
                                                              : u"published by "_s + rows.text(3);
        if (rows.integer(4) == int(Status::Deleted))
            whose += u", in the trash"_s;
        named << u"%1 (%2)"_s.arg(rows.text(0), whose);
    }
    if (others == 0)
        return {};
    const QString list = named.join(u", "_s);
    return fail(ErrorCode::Conflict,
                others > named.size()
                    ? Text::of("%1 has a package %2 of its own already: %3 and %4 more.",
                               project.path, coordinates.name, list, others - named.size())
                    : Text::of("%1 has a package %2 of its own already: %3.", project.path,
                               coordinates.name, list),
                Text::of("Versions from elsewhere are added to it only when that is said: "
                         "--into-existing."));
}

Result<void> Store::checkAddition(const Scope &project, const Coordinates &coordinates,
                                  const Origin &origin) const
{
    Result<const Format *> format = d->format(coordinates.type);
    if (!format)
        return fail(std::move(format.error()));
    Snapshot snapshot(d->readers);
    return snapshot.done(snapshot
                             ? d->checkAddition(snapshot.db(), project, coordinates,
                                                (*format)->canonicalName(coordinates.name), origin)
                             : Result<void>());
}

} // namespace packhouse
