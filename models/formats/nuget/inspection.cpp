// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/nuget/inspection.h"

#include "formats/nuget/names.h"
#include "formats/nuget/nugetversion.h"
#include "formats/support/archive.h"

namespace packhouse::nuget {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 ReadmeLimit = 64 << 10; ///< bytes

bool isZip(QIODevice &file)
{
    file.seek(0);
    return file.peek(4).startsWith("PK\x03\x04");
}

Result<QByteArray> findNuspec(QIODevice &file, const ArchiveRules &rules)
{
    if (!isZip(file))
        return fail(ErrorCode::Unsupported, Text::of("The file is not a zip archive."));
    QByteArray bytes;
    Text problem;
    int found = 0;
    const auto visit = [&](const ArchiveEntry &entry, QIODevice &device) {
        if (entry.folder || entry.path.contains(u'/')
            || !entry.path.endsWith(u".nuspec"_s, Qt::CaseInsensitive))
            return true;
        if (++found > 1)
            problem = Text::of("The package has several .nuspec files.");
        else if (entry.link || entry.size > NuspecLimit)
            problem = Text::of("The .nuspec is too big: it may have 4 MiB.");
        else if (bytes = device.read(entry.size); bytes.size() != entry.size)
            problem = Text::of("The .nuspec has the wrong entry size.");
        return problem.isEmpty();
    };
    if (const Result<void> read = readArchive(file, ArchiveLimits(), visit, rules); !read)
        return fail(read.error());
    if (!problem.isEmpty())
        return fail(ErrorCode::InvalidFile, problem, Text::of("Pack the project again."));
    if (found == 0)
        return fail(ErrorCode::Unsupported, Text::of("nuspec file not found"));
    return bytes;
}

} // namespace

Result<QByteArray> nuspecBytes(QIODevice &file)
{
    return findNuspec(file, {});
}

Result<QByteArray> storedNuspecBytes(QIODevice &file)
{
    return findNuspec(file, {.compare = false});
}

Result<QByteArray> storedEntry(QIODevice &file, const QString &path, qint64 longest)
{
    std::optional<QByteArray> bytes;
    const auto visit = [&](const ArchiveEntry &entry, QIODevice &device) {
        if (entry.folder || entry.path.compare(path, Qt::CaseInsensitive) != 0)
            return true;
        bytes = device.read(std::min(entry.size, longest));
        return false;
    };
    if (const Result<void> read = readArchive(file, ArchiveLimits(), visit, {.compare = false});
        !read)
        return fail(read.error());
    if (!bytes)
        return fail(ErrorCode::NotFound, Text::of("There is no %1 in the package.", path));
    return std::move(*bytes);
}

Result<Inspection> inspectPackage(QIODevice &file, const QString &fileName)
{
    const Result<QByteArray> bytes = nuspecBytes(file);
    if (!bytes) {
        const bool meant = isPackageFile(fileName) || isSymbolFile(fileName);
        const bool foreign = bytes.error().code == ErrorCode::Unsupported && !meant;
        return fail(foreign ? ErrorCode::Unsupported : ErrorCode::InvalidFile,
                    Text::of("%1 is no NuGet package: %2", fileName, bytes.error().what),
                    bytes.error().remedy);
    }
    const Result<Nuspec> spec = parseNuspec(*bytes);
    if (!spec)
        return fail(spec.error());
    const Result<void> good = checkName(spec->id).and_then(
        [&] { return checkVersion(spec->version); });
    if (!good)
        return fail(ErrorCode::InvalidFile, good.error().what, good.error().remedy);
    const bool symbols = spec->isSymbols() || isSymbolFile(fileName);
    Inspection inspection;
    inspection.coordinates = {u"nuget"_s, spec->id, versionKey(spec->version)};
    inspection.fileName = packageFileName(spec->id, inspection.coordinates.version, symbols);
    inspection.joins = true;
    if (symbols)
        return inspection; // what the version is, its package says
    const QString &line = spec->summary.isEmpty() ? spec->description : spec->summary;
    inspection.description = line.section(u'\n', 0, 0).trimmed();
    inspection.license = spec->license.isEmpty() ? spec->licenseUrl : spec->license;
    inspection.dependencies = spec->dependencies();
    inspection.versionMetadata = spec->json();
    // A package is none the worse for a readme that cannot be read.
    if (!spec->readme.isEmpty())
        inspection.readme = QString::fromUtf8(
            storedEntry(file, spec->readme, ReadmeLimit).value_or(QByteArray()));
    return inspection;
}

} // namespace packhouse::nuget
