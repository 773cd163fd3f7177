// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/support/tgzwriter.h"

#include <algorithm>
#include <array>
#include <cstring>

#include <zlib.h>

namespace packhouse {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype BlockSize = 512;
constexpr qsizetype LongestField = 100; ///< bytes of a name or a target in the header itself
constexpr qint64 LargestInOctal = qint64(077777777777);

using Block = std::array<char, BlockSize>;

void octal(Block &block, size_t at, qsizetype width, qint64 value)
{
    const QByteArray digits = QByteArray::number(value, 8).rightJustified(width - 1, '0');
    std::memcpy(block.data() + at, digits.constData(), size_t(digits.size()));
}

void bytes(Block &block, size_t at, const QByteArray &text, qsizetype most)
{
    std::memcpy(block.data() + at, text.constData(), size_t(std::min(text.size(), most)));
}

Block header(const QByteArray &path, qint64 size, char type, int mode, const QByteArray &target)
{
    Block block{};
    bytes(block, 0, path, LongestField);
    octal(block, 100, 8, mode);
    octal(block, 108, 8, 0);
    octal(block, 116, 8, 0);
    octal(block, 124, 12, std::min(size, LargestInOctal));
    octal(block, 136, 12, 0);
    std::memset(block.data() + 148, ' ', 8);
    block[156] = type;
    bytes(block, 157, target, LongestField);
    std::memcpy(block.data() + 257,
                "ustar\0"
                "00",
                8);
    qint64 sum = 0;
    for (const char c : block)
        sum += static_cast<unsigned char>(c);
    octal(block, 148, 7, sum);
    return block;
}

/// "LENGTH key=value\n", where the length counts its own digits.
QByteArray record(const QByteArray &key, const QByteArray &value)
{
    const QByteArray rest = ' ' + key + '=' + value + '\n';
    qsizetype length = rest.size() + 1;
    while (QByteArray::number(length).size() + rest.size() != length)
        length = QByteArray::number(length).size() + rest.size();
    return QByteArray::number(length) + rest;
}

} // namespace

struct TgzWriter::Private
{
    std::unique_ptr<StagedBlob> to;
    z_stream stream{};
    bool ready = false;
    bool any = false;

    Result<void> write(QByteArrayView in, int flush = Z_NO_FLUSH)
    {
        if (!ready)
            return fail(ErrorCode::Internal, Text::of("The archive cannot be written."));
        std::array<char, 64 * 1024> out;
        stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(in.data()));
        stream.avail_in = uInt(in.size());
        do {
            stream.next_out = reinterpret_cast<Bytef *>(out.data());
            stream.avail_out = uInt(out.size());
            deflate(&stream, flush);
            const qsizetype got = qsizetype(out.size()) - qsizetype(stream.avail_out);
            if (got == 0)
                continue;
            if (Result<void> written = to->write(QByteArrayView(out.data(), got)); !written)
                return written;
        } while (stream.avail_out == 0);
        return {};
    }

    Result<void> pad(qint64 size)
    {
        const QByteArray zeros((BlockSize - size % BlockSize) % BlockSize, '\0');
        return zeros.isEmpty() ? Result<void>() : write(zeros);
    }

    Result<void> head(const QByteArray &path, qint64 size, char type, int mode,
                      const QByteArray &target)
    {
        QByteArray more;
        const bool plain = std::all_of(path.begin(), path.end(),
                                       [](char c) { return c >= ' ' && c < 0x7f; });
        if (path.size() > LongestField || !plain)
            more += record("path", path);
        if (target.size() > LongestField)
            more += record("linkpath", target);
        if (size > LargestInOctal)
            more += record("size", QByteArray::number(size));
        Result<void> done;
        if (!more.isEmpty()) {
            const Block block = header("pax", more.size(), 'x', 0644, {});
            done = write({block.data(), BlockSize})
                       .and_then([&] { return write(more); })
                       .and_then([&] { return pad(more.size()); });
        }
        any = true;
        const Block block = header(path, size, type, mode, target);
        return done.and_then([&] { return write({block.data(), BlockSize}); });
    }
};

TgzWriter::TgzWriter(std::unique_ptr<StagedBlob> to) : d(new Private)
{
    constexpr int gzipWindow = 15 + 16;
    d->to = std::move(to);
    d->ready = deflateInit2(&d->stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, gzipWindow, 8,
                            Z_DEFAULT_STRATEGY)
               == Z_OK;
}

TgzWriter::~TgzWriter()
{
    if (d->ready)
        deflateEnd(&d->stream);
}

bool TgzWriter::isEmpty() const
{
    return !d->any;
}

Result<void> TgzWriter::addFile(const QString &path, qint64 size, bool executable, QIODevice &from)
{
    Result<void> done = d->head(path.toUtf8(), size, '0', executable ? 0755 : 0644, {});
    std::array<char, 64 * 1024> buffer;
    qint64 left = size;
    while (done && left > 0) {
        const qint64 got = from.read(buffer.data(), std::min<qint64>(left, buffer.size()));
        if (got <= 0)
            return fail(ErrorCode::InvalidFile, Text::of("%1 is cut off in the archive.", path));
        done = d->write({buffer.data(), qsizetype(got)});
        left -= got;
    }
    return done.and_then([&] { return d->pad(size); });
}

Result<void> TgzWriter::addLink(const QString &path, const QByteArray &target)
{
    return d->head(path.toUtf8(), 0, '2', 0777, target);
}

Result<std::unique_ptr<StagedBlob>> TgzWriter::finish()
{
    const QByteArray end(2 * BlockSize, '\0');
    Result<void> done = d->write(end)
                            .and_then([&] { return d->write({}, Z_FINISH); })
                            .and_then([&] { return d->to->finish(); });
    if (!done)
        return fail(done.error());
    return std::move(d->to);
}

} // namespace packhouse
