// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evidence.h"
#include "core/package.h"
#include "core/result.h"

#include <chrono>
#include <optional>

/// What somebody is shown before it happens, and exactly what happens then. A plan names versions
/// and files by ids, so that what came meanwhile stays; it is a value that can be kept, shown in
/// another process and run later, by whoever made it.
namespace packhouse {

/// What a source calls a version or a file of its own; nobody else makes sense of it.
using VersionId = QString;
using FileId = QString;

/// How long a plan may wait until it is run.
inline constexpr std::chrono::hours PlanLife{24};

/// What every plan has.
struct PlanHead
{
    QString id; ///< short enough to be typed
    QString source; ///< PackageSource::id() of where it was made, and where alone it runs
    QString actor; ///< who made it; nobody else may run it
    QDateTime made;

    static PlanHead now(const QString &source, const QString &actor, const QDateTime &made);
};

struct PlannedVersion
{
    VersionId id;
    QString version;
    QList<FileId> files; ///< with a file that is not among them, the version stays
    qint64 bytes = 0;
    bool onlyFiles = false; ///< these files go, and the version stays, whatever else it has

    static PlannedVersion of(const StoredVersion &version);
    /// Some files of a version that stays.
    static PlannedVersion someOf(const StoredVersion &version, const QList<FileId> &some);
    /// Whether it has got files since.
    bool hasGrown(const QList<StoredFile> &now) const;
    /// Whether files are gone that were shown.
    bool hasLost(const QList<StoredFile> &now) const;
};

/// The versions of one package that go.
struct PlannedPackage
{
    PackageKey key;
    bool whole = false; ///< all of its versions were asked for; those that came later stay
    QList<PlannedVersion> versions;
    Risk risk = Risk::Low; ///< as it was shown; when the plan runs, it may not be greater
};

struct RemovalPlan
{
    PlanHead head;
    QList<PlannedPackage> packages;
    Evidence evidence; ///< as it was shown
    // What was chosen.
    bool reserve = false;
    bool stopForwarding = false;
    bool forGood = false; ///< not to the trash
    /// What the disk gets back once all of it is gone for good: bytes that nothing else here has.
    std::optional<qint64> frees = {};

    qint64 versions() const; ///< that go whole
    qint64 files() const;
    /// No version goes whole.
    bool isOnlyFiles() const;
    qint64 bytes() const;
    /// The same plan for some of its packages.
    RemovalPlan only(const QList<int> &indexes) const;
};

/// What became of a package of a plan.
struct RemovalOutcome
{
    int removed = 0; ///< versions
    int takenOut = 0; ///< files of versions that stay
    QStringList grown; ///< versions that got files since, and stay
    QStringList came; ///< versions that came since, and stay, where all were to go
};

/// Conflict when the evidence about the same versions is worse \a now than it was.
Result<void> checkRisk(const PlannedPackage &shown, const Evidence &now);

/// Conflict: a planned version is not there any more.
Error plannedIsGone(const PackageKey &key, const QString &version);
/// Conflict: files of it are not.
Error filesAreGone(const PackageKey &key, const QString &version);

/// Forbidden for anybody but whoever made it; Conflict when it is too old.
Result<void> checkHead(const PlanHead &head, const QString &actor, const QDateTime &now);

} // namespace packhouse
