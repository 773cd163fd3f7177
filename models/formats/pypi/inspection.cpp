// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/pypi/inspection.h"

#include "formats/pypi/metadata.h"
#include "formats/pypi/names.h"
#include "formats/pypi/pep440.h"
#include "formats/support/archive.h"

#include <QSet>

#include <algorithm>

namespace packhouse::pypi {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype ReadmeLimit = 64 << 10; ///< characters

/// "py2.py3-none-any" out of the lines "Tag: …" of a wheel's WHEEL, which list every combination.
QString compressedTags(const QByteArray &wheelFile)
{
    QStringList sets[3];
    QSet<QString> seen[3];
    for (const QByteArray &line : wheelFile.split('\n')) {
        if (!line.startsWith("Tag:"))
            continue;
        const QStringList parts = QString::fromUtf8(line.sliced(4)).trimmed().split(u'-');
        if (parts.size() != 3)
            continue;
        for (int i = 0; i < 3; ++i) {
            if (!seen[i].contains(parts[i]))
                sets[i].append(parts[i]);
            seen[i].insert(parts[i]);
        }
    }
    if (sets[0].isEmpty())
        return {};
    return sets[0].join(u'.') + u'-' + sets[1].join(u'.') + u'-' + sets[2].join(u'.');
}

/// As wheels and source distributions spell a name: runs of separators are one '_'.
QString inFileName(const QString &name)
{
    return canonicalName(name).replace(u'-', u'_');
}

QString versionInFileName(const CoreMetadata &metadata)
{
    const auto version = Pep440::parse(metadata.value(u"version"));
    return version ? version->normal() : metadata.value(u"version");
}

Result<QString> wheelName(QIODevice &file, const CoreMetadata &metadata)
{
    QByteArray wheelFile;
    const auto visit = [&](const ArchiveEntry &entry, QIODevice &device) {
        if (!entry.path.endsWith(u".dist-info/WHEEL"_s) || entry.path.count(u'/') != 1)
            return true;
        wheelFile = device.read(WheelFileLimit);
        return false;
    };
    file.seek(0);
    if (const Result<void> read = readArchive(file, ArchiveLimits(), visit, {.compare = false});
        !read)
        return fail(read.error());
    const QString tags = compressedTags(wheelFile);
    if (tags.isEmpty())
        return fail(ErrorCode::InvalidFile,
                    Text::of("The wheel does not say what it was built for."));
    return u"%1-%2-%3.whl"_s.arg(inFileName(metadata.value(u"name")), versionInFileName(metadata),
                                 tags);
}

QString sourceName(const QString &fileName, const CoreMetadata &metadata)
{
    const QString ending = fileName.endsWith(u".zip"_s, Qt::CaseInsensitive) ? u".zip"_s
                                                                             : u".tar.gz"_s;
    return inFileName(metadata.value(u"name")) + u'-' + versionInFileName(metadata) + ending;
}

Inspection inspectionOf(const CoreMetadata &metadata, bool wheel)
{
    Inspection inspection;
    const VersionMetadata stored = VersionMetadata::from(metadata);
    const auto version = Pep440::parse(metadata.value(u"version"));
    inspection.coordinates = {u"pypi"_s, metadata.value(u"name"),
                              version ? version->normal() : metadata.value(u"version")};
    inspection.description = metadata.value(u"summary").section(u'\n', 0, 0);
    const QString expression = metadata.value(u"license-expression");
    inspection.license = expression.isEmpty() ? metadata.value(u"license").section(u'\n', 0, 0)
                                              : expression;
    inspection.readme = metadata.description.left(ReadmeLimit);
    inspection.dependencies = dependencies(metadata.values(u"requires-dist"));
    inspection.versionMetadata = stored.json();
    FileMetadata file;
    file.fileType = wheel ? u"bdist_wheel"_s : u"sdist"_s;
    file.pythonVersion = wheel ? QString() : u"source"_s;
    file.requiresPython = metadata.value(u"requires-python");
    if (wheel)
        file.metadataSha256 = metadata.sha256.toHex();
    inspection.fileMetadata = file.json();
    return inspection;
}

Result<Inspection> finished(Inspection inspection, const QString &fileName)
{
    if (const Result<void> good = checkName(inspection.coordinates.name); !good)
        return fail(ErrorCode::InvalidFile, good.error().what, good.error().remedy);
    if (const Result<void> good = checkVersion(inspection.coordinates.version); !good)
        return fail(ErrorCode::InvalidFile, good.error().what, good.error().remedy);
    inspection.fileName = fileName;
    inspection.joins = true;
    return inspection;
}

/// Whatever it is called: its metadata would pass for a source distribution's.
bool holdsEgg(QIODevice &file)
{
    if (!file.seek(0) || file.peek(2) != "PK") // an egg is a zip
        return false;
    bool found = false;
    const auto visit = [&](const ArchiveEntry &entry, QIODevice &) {
        found = found || entry.path == u"EGG-INFO/PKG-INFO"_s;
        return !found;
    };
    return readArchive(file, ArchiveLimits(), visit, {.compare = false}) && found;
}

bool fits(const QString &fileName, const Coordinates &coordinates)
{
    return checkFileName(fileName) && checkFileFits(fileName, coordinates);
}

Result<Inspection> inspectWheel(QIODevice &file, const QString &fileName, const QByteArray &bytes)
{
    const Result<CoreMetadata> metadata = parseMetadata(bytes);
    if (!metadata)
        return fail(metadata.error());
    Inspection inspection = inspectionOf(*metadata, true);
    const QStringList parts = fileName.chopped(std::min<qsizetype>(4, fileName.size())).split(u'-');
    if (isWheel(fileName) && fits(fileName, inspection.coordinates)) {
        FileMetadata stored = FileMetadata::parse(inspection.fileMetadata);
        stored.pythonVersion = parts.value(parts.size() - 3);
        inspection.fileMetadata = stored.json();
        return finished(std::move(inspection), fileName);
    }
    const Result<QString> name = wheelName(file, *metadata);
    if (!name)
        return fail(name.error());
    return finished(std::move(inspection), *name);
}

} // namespace

Result<Inspection> inspectDistribution(QIODevice &file, const QString &fileName)
{
    const Result<QByteArray> wheel = wheelMetadata(file);
    if (wheel)
        return inspectWheel(file, fileName, *wheel);
    if (isWheel(fileName))
        return fail(wheel.error().code, Text::of("%1: %2", fileName, wheel.error().what),
                    Text::of("Build the wheel again."));
    if (!file.seek(0))
        return fail(ErrorCode::InvalidFile, Text::of("%1 cannot be read.", fileName));
    if (isEgg(fileName) || holdsEgg(file))
        return fail(noEggs(fileName));
    if (!file.seek(0))
        return fail(ErrorCode::InvalidFile, Text::of("%1 cannot be read.", fileName));
    const Result<std::optional<QByteArray>> source = sourceMetadata(file);
    if (!source || !*source)
        return fail(ErrorCode::Unsupported, Text::of("%1 is no Python package.", fileName));
    const Result<CoreMetadata> metadata = parseMetadata(**source);
    if (!metadata)
        return fail(ErrorCode::Unsupported, Text::of("%1 is no Python package.", fileName));
    Inspection inspection = inspectionOf(*metadata, false);
    const QString name = !isWheel(fileName) && fits(fileName, inspection.coordinates)
                             ? fileName
                             : sourceName(fileName, *metadata);
    return finished(std::move(inspection), name);
}

} // namespace packhouse::pypi
