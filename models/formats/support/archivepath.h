// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "formats/support/archive.h"

#include <QByteArrayView>

namespace packhouse {

using ArchiveVisitor = std::function<bool(const ArchiveEntry &, QIODevice &)>;

/// An entry's name as it may be used: without "./" and a final '/'. InvalidFile for a name that is
/// absolute, climbs with "..", or holds a backslash, a drive letter or a NUL; TooLarge when too
/// deep.
Result<QString> safeArchivePath(QByteArrayView stored, const ArchiveLimits &limits);

/// True for a name that is stored as safeArchivePath() gives it, but for a '/' at its end.
bool isCleanArchivePath(QByteArrayView stored);

/// Counts what comes out of a decoder against the limits; \a packed is the archive's own size.
class ArchiveMeter
{
public:
    ArchiveMeter(const ArchiveLimits &limits, qint64 packed);
    Result<void> addBytes(qint64 bytes);
    Result<void> addEntry(qint64 size);

private:
    ArchiveLimits m_limits;
    qint64 m_packed;
    qint64 m_bytes = 0;
    int m_entries = 0;
};

/// What both readers work with.
struct ArchiveReading
{
    const ArchiveLimits &limits;
    const ArchiveRules &rules;
    const ArchiveVisitor &visit;
    ArchiveMeter meter;
};

Result<void> readTar(QIODevice &decoded, ArchiveReading &reading);
Result<void> readZip(QIODevice &file, ArchiveReading &reading);

} // namespace packhouse
