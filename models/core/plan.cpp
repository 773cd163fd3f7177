// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan.h"

#include <QRandomGenerator>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr int IdLength = 12; ///< hex digits
constexpr std::chrono::minutes ClockSlack{5};
constexpr qsizetype MostTold = 5; ///< packages, of which each is told what becomes of it

template<typename Of>
qint64 sum(const QList<PlannedPackage> &packages, Of of)
{
    qint64 all = 0;
    for (const PlannedPackage &package : packages)
        all = std::accumulate(
            package.versions.begin(), package.versions.end(), all,
            [of](qint64 before, const PlannedVersion &version) { return before + of(version); });
    return all;
}

Text again()
{
    return Text::of("Nothing was deleted. Look at it again and decide anew.");
}

Text latestDoneText(const QString &name, const LatestMove &latest)
{
    if (latest.before.isEmpty())
        return Text::of("Clients that name no version of %1 get %2 now. Before they got none.",
                        name, latest.after);
    if (latest.after.isEmpty())
        return Text::of("Clients that name no version of %1 get none now. Before they got %2.",
                        name, latest.before);
    return Text::of("Clients that name no version of %1 get %2 now. Before they got %3.", name,
                    latest.after, latest.before);
}

} // namespace

PlanHead PlanHead::now(const QString &source, const QString &actor, const QDateTime &made)
{
    const QString id = u"%1"_s.arg(QRandomGenerator::system()->generate64(), 16, 16, QChar(u'0'));
    return {id.left(IdLength), source, actor, made};
}

PlannedVersion PlannedVersion::of(const StoredVersion &version)
{
    PlannedVersion planned{QString::number(version.id), version.coordinates.version, {}, 0};
    for (const StoredFile &file : version.files) {
        planned.files.append(QString::number(file.id));
        planned.bytes += file.size;
    }
    return planned;
}

PlannedVersion PlannedVersion::someOf(const StoredVersion &version, const QList<FileId> &some)
{
    PlannedVersion planned{QString::number(version.id), version.coordinates.version, {}, 0, true};
    for (const StoredFile &file : version.files) {
        const FileId id = QString::number(file.id);
        if (!some.contains(id)) {
            planned.staying.append(id);
            continue;
        }
        planned.files.append(id);
        planned.bytes += file.size;
    }
    return planned;
}

bool PlannedVersion::hasGrown(const QList<StoredFile> &now) const
{
    return !onlyFiles && std::ranges::any_of(now, [this](const StoredFile &file) {
        return !files.contains(QString::number(file.id));
    });
}

QStringList PlannedVersion::cameSince(const QList<StoredFile> &now) const
{
    QStringList names;
    for (const StoredFile &file : now) {
        const FileId one = QString::number(file.id);
        if (onlyFiles && !files.contains(one) && !staying.contains(one))
            names.append(file.name);
    }
    return names;
}

bool PlannedVersion::hasLost(const QList<StoredFile> &now) const
{
    return std::ranges::any_of(files, [&now](const FileId &file) {
        return std::ranges::none_of(
            now, [&file](const StoredFile &one) { return QString::number(one.id) == file; });
    });
}

Text takenOutText(const QString &fileName, qint64 files)
{
    return files > 1 && !fileName.isEmpty() ? Text::of("%1 and %2 more", fileName, files - 1)
                                            : Text::name(fileName);
}

Text entryTitle(const QString &version, const Text &takenOut)
{
    return takenOut.isEmpty() ? Text::name(version) : Text::of("%1 (%2)", version, takenOut);
}

Text PlannedEntry::title() const
{
    return entryTitle(key.name + u' ' + version.version,
                      takenOutText(fileName, version.files.size()));
}

Evidence RemovalPlan::judged() const
{
    return withClients(evidence, clients);
}

Risk RemovalPlan::riskOf(const PlannedPackage &package) const
{
    const bool open = std::ranges::any_of(clients, [&package](const ClientAnswer &client) {
        return client.opens == ClientAnswer::Opens::ToStrangers && client.key == package.key;
    });
    return open ? std::max(package.risk, RiskWithStrangers) : package.risk;
}

qint64 RemovalPlan::versions() const
{
    return sum(packages, [](const PlannedVersion &version) { return version.onlyFiles ? 0 : 1; });
}

