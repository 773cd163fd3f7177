// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/support/archivenames.h"
#include "formats/support/archivepath.h"

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr qint64 blockSize = 512;
constexpr qint64 longestExtension = 1 << 20; ///< of a pax header or a GNU long name
constexpr qint64 largestInOctal = 077777777777; ///< bytes

Error brokenTar()
{
    return {ErrorCode::InvalidFile, Text::of("The archive is broken or cut off."),
            Text::of("Build it again and publish the new file."), false};
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
                return fail(brokenTar());
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
                return fail(brokenTar());
            size -= step;
        }
        return {};
    }

    Result<QByteArray> take(qint64 size)
    {
        if (size < 0)
            return fail(brokenTar());
        if (size > longestExtension)
            return fail(ErrorCode::TooLarge, Text::of("A header in the archive is too long."));
        QByteArray bytes(size, Qt::Uninitialized);
        const Result<qint64> got = read(bytes.data(), size);
        if (!got)
            return fail(got.error());
        if (*got != size)
            return fail(brokenTar());
        return bytes;
    }

private:
    QIODevice &m_decoded;
    ArchiveMeter &m_meter;
};

/// The bytes of one entry, while it is visited.
class TarEntryDevice final : public QIODevice
{
public:
    TarEntryDevice(Source &source, qint64 size) : m_source(source), m_left(size)
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
            m_error = got ? brokenTar() : got.error();
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

QByteArray upToZero(QByteArrayView field)
{
    const qsizetype end = field.indexOf('\0');
    return field.first(end < 0 ? field.size() : end).toByteArray();
}

QByteArray text(const Block &block, qsizetype at, qsizetype size)
{
    return upToZero({block.data() + at, size});
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
    std::optional<QByteArray> path;
    std::optional<QByteArray> target;
    std::optional<qint64> size;
    bool sparse = false;
    bool records = false; ///< there was a header of records for this entry
};

bool setOnce(std::optional<QByteArray> &field, QByteArrayView value)
{
    if (field || value.isEmpty()) // a second name, or one that takes an earlier one back
        return false;
    field = value.toByteArray();
    return true;
}

bool setSizeOnce(std::optional<qint64> &field, QByteArrayView value)
{
    const bool digits = std::all_of(value.begin(), value.end(),
                                    [](char c) { return c >= '0' && c <= '9'; });
    bool fine = false;
    const qint64 size = value.toByteArray().toLongLong(&fine);
    if (!digits || !fine || field)
        return false;
    field = size;
    return true;
}

/// One record; false where it makes no sense, or says once more what was said.
bool takeRecord(QByteArrayView key, QByteArrayView value, Extension &out)
{
    if (key == "path")
        return setOnce(out.path, value);
    if (key == "linkpath")
        return setOnce(out.target, value);
    if (key == "size")
        return setSizeOnce(out.size, value);
    out.sparse |= key.startsWith("GNU.sparse.") || key == "SCHILY.realsize";
    return true;
}

/// "LENGTH key=value\n" records of POSIX.1-2001; false when they are anything else.
bool readRecords(QByteArrayView records, Extension &out)
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
        if (equals < 0 || !takeRecord(record.first(equals), record.sliced(equals + 1), out))
            return false;
        records = records.sliced(length);
    }
    return true;
}

QByteArray nameInHeader(const Block &block)
{
    const QByteArray name = text(block, 0, 100);
    const bool posix = QByteArrayView(block.data() + 257, 6) == QByteArrayView("ustar\0", 6);
    const QByteArray prefix = posix ? text(block, 345, 155) : QByteArray();
    return prefix.isEmpty() ? name : prefix + '/' + name;
}

constexpr qint64 padding(qint64 size)
{
    return (blockSize - size % blockSize) % blockSize;
}

bool isZero(const Block &block, qint64 size)
{
    return std::all_of(block.begin(), block.begin() + size, [](char c) { return c == 0; });
}

tl::unexpected<Error> ambiguousInTar(const QByteArray &name, const Text &why)
{
    return fail(ErrorCode::InvalidFile,
                Text::of("The archive is refused: the entry \"%1\" %2.",
                         QString::fromUtf8(name.left(200)), why),
                Text::of("Pack it again with a usual tar and publish the new file."));
}

std::optional<ArchiveNames::Kind> kindOf(char type, const QByteArray &path)
{
    using Kind = ArchiveNames::Kind;
    switch (type) {
    case '0':
    case '\0':
    case '7':
        return path.endsWith('/') ? Kind::Folder : Kind::File; // as before there was a type for it
    case '1':
    case '2':
        return Kind::Link;
    case '3':
    case '4':
    case '6':
        return Kind::Device;
    case '5':
        return Kind::Folder;
    default:
        return std::nullopt;
    }
}

class TarReader
{
public:
    TarReader(QIODevice &decoded, ArchiveReading &reading)
        : m_reading(reading)
        , m_source(decoded, reading.meter)
        , m_names(reading.rules, reading.limits)
    {}

