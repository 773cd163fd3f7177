// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QIODevice>

#include <functional>
#include <vector>

namespace packhouse {

/// Limits on what an archive may unpack to; they count what comes out of the decoder.
struct ArchiveLimits
{
    qint64 bytes = qint64(8) << 30;
    qint64 entryBytes = qint64(4) << 30;
    int entries = 100'000;
    int ratio = 1'000; ///< unpacked to packed, looked at after the first 16 MiB
    int depth = 64; ///< folders in one name
};

struct ArchiveEntry
{
    QString
        path; ///< as stored, with '/'; never absolute, never with ".." (such an archive is refused)
    qint64 size = 0;
    bool folder = false;
    bool link = false; ///< symbolic or hard: told, never followed
    bool executable = false; ///< tar: its owner may run it
    QByteArray target = {}; ///< tar: what a symbolic link says, as stored; empty for others
};

/// Reads .tgz/.tar.gz/.tar.xz/.tar.bz2/.tar.zst/.tar and .zip (.whl, .jar, .nupkg) by content, in
/// bounded memory and without writing anything. \a visit gets each entry and a device with its
/// bytes, valid during the call (sequential); it answers false to stop early. Errors: Unsupported
/// (no archive), InvalidFile (broken, escapes its folder), TooLarge (past a limit).
Result<void> readArchive(QIODevice &file, const ArchiveLimits &limits,
                         const std::function<bool(const ArchiveEntry &, QIODevice &)> &visit);

/// All entries, without their bytes.
Result<std::vector<ArchiveEntry>> listArchive(QIODevice &file, const ArchiveLimits &limits = {});

} // namespace packhouse
