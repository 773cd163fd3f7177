// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/support/archivepath.h"

#include <QtEndian>

#include <zlib.h>

using namespace Qt::StringLiterals;

// KArchive's zip reader cleans names before it shows them, so an entry that climbs out of its
// folder would pass unseen; hence the central directory is read here.

namespace packhouse {

namespace {

constexpr qint64 endSize = 22;
constexpr qint64 longestComment = 0xffff;
constexpr qint64 longestDirectory = 64 << 20;

Error broken()
{
    return {ErrorCode::InvalidFile, u"The zip archive is broken or cut off."_s,
            u"Build it again and publish the new file."_s, false};
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
};

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

/// The 64-bit end record, where the plain one says that it does not suffice.
Result<Directory> findLargeDirectory(QIODevice &file, qint64 endAt)
{
    const QByteArray locator = readAt(file, endAt - 20, 20);
    if (locator.size() != 20 || !locator.startsWith("PK\x06\x07"))
        return fail(broken());
    const qint64 recordAt = little<qint64>(locator, 8);
    const QByteArray end = readAt(file, recordAt, 56);
    if (end.size() != 56 || !end.startsWith("PK\x06\x06"))
        return fail(broken());
    const Directory directory{little<qint64>(end, 48), little<qint64>(end, 40),
                              little<qint64>(end, 32)};
    if (!endsAt(directory, recordAt))
        return fail(broken());
    return directory;
}

Result<Directory> findDirectory(QIODevice &file)
{
    const qint64 tailAt = std::max<qint64>(0, file.size() - endSize - longestComment);
    const QByteArray tail = readAt(file, tailAt, endSize + longestComment);
    const qsizetype at = tail.lastIndexOf("PK\x05\x06");
    // A second end record in the comment would be another archive to other readers.
    if (at < 0 || tail.size() - at < endSize
        || tail.size() - at - endSize != little<quint16>(tail, at + 20))
        return fail(broken());
    const Directory plain{little<quint32>(tail, at + 16), little<quint32>(tail, at + 12),
                          little<quint16>(tail, at + 10)};
    if (plain.at == 0xffffffff || plain.size == 0xffffffff || plain.entries == 0xffff)
        return findLargeDirectory(file, tailAt + at);
    if (!endsAt(plain, tailAt + at))
        return fail(broken());
    return plain;
}

/// Sizes and place from the zip64 extra field, for those that do not fit.
bool readLargeSizes(const QByteArray &extra, ZipEntry &entry)
{
    for (qsizetype at = 0; at + 4 <= extra.size();) {
        const qsizetype size = little<quint16>(extra, at + 2);
        if (little<quint16>(extra, at) == 1) {
            qsizetype field = at + 4;
            for (qint64 *value : {&entry.size, &entry.packed, &entry.headerAt}) {
                if (*value != 0xffffffff)
                    continue;
                if (field + 8 > at + 4 + size || field + 8 > extra.size())
                    return false;
                *value = little<qint64>(extra, field);
                field += 8;
            }
            return true;
        }
        at += 4 + size;
    }
    return false;
}

Result<std::vector<ZipEntry>> readDirectory(QIODevice &file, const Directory &directory,
                                            const ArchiveLimits &limits)
{
    const Error tooMany{ErrorCode::TooLarge,
                        u"The archive has more than %1 entries."_s.arg(limits.entries),
                        {},
                        false};
    if (directory.entries > limits.entries)
        return fail(tooMany);
    if (directory.size > longestDirectory)
        return fail(ErrorCode::TooLarge, u"The archive's list of entries is too long."_s);
    const QByteArray bytes = readAt(file, directory.at, directory.size);
    if (bytes.size() != directory.size)
        return fail(broken());
    std::vector<ZipEntry> entries;
    for (qsizetype at = 0; at < bytes.size();) {
        if (bytes.size() - at < 46 || bytes.mid(at, 4) != "PK\x01\x02")
            return fail(broken());
        const qsizetype nameSize = little<quint16>(bytes, at + 28);
        const qsizetype extraSize = little<quint16>(bytes, at + 30);
        const qsizetype commentSize = little<quint16>(bytes, at + 32);
        if (bytes.size() - at < 46 + nameSize + extraSize + commentSize)
            return fail(broken());
        ZipEntry entry;
        entry.flags = little<quint16>(bytes, at + 8);
        entry.method = little<quint16>(bytes, at + 10);
        entry.crc = little<quint32>(bytes, at + 16);
        entry.packed = little<quint32>(bytes, at + 20);
        entry.size = little<quint32>(bytes, at + 24);
        entry.headerAt = little<quint32>(bytes, at + 42);
        entry.link = (little<quint32>(bytes, at + 38) >> 16 & 0xf000) == 0xa000;
        entry.name = bytes.mid(at + 46, nameSize);
        if (entry.size == 0xffffffff || entry.packed == 0xffffffff
            || entry.headerAt == 0xffffffff) {
            if (!readLargeSizes(bytes.mid(at + 46 + nameSize, extraSize), entry))
                return fail(broken());
        }
        entries.push_back(std::move(entry));
        if (entries.size() > size_t(limits.entries))
            return fail(tooMany);
        at += 46 + nameSize + extraSize + commentSize;
    }
    return entries;
}

/// The unpacked bytes of one entry, while it is visited: never more than it claims.
class EntryDevice final : public QIODevice
{
public:
    EntryDevice(QIODevice &file, const ZipEntry &entry, ArchiveMeter &meter)
        : m_file(file)
        , m_entry(entry)
        , m_meter(meter)
        , m_packedLeft(entry.packed)
        , m_left(entry.size)
    {
        m_inflating = entry.method == Z_DEFLATED && inflateInit2(&m_stream, -MAX_WBITS) == Z_OK;
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

    ~EntryDevice() override
    {
        if (m_inflating)
            inflateEnd(&m_stream);
    }

    bool isSequential() const override { return true; }
    const std::optional<Error> &error() const { return m_error; }

protected:
    qint64 readData(char *to, qint64 size) override
    {
        if (m_error)
            return -1;
        const qint64 wanted = std::min(size, m_left);
        const qint64 got = m_entry.method == 0 ? copy(to, wanted) : inflateTo(to, wanted);
        if (got != wanted)
            return broke(broken());
        m_crc = quint32(crc32(m_crc, reinterpret_cast<const Bytef *>(to), uInt(got)));
        m_left -= got;
        if (m_left == 0 && got > 0 && m_crc != m_entry.crc)
            return broke(broken());
        if (Result<void> counted = m_meter.addBytes(got); !counted)
            return broke(counted.error());
        return got;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
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

Result<void> seekToBytes(QIODevice &file, const ZipEntry &entry)
{
    const QByteArray local = readAt(file, entry.headerAt, 30);
    if (local.size() != 30 || !local.startsWith("PK\x03\x04"))
        return fail(broken());
    const qint64 at = entry.headerAt + 30 + little<quint16>(local, 26) + little<quint16>(local, 28);
    // Another name in front of the bytes than in the list is how one archive shows two faces.
    if (readAt(file, entry.headerAt + 30, little<quint16>(local, 26)) != entry.name)
        return fail(broken());
    if (entry.packed < 0 || entry.packed > file.size() - at || !file.seek(at))
        return fail(broken());
    return {};
}

} // namespace

Result<void> readZip(QIODevice &file, const ArchiveLimits &limits, ArchiveMeter &meter,
                     const ArchiveVisitor &visit)
{
    const Result<Directory> directory = findDirectory(file);
    if (!directory)
        return fail(directory.error());
    const Result<std::vector<ZipEntry>> entries = readDirectory(file, *directory, limits);
    if (!entries)
        return fail(entries.error());
    // All names are looked at before any entry is shown.
    std::vector<QString> paths;
    for (const ZipEntry &entry : *entries) {
        if (Result<void> counted = meter.addEntry(entry.size); !counted)
            return counted;
        const Result<QString> path = safeArchivePath(entry.name, limits);
        if (!path)
            return fail(path.error());
        paths.push_back(*path);
    }
    for (size_t i = 0; i < paths.size(); ++i) {
        const ZipEntry &entry = (*entries)[i];
        if (paths[i].isEmpty())
            continue;
        if (Result<void> found = seekToBytes(file, entry); !found)
            return found;
        if (entry.flags & 1)
            return fail(ErrorCode::Unsupported, u"The zip archive is encrypted."_s);
        EntryDevice device(file, entry, meter);
        if (!visit({paths[i], entry.size, entry.name.endsWith('/'), entry.link}, device))
            return {};
        if (device.error())
            return fail(*device.error());
    }
    return {};
}

} // namespace packhouse