    Result<void> read()
    {
        for (bool any = false;; any = true) {
            Block block;
            const Result<qint64> got = m_source.read(block.data(), blockSize);
            if (!got)
                return fail(got.error());
            if (isZero(block, *got) && (any || *got == blockSize))
                return readRest();
            if (*got != blockSize || !checksumFits(block))
                return any ? fail(brokenTar())
                           : fail(ErrorCode::Unsupported,
                                  Text::of("The file is not a tar archive."));
            const Result<bool> goOn = take(block);
            if (!goOn || !*goOn)
                return goOn ? Result<void>() : fail(goOn.error());
        }
    }

private:
    /// What follows the end, so that the decoder sees its checksum. A header in it begins another
    /// archive to those who read on.
    Result<void> readRest()
    {
        for (;;) {
            Block block;
            const Result<qint64> got = m_source.read(block.data(), blockSize);
            if (!got)
                return fail(got.error());
            if (*got < blockSize)
                return {};
            if (!isZero(block, blockSize) && checksumFits(block))
                return ambiguousInTar(nameInHeader(block),
                                      Text::of("comes after the archive's end"));
        }
    }

    /// Answers false when the visitor wants no more.
    Result<bool> take(const Block &block)
    {
        const char type = block[156];
        const qint64 size = number(block, 124, 12);
        if (type != 'V' && type != 'g' && type != 'x' && type != 'L' && type != 'K') {
            const Extension extension = std::exchange(m_extension, {});
            return takeEntry(block, extension, size);
        }
        const Result<QByteArray> bytes = m_source.take(size);
        if (!bytes)
            return fail(bytes.error());
        Result<void> taken;
        if (type == 'V') // the archive's label
            taken = m_reading.meter.addEntry(size);
        else
            taken = type == 'g' ? takeForAll(*bytes) : takeExtension(block, type, *bytes);
        return taken.and_then([&] { return m_source.skip(padding(size)); }).map([] {
            return true;
        });
    }

    /// A header for all entries after it; git writes one that names the commit.
    Result<void> takeForAll(const QByteArray &bytes)
    {
        if (Result<void> counted = m_reading.meter.addEntry(bytes.size()); !counted)
            return counted;
        Extension all;
        if (!readRecords(bytes, all))
            return fail(brokenTar());
        if (all.path || all.target || all.size || all.sparse)
            return ambiguousInTar(all.path.value_or("pax_global_header"),
                                  Text::of("gives all that follow one name or size"));
        return {};
    }

    Result<void> takeExtension(const Block &block, char type, const QByteArray &bytes)
    {
        const QByteArray name = m_extension.path.value_or(nameInHeader(block));
        if (type == 'x') {
            if (std::exchange(m_extension.records, true) || m_extension.path || m_extension.target)
                return ambiguousInTar(name, Text::of("has two headers that name the same entry"));
            if (!readRecords(bytes, m_extension))
                return ambiguousInTar(
                    m_extension.path.value_or(name),
                    Text::of("has records that make no sense, or say a thing twice"));
            return {};
        }
        std::optional<QByteArray> &field = type == 'L' ? m_extension.path : m_extension.target;
        const QByteArray value = upToZero(bytes);
        if (m_extension.records || !setOnce(field, value))
            return ambiguousInTar(value, Text::of("has two names"));
        return {};
    }

    Result<bool> takeEntry(const Block &block, const Extension &extension, qint64 inHeader)
    {
        const QByteArray stored = extension.path.value_or(nameInHeader(block));
        const qint64 size = extension.size.value_or(inHeader);
        if (Result<void> counted = m_reading.meter.addEntry(size); !counted)
            return fail(counted.error());
        const auto kind = kindOf(block[156], stored);
        if (!kind || extension.sparse)
            return ambiguousInTar(stored,
                                  extension.sparse || block[156] == 'S'
                                      ? Text::of("is sparse")
                                      : Text::of("is of a kind that unpackers read differently"));
        // The header's own field is too short for larger ones.
        if (size != inHeader && size <= largestInOctal)
            return ambiguousInTar(stored, Text::of("has two sizes"));
        if (*kind != ArchiveNames::Kind::File && size != 0)
            return ambiguousInTar(stored, Text::of("has bytes, but is no file"));
        const Result<QString> path = safeArchivePath(stored, m_reading.limits);
        if (!path)
            return fail(path.error());
        if (Result<void> named = m_names.add(stored, *kind, true); !named)
            return fail(named.error());
        if (*kind == ArchiveNames::Kind::Device || path->isEmpty())
            return m_source.skip(size + padding(size)).map([] { return true; });
        return visit(block, extension,
                     {*path, size, *kind == ArchiveNames::Kind::Folder,
                      *kind == ArchiveNames::Kind::Link, false, isCleanArchivePath(stored)});
    }

    Result<bool> visit(const Block &block, const Extension &extension, ArchiveEntry entry)
    {
        const qint64 mode = number(block, 100, 8);
        entry.executable = !entry.folder && !entry.link && mode > 0 && (mode & 0100) != 0;
        if (block[156] == '2')
            entry.target = extension.target.value_or(text(block, 157, 100));
        TarEntryDevice device(m_source, entry.size);
        if (!m_reading.visit(entry, device))
            return false;
        if (device.error())
            return fail(*device.error());
        return m_source.skip(device.left() + padding(entry.size)).map([] { return true; });
    }

    ArchiveReading &m_reading;
    Source m_source;
    ArchiveNames m_names;
    Extension m_extension;
};

} // namespace

Result<void> readTar(QIODevice &decoded, ArchiveReading &reading)
{
    return TarReader(decoded, reading).read();
}

} // namespace packhouse