bool RemovalPlan::isOnlyFiles() const
{
    return !packages.isEmpty() && versions() == 0;
}

qint64 RemovalPlan::files() const
{
    return sum(packages, [](const PlannedVersion &version) { return version.files.size(); });
}

qint64 RemovalPlan::bytes() const
{
    return sum(packages, [](const PlannedVersion &version) { return version.bytes; });
}

RemovalPlan RemovalPlan::only(const QList<int> &indexes) const
{
    RemovalPlan some = *this;
    some.packages.clear();
    for (const int index : indexes)
        some.packages.append(packages.at(index));
    return some;
}

Result<void> checkRisk(const PlannedPackage &shown, const Evidence &now)
{
    if (now.risk <= shown.risk)
        return {};
    return fail(ErrorCode::Conflict,
                Text::of("The risk of deleting %1 has grown since it was shown: %2", shown.key.name,
                         now.headline),
                again());
}

Result<void> checkBasis(const PlannedPackage &shown, const RiskBasis &now)
{
    const RiskBasis &then = shown.basis;
    const QString &name = shown.key.name;
    if (!then.reservedAs.isEmpty() && now.reservedAs.isEmpty()) {
        return fail(ErrorCode::Conflict,
                    Text::of("The reservation of %1, which kept requests for %2 here, is gone.",
                             then.reservedAs, name),
                    again());
    }
    if (!then.forwards && now.forwards) {
        return fail(
            ErrorCode::Conflict,
            Text::of("Requests for %1 are passed on now. They were not when it was shown.", name),
            again());
    }
    for (const QString &address : now.upstreams) {
        if (!then.upstreams.contains(address)) {
            return fail(ErrorCode::Conflict,
                        Text::of("Requests for %1 go to %2 now. They did not when it was shown.",
                                 name, address),
                        again());
        }
    }
    for (const QString &dependent : now.dependents) {
        if (!then.dependents.contains(dependent)) {
            return fail(
                ErrorCode::Conflict,
                Text::of("%1 depends on %2 now. It did not when it was shown.", dependent, name),
                again());
        }
    }
    if (now.use > then.use) {
        return fail(ErrorCode::Conflict,
                    Text::of("%1 was pulled meanwhile. It was shown as not used.", name), again());
    }
    // What came meanwhile stays and is told, where everything was to go.
    const bool isLeft = shown.whole && then.latest.after.isEmpty();
    if (!isLeft) {
        if (auto same = checkLatest(name, then.latest, now.latest, again()); !same)
            return same;
    }
    return checkFacts(then.facts, now.facts, again());
}

Result<void> checkLatest(const QString &name, const LatestMove &shown, const LatestMove &now,
                         const Text &remedy)
{
    // What does not move is not shown.
    if (shown == now || (!shown.moves() && !now.moves()))
        return {};
    const auto named = [](const QString &version) {
        return version.isEmpty() ? Text::of("none") : Text::name(version);
    };
    const Text before = Text::of("It was shown that they get %1, and then %2.", named(shown.before),
                                 named(shown.after));
    const Text after = Text::of("Clients that name no version of %1 get %2 now, and would get %3 "
                                "then.",
                                name, named(now.before), named(now.after));
    if (!shown.moves())
        return fail(ErrorCode::Conflict,
                    Text::sentences({after, Text::of("It was not shown that this changes.")}),
                    remedy);
    if (!now.moves())
        return fail(ErrorCode::Conflict,
                    Text::sentences({Text::of("What clients get that name no version of %1 would "
                                              "not change any more.",
                                              name),
                                     before}),
                    remedy);
    return fail(ErrorCode::Conflict, Text::sentences({after, before}), remedy);
}

Result<void> checkLatest(const QList<PackageLatest> &shown, const QList<PackageLatest> &now,
                         const Text &remedy)
{
    const auto moveOf = [](const QList<PackageLatest> &all, const PackageKey &key) {
        const auto found = std::ranges::find(all, key, &PackageLatest::key);
        return found == all.end() ? LatestMove() : found->move;
    };
    for (const PackageLatest &one : shown + now) {
        if (auto same = checkLatest(one.key.name, moveOf(shown, one.key), moveOf(now, one.key),
                                    remedy);
            !same)
            return same;
    }
    return {};
}

