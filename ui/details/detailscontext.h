// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/packagesource.h"
#include "items/archiveentry.h"
#include "items/formatinfo.h"

#include <QPointer>

namespace packhouse {

/// What the details need from outside; it outlives them.
struct DetailsContext
{
    const FormatInfoList &formats;
    const Clock &clock;
    ArchiveLister listArchive;
};

/// What the details are about: one source's answer about one package, one version of it, and the
/// answer about that version's files. Nothing of it is of another package or version, so whoever
/// acts takes what to act on from here.
struct ShownVersion
{
    QPointer<PackageSource> source; ///< nullptr: nothing is known (yet), or it is gone
    Scope scope; ///< of the package's project
    PackageDetails details;
    VersionRow version; ///< id 0 where the package has no version
    QList<StoredFile> files;
    bool filesKnown = false; ///< they were answered for this version

    const PackageKey &key() const { return details.row.key; }
};

} // namespace packhouse
