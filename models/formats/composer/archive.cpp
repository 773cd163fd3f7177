// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/support/archive.h"
#include "formats/composer/manifest.h"

#include <QMap>
#include <QSet>

#include <algorithm>

namespace packhouse::composer {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 ReadmeLimit = 64 << 10; ///< bytes
constexpr qint64 LongestTarget = 4096; ///< bytes of where a link leads
constexpr qsizetype MostLinks = 10'000;

struct Found
{
    QSet<QString> tops; ///< first segments; no more than two are told apart
    bool filesAtRoot = false;
    QStringList paths;
    QMap<QString, QString> links;
    QMap<QString, QByteArray> manifests; ///< by folder: "" and the first top folder
    QMap<QString, QString> readmes;
    std::optional<Error> error;
};

bool isReadme(const QString &name)
{
    return name.compare("README.md"_L1, Qt::CaseInsensitive) == 0
           || name.compare("README"_L1, Qt::CaseInsensitive) == 0;
}

void takeFile(Found &found, const QString &folder, const QString &name, QIODevice &bytes)
{
    if (name == u"composer.json") {
        if (found.manifests.contains(folder))
            found.error = Error{ErrorCode::InvalidFile,
                                Text::of("The archive has two composer.json."),
                                Text::of("Build it again and publish the new file."), false};
        found.manifests.insert(folder, bytes.read(LongestManifest + 1));
    } else if (isReadme(name) && !found.readmes.contains(folder)) {
        found.readmes.insert(folder, QString::fromUtf8(bytes.read(ReadmeLimit)));
    }
}

/// The composer.json at the root, or in the only top folder.
QString role(const QString &path)
{
    return path.count(u'/') < 2 && path.section(u'/', -1) == u"composer.json" ? path : QString();
}

/// Answers false where there is nothing more to look for.
bool take(Found &found, const ArchiveEntry &entry, QIODevice &bytes)
{
    found.paths.append(entry.path);
    const qsizetype slash = entry.path.indexOf(u'/');
    const QString top = entry.path.left(slash < 0 ? entry.path.size() : slash);
    if (found.tops.size() < 2)
        found.tops.insert(top);
    if (slash < 0 && !entry.folder)
        found.filesAtRoot = true;
    if (entry.link) {
        found.links.insert(entry.path, QString::fromUtf8(bytes.read(LongestTarget + 1)));
        return found.links.size() <= MostLinks;
    }
    if (entry.folder)
        return true;
    const QString rest = slash < 0 ? entry.path : entry.path.mid(slash + 1);
    // Of several top folders none is taken away, so only the first one's files may count.
    if (slash < 0 || (!rest.contains(u'/') && found.tops.size() == 1))
        takeFile(found, slash < 0 ? QString() : top, rest, bytes);
    return !found.error;
}

/// Links are unpacked as such: none may lead out, and nothing may be written through one.
Result<void> checkLinks(Found &found, const QString &root)
{
    const auto escapes = [](const QString &path) {
        return fail(
            ErrorCode::InvalidFile,
            Text::of("The archive is refused: %1 leads out of the package.", path.left(120)),
            Text::of("Leave symbolic links to other places out of the package."));
    };
    if (found.links.size() > MostLinks)
        return fail(ErrorCode::TooLarge, Text::of("The archive has too many symbolic links."));
    const qsizetype skipped = root.isEmpty() ? 0 : root.size() + 1;
    for (auto it = found.links.begin(); it != found.links.end(); ++it) {
        const QString inside = it.key().mid(skipped);
        if (inside.isEmpty() || it.value().size() > LongestTarget
            || !linkStaysInside(inside, it.value()))
            return escapes(it.key());
    }
    if (found.links.isEmpty())
        return {};
    std::sort(found.paths.begin(), found.paths.end());
    for (auto link = found.links.keyBegin(); link != found.links.keyEnd(); ++link) {
        const QString below = *link + u'/';
        const auto first = std::lower_bound(found.paths.cbegin(), found.paths.cend(), below);
        if (first != found.paths.cend() && first->startsWith(below))
            return escapes(*first);
    }
    return {};
}

} // namespace

Result<PackageArchive> readPackage(QIODevice &file)
{
    file.seek(0);
    const QByteArray head = file.peek(4);
    if (head != "PK\x03\x04" && head != "PK\x05\x06")
        return fail(ErrorCode::Unsupported, Text::of("The file is no zip archive."));
    Found found;
    const Result<void> read = readArchive(
        file, ArchiveLimits(),
        [&](const ArchiveEntry &entry, QIODevice &bytes) { return take(found, entry, bytes); },
        {.role = role, .repeats = false});
    if (!read)
        return fail(read.error());
    if (found.error)
        return fail(*found.error);
    const bool oneFolder = found.tops.size() == 1 && !found.filesAtRoot;
    const QString folder = oneFolder ? *found.tops.begin() : QString();
    if (!found.manifests.contains(folder))
        return fail(ErrorCode::Unsupported, Text::of("The file composer.json was not found."),
                    Text::of("Put it at the archive's root, or into its only top folder."));
    if (Result<void> checked = checkLinks(found, folder); !checked)
        return fail(checked.error());
    return PackageArchive{found.manifests.value(folder), found.readmes.value(folder), folder};
}

} // namespace packhouse::composer
