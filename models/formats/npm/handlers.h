// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/route.h"

namespace packhouse::npm {

// Reading, at every level.
Reply packument(Call &call);
Reply tarball(Call &call);
Reply distTags(Call &call);

// Changing, at project level unless said otherwise.
std::optional<Reply> putPrecheck(const Call &call);
/// Publish; without a tarball, the packument comes back changed: deprecations.
Reply put(Call &call);
/// The packument comes back with "deprecated" texts on some versions; an empty one takes it off
/// again.
Reply deprecate(Call &call);
/// PUT NAME/-rev/REV: the packument comes back with versions left out. 409 when REV is no longer
/// the packument's.
Reply putRevision(Call &call);
/// DELETE NAME/-/FILE/-rev/REV, the second half of unpublishing one version.
Reply deleteTarball(Call &call);
/// DELETE NAME/-rev/REV: every version.
Reply deletePackage(Call &call);
/// PUT and DELETE at group or instance level: says where to do it instead, before the body comes.
std::optional<Reply> elsewhere(const Call &call);
Reply changeElsewhere(Call &call);
Reply putDistTag(Call &call); ///< every level
Reply deleteDistTag(Call &call); ///< every level

// Around it, at every level.
Reply ping(Call &call);
Reply whoami(Call &call);
Reply search(Call &call);
Reply auditBulk(Call &call);
Reply auditQuick(Call &call);

Reply attestations(Call &call);
Reply keys(Call &call);
Reply visibility(Call &call);
Reply signIn(Call &call);
Reply signOut(Call &call);
/// What npm asks other registries for and is not here: one sentence about what there is instead.
Reply notHere(Call &call);

/// What these share.
Reply packageNotFound();
/// What the upstream has of a name that is not here: with 200 its packument, whatever
/// \a upstreamPath asks for; where it is redirected to, that.
Reply missingDocument(const Call &call, const QString &name, const QByteArray &upstreamPath);
QByteArray bytesOf(const Reply &reply);
/// Why a change was refused, as npm clients know it.
Reply refused(const Error &error);
QString canonical(const QString &name);
/// Where a name is looked for: at the instance a name's scope is the top-level group that has it.
/// NotFound.
Result<Scope> placeOf(const Call &call, const QString &name);
/// All versions of a name that the caller sees here, oldest first.
Result<QList<StoredVersion>> seenVersions(const Call &call, const QString &name);
QMap<QString, QString> seenTags(const Call &call, const QString &name);
/// "http://…/api/v4/projects/1/packages/npm"
QByteArray address(const Call &call);

} // namespace packhouse::npm
