// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagesource.h"
#include "jobs/itemwork.h"

namespace packhouse {

/// The jobs that every source has, with titles, items and progress; a source says only what is done
/// with one item. That runs on the job's thread and must not refer to the source.
using PublishOne = std::function<Result<void>(const PublishItem &, JobContext &, ItemBytes &)>;
using RemoveOne = std::function<Result<void>(const RemovalItem &, JobContext &)>;
using DownloadOne = std::function<Result<void>(const DownloadItem &, JobContext &, ItemBytes &)>;

JobPlan publishJob(const QList<PublishItem> &items, PublishOne one);
JobPlan removalJob(const RemovalPlan &removal, RemoveOne one);
JobPlan downloadJob(const QList<DownloadItem> &items, DownloadOne one);

} // namespace packhouse
