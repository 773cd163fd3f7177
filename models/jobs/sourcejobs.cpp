// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/sourcejobs.h"

#include <QFileInfo>

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

JobPlan removalJob(const RemovalPlan &removal, RemoveOne one)
{
    JobPlan plan;
    for (const RemovalItem &item : removal.items) {
        plan.items.append(Text::name(item.version.isEmpty()
                                         ? item.key.name
                                         : item.key.name + QLatin1Char(' ') + item.version));
    }
    plan.title = plan.items.size() == 1 ? Text::of("Delete %1", plan.items.first())
                                        : Text::counted("Delete %n package(s)", plan.items.size());
    plan.work = [items = removal.items, one = std::move(one)](JobContext &job) {
        job.setTotal(job.todo().size());
        return forEachItem(job, [&](int index) {
            job.setStep(Text::name(items.at(index).key.name));
            Result<void> done = one(items.at(index), job);
            job.advance(1);
            return done;
        });
    };
    return plan;
}

} // namespace packhouse
