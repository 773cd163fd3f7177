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
            found.error = Error{ErrorCode::InvalidFile, u"The archive has two composer.json."_s,
                                u"Build it again and publish the new file."_s, false};
        found.manifests.insert(folder, bytes.read(LongestManifest + 1));
    } else if (isReadme(name) && !found.readmes.contains(folder)) {
        found.readmes.insert(folder, QString::fromUtf8(bytes.read(ReadmeLimit)));
    }
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

/// True where a link in \a folder (below the package's root) leads to a place in the package.
bool staysInside(const QString &folder, const QString &target)
{
    if (target.isEmpty() || target.size() > LongestTarget || target.startsWith(u'/')
        || target.contains(u'\\') || target.contains(u':'))
        return false;
    qsizetype depth = folder.isEmpty() ? 0 : folder.count(u'/') + 1;
    for (const QString &segment : target.split(u'/', Qt::SkipEmptyParts)) {
        if (segment == u"..")
            --depth;
        else if (segment != u".")
            ++depth;
        if (depth < 0)
            return false;
    }
    return true;
}

/// Links are unpacked as such: none may lead out, and nothing may be written through one.
Result<void> checkLinks(const Found &found, const QString &root)
{
    const auto escapes = [](const QString &path) {
        return fail(ErrorCode::InvalidFile,
                    u"The archive is refused: %1 leads out of the package."_s.arg(path.left(120)),
                    u"Leave symbolic links to other places out of the package."_s);
    };
    if (found.links.size() > MostLinks)
        return fail(ErrorCode::TooLarge, u"The archive has too many symbolic links."_s);
    const qsizetype skipped = root.isEmpty() ? 0 : root.size() + 1;
    for (auto it = found.links.begin(); it != found.links.end(); ++it) {
        const QString inside = it.key().mid(skipped);
        const QString folder = inside.contains(u'/') ? inside.section(u'/', 0, -2) : QString();
        if (inside.isEmpty() || !staysInside(folder, it.value()))
            return escapes(it.key());
    }
    if (found.links.isEmpty())
        return {};
    for (const QString &path : found.paths) {
        for (qsizetype at = path.indexOf(u'/'); at > 0; at = path.indexOf(u'/', at + 1)) {
            if (found.links.contains(path.left(at)))
                return escapes(path);
        }
    }
    return {};
}

} // namespace

Result<PackageArchive> readPackage(QIODevice &file)
{
    file.seek(0);
    const QByteArray head = file.peek(4);
    if (head != "PK\x03\x04" && head != "PK\x05\x06")
        return fail(ErrorCode::Unsupported, u"The file is no zip archive."_s);
    Found found;
    const Result<void> read = readArchive(
        file, ArchiveLimits(),
        [&](const ArchiveEntry &entry, QIODevice &bytes) { return take(found, entry, bytes); });
    if (!read)
        return fail(read.error());
    if (found.error)
        return fail(*found.error);
    const bool oneFolder = found.tops.size() == 1 && !found.filesAtRoot;
    const QString folder = oneFolder ? *found.tops.begin() : QString();
    if (!found.manifests.contains(folder))
        return fail(ErrorCode::Unsupported, u"The file composer.json was not found."_s,
                    u"Put it at the archive's root, or into its only top folder."_s);
    if (Result<void> checked = checkLinks(found, folder); !checked)
        return fail(checked.error());
    return PackageArchive{found.manifests.value(folder), found.readmes.value(folder), folder};
}

} // namespace packhouse::composer
