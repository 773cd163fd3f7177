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
    int ratio = 200; ///< unpacked to packed, looked at after the first 64 MiB
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
    bool clean = true; ///< stored as the path is, but for a folder's '/' at its end
    QByteArray target = {}; ///< tar: what a symbolic link says, as stored; empty for others
};

/// Which files of an archive have to be in it only once, whatever their names look like.
struct ArchiveRules
{
    /// For the files that tell a client or us what the package is: a text that is the same for all
    /// paths that stand for the same such file, empty for every other file. It gets the path in one
    /// spelling: Unicode's composed form, folded case ("package/chart.yaml").
    std::function<QString(const QString &path)> role = {};
    /// A zip's other files may stand in it twice: true of jars that were put together from others.
    bool repeats = false;
    /// A zip's files are unpacked where \a visit leaves them unread, to compare their checksums, as
    /// a packed tar's are in any case. Who only looks something up in a sound archive goes without.
    bool compare = true;
};

/// Reads .tgz/.tar.gz/.tar.xz/.tar.bz2/.tar.zst/.tar and .zip (.whl, .jar, .nupkg) by content, in
/// bounded memory and without writing anything. \a visit gets each entry and a device with its
/// bytes, valid during the call (sequential); it answers false to stop early. Errors: Unsupported
/// (no archive), InvalidFile (broken, escapes its folder, ambiguous), TooLarge (past a limit).
///
/// One entry, one meaning. Programs that unpack archives choose differently where one says two
/// things, so such an archive is refused, by the name of the entry:
/// - A name is one thing: a file, a folder, a link or a device, with no file below another one.
///   "./a", "a//" and "a" are one name. Folders may be listed again.
/// - Files with a role (see ArchiveRules) are there once. A twin by case, by the form of Unicode,
///   or at another place that stands for the same is a second one.
/// - Other files may differ in case only, as on the systems they come from. In a tar they may come
///   again: the last one counts for every unpacker, which is how tar -r works. In a zip they may
///   not, but for jars.
/// - A tar's header and the extensions before it give one name and one size; nothing is sparse, of
///   an unknown kind, or after the end.
/// - A zip's directory and the headers in front of the bytes say the same, and every byte before
///   the directory belongs to exactly one entry of it; so does every end record. Its files' bytes
///   match their checksums.
/// What lies behind the entry at which \a visit stops was not looked at (in a zip, names were): who
/// decides about a publish reads to the end.
Result<void> readArchive(QIODevice &file, const ArchiveLimits &limits,
                         const std::function<bool(const ArchiveEntry &, QIODevice &)> &visit,
                         const ArchiveRules &rules = {});

/// Whether a symbolic link at \a path, as ArchiveEntry has it, leads to a place in the folder that
/// the paths are below. \a target: what it says. False for what only some systems would follow.
bool linkStaysInside(const QString &path, const QString &target);

/// All entries, without their bytes.
Result<std::vector<ArchiveEntry>> listArchive(QIODevice &file, const ArchiveLimits &limits = {});

} // namespace packhouse
