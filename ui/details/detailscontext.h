// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/packagesource.h"
#include "items/archiveentry.h"
#include "items/formatinfo.h"

namespace packhouse {

/// What the details need from outside; it outlives them.
struct DetailsContext
{
    const FormatInfoList &formats;
    const Clock &clock;
    ArchiveLister listArchive;
};

/// Which version of which package the details are about.
struct ShownVersion
{
    PackageSource *source = nullptr;
    Scope scope; ///< of the package's project
    PackageDetails details;
    VersionRow version; ///< id 0 where the package has no version
    QList<StoredFile> files;
};

} // namespace packhouse
