// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/rubygems/gemfile.h"

#include "core/hashes.h"
#include "formats/support/archive.h"
#include "formats/support/filewindow.h"
#include "formats/support/yaml.h"

#include <QJsonObject>

#include <zlib.h>

#include <array>
#include <limits>
#include <optional>

using namespace Qt::StringLiterals;

namespace packhouse::rubygems {

namespace {

constexpr int GzipWindow = 15 + 16; ///< zlib's way of asking for gzip's header
constexpr qint64 LongestPacked = 4 << 20;
constexpr qsizetype LongestChecksums = 64 * 1024;
constexpr qsizetype LongestReadme = 64 * 1024;
constexpr int MostMembers = 16;

/// A member of the outer tar.
struct Part
{
    qint64 offset = 0;
    qint64 size = 0;
    Hashes hashes;
    QByteArray bytes; ///< of the small ones
};
using Parts = QMap<QString, Part>;

tl::unexpected<Error> broken(const Text &why)
{
    return fail(ErrorCode::InvalidFile, Text::of("The gem is broken: %1.", why),
                Text::of("Build it again with gem build."));
}

tl::unexpected<Error> noGem()
{
    return fail(ErrorCode::Unsupported, Text::of("The file is no gem."),
                Text::of("Publish the .gem that gem build makes."));
}

Part readPart(QIODevice &file, const ArchiveEntry &entry, QIODevice &bytes)
{
    Part part{file.pos(), entry.size, {}, {}};
    const bool keep = entry.path != "data.tar.gz"_L1 && entry.size <= LongestPacked;
    Hasher hasher;
    std::array<char, 64 * 1024> block;
    for (;;) {
        const qint64 got = bytes.read(block.data(), qint64(block.size()));
        if (got <= 0)
            break;
        hasher.add({block.data(), qsizetype(got)});
        if (keep)
            part.bytes.append(block.data(), qsizetype(got));
    }
    part.hashes = hasher.finish();
    return part;
}

/// Every part is there once; one that is not packed, such as metadata, stands for the packed one.
QString role(const QString &path)
{
    return path.endsWith(".gz"_L1) ? path.chopped(3) : path;
}

Result<Parts> readParts(QIODevice &file)
{
    file.seek(0);
    const QByteArray head = file.peek(512);
    if (head.size() < 512 || head.mid(257, 5) != "ustar")
        return noGem();
    Parts parts;
    ArchiveLimits limits;
    limits.bytes = std::numeric_limits<qint64>::max();
    limits.entryBytes = limits.bytes;
    limits.entries = MostMembers;
    const Result<void> read = readArchive(file, limits,
                                          [&](const ArchiveEntry &entry, QIODevice &bytes) {
                                              if (entry.folder || entry.link)
                                                  return true;
                                              parts.insert(entry.path,
                                                           readPart(file, entry, bytes));
                                              return true;
                                          },
                                          {.role = role, .repeats = false});
    const bool isGem = parts.contains(u"metadata.gz"_s);
    if (!read) {
        // Other tars may have many entries before one can tell that they are no gems.
        return isGem ? Result<Parts>(fail(read.error())) : Result<Parts>(noGem());
    }
    if (!isGem)
        return noGem();
    if (!parts.contains(u"data.tar.gz"_s))
        return broken(Text::of("it has no data.tar.gz"));
    return parts;
}

QByteArray hashOf(const Hashes &hashes, const QString &algorithm)
{
    if (algorithm == "SHA512"_L1)
        return hashes.sha512;
    if (algorithm == "SHA256"_L1)
        return hashes.sha256;
    return algorithm == "SHA1"_L1 ? hashes.sha1 : QByteArray();
}

tl::unexpected<Error> unpackable(const QString &member, const Error &why)
{
    if (why.code != ErrorCode::TooLarge)
        return broken(Text::of("its %1 cannot be unpacked", member));
    return fail(ErrorCode::TooLarge, Text::of("The gem's %1 is too large. %2", member, why.what));
}

/// protocol: algorithm to file to the hash of the packed member, in hexadecimal digits
Result<void> verifyChecksums(const Parts &parts)
{
    const auto listed = parts.constFind(u"checksums.yaml.gz"_s);
    if (listed == parts.constEnd())
        return {};
    const Result<QByteArray> text = gunzip(listed->bytes, LongestChecksums);
    if (!text)
        return unpackable(u"checksums.yaml.gz"_s, text.error());
    const Result<QJsonValue> yaml = parseYaml(*text, {LongestChecksums, false, true});
    if (!yaml)
        return broken(Text::of("its checksums cannot be read"));
    const QJsonObject algorithms = yaml->toObject();
    for (auto algorithm = algorithms.begin(); algorithm != algorithms.end(); ++algorithm) {
        const QJsonObject files = algorithm->toObject();
        for (auto file = files.begin(); file != files.end(); ++file) {
            const auto part = parts.constFind(file.key());
            const QByteArray known = part == parts.constEnd()
                                         ? QByteArray()
                                         : hashOf(part->hashes, algorithm.key());
            if (!known.isEmpty() && known.toHex() != file->toString().toLatin1().toLower())
                return fail(
                    ErrorCode::HashMismatch,
                    Text::of("The gem's %1 is not what its checksums say.", file.key().left(80)),
                    Text::of("Build it again with gem build."));
        }
    }
    return {};
}

/// True when a link in \a folder leads out of the gem.
bool leads(const QString &entry, const QByteArray &target)
{
    if (target.startsWith('/'))
        return true;
    qsizetype depth = entry.count(u'/');
    for (const QByteArray &segment : target.split('/')) {
        if (segment == "..")
            --depth;
        else if (!segment.isEmpty() && segment != ".")
            ++depth;
        if (depth < 0)
            return true;
    }
    return false;
}

/// Looks through the gem's files for a readme, and for names that lead out of its folder.
Result<QString> readData(QIODevice &file, const Part &part)
{
    FileWindow window(file, part.offset, part.size);
    QString readme;
    QString outside;
    const Result<void> read = readArchive(
        window, {}, [&](const ArchiveEntry &entry, QIODevice &bytes) {
            if (entry.link && leads(entry.path, entry.target))
                outside = entry.path;
            const bool wanted = readme.isEmpty() && !entry.folder && !entry.link
                                && !entry.path.contains(u'/')
                                && entry.path.startsWith("readme"_L1, Qt::CaseInsensitive);
            if (wanted)
                readme = QString::fromUtf8(bytes.read(LongestReadme));
            return outside.isEmpty();
        });
    if (!outside.isEmpty())
        return broken(Text::of("the link %1 leads out of its folder", outside.left(80)));
    if (!read && read.error().code == ErrorCode::Unsupported)
        return broken(Text::of("its data.tar.gz is no archive"));
    if (!read)
        return fail(read.error());
    return readme;
}

} // namespace

Result<QByteArray> gunzip(const QByteArray &packed, qsizetype most)
{
    const auto refused = [] {
        return fail(ErrorCode::InvalidFile, Text::of("The data cannot be unpacked."));
    };
    z_stream stream{};
    if (inflateInit2(&stream, GzipWindow) != Z_OK)
        return refused();
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(packed.constData()));
    stream.avail_in = uInt(packed.size());
    QByteArray bytes;
    std::array<char, 64 * 1024> block;
    int state = Z_OK;
    while (state == Z_OK && bytes.size() <= most) {
        stream.next_out = reinterpret_cast<Bytef *>(block.data());
        stream.avail_out = uInt(block.size());
        state = inflate(&stream, Z_NO_FLUSH);
        bytes.append(block.data(), qsizetype(block.size() - stream.avail_out));
    }
    inflateEnd(&stream);
    if (bytes.size() > most)
        return fail(ErrorCode::TooLarge, Text::of("It unpacks to more than %1.", Bytes{most}));
    if (state != Z_STREAM_END)
        return refused();
    return bytes;
}

