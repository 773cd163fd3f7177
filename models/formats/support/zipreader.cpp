// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/support/archivenames.h"
#include "formats/support/archivepath.h"

#include <QtEndian>

#include <zlib.h>

#include <algorithm>
#include <array>
#include <numeric>

using namespace Qt::StringLiterals;

// KArchive's zip reader cleans names before it shows them, so an entry that climbs out of its
// folder would pass unseen; hence the central directory is read here.

namespace packhouse {

namespace {

constexpr qint64 endSize = 22;
constexpr qint64 longestComment = 0xffff;
constexpr qint64 longestDirectory = 64 << 20;

Error brokenZip()
{
    return {ErrorCode::InvalidFile, Text::of("The zip archive is broken or cut off."),
            Text::of("Build it again and publish the new file."), false};
}

tl::unexpected<Error> ambiguousInZip(const QByteArray &name, const Text &why)
{
    return fail(ErrorCode::InvalidFile,
                Text::of("The archive is refused: the entry \"%1\" %2.",
                         QString::fromUtf8(name.left(200)), why),
                Text::of("Pack it again with a usual zip and publish the new file."));
}

template<typename T>
T little(const QByteArray &bytes, qsizetype at)
{
    return qFromLittleEndian<T>(bytes.constData() + at);
}

struct Directory
{
    qint64 at = 0;
    qint64 size = 0;
    qint64 entries = 0;
    qint64 wraps = 0; ///< where the count starts at 0 again; 0: nowhere
};

struct ZipEntry
{
    QByteArray name;
    quint16 flags = 0;
    quint16 method = 0;
    qint64 packed = 0;
    qint64 size = 0;
    qint64 headerAt = 0;
    quint32 crc = 0;
    bool link = false;
    qint64 bytesAt = 0; ///< behind the header in front of them
    bool sizesFollow = false; ///< the bytes, as their header says
    bool sizesInFront = false; ///< and also, or only, in front of them
};

constexpr quint16 encrypted = 1;
constexpr quint16 streamed = 1 << 3; ///< sizes follow the bytes
constexpr quint16 namesAreUtf8 = 1 << 11;
constexpr quint32 inExtra = 0xffffffff; ///< a size that the 64-bit extra field has

QByteArray readAt(QIODevice &file, qint64 at, qint64 size)
{
    return at >= 0 && at <= file.size() && file.seek(at) ? file.read(size) : QByteArray();
}

/// Where something is between the list of entries and its end, readers disagree on where the list
/// is.
bool endsAt(const Directory &directory, qint64 end)
{
    return directory.at >= 0 && directory.at <= end && directory.size == end - directory.at;
}

/// A field of the plain end record beside the same one of the 64-bit record.
bool agrees(qint64 plain, qint64 saturated, qint64 large)
{
    return plain == saturated || plain == large;
}

/// The 64-bit end record that \a locator in front of the plain one leads to; some look for it
/// always, others only where the plain one says that it does not suffice.
Result<Directory> largeDirectory(QIODevice &file, const QByteArray &locator, qint64 locatorAt,
                                 const Directory &plain)
{
    constexpr qint64 recordSize = 56;
    const qint64 recordAt = little<qint64>(locator, 8);
    const QByteArray end = readAt(file, recordAt, recordSize);
    if (end.size() != recordSize || !end.startsWith("PK\x06\x06")
        || little<qint64>(end, 4) != locatorAt - recordAt - 12)
        return fail(brokenZip());
    const Directory directory{little<qint64>(end, 48), little<qint64>(end, 40),
                              little<qint64>(end, 32), 0};
    if (!endsAt(directory, recordAt) || little<qint64>(end, 24) != directory.entries
        || !agrees(plain.at, inExtra, directory.at) || !agrees(plain.size, inExtra, directory.size)
        || !agrees(plain.entries, 0xffff, directory.entries))
        return fail(ErrorCode::InvalidFile,
                    Text::of("The archive is refused: its end records say different things."),
                    Text::of("Pack it again with a usual zip and publish the new file."));
    return directory;
}

Result<Directory> findDirectory(QIODevice &file)
{
    constexpr qint64 locatorSize = 20;
    const qint64 tailAt = std::max<qint64>(0, file.size() - endSize - longestComment);
    const QByteArray tail = readAt(file, tailAt, endSize + longestComment);
    const qsizetype at = tail.lastIndexOf("PK\x05\x06");
    // A second end record in the comment would be another archive to other readers.
    if (at < 0 || tail.size() - at < endSize
        || tail.size() - at - endSize != little<quint16>(tail, at + 20))
        return fail(brokenZip());
    const Directory plain{little<quint32>(tail, at + 16), little<quint32>(tail, at + 12),
                          little<quint16>(tail, at + 10), 0x10000};
    const bool oneDisk = little<quint32>(tail, at + 4) == 0
                         && little<quint16>(tail, at + 8) == plain.entries;
    const qint64 locatorAt = tailAt + at - locatorSize;
    const QByteArray locator = readAt(file, locatorAt, locatorSize);
    if (locator.size() == locatorSize && locator.startsWith("PK\x06\x07"))
        return largeDirectory(file, locator, locatorAt, plain);
    if (!oneDisk || !endsAt(plain, tailAt + at))
        return fail(brokenZip());
    return plain;
}

/// The extra field with this number, null when there is none; false when the fields are no list,
/// or it is there twice.
bool findExtra(const QByteArray &extra, quint16 number, QByteArray &found)
{
    for (qsizetype at = 0; at + 4 <= extra.size();) {
        const qsizetype size = little<quint16>(extra, at + 2);
        if (little<quint16>(extra, at) == number) {
            if (!found.isNull() || at + 4 + size > extra.size())
                return false;
            found = QByteArray(extra.constData() + at + 4, size);
        }
        at += 4 + size;
    }
    return true;
}

/// Those of \a values that do not fit into their own fields, from the zip64 extra field.
bool readLarge(const QByteArray &extra, std::initializer_list<qint64 *> values)
{
    QByteArray large;
    if (!findExtra(extra, 1, large))
        return false;
    qsizetype at = 0;
    for (qint64 *value : values) {
        if (*value != inExtra)
            continue;
        if (at + 8 > large.size())
            return false;
        *value = little<qint64>(large, at);
        at += 8;
    }
    return true;
}

bool isAscii(const QByteArray &text)
{
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return static_cast<signed char>(c) >= 0; });
}

