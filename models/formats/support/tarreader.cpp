// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/support/archivepath.h"

#include <array>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr qint64 blockSize = 512;
constexpr qint64 longestExtension = 1 << 20; ///< of a pax header or a GNU long name

Error broken()
{
    return {ErrorCode::InvalidFile, u"The archive is broken or cut off."_s,
            u"Build it again and publish the new file."_s, false};
}

/// The decoder with its output counted; reading short of what was asked is an error.
class Source
{
public:
    Source(QIODevice &decoded, ArchiveMeter &meter) : m_decoded(decoded), m_meter(meter) {}

    /// Up to \a size bytes; 0 at the end.
    Result<qint64> read(char *to, qint64 size)
    {
        qint64 got = 0;
        while (got < size) {
            const qint64 part = m_decoded.read(to + got, size - got);
            if (part < 0)
                return fail(broken());
            if (part == 0)
                break;
            got += part;
            if (Result<void> counted = m_meter.addBytes(part); !counted)
                return fail(counted.error());
        }
        return got;
    }

    Result<void> skip(qint64 size)
    {
        std::array<char, 32 * 1024> rest;
        while (size > 0) {
            const qint64 step = std::min<qint64>(size, qint64(rest.size()));
            const Result<qint64> got = read(rest.data(), step);
            if (!got)
                return fail(got.error());
            if (*got != step)
                return fail(broken());
            size -= step;
        }
        return {};
    }

    /// What follows the end, so that the decoder sees its checksum.
    Result<void> skipRest()
    {
        std::array<char, 32 * 1024> rest;
        for (;;) {
            const Result<qint64> got = read(rest.data(), qint64(rest.size()));
            if (!got)
                return fail(got.error());
            if (*got < qint64(rest.size()))
                return {};
        }
    }

    Result<QByteArray> take(qint64 size)
    {
        if (size < 0)
            return fail(broken());
        if (size > longestExtension)
            return fail(ErrorCode::TooLarge, u"A header in the archive is too long."_s);
        QByteArray bytes(size, Qt::Uninitialized);
        const Result<qint64> got = read(bytes.data(), size);
        if (!got)
            return fail(got.error());
        if (*got != size)
            return fail(broken());
        return bytes;
    }

private:
    QIODevice &m_decoded;
    ArchiveMeter &m_meter;
};

/// The bytes of one entry, while it is visited.
class EntryDevice final : public QIODevice
{
public:
    EntryDevice(Source &source, qint64 size) : m_source(source), m_left(size)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

    bool isSequential() const override { return true; }
    qint64 left() const { return m_left; }
    const std::optional<Error> &error() const { return m_error; }

protected:
    qint64 readData(char *to, qint64 size) override
    {
        if (m_error)
            return -1;
        const qint64 wanted = std::min(size, m_left);
        const Result<qint64> got = m_source.read(to, wanted);
        if (!got || *got != wanted) {
            m_error = got ? broken() : got.error();
            return -1;
        }
        m_left -= wanted;
        return wanted;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    Source &m_source;
    qint64 m_left;
    std::optional<Error> m_error;
};

using Block = std::array<char, blockSize>;

QByteArray text(const Block &block, qsizetype at, qsizetype size)
{
    const QByteArray field(block.data() + at, size);
    const qsizetype end = field.indexOf('\0');
    return end < 0 ? field : field.left(end);
}

/// Octal, or big-endian base 256 when the first bit is set; -1 for neither.
qint64 number(const Block &block, qsizetype at, qsizetype size)
{
    const auto byte = [&](qsizetype i) {
        return static_cast<unsigned char>(block[size_t(at + i)]);
    };
    if (byte(0) & 0x80) {
        qint64 value = byte(0) & 0x3f;
        for (qsizetype i = 1; i < size; ++i) {
            if (value >= (qint64(1) << 54))
                return -1;
            value = value << 8 | byte(i);
        }
        return value;
    }
    const QByteArray digits = text(block, at, size).trimmed();
    if (digits.isEmpty())
        return 0;
    bool fine = false;
    const qint64 value = digits.toLongLong(&fine, 8);
    return fine && value >= 0 ? value : -1;
}

bool checksumFits(const Block &block)
{
    qint64 sum = 0;
    for (size_t i = 0; i < block.size(); ++i)
        sum += i >= 148 && i < 156 ? ' ' : static_cast<unsigned char>(block[i]);
    return sum == number(block, 148, 8);
}

/// What headers before an entry say about it.
struct Extension
{
    QByteArray path;
    QByteArray target;
    qint64 size = -1;
};

/// "LENGTH key=value\n" records of POSIX.1-2001; false when they are anything else.
bool readPax(QByteArrayView records, Extension &out)
{
    while (!records.isEmpty()) {
        const qsizetype space = records.indexOf(' ');
        if (space < 0)
            return false;
        bool fine = false;
        const qsizetype length = records.first(space).toByteArray().toLongLong(&fine);
        if (!fine || length <= space + 1 || length > records.size() || records[length - 1] != '\n')
            return false;
        const QByteArrayView record = records.sliced(space + 1, length - space - 2);
        const qsizetype equals = record.indexOf('=');
        if (equals < 0)
            return false;
        const QByteArray value = record.sliced(equals + 1).toByteArray();
        if (record.first(equals) == "path")
            out.path = value;
        else if (record.first(equals) == "linkpath")
            out.target = value;
        else if (record.first(equals) == "size")
            out.size = value.toLongLong(&fine);
        if (!fine || out.size < -1)
            return false;
        records = records.sliced(length);
    }
    return true;
}

QByteArray storedPath(const Block &block, const Extension &extension)
{
    if (!extension.path.isEmpty())
        return extension.path;
    const QByteArray name = text(block, 0, 100);
    const bool posix = QByteArrayView(block.data() + 257, 6) == QByteArrayView("ustar\0", 6);
    const QByteArray prefix = posix ? text(block, 345, 155) : QByteArray();
    return prefix.isEmpty() ? name : prefix + '/' + name;
}

constexpr qint64 padding(qint64 size)
{
    return (blockSize - size % blockSize) % blockSize;
}

} // namespace