Text latestText(const QString &name, const LatestMove &latest)
{
    if (!latest.moves())
        return {};
    if (latest.before.isEmpty())
        return Text::of("Clients that name no version of %1 get %2 then. Now they get none.", name,
                        latest.after);
    if (latest.after.isEmpty())
        return Text::of("Clients that name no version of %1 get none then. Now they get %2.", name,
                        latest.before);
    return Text::of("Clients that name no version of %1 get %2 then. Now they get %3.", name,
                    latest.after, latest.before);
}

/// A sentence for each of the first few, and one about the others.
static Text firstFew(const QList<PackageLatest> &latest,
                     Text (*sentence)(const QString &, const LatestMove &), Text (*others)(qint64))
{
    QList<Text> sentences;
    for (const PackageLatest &one : latest.first(std::min(MostTold, latest.size())))
        sentences.append(sentence(one.key.name, one.move));
    if (latest.size() > MostTold)
        sentences.append(others(latest.size() - MostTold));
    return Text::sentences(sentences);
}

Text latestText(const QList<PackageLatest> &latest)
{
    return firstFew(latest, &latestText, [](qint64 count) {
        return Text::counted("So it is of %n more package(s): they get another version then.",
                             count);
    });
}

Text latestDoneText(const QList<PackageLatest> &latest)
{
    return firstFew(latest, &latestDoneText, [](qint64 count) {
        return Text::counted("So it is of %n more package(s): they get another version now.",
                             count);
    });
}

Result<void> checkRestoredLatest(const QList<PackageLatest> &shown, const QList<PackageLatest> &now)
{
    for (const PackageLatest &one : now) {
        const bool asShown = std::ranges::any_of(shown, [&one](const PackageLatest &known) {
            return known.key == one.key && known.move.after == one.move.after;
        });
        if (!asShown)
            return fail(ErrorCode::Conflict,
                        Text::of("It was not shown so: %1", latestText(one.key.name, one.move)),
                        Text::of("Nothing was restored. Look at it again and decide anew."));
    }
    return {};
}

qint64 filesOf(const QList<PlannedEntry> &entries)
{
    return std::accumulate(entries.begin(), entries.end(), qint64(0),
                           [](qint64 before, const PlannedEntry &entry) {
                               return before + entry.version.files.size();
                           });
}

qint64 bytesOf(const QList<PlannedEntry> &entries)
{
    return std::accumulate(
        entries.begin(), entries.end(), qint64(0),
        [](qint64 before, const PlannedEntry &entry) { return before + entry.version.bytes; });
}

Error entryIsGone(const PlannedEntry &entry)
{
    const QString &part = entry.fileName;
    return {ErrorCode::Conflict,
            part.isEmpty() ? Text::of("The %1 %2 that was shown is not in the trash any more.",
                                      entry.key.name, entry.version.version)
                           : Text::of("%1 of %2 %3, which was shown, is not in the trash any more.",
                                      part, entry.key.name, entry.version.version),
            Text::of("Nothing was done. Look at it again and decide anew."), false};
}

Error plannedIsGone(const PackageKey &key, const QString &version)
{
    return {ErrorCode::Conflict,
            Text::of("The %1 %2 that was shown is not in %3 any more.", key.name, version,
                     key.scopePath),
            again(), false};
}

Error filesAreGone(const PackageKey &key, const QString &version)
{
    return {ErrorCode::Conflict,
            Text::of("Files of %1 %2 in %3 are gone that were shown.", key.name, version,
                     key.scopePath),
            again(), false};
}

Result<void> checkHead(const PlanHead &head, const QString &actor, const QDateTime &now)
{
    if (head.actor != actor) {
        return fail(ErrorCode::Forbidden, Text::of("This plan was made by %1.", head.actor),
                    Text::of("Make one of your own."));
    }
    if (!head.made.isValid() || head.made > now.addDuration(ClockSlack))
        return fail(ErrorCode::Conflict, Text::of("This plan was made in the future."), again());
    if (now > head.made.addDuration(PlanLife))
        return fail(ErrorCode::Conflict, Text::of("This plan is more than a day old."), again());
    return {};
}

} // namespace packhouse