/// Info-ZIP's second name, in UTF-8, which only some readers take; it is the same one where the
/// first could not be written in the archive's own letters.
bool sameName(const QByteArray &name, const QByteArray &extra)
{
    QByteArray field;
    if (!findExtra(extra, 0x7075, field))
        return false;
    const QByteArray unicode = field.mid(5); // a version, a checksum of the first name
    return field.isNull() || unicode == name || (!isAscii(name) && !isAscii(unicode));
}

Result<ZipEntry> readDirectoryEntry(const QByteArray &bytes, qsizetype at, qsizetype &next)
{
    constexpr qsizetype fixed = 46;
    if (bytes.size() - at < fixed || bytes.mid(at, 4) != "PK\x01\x02")
        return fail(brokenZip());
    const qsizetype nameSize = little<quint16>(bytes, at + 28);
    const qsizetype extraSize = little<quint16>(bytes, at + 30);
    next = at + fixed + nameSize + extraSize + little<quint16>(bytes, at + 32);
    if (next > bytes.size())
        return fail(brokenZip());
    ZipEntry entry;
    entry.flags = little<quint16>(bytes, at + 8);
    entry.method = little<quint16>(bytes, at + 10);
    entry.crc = little<quint32>(bytes, at + 16);
    entry.packed = little<quint32>(bytes, at + 20);
    entry.size = little<quint32>(bytes, at + 24);
    entry.headerAt = little<quint32>(bytes, at + 42);
    entry.link = (little<quint32>(bytes, at + 38) >> 16 & 0xf000) == 0xa000;
    entry.name = bytes.mid(at + fixed, nameSize);
    const QByteArray extra = bytes.mid(at + fixed + nameSize, extraSize);
    if (!readLarge(extra, {&entry.size, &entry.packed, &entry.headerAt}))
        return fail(brokenZip());
    if (!sameName(entry.name, extra))
        return ambiguousInZip(entry.name, Text::of("has two names"));
    if (entry.name.endsWith('/') && entry.size != 0)
        return ambiguousInZip(entry.name, Text::of("has bytes, but is no file"));
    return entry;
}