Result<void> readTar(QIODevice &decoded, const ArchiveLimits &limits, ArchiveMeter &meter,
                     const ArchiveVisitor &visit)
{
    Source source(decoded, meter);
    Extension extension;
    bool any = false;
    for (;;) {
        Block block;
        const Result<qint64> got = source.read(block.data(), blockSize);
        if (!got)
            return fail(got.error());
        const bool zero = std::all_of(block.begin(), block.begin() + *got,
                                      [](char c) { return c == 0; });
        if (zero && (any || *got == blockSize))
            return source.skipRest();
        if (*got != blockSize || !checksumFits(block))
            return any ? fail(broken())
                       : fail(ErrorCode::Unsupported, u"The file is not a tar archive."_s);
        any = true;

        const char type = block[156];
        qint64 size = number(block, 124, 12);
        if (type == 'g' || type == 'V') { // says nothing about the next name
            if (Result<void> counted = meter.addEntry(size); !counted)
                return counted;
            if (Result<void> skipped = source.skip(size + padding(size)); !skipped)
                return skipped;
            continue;
        }
        if (type == 'x' || type == 'L' || type == 'K') {
            const Result<QByteArray> bytes = source.take(size);
            if (!bytes)
                return fail(bytes.error());
            if (type == 'x' && !readPax(*bytes, extension))
                return fail(broken());
            if (type == 'L')
                extension.path = bytes->left(bytes->indexOf('\0'));
            if (type == 'K')
                extension.target = bytes->left(bytes->indexOf('\0'));
            if (Result<void> skipped = source.skip(padding(size)); !skipped)
                return skipped;
            continue;
        }
        const bool isFile = type == '0' || type == '\0' || type == '7';
        const bool isLink = type == '1' || type == '2';
        if (extension.size >= 0)
            size = extension.size;
        if (isLink || type == '5')
            size = 0;
        if (Result<void> counted = meter.addEntry(size); !counted)
            return counted;
        const Result<QString> path = safeArchivePath(storedPath(block, extension), limits);
        const qint64 mode = number(block, 100, 8);
        const bool executable = isFile && mode > 0 && (mode & 0100) != 0;
        const QByteArray target = type != '2'                  ? QByteArray()
                                  : extension.target.isEmpty() ? text(block, 157, 100)
                                                               : extension.target;
        extension = {};
        qint64 left = size;
        if (isFile || isLink || type == '5') {
            if (!path)
                return fail(path.error());
            EntryDevice device(source, size);
            if (!path->isEmpty()
                && !visit({*path, size, type == '5', isLink, executable, target}, device))
                return {};
            if (device.error())
                return fail(*device.error());
            left = device.left();
        }
        if (Result<void> skipped = source.skip(left + padding(size)); !skipped)
            return skipped;
    }
}

} // namespace packhouse
