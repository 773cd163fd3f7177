// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagesource.h"
#include "jobs/itemwork.h"

namespace packhouse {

/// The jobs that every source has, with titles, items and progress; a source says only what is done
/// with one item. That runs on the job's thread and must not refer to the source.
/// What the publisher has to know of it; empty: nothing.
using PublishOne = std::function<Result<Text>(const PublishItem &, JobContext &, ItemBytes &)>;
using RemoveOne = std::function<Result<RemovalOutcome>(const PlannedPackage &, JobContext &)>;
/// Several at once, where that is faster: all of them or none.
using RemoveTogether =
    std::function<Result<QList<RemovalOutcome>>(const QList<PlannedPackage> &, JobContext &)>;
/// Asked before anything is done, about what is to do of the plan; an error ends the job.
using CheckRemoval = std::function<Result<void>(const RemovalPlan &, JobContext &)>;
using DownloadOne = std::function<Result<void>(const DownloadItem &, JobContext &, ItemBytes &)>;
/// As CheckRemoval.
using CheckChange = std::function<Result<void>(const ChangePlan &, JobContext &)>;
using ChangeOne = std::function<Result<void>(const ChangedPackage &, JobContext &)>;

/// Takes an act back; what it is given says how far it is, and nothing stops it.
using TakeBack = std::function<Result<void>(const std::function<bool(qint64, qint64)> &)>;

/// Asked before anything is done, about all that is to do; an error ends the job.
using CheckEntries = std::function<Result<void>(const QList<PlannedEntry> &, JobContext &)>;
/// Some of it at once.
using RunEntries = std::function<Result<TrashOutcome>(const QList<PlannedEntry> &, JobContext &)>;

JobPlan publishJob(const QList<PublishItem> &items, PublishOne one);
JobPlan removalJob(const RemovalPlan &removal, CheckRemoval check, RemoveOne one,
                   RemoveTogether together = {});
JobPlan changeJob(const ChangePlan &change, CheckChange check, ChangeOne one);
JobPlan downloadJob(const QList<DownloadItem> &items, DownloadOne one);
JobPlan undoJob(const Text &title, TakeBack takeBack);
/// Restores or purges exactly these entries, and tells what clients get afterwards.
JobPlan trashJob(const Text &title, const QList<PlannedEntry> &entries, CheckEntries check,
                 RunEntries run);
QList<PlannedEntry> entriesOf(const QList<TrashRow> &rows);

/// For Caller::act.
QString newActId();

} // namespace packhouse