Result<std::vector<ZipEntry>> readDirectory(QIODevice &file, const Directory &directory,
                                            const ArchiveLimits &limits)
{
    const Error tooMany{ErrorCode::TooLarge,
                        Text::of("The archive has more than %1 entries.", limits.entries),
                        {},
                        false};
    if (directory.entries > limits.entries)
        return fail(tooMany);
    if (directory.size > longestDirectory)
        return fail(ErrorCode::TooLarge, Text::of("The archive's list of entries is too long."));
    const QByteArray bytes = readAt(file, directory.at, directory.size);
    if (bytes.size() != directory.size)
        return fail(brokenZip());
    std::vector<ZipEntry> entries;
    for (qsizetype at = 0; at < bytes.size();) {
        Result<ZipEntry> entry = readDirectoryEntry(bytes, at, at);
        if (!entry)
            return fail(entry.error());
        entries.push_back(std::move(*entry));
        if (entries.size() > size_t(limits.entries))
            return fail(tooMany);
    }
    const auto counted = qint64(entries.size());
    if ((directory.wraps > 0 ? counted % directory.wraps : counted) != directory.entries)
        return fail(ErrorCode::InvalidFile,
                    Text::of("The archive is refused: it says that it has %1 entries and lists %2.",
                             directory.entries, counted),
                    Text::of("Pack it again with a usual zip and publish the new file."));
    return entries;
}

