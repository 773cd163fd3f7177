// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/sourcejobs.h"

#include "core/plantext.h"

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
    plan.items = {items.size(),
                  [items, name](qsizetype at) { return Text::name(name(items[at])); }};
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

Text stays(const QString &name, const QString &version)
{
    return Text::of("%1 %2 got another file meanwhile, so it stays.", name, version);
}

void tellWhatStayed(const PlannedPackage &package, const RemovalOutcome &outcome, JobContext &job)
{
    for (const QString &tag : outcome.tags)
        job.addItem({Text::of("The tag %1 of %2 went with its version.", tag, package.key.name),
                     true, std::nullopt});
    for (const QString &version : outcome.grown)
        job.addItem({stays(package.key.name, version), true, std::nullopt});
    for (const QString &version : outcome.came)
        job.addItem({Text::of("%1 %2 came meanwhile and stays.", package.key.name, version), true,
                     std::nullopt});
    for (const CameFile &file : outcome.cameFiles)
        job.addItem({Text::of("%1 of %2 %3 came meanwhile and stays.", file.name, package.key.name,
                              file.version),
                     true, std::nullopt});
}

/// What one part after another moved: from where the first found it to where the last left it.
void addMoves(QList<PackageLatest> &moves, const QList<PackageLatest> &more)
{
    for (const PackageLatest &one : more) {
        const auto known = std::ranges::find(moves, one.key, &PackageLatest::key);
        if (known == moves.end())
            moves.append(one);
        else
            known->move.after = one.move.after;
    }
    moves.removeIf([](const PackageLatest &one) { return !one.move.moves(); });
}

/// Works on what is to do in parts, so that many need few transactions and a cancel is soon heard.
Result<void> runParts(const QList<PlannedEntry> &entries, const RunEntries &run, JobContext &job)
{
    constexpr qsizetype AtOnce = 100;
    const QList<int> &todo = job.todo();
    QList<PackageLatest> latest;
    for (qsizetype at = 0; at < todo.size(); at += AtOnce) {
        if (job.cancelled())
            return fail(ErrorCode::Cancelled, Text::of("Cancelled."));
        const QList<int> part = todo.mid(at, AtOnce);
        QList<PlannedEntry> some;
        for (const int index : part)
            some.append(entries.at(index));
        job.setStep(Text::name(some.constFirst().key.name));
        const Result<TrashOutcome> outcome = run(some, job);
        if (!outcome && outcome.error().code == ErrorCode::Cancelled)
            return fail(outcome.error());
        for (const int index : part) {
            if (outcome)
                job.itemDone(index);
            else
                job.itemFailed(index, outcome.error());
        }
        job.advance(part.size());
        for (const QString &grown : outcome ? outcome->grown : QStringList()) {
            job.addItem(
                {Text::of("%1 got another file meanwhile, so it stays in the trash.", grown), true,
                 std::nullopt});
        }
        addMoves(latest, outcome ? outcome->latest : QList<PackageLatest>());
    }
    if (const Text moved = latestDoneText(latest); !moved.isEmpty())
        job.addItem({moved, true, std::nullopt});
    return {};
}

/// Works through the packages of a plan; those that one transaction can take go together.
struct Removing
{
    const RemovalPlan &removal;
    const RemoveOne &one;
    const RemoveTogether &together;
    JobContext &job;

    Result<void> run() const
    {
        for (const QList<int> &part : parts()) {
            if (Result<void> gone = remove(part); !gone)
                return gone;
        }
        return {};
    }

private:
    static Result<void> cancelled() { return fail(ErrorCode::Cancelled, Text::of("Cancelled.")); }

    QList<QList<int>> parts() const
    {
        constexpr qsizetype MostVersions = 200;
        QList<QList<int>> all;
        qsizetype versions = 0; // of the last part
        for (const int index : job.todo()) {
            const QList<PlannedVersion> &more = removal.packages.at(index).versions;
            const bool alone = std::ranges::any_of(more, &PlannedVersion::onlyFiles);
            versions += more.size();
            if (all.isEmpty() || !together || removal.forGood || alone || versions > MostVersions) {
                all.append(QList<int>());
                versions = alone ? MostVersions : more.size();
            }
            all.last().append(index);
        }
        return all;
    }

    Result<void> remove(const QList<int> &part) const
    {
        if (job.cancelled())
            return cancelled();
        if (part.size() > 1) {
            job.setStep(Text::name(removal.packages.at(part.first()).key.name));
            const Result<QList<RemovalOutcome>> outcomes = together(removal.only(part).packages,
                                                                    job);
            if (outcomes && outcomes->size() == part.size()) {
                for (qsizetype i = 0; i < part.size(); ++i)
                    settle(part.at(i), outcomes->at(i));
                return {};
            }
        }
        for (const int index : part) { // also where one of several cannot go, to find which
            if (job.cancelled())
                return cancelled();
            job.setStep(Text::name(removal.packages.at(index).key.name));
            const Result<RemovalOutcome> outcome = one(removal.packages.at(index), job);
            if (!outcome && outcome.error().code == ErrorCode::Cancelled)
                return fail(outcome.error());
            settle(index, outcome);
        }
        return {};
    }