QByteArray gzip(const QByteArray &bytes)
{
    z_stream stream{};
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, GzipWindow, 8, Z_DEFAULT_STRATEGY)
        != Z_OK)
        return {};
    QByteArray packed(qsizetype(deflateBound(&stream, uLong(bytes.size()))) + 32,
                      Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.constData()));
    stream.avail_in = uInt(bytes.size());
    stream.next_out = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_out = uInt(packed.size());
    deflate(&stream, Z_FINISH);
    packed.resize(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return packed;
}

Result<GemFile> readGem(QIODevice &file)
{
    const Result<Parts> parts = readParts(file);
    if (!parts)
        return fail(parts.error());
    const Part metadata = parts->value(u"metadata.gz"_s);
    if (metadata.size > LongestPacked)
        return fail(ErrorCode::TooLarge, Text::of("The gem's specification is too large."));
    if (const auto verified = verifyChecksums(*parts); !verified)
        return fail(verified.error());
    Result<QByteArray> yaml = gunzip(metadata.bytes, LongestSpecification);
    if (!yaml)
        return unpackable(u"metadata.gz"_s, yaml.error());
    Result<Gemspec> spec = parseGemspec(*yaml);
    if (!spec)
        return fail(spec.error());
    Result<QString> readme = readData(file, parts->value(u"data.tar.gz"_s));
    if (!readme)
        return fail(readme.error());
    return GemFile{std::move(*spec), std::move(*yaml), std::move(*readme),
                   parts->contains(u"data.tar.gz.sig"_s)};
}

} // namespace packhouse::rubygems
