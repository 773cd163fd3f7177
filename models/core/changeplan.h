// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/changing.h"
#include "core/plan.h"

namespace packhouse {

/// What somebody chose to change.
struct ChangeItem
{
    PackageKey key;
    QString version; ///< empty: all versions
};

/// A version as it was shown and as it will be; what is different from the first when the plan runs
/// stops it.
struct PlannedState
{
    VersionId id;
    QString version;
    VersionState before;
    VersionState after;
};

/// Where a tag points to; an empty id: there is no such tag.
struct PlannedTag
{
    QString tag;
    VersionId before;
    QString versionBefore;
    VersionId after;
    QString versionAfter;
};

/// Versions and tags of one package that change.
struct ChangedPackage
{
    PackageKey key;
    QList<PlannedState> states;
    QList<PlannedTag> tags;
    LatestMove latest = {};
    PlanFacts facts = {};
};

struct ChangePlan
{
    PlanHead head;
    VersionAct act; ///< as it was asked for
    bool isReversal = false; ///< takes back what the act did
    Text title; ///< of all that it does, also where only some of it is left: "Yank web 1.0.0"
    Text effect; ///< what the type's clients make of it
    QList<ChangedPackage> packages;
    QStringList already; ///< "left-pad 1.0.0": what is as it is wanted, and not in the plan

    qint64 versions() const; ///< that change; a tag is one
    bool isEmpty() const { return versions() == 0; }
    /// What takes it back: a plan of its own.
    ChangePlan reversed(const QDateTime &made) const;
    ChangePlan only(const QList<int> &indexes) const;
};

/// Whether a version is as it was shown, as far as the plan says anything about it.
bool isAsPlanned(const StoredVersion &now, const VersionState &planned);
/// What clients find under a tag that is taken away: nothing, or of "latest" what is the latest
/// then.
QString answerOf(const ChangedPackage &package, const PlannedTag &tag);
/// What clients make of it: what the types say, and what they get then that name no version.
Text effectOf(const ChangePlan &plan, QList<Text> ofTypes);
/// Conflict: a planned version, or a tag, is not as it was shown.
Error plannedHasChanged(const PackageKey &key, const QString &what);
/// By what it does: "Deprecate left-pad 1.0.0", "Yank 3 versions of web".
Text titleOf(const ChangePlan &plan);

} // namespace packhouse