    void settle(int index, const Result<RemovalOutcome> &outcome) const
    {
        const PlannedPackage &package = removal.packages.at(index);
        job.advance(1);
        if (!outcome) {
            job.itemFailed(index, outcome.error());
        } else if (outcome->removed + outcome->takenOut > 0 || package.versions.isEmpty()) {
            job.itemDone(index);
            tellWhatStayed(package, *outcome, job);
        } else if (!outcome->grown.isEmpty()) {
            job.itemFailed(index,
                           {ErrorCode::Conflict, stays(package.key.name, outcome->grown.first()),
                            Text::of("Look at it again and decide anew."), false});
        } else {
            job.itemFailed(index, plannedIsGone(package.key, package.versions.first().version));
        }
    }
};

} // namespace

QList<PlannedEntry> entriesOf(const QList<TrashRow> &rows)
{
    QList<PlannedEntry> entries;
    std::ranges::transform(rows, std::back_inserter(entries), &TrashRow::planned);
    return entries;
}

JobPlan trashJob(const Text &title, const QList<PlannedEntry> &entries, CheckEntries check,
                 RunEntries run)
{
    JobPlan plan;
    plan.title = title;
    plan.items = {entries.size(), [entries](qsizetype at) { return entries[at].title(); }};
    plan.work = [entries, check = std::move(check),
                 run = std::move(run)](JobContext &job) -> Result<void> {
        job.setTotal(job.todo().size());
        QList<PlannedEntry> wanted;
        for (const int index : job.todo())
            wanted.append(entries.at(index));
        if (Result<void> holds = check(wanted, job); !holds)
            return holds;
        return runParts(entries, run, job);
    };
    return plan;
}

JobPlan publishJob(const QList<PublishItem> &items, PublishOne one)
{
    const auto name = [](const PublishItem &item) { return QFileInfo(item.filePath).fileName(); };
    const auto size = [](const PublishItem &item) {
        qint64 sum = QFileInfo(item.filePath).size();
        for (const QString &other : item.others)
            sum += QFileInfo(other).size();
        return sum;
    };
    const auto telling = [one = std::move(one), name](const PublishItem &item, JobContext &job,
                                                      ItemBytes &bytes) -> Result<void> {
        const Result<Text> notice = one(item, job, bytes);
        if (!notice)
            return fail(notice.error());
        if (!notice->isEmpty())
            job.addItem({Text::of("%1: %2", name(item), *notice), true, std::nullopt});
        return {};
    };
    JobPlan plan = fileJob(items, telling, name, size);
    plan.title = plan.items.size() == 1 ? Text::of("Publish %1", plan.items.at(0))
                                        : Text::counted("Publish %n file(s)", plan.items.size());
    return plan;
}

JobPlan downloadJob(const QList<DownloadItem> &items, DownloadOne one)
{
    JobPlan plan = fileJob(
        items, std::move(one), [](const DownloadItem &item) { return item.file.name; },
        [](const DownloadItem &item) { return item.file.size; });
    plan.title = plan.items.size() == 1 ? Text::of("Download %1", plan.items.at(0))
                                        : Text::counted("Download %n file(s)", plan.items.size());
    plan.items = {items.size(), [items](qsizetype at) {
                      return Text::of("%1 to %2", items[at].file.name, items[at].to);
                  }};
    return plan;
}

JobPlan removalJob(const RemovalPlan &removal, CheckRemoval check, RemoveOne one,
                   RemoveTogether together)
{
    JobPlan plan;
    plan.items = {removal.packages.size(), [packages = removal.packages](qsizetype at) {
                      return textOf(amountOf(packages[at]));
                  }};
    plan.title = Text::of("Delete %1", textOf(amountOf(removal)));
    plan.work = [removal, check = std::move(check), one = std::move(one),
                 together = std::move(together)](JobContext &job) -> Result<void> {
        job.setTotal(job.todo().size());
        job.setStep(Text::of("Looking whether all of it still holds"));
        if (Result<void> holds = check(removal.only(job.todo()), job); !holds)
            return holds;
        return Removing{removal, one, together, job}.run();
    };
    return plan;
}

JobPlan changeJob(const ChangePlan &change, CheckChange check, ChangeOne one)
{
    JobPlan plan;
    plan.items = {change.packages.size(), [packages = change.packages](qsizetype at) {
                      return Text::name(packages[at].key.name);
                  }};
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
