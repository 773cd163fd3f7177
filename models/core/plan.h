// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clientanswer.h"
#include "core/package.h"
#include "core/planfact.h"
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
    QList<FileId> staying = {}; ///< what else that version had; what came since is told

    static PlannedVersion of(const StoredVersion &version);
    /// Some files of a version that stays.
    static PlannedVersion someOf(const StoredVersion &version, const QList<FileId> &some);
    /// Whether it has got files since.
    bool hasGrown(const QList<StoredFile> &now) const;
    /// The names of files that a version which stays has got since.
    QStringList cameSince(const QList<StoredFile> &now) const;
    /// Whether files are gone that were shown.
    bool hasLost(const QList<StoredFile> &now) const;
};

/// How lately clients took something, in the words in which it is shown. One pull more of what was
/// shown as pulled this week is no news; the first of what was shown as never pulled is.
enum class Use { NotLately, ThisQuarter, ThisWeek };

/// What clients that name no version of a package get, before an act and after it. Empty: nothing.
struct LatestMove
{
    QString before = {};
    QString after = {};

    bool moves() const { return before != after; }
    bool operator==(const LatestMove &) const = default;
};

/// What the risk of a deletion stands on beside what strangers answered: what lets requests for the
/// name out, and who uses it. None of it may have grown when the plan runs, whichever process looks
/// then.
struct RiskBasis
{
    bool forwards = false; ///< requests of its type are passed on there
    QString reservedAs = {}; ///< the name or namespace whose reservation keeps it; empty: none
    QStringList upstreams = {}; ///< addresses that somebody said yes to, in their order
    QStringList dependents = {}; ///< names of packages here that depend on it
    Use use = Use::NotLately;
    LatestMove latest = {};
    PlanFacts facts = {};

    bool operator==(const RiskBasis &) const = default;
};

/// The versions of one package that go.
struct PlannedPackage
{
    PackageKey key;
    bool whole = false; ///< all of its versions were asked for; those that came later stay
    QList<PlannedVersion> versions;
    Risk risk = Risk::Low; ///< as it was shown; when the plan runs, it may not be greater
    Text why = {}; ///< the headline of its evidence
    RiskBasis basis = {};
};

struct RemovalPlan
{
    PlanHead head;
    QList<PlannedPackage> packages; ///< the riskiest first
    Evidence evidence; ///< what the registry knows; judged() was shown
    /// Versions that came between what was looked at, where that was a list, and the plan: they
    /// stay.
    qint64 newer = 0;
    // What was chosen.
    bool reserve = false;
    bool stopForwarding = false;
    bool forGood = false; ///< not to the trash
    /// What the disk gets back once all of it is gone for good: bytes that nothing else here has.
    std::optional<qint64> frees = {};
    /// What this computer's clients would get, as it was shown; none where nobody looked.
    QList<ClientAnswer> clients = {};
    QStringList projects = {}; ///< folders that were named for their clients' own settings

    /// The evidence with what those clients would get: nothing that is shown is milder than that.
    Evidence judged() const;
    /// The risk of one of its packages, likewise.
    Risk riskOf(const PlannedPackage &package) const;
    qint64 versions() const; ///< that go whole
    qint64 files() const;
    /// No version goes whole.
    bool isOnlyFiles() const;
    qint64 bytes() const;
    /// The same plan for some of its packages.
    RemovalPlan only(const QList<int> &indexes) const;
};

/// What one entry of the trash is: a version, or what was taken out of one that stayed.
struct PlannedEntry
{
    PackageKey key;
    PlannedVersion version; ///< under the number that the entry has in the trash
    QString fileName = {}; ///< the first that was taken out of a version that stayed; else empty

    /// "left-pad 1.3.0", and what was taken out of it.
    Text title() const;
};

/// "a.jar", "a.jar and 2 more"; empty without a name.
Text takenOutText(const QString &fileName, qint64 files);
Text entryTitle(const QString &version, const Text &takenOut);

/// … of one of several packages.
struct PackageLatest
{
    PackageKey key;
    LatestMove move;
};

/// What comes back from the trash.
struct RestorePlan
{
    PlanHead head;
    QList<PlannedEntry> entries;
    bool intoExisting = false; ///< also what is foreign, beside versions of ours
    QList<PackageLatest> latest = {}; ///< where it moves
    PlanFacts facts = {};
};

/// What goes from the trash, for good.
struct PurgePlan
{
    PlanHead head;
    QList<PlannedEntry> entries;
};

qint64 filesOf(const QList<PlannedEntry> &entries);
qint64 bytesOf(const QList<PlannedEntry> &entries);

/// What became of the entries of a plan.
struct TrashOutcome
{
    int done = 0; ///< entries
    QStringList grown; ///< got files since, and stay in the trash
    QList<PackageLatest> latest; ///< where it moved, as clients get it
};

/// A file that a version has got since, of which only files were to go: it stays.
struct CameFile
{
    QString version;
    QString name;
};

/// What became of a package of a plan.
struct RemovalOutcome
{
    int removed = 0; ///< versions
    int takenOut = 0; ///< files of versions that stay
    QStringList grown; ///< versions that got files since, and stay
    QStringList came; ///< versions that came since, and stay, where all were to go
    QList<CameFile> cameFiles;
    QStringList tags; ///< that went with their versions, but "latest"
};

/// Conflict when the evidence about the same versions is worse \a now than it was.
Result<void> checkRisk(const PlannedPackage &shown, const Evidence &now);
/// Conflict when something that kept the name in does not any more, somebody uses it by now, or
/// anything else is not as it was shown.
Result<void> checkBasis(const PlannedPackage &shown, const RiskBasis &now);
/// Conflict when clients that name no version would not get what was shown, before or after.
Result<void> checkLatest(const QString &name, const LatestMove &shown, const LatestMove &now,
                         const Text &remedy);
Result<void> checkLatest(const QList<PackageLatest> &shown, const QList<PackageLatest> &now,
                         const Text &remedy);

/// "Clients that name no version of lts get 2.0.0 then. Now they get 1.1.0." Empty where it does
/// not move.
Text latestText(const QString &name, const LatestMove &latest);
/// Of several packages: the first few, and how many more.
Text latestText(const QList<PackageLatest> &latest);

/// The same once it has been done.
Text latestDoneText(const QList<PackageLatest> &latest);
/// Conflict when what is left of a restore would move what was not \a shown to move, or elsewhere.
Result<void> checkRestoredLatest(const QList<PackageLatest> &shown,
                                 const QList<PackageLatest> &now);

/// Conflict: a planned version is not there any more.
Error plannedIsGone(const PackageKey &key, const QString &version);
/// Conflict: files of it are not.
Error filesAreGone(const PackageKey &key, const QString &version);
/// Conflict: an entry is not in the trash any more, or not all of it.
Error entryIsGone(const PlannedEntry &entry);

/// Forbidden for anybody but whoever made it; Conflict when it is too old.
Result<void> checkHead(const PlanHead &head, const QString &actor, const QDateTime &now);

} // namespace packhouse
