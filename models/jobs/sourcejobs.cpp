// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/sourcejobs.h"

#include <QFileInfo>
#include <QRandomGenerator>

#include <algorithm>

namespace packhouse {

namespace {

/// Works through files of \a size, named \a name, with progress in bytes.
template<typename Item, typename One, typename Name, typename Size>
JobPlan fileJob(const QList<Item> &items, One one, Name name, Size size)
{
    JobPlan plan;
    for (const Item &item : items)
        plan.items.append(Text::name(name(item)));
    plan.countsBytes = true;
    plan.work = [items, one = std::move(one), name, size](JobContext &job) {
        qint64 total = 0;
        for (const int index : job.todo())
            total += size(items.at(index));
        job.setTotal(total);
        ItemBytes bytes(job);
        return forEachItem(job, [&](int index) {
            const Item &item = items.at(index);
            job.setStep(Text::name(name(item)));
            Result<void> done = one(item, job, bytes);
            bytes.endItem(size(item));
            return done;
        });
    };
    return plan;
}

Text titleOf(const PlannedPackage &package)
{
    const QString &name = package.key.name;
    const bool onlyFiles = std::ranges::all_of(package.versions, &PlannedVersion::onlyFiles);
    if (onlyFiles && !package.versions.isEmpty()) {
        qsizetype files = 0;
        for (const PlannedVersion &version : package.versions)
            files += version.files.size();
        return Text::counted("%n file(s) of %1", files, name);
    }
    return Text::name(package.whole || package.versions.size() != 1
                          ? name
                          : name + QLatin1Char(' ') + package.versions.first().version);
}

Text stays(const QString &name, const QString &version)
{
    return Text::of("%1 %2 got another file meanwhile, so it stays.", name, version);
}

void tellWhatStayed(const PlannedPackage &package, const RemovalOutcome &outcome, JobContext &job)
{
    for (const QString &version : outcome.grown)
        job.addItem({stays(package.key.name, version), true, std::nullopt});
    for (const QString &version : outcome.came)
        job.addItem({Text::of("%1 %2 came meanwhile and stays.", package.key.name, version), true,
                     std::nullopt});
}

} // namespace

JobPlan publishJob(const QList<PublishItem> &items, PublishOne one)
{
    JobPlan plan = fileJob(
        items, std::move(one),
        [](const PublishItem &item) { return QFileInfo(item.filePath).fileName(); },
        [](const PublishItem &item) { return QFileInfo(item.filePath).size(); });
    plan.title = plan.items.size() == 1 ? Text::of("Publish %1", plan.items.first())
                                        : Text::counted("Publish %n file(s)", plan.items.size());
    return plan;
}

JobPlan downloadJob(const QList<DownloadItem> &items, DownloadOne one)
{
    JobPlan plan = fileJob(
        items, std::move(one), [](const DownloadItem &item) { return item.file.name; },
        [](const DownloadItem &item) { return item.file.size; });
    plan.title = plan.items.size() == 1 ? Text::of("Download %1", plan.items.first())
                                        : Text::counted("Download %n file(s)", plan.items.size());
    return plan;
}

JobPlan removalJob(const RemovalPlan &removal, CheckRemoval check, RemoveOne one)
{
    JobPlan plan;
    for (const PlannedPackage &package : removal.packages)
        plan.items.append(titleOf(package));
    plan.title = plan.items.size() == 1 ? Text::of("Delete %1", plan.items.first())
                                        : Text::counted("Delete %n package(s)", plan.items.size());
    plan.work = [removal, check = std::move(check),
                 one = std::move(one)](JobContext &job) -> Result<void> {
        job.setTotal(job.todo().size());
        if (Result<void> holds = check(removal.only(job.todo()), job); !holds)
            return holds;
        return forEachItem(job, [&](int index) -> Result<void> {
            const PlannedPackage &package = removal.packages.at(index);
            job.setStep(Text::name(package.key.name));
            const Result<RemovalOutcome> outcome = one(package, job);
            job.advance(1);
            if (!outcome)
                return fail(outcome.error());
            if (outcome->removed + outcome->takenOut == 0 && !outcome->grown.isEmpty()) {
                return fail(ErrorCode::Conflict, stays(package.key.name, outcome->grown.first()),
                            Text::of("Look at it again and decide anew."));
            }
            tellWhatStayed(package, *outcome, job);
            return {};
        });
    };
    return plan;
}

JobPlan changeJob(const ChangePlan &change, CheckChange check, ChangeOne one)
{
    JobPlan plan;
    for (const ChangedPackage &package : change.packages)
        plan.items.append(Text::name(package.key.name));
    plan.title = change.title;
    plan.work = [change, check = std::move(check),
                 one = std::move(one)](JobContext &job) -> Result<void> {
        job.setTotal(job.todo().size());
        if (Result<void> holds = check(change.only(job.todo()), job); !holds)
            return holds;
        return forEachItem(job, [&](int index) {
            const ChangedPackage &package = change.packages.at(index);
            job.setStep(Text::name(package.key.name));
            Result<void> done = one(package, job);
            job.advance(1);
            return done;
        });
    };
    return plan;
}

JobPlan undoJob(const Text &title, TakeBack takeBack)
{
    JobPlan plan;
    plan.title = title;
    plan.work = [takeBack = std::move(takeBack)](JobContext &job) {
        return takeBack([&job](qint64 done, qint64 total) {
            job.setTotal(total);
            job.setDone(done);
            return true;
        });
    };
    return plan;
}

QString newActId()
{
    return QString::number(QRandomGenerator::system()->generate64(), 16);
}

} // namespace packhouse
