// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "registry/store/connection.h"
#include "registry/store/store.h"

namespace packhouse {

/// Whose a name is. Above a project it belongs to one: the one that it was given to by hand, else
/// the first below that scope which published it. What comes later changes nothing, nor does it
/// that the first one's versions are deleted.
struct NameOwners
{
    QList<ScopeId> projects; ///< in the order in which they serve it
    qint64 since = 0; ///< the turn of its first publish; 0: by hand
};

/// What a type says about its names at the instance.
enum class AtInstance {
    NameDecides, ///< each top-level group's owner; the type's rule for names chooses between them
    OneProject, ///< of all
};

/// The owners at \a at, a group or the instance, of a name with these holders.
NameOwners ownersAt(const Scope &at, const QList<NameHolder> &holders, AtInstance atInstance);

/// The same where the owner of a name owns those below it: unless such a one was published earlier,
/// or was given away itself. \a chain: the holders of each name from the top down to the name.
NameOwners ownersAt(const Scope &at, const QList<QList<NameHolder>> &chain, AtInstance atInstance);

/// A project has published a name; of the first time the turn is kept for good.
void holdName(Connection &db, const FormatId &type, const QString &canonicalName, ScopeId project,
              const QDateTime &now);

/// Of packages without holders, which a journal with gaps leaves: theirs in the order of packages.
inline const QString HoldPackages = QStringLiteral(
    "INSERT INTO name_holder (type, canonical, project, published, since) "
    "SELECT p.type, p.canonical, p.project, (SELECT coalesce(max(published), 0) FROM name_holder) "
    "+ row_number() OVER (ORDER BY p.id), p.published FROM package p WHERE NOT EXISTS "
    "(SELECT 1 FROM name_holder h WHERE h.type = p.type AND h.canonical = p.canonical "
    "AND h.project = p.project AND h.published > 0) "
    "ON CONFLICT (type, canonical, project) DO UPDATE SET published = excluded.published");

} // namespace packhouse
