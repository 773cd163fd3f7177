// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/nuget/symbols.h"

#include "formats/nuget/names.h"
#include "formats/support/archive.h"
#include "formats/support/stagedreading.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtEndian>

#include <algorithm>

namespace packhouse::nuget {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype MostSymbols = 100;
constexpr qsizetype HeadSize = 4096; ///< bytes, in which the table of a .pdb's streams lies
constexpr qsizetype IdSize = 20; ///< bytes: a GUID and a stamp
constexpr qsizetype GuidSize = 16;
constexpr qint64 HashedAtOnce = 64 << 10;

template<typename Number>
Number littleEndian(QByteArrayView bytes, qsizetype at)
{
    return at >= 0 && at + qsizetype(sizeof(Number)) <= bytes.size()
               ? qFromLittleEndian<Number>(bytes.data() + at)
               : Number(0);
}

/// Where the id lies; -1: this is no portable .pdb. protocol: ECMA-335 II.24.2.1, the root of
/// metadata: a version text, then the streams by offset, size and a name that is filled up to four
qsizetype placeOfId(QByteArrayView head)
{
    if (!head.startsWith("BSJB"))
        return -1;
    const auto versionSize = littleEndian<quint32>(head, 12);
    if (versionSize > HeadSize)
        return -1;
    qsizetype at = 16 + qsizetype(versionSize) + 4;
    for (int left = littleEndian<quint16>(head, at - 2); left > 0; --left) {
        const qsizetype end = head.indexOf('\0', at + 8);
        if (end < 0)
            return -1;
        if (head.sliced(at + 8, end - at - 8) == "#Pdb")
            return littleEndian<quint32>(head, at + 4) >= IdSize ? littleEndian<quint32>(head, at)
                                                                 : -1;
        at += 8 + (end - at - 8) / 4 * 4 + 4;
    }
    return -1;
}

/// protocol: the GUID as it is written, whose first three numbers are little-endian in the file
QByteArray signatureOf(const QByteArray &id)
{
    QByteArray guid = id.first(GuidSize);
    std::reverse(guid.begin(), guid.begin() + 4);
    std::reverse(guid.begin() + 4, guid.begin() + 6);
    std::reverse(guid.begin() + 6, guid.begin() + 8);
    return guid.toHex() + "ffffffff";
}

} // namespace

std::optional<SymbolFile> readSymbolFile(const QString &path, QIODevice &device)
{
    QByteArray bytes = device.read(HeadSize);
    const qsizetype place = placeOfId(bytes);
    if (place < 0)
        return std::nullopt;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    QByteArray id;
    for (qint64 at = 0; !bytes.isEmpty(); bytes = device.read(HashedAtOnce)) {
        const qint64 first = std::clamp<qint64>(place - at, 0, bytes.size());
        const qint64 last = std::clamp<qint64>(place + IdSize - at, 0, bytes.size());
        id += bytes.mid(first, last - first);
        std::fill(bytes.begin() + first, bytes.begin() + last, '\0');
        hash.addData(bytes);
        at += bytes.size();
    }
    if (id.size() < IdSize)
        return std::nullopt;
    return SymbolFile{path, signatureOf(id), hash.result().toHex()};
}

Result<QList<SymbolFile>> readSymbols(QIODevice &package)
{
    QList<SymbolFile> found;
    const auto visit = [&](const ArchiveEntry &entry, QIODevice &device) {
        if (entry.folder || entry.link || !entry.path.endsWith(u".pdb"_s, Qt::CaseInsensitive))
            return true;
        if (auto symbols = readSymbolFile(entry.path, device))
            found.append(std::move(*symbols));
        return found.size() < MostSymbols;
    };
    if (const Result<void> read = readArchive(package, ArchiveLimits(), visit, {.compare = false});
        !read)
        return fail(read.error());
    return found;
}

QString symbolCollection(const QString &fileName)
{
    return u"symbols/"_s + fileName.toLower();
}

QList<Fragment> symbolFragments(const QList<SymbolFile> &symbols, const Coordinates &of,
                                const QByteArray &sha256)
{
    QList<Fragment> fragments;
    for (const SymbolFile &each : symbols) {
        const QJsonObject text{{u"name"_s, canonicalName(of.name)},
                               {u"version"_s, of.version},
                               {u"package"_s, QString::fromLatin1(sha256.toHex())},
                               {u"path"_s, each.path}};
        fragments.append({symbolCollection(each.name()), each.signature + '/' + each.checksum,
                          QJsonDocument(text).toJson(QJsonDocument::Compact)});
    }
    return fragments;
}

Result<QList<Fragment>> symbolFragments(const StagedBlob &package, const Coordinates &of)
{
    const auto symbols = fromStaged(package.path(), [](QFile &file) { return readSymbols(file); });
    if (!symbols)
        return fail(symbols.error());
    return symbolFragments(*symbols, of, package.hashes().sha256);
}

} // namespace packhouse::nuget