/// The unpacked bytes of one entry, while it is visited: never more than it claims.
class ZipEntryDevice final : public QIODevice
{
public:
    ZipEntryDevice(QIODevice &file, const ZipEntry &entry, ArchiveMeter &meter)
        : m_file(file)
        , m_entry(entry)
        , m_meter(meter)
        , m_packedLeft(entry.packed)
        , m_left(entry.size)
    {
        m_inflating = entry.method == Z_DEFLATED && inflateInit2(&m_stream, -MAX_WBITS) == Z_OK;
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

    ~ZipEntryDevice() override
    {
        if (m_inflating)
            inflateEnd(&m_stream);
    }

    bool isSequential() const override { return true; }
    const std::optional<Error> &error() const { return m_error; }

    /// Reads what the visitor left, for whoever unpacks the archive compares every checksum. Bytes
    /// that were packed in another way are theirs to judge who know that way.
    void compare()
    {
        if (m_entry.method != 0 && m_entry.method != Z_DEFLATED)
            return;
        std::array<char, 32 * 1024> block;
        while (!m_error && m_left > 0)
            read(block.data(), qint64(block.size()));
        if (!m_error && m_crc != m_entry.crc)
            m_error = differs();
    }

protected:
    qint64 readData(char *to, qint64 size) override
    {
        if (m_error)
            return -1;
        const qint64 wanted = std::min(size, m_left);
        const qint64 got = m_entry.method == 0 ? copy(to, wanted) : inflateTo(to, wanted);
        if (got != wanted)
            return broke(brokenZip());
        m_crc = quint32(crc32(m_crc, reinterpret_cast<const Bytef *>(to), uInt(got)));
        m_left -= got;
        if (m_left == 0 && got > 0 && m_crc != m_entry.crc)
            return broke(differs());
        if (Result<void> counted = m_meter.addBytes(got); !counted)
            return broke(counted.error());
        return got;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    Error differs() const
    {
        return {ErrorCode::InvalidFile,
                Text::of("The archive is refused: the bytes of %1 do not match their checksum.",
                         QString::fromUtf8(m_entry.name.left(120))),
                Text::of("Pack it again with a usual zip and publish the new file."), false};
    }

    qint64 broke(Error error)
    {
        m_error = std::move(error);
        return -1;
    }

    qint64 copy(char *to, qint64 size)
    {
        const qint64 got = m_file.read(to, std::min(size, m_packedLeft));
        m_packedLeft -= std::max<qint64>(0, got);
        return got;
    }

    qint64 inflateTo(char *to, qint64 size)
    {
        if (!m_inflating)
            return -1;
        m_stream.next_out = reinterpret_cast<Bytef *>(to);
        m_stream.avail_out = uInt(std::min<qint64>(size, 1 << 30));
        const qint64 wanted = m_stream.avail_out;
        while (m_stream.avail_out > 0) {
            if (m_stream.avail_in == 0) {
                m_input = m_file.read(std::min<qint64>(m_packedLeft, 32 * 1024));
                if (m_input.isEmpty() && m_packedLeft > 0)
                    break; // cut off, or the disk does not give it
                m_packedLeft -= m_input.size();
                m_stream.next_in = reinterpret_cast<Bytef *>(m_input.data());
                m_stream.avail_in = uInt(m_input.size());
            }
            const int state = inflate(&m_stream, Z_NO_FLUSH);
            if (state == Z_STREAM_END || (state != Z_OK && state != Z_BUF_ERROR)
                || (state == Z_BUF_ERROR && m_packedLeft == 0))
                break;
        }
        return wanted - m_stream.avail_out;
    }

    QIODevice &m_file;
    const ZipEntry &m_entry;
    ArchiveMeter &m_meter;
    z_stream m_stream{};
    QByteArray m_input;
    qint64 m_packedLeft;
    qint64 m_left;
    quint32 m_crc = 0;
    bool m_inflating = false;
    std::optional<Error> m_error;
};

/// Compares the header in front of an entry's bytes with the directory.
Result<void> checkHeader(QIODevice &file, ZipEntry &entry)
{
    constexpr qint64 fixed = 30;
    const QByteArray head = readAt(file, entry.headerAt, fixed);
    if (head.size() != fixed || !head.startsWith("PK\x03\x04"))
        return ambiguousInZip(entry.name, Text::of("is listed, but is not where the list says"));
    const qint64 nameSize = little<quint16>(head, 26);
    const qint64 extraSize = little<quint16>(head, 28);
    const QByteArray rest = file.read(nameSize + extraSize);
    const QByteArray name = rest.left(nameSize);
    const QByteArray extra = rest.mid(nameSize);
    if (rest.size() != nameSize + extraSize)
        return fail(brokenZip());
    const auto flags = little<quint16>(head, 6);
    const bool spelling = !isAscii(name) && ((flags ^ entry.flags) & namesAreUtf8);
    if (name != entry.name || spelling || !sameName(name, extra))
        return ambiguousInZip(entry.name,
                              Text::of("has another name in front of its bytes than in the list"));
    entry.bytesAt = entry.headerAt + fixed + nameSize + extraSize;
    qint64 packed = little<quint32>(head, 18);
    qint64 size = little<quint32>(head, 22);
    if (!readLarge(extra, {&size, &packed}))
        return fail(brokenZip());
    const auto crc = little<quint32>(head, 14);
    entry.sizesFollow = flags & streamed;
    entry.sizesInFront = crc == entry.crc && packed == entry.packed && size == entry.size;
    // Who writes without seeking leaves all or some of them to what follows the bytes.
    const bool laterOrSame = (flags & streamed) && (crc == 0 || crc == entry.crc)
                             && (packed == 0 || packed == entry.packed)
                             && (size == 0 || size == entry.size);
    if (little<quint16>(head, 8) != entry.method || ((flags ^ entry.flags) & encrypted)
        || (!entry.sizesInFront && !laterOrSame))
        return ambiguousInZip(
            entry.name,
            Text::of("has another size, checksum or method in front of its bytes than in "
                     "the list"));
    return {};
}

/// The checksum and sizes behind an entry's bytes: with or without a mark, of 32 or 64 bits.
bool isDescriptor(const QByteArray &bytes, const ZipEntry &entry)
{
    const bool marked = bytes.size() == 16 || bytes.size() == 24;
    const bool large = bytes.size() == 20 || bytes.size() == 24;
    if (marked ? !bytes.startsWith("PK\x07\x08") : !large && bytes.size() != 12)
        return false;
    const qsizetype at = marked ? 4 : 0;
    const qint64 packed = large ? little<qint64>(bytes, at + 4) : little<quint32>(bytes, at + 4);
    const qint64 size = large ? little<qint64>(bytes, at + 12) : little<quint32>(bytes, at + 8);
    return little<quint32>(bytes, at) == entry.crc && packed == entry.packed && size == entry.size;
}

/// Every byte in front of the directory has to belong to one listed entry, else there is an entry
/// that only those see who read from the start.
Result<void> checkPlaces(QIODevice &file, std::vector<ZipEntry> &entries, qint64 directoryAt)
{
    std::vector<size_t> byPlace(entries.size());
    std::iota(byPlace.begin(), byPlace.end(), size_t(0));
    std::sort(byPlace.begin(), byPlace.end(),
              [&](size_t a, size_t b) { return entries[a].headerAt < entries[b].headerAt; });
    if (directoryAt > 0 && (entries.empty() || entries[byPlace.front()].headerAt != 0))
        return fail(ErrorCode::InvalidFile,
                    Text::of("The archive is refused: its start belongs to no entry."),
                    Text::of("Pack it again with a usual zip and publish the new file."));
    for (size_t i = 0; i < byPlace.size(); ++i) {
        ZipEntry &entry = entries[byPlace[i]];
        if (Result<void> same = checkHeader(file, entry); !same)
            return same;
        const qint64 next = i + 1 < byPlace.size() ? entries[byPlace[i + 1]].headerAt : directoryAt;
        const qint64 room = next - entry.bytesAt;
        if (entry.packed < 0 || entry.packed > room)
            return ambiguousInZip(entry.name, Text::of("shares bytes with another entry"));
        constexpr qint64 longestDescriptor = 24;
        const qint64 after = room - entry.packed;
        const bool described = after <= longestDescriptor
                               && isDescriptor(readAt(file, entry.bytesAt + entry.packed, after),
                                               entry);
        if (after == 0 ? !entry.sizesInFront : !described || !entry.sizesFollow)
            return ambiguousInZip(entry.name,
                                  Text::of("is followed by bytes that belong to no entry, or its "
                                           "sizes are missing"));
    }
    return {};
}

ArchiveNames::Kind kindOf(const ZipEntry &entry)
{
    if (entry.link)
        return ArchiveNames::Kind::Link;
    return entry.name.endsWith('/') ? ArchiveNames::Kind::Folder : ArchiveNames::Kind::File;
}

Result<void> showEntry(QIODevice &file, const ZipEntry &entry, const QString &path,
                       ArchiveReading &reading, bool &goOn)
{
    if (entry.flags & encrypted)
        return fail(ErrorCode::Unsupported, Text::of("The zip archive is encrypted."));
    if (!file.seek(entry.bytesAt))
        return fail(brokenZip());
    ZipEntryDevice device(file, entry, reading.meter);
    goOn = reading.visit({path, entry.size, entry.name.endsWith('/'), entry.link, false,
                          isCleanArchivePath(entry.name)},
                         device);
    if (goOn && reading.rules.compare && !entry.name.endsWith('/'))
        device.compare();
    return goOn && device.error() ? Result<void>(fail(*device.error())) : Result<void>();
}

} // namespace

Result<void> readZip(QIODevice &file, ArchiveReading &reading)
{
    const Result<Directory> directory = findDirectory(file);
    if (!directory)
        return fail(directory.error());
    Result<std::vector<ZipEntry>> entries = readDirectory(file, *directory, reading.limits);
    if (!entries)
        return fail(entries.error());
    // Everything is looked at before any entry is shown.
    ArchiveNames names(reading.rules, reading.limits);
    std::vector<QString> paths;
    for (const ZipEntry &entry : *entries) {
        if (Result<void> counted = reading.meter.addEntry(entry.size); !counted)
            return counted;
        const Result<QString> path = safeArchivePath(entry.name, reading.limits);
        if (!path)
            return fail(path.error());
        if (Result<void> named = names.add(entry.name, kindOf(entry), reading.rules.repeats);
            !named)
            return named;
        paths.push_back(*path);
    }
    if (Result<void> placed = checkPlaces(file, *entries, directory->at); !placed)
        return placed;
    bool goOn = true;
    for (size_t i = 0; i < paths.size() && goOn; ++i) {
        if (paths[i].isEmpty())
            continue;
        if (Result<void> shown = showEntry(file, (*entries)[i], paths[i], reading, goOn); !shown)
            return shown;
    }
    return {};
}

} // namespace packhouse
