// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/formatlist.h"

#include <QBuffer>

#include <cstdint>
#include <cstdlib>

#include <zlib.h>

using namespace packhouse;

namespace {

// What decides which type looks at a file first.
constexpr const char *names[] = {
    "p-1.0.tgz",    "p-1.0-py3-none-any.whl",
    "p-1.0.tar.gz", "p.1.0.nupkg",
    "p-1.0.jar",    "p-1.0.pom",
    "p-1.0.gem",    "p_1.0_all.deb",
    "p.zip",        "v1.0.0.zip",
    "p.gemspec",    "p.dsc",
    "p-1.0.war",    "p.snupkg",
    "p.changes",    "p.tgz.prov",
};

/// Mutations of compressed bytes hardly get past the checksum, so those of an archive are
/// compressed here.
QByteArray gzip(QByteArrayView bytes)
{
    z_stream stream = {};
    if (deflateInit2(&stream, 1, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        std::abort();
    QByteArray packed(qsizetype(deflateBound(&stream, uLong(bytes.size()))), Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
    stream.avail_in = uInt(bytes.size());
    stream.next_out = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_out = uInt(packed.size());
    deflate(&stream, Z_FINISH);
    packed.truncate(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return packed;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const FormatList formats;
    if (size < 2)
        return 0;
    const QByteArrayView rest(reinterpret_cast<const char *>(data) + 2, qsizetype(size) - 2);
    QByteArray bytes = data[1] % 2 ? gzip(rest) : rest.toByteArray();
    QBuffer file(&bytes);
    file.open(QIODevice::ReadOnly);
    const QString name = QString::fromLatin1(names[data[0] % std::size(names)]);
    const auto found = formats.inspect(file, name);
    if (!found)
        return 0;
    // What a file says of itself is either refused or may be stored under that name.
    const Inspection &inspection = found->inspection;
    if (inspection.certain && !inspection.coordinates.version.isEmpty()
        && found->format->check(inspection.coordinates)
        && found->format->checkFileName(inspection.fileName)) {
        const QString &stored = inspection.fileName;
        if (stored.isEmpty() || stored.startsWith(u'/') || stored.contains(QChar(0))
            || stored.split(u'/').contains(QStringLiteral("..")))
            std::abort();
    }
    return 0;
}
