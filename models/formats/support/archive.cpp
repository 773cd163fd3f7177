// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/support/archive.h"

#include "core/interruption.h"
#include "formats/support/archivepath.h"
#include "formats/support/stagedreading.h"

#include <KCompressionDevice>
#include <KFilterBase>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr qint64 ratioLookedAtFrom = 64 << 20;
constexpr qsizetype tarMagicAt = 257;
constexpr qsizetype longestName = 4096; ///< bytes

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

class Decoder final : public KCompressionDevice
{
public:
    Decoder(QIODevice &packed, CompressionType type)
        : KCompressionDevice(&packed, false, type), m_packed(packed)
    {}

    /// True when the one stream that is unpacked is all there is: some unpackers read on in what
    /// follows it, others do not.
    bool isAlone()
    {
        const qint64 unread = filterBase()->inBufferAvailable();
        if (!m_packed.seek(m_packed.pos() - unread))
            return false;
        std::array<char, 32 * 1024> rest;
        for (;;) {
            const qint64 got = m_packed.read(rest.data(), qint64(rest.size()));
            if (got <= 0)
                return got == 0;
            if (!std::all_of(rest.begin(), rest.begin() + got, [](char c) { return c == 0; }))
                return false;
        }
    }

private:
    QIODevice &m_packed;
};

} // namespace

Result<QString> safeArchivePath(QByteArrayView stored, const ArchiveLimits &limits)
{
    const QString path = QString::fromUtf8(stored.first(std::min(stored.size(), longestName)));
    const auto refuse = [&](const QString &why) {
        return fail(ErrorCode::InvalidFile,
                    Text::of("The archive is refused: the name of an entry %1 (\"%2\").", why,
                             path.left(120).replace(QChar(0), u'?')));
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
                    Text::of("The archive has folders more than %1 deep.", limits.depth));
    return segments.join(u'/');
}

bool linkStaysInside(const QString &path, const QString &target)
{
    if (target.isEmpty() || target.startsWith(u'/') || target.contains(u'\\')
        || target.contains(u':'))
        return false;
    qsizetype depth = path.count(u'/');
    for (const QString &segment : target.split(u'/', Qt::SkipEmptyParts)) {
        if (segment == u"..")
            --depth;
        else if (segment != u".")
            ++depth;
        if (depth < 0)
            return false;
    }
    return true;
}

bool isCleanArchivePath(QByteArrayView stored)
{
    const QByteArray framed = '/' + stored.toByteArray() + (stored.endsWith('/') ? "" : "/");
    return !framed.contains("//") && !framed.contains("/./");
}

ArchiveMeter::ArchiveMeter(const ArchiveLimits &limits, qint64 packed)
    : m_limits(limits), m_packed(packed)
{}

Result<void> ArchiveMeter::addBytes(qint64 bytes)
{
    m_bytes += bytes;
    if (m_bytes > m_limits.bytes)
        return fail(ErrorCode::TooLarge,
                    Text::of("The archive unpacks to more than %1 bytes.", m_limits.bytes));
    if (m_bytes > ratioLookedAtFrom && m_bytes / m_limits.ratio > m_packed)
        return fail(
            ErrorCode::TooLarge,
            Text::of("The archive unpacks to more than %1 times its size.", m_limits.ratio));
    return Interruption::check();
}

Result<void> ArchiveMeter::addEntry(qint64 size)
{
    if (++m_entries > m_limits.entries)
        return fail(ErrorCode::TooLarge,
                    Text::of("The archive has more than %1 entries.", m_limits.entries));
    if (size < 0 || size > m_limits.entryBytes)
        return fail(
            ErrorCode::TooLarge,
            Text::of("An entry of the archive is larger than %1 bytes.", m_limits.entryBytes));
    return {};
}

static Result<void> unpack(QIODevice &file, const ArchiveLimits &limits,
                           const ArchiveVisitor &visit, const ArchiveRules &rules)
{
    file.seek(0);
    const QByteArray head = file.peek(512);
    bool stopped = false;
    const ArchiveVisitor visitUntil = [&](const ArchiveEntry &entry, QIODevice &bytes) {
        stopped = !visit(entry, bytes);
        return !stopped;
    };
    ArchiveReading reading{limits, rules, visitUntil, ArchiveMeter(limits, file.size())};
    if (head.startsWith("PK\x03\x04") || head.startsWith("PK\x05\x06"))
        return readZip(file, reading);
    if (head.mid(tarMagicAt, 5) == "ustar")
        return readTar(file, reading);
    const auto type = compression(head);
    if (!type)
        return fail(ErrorCode::Unsupported,
                    Text::of("The file is not an archive that is known here."));
    Decoder decoder(file, *type);
    if (!decoder.open(QIODevice::ReadOnly))
        return fail(ErrorCode::InvalidFile, Text::of("The archive cannot be unpacked."));
    Result<void> read = readTar(decoder, reading);
    if (!read || stopped)
        return read;
    // The decoder gives what there is of a file that was cut off, without a word.
    if (!decoder.atEnd())
        return fail(ErrorCode::InvalidFile, Text::of("The archive is cut off."),
                    Text::of("Build it again and publish the new file."));
    if (!decoder.isAlone())
        return fail(
            ErrorCode::InvalidFile,
            Text::of("The archive is refused: more follows the end of its compressed data."),
            Text::of("Compress it again in one piece and publish the new file."));
    return {};
}

Result<void> readArchive(QIODevice &file, const ArchiveLimits &limits, const ArchiveVisitor &visit,
                         const ArchiveRules &rules)
{
    Result<void> read = unpack(file, limits, visit, rules);
    if (!read) {
        if (std::optional<Error> trouble = diskTrouble(file))
            return fail(std::move(*trouble));
    }
    return read;
}

Result<std::vector<ArchiveEntry>> listArchive(QIODevice &file, const ArchiveLimits &limits)
{
    std::vector<ArchiveEntry> entries;
    Result<void> read = readArchive(file, limits,
                                    [&](const ArchiveEntry &entry, QIODevice &) {
                                        entries.push_back(entry);
                                        return true;
                                    },
                                    {.role = {}, .repeats = true, .compare = false});
    if (!read)
        return fail(std::move(read.error()));
    return entries;
}

} // namespace packhouse
