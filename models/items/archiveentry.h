// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QFuture>
#include <QList>

#include <functional>

namespace packhouse {

/// One entry of an archive, as its own table of contents names it.
struct ArchiveListEntry
{
    QString path; ///< relative, with '/'
    qint64 size = 0;
    bool folder = false;
};

/// Lists a local archive without unpacking it, bounded, off the window's thread.
using ArchiveLister = std::function<QFuture<Result<QList<ArchiveListEntry>>>(const QString &path)>;

} // namespace packhouse
