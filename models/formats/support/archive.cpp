// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/support/archive.h"

#include "formats/support/archivepath.h"

#include <KCompressionDevice>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr qint64 ratioLookedAtFrom = 16 << 20;
constexpr qsizetype tarMagicAt = 257;
constexpr qsizetype longestName = 4096; ///< bytes
constexpr qsizetype longestNames = 32 << 20; ///< characters, of all entries together

std::optional<KCompressionDevice::CompressionType> compression(const QByteArray &head)
{
    if (head.startsWith("\x1f\x8b"))
        return KCompressionDevice::GZip;
    if (head.startsWith("BZh"))
        return KCompressionDevice::BZip2;
    if (head.startsWith("\xfd"
                        "7zXZ"))
        return KCompressionDevice::Xz;
    if (head.startsWith("\x28\xb5\x2f\xfd"))
        return KCompressionDevice::Zstd;
    return std::nullopt;
}

} // namespace

Result<QString> safeArchivePath(QByteArrayView stored, const ArchiveLimits &limits)
{
    const QString path = QString::fromUtf8(stored.first(std::min(stored.size(), longestName)));
    const auto refuse = [&](const QString &why) {
        return fail(ErrorCode::InvalidFile,
                    u"The archive is refused: the name of an entry %1 (\"%2\")."_s.arg(
                        why, path.left(120).replace(QChar(0), u'?')));
    };
    if (stored.size() > longestName)
        return refuse(u"is too long"_s);
    if (path.contains(QChar(0)) || path.contains(u'\\'))
        return refuse(u"holds a character that no name may hold"_s);
    if (path.startsWith(u'/') || (path.size() > 1 && path[1] == u':' && path[0].isLetter()))
        return refuse(u"is absolute"_s);
    QStringList segments = path.split(u'/', Qt::SkipEmptyParts);
    segments.removeAll(u"."_s);
    if (segments.contains(u".."_s))
        return refuse(u"leads out of its folder"_s);
    if (segments.size() > limits.depth)
        return fail(ErrorCode::TooLarge,
                    u"The archive has folders more than %1 deep."_s.arg(limits.depth));
    return segments.join(u'/');
}

ArchiveMeter::ArchiveMeter(const ArchiveLimits &limits, qint64 packed)
    : m_limits(limits), m_packed(packed)
{}

Result<void> ArchiveMeter::addBytes(qint64 bytes)
{
    m_bytes += bytes;
    if (m_bytes > m_limits.bytes)
        return fail(ErrorCode::TooLarge,
                    u"The archive unpacks to more than %1 bytes."_s.arg(m_limits.bytes));
    if (m_bytes > ratioLookedAtFrom && m_bytes / m_limits.ratio > m_packed)
        return fail(ErrorCode::TooLarge,
                    u"The archive unpacks to more than %1 times its size."_s.arg(m_limits.ratio));
    return {};
}

Result<void> ArchiveMeter::addEntry(qint64 size)
{
    if (++m_entries > m_limits.entries)
        return fail(ErrorCode::TooLarge,
                    u"The archive has more than %1 entries."_s.arg(m_limits.entries));
    if (size < 0 || size > m_limits.entryBytes)
        return fail(ErrorCode::TooLarge,
                    u"An entry of the archive is larger than %1 bytes."_s.arg(m_limits.entryBytes));
    return {};
}

Result<void> readArchive(QIODevice &file, const ArchiveLimits &limits, const ArchiveVisitor &visit)
{
    file.seek(0);
    const QByteArray head = file.peek(512);
    ArchiveMeter meter(limits, file.size());
    if (head.startsWith("PK\x03\x04") || head.startsWith("PK\x05\x06"))
        return readZip(file, limits, meter, visit);
    if (head.mid(tarMagicAt, 5) == "ustar")
        return readTar(file, limits, meter, visit);
    const auto type = compression(head);
    if (!type)
        return fail(ErrorCode::Unsupported, u"The file is not an archive that is known here."_s);
    KCompressionDevice decoder(&file, false, *type);
    if (!decoder.open(QIODevice::ReadOnly))
        return fail(ErrorCode::InvalidFile, u"The archive cannot be unpacked."_s);
    bool stopped = false;
    Result<void> read = readTar(decoder, limits, meter,
                                [&](const ArchiveEntry &entry, QIODevice &bytes) {
                                    stopped = !visit(entry, bytes);
                                    return !stopped;
                                });
    // The decoder gives what there is of a file that was cut off, without a word.
    if (read && !stopped && !decoder.atEnd())
        return fail(ErrorCode::InvalidFile, u"The archive is cut off."_s,
                    u"Build it again and publish the new file."_s);
    return read;
}

Result<std::vector<ArchiveEntry>> listArchive(QIODevice &file, const ArchiveLimits &limits)
{
    std::vector<ArchiveEntry> entries;
    qsizetype names = 0;
    Result<void> read = readArchive(file, limits, [&](const ArchiveEntry &entry, QIODevice &) {
        names += entry.path.size();
        entries.push_back(entry);
        return names <= longestNames;
    });
    if (!read)
        return fail(std::move(read.error()));
    if (names > longestNames)
        return fail(ErrorCode::TooLarge, u"The archive's list of entries is too long."_s);
    return entries;
}

} // namespace packhouse
