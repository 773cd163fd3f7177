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

// A row of name_holder: published > 0, its project was among the first, in that order. 0: it has
// the name and is no owner of it, unless it was given to it. < 0: it imported what is not ours, in
// that order, and serves it above where nobody else does.

struct HeldAs
{
    qint64 published = 0;
    bool given = false;
    bool owns() const { return published > 0 || given; }
};
/// Nothing: the project never had the name.
std::optional<HeldAs> heldAs(Connection &db, const FormatId &type, const QString &canonicalName,
                             ScopeId project);
/// See Store::noteDelivered().
bool wasDelivered(Connection &db, ScopeId topLevel, const FormatId &type,
                  const QString &canonicalName);

/// A project has published a name; of the first time the turn is kept for good.
void holdName(Connection &db, const FormatId &type, const QString &canonicalName, ScopeId project,
              const QDateTime &now);
/// It has imported what is not ours.
void holdForeignName(Connection &db, const FormatId &type, const QString &canonicalName,
                     ScopeId project, const QDateTime &now);
/// It has published what an upstream had before.
void haveName(Connection &db, const FormatId &type, const QString &canonicalName, ScopeId project,
              const QDateTime &now);
/// The first below \a at that imported what nobody owns.
std::optional<ScopeId> firstImporter(const Scope &at, const QList<NameHolder> &holders);

/// Of packages without holders, which a journal with gaps leaves: theirs in the order of packages.
inline const QString HoldPackages = QStringLiteral(
    "INSERT INTO name_holder (type, canonical, project, published, since) "
    "SELECT p.type, p.canonical, p.project, (SELECT coalesce(max(published), 0) FROM name_holder) "
    "+ row_number() OVER (ORDER BY p.id), p.published FROM package p WHERE NOT EXISTS "
    "(SELECT 1 FROM name_holder h WHERE h.type = p.type AND h.canonical = p.canonical "
    "AND h.project = p.project)");

} // namespace packhouse
