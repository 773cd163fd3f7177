// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/conan/cachesave.h"

#include "formats/conan/conanfile.h"
#include "formats/support/archive.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

namespace packhouse::conan {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 LongestList = 4 << 20; ///< bytes of pkglist.json
constexpr qint64 LongestRecipe = 1 << 20; ///< bytes of a conanfile.py
constexpr qsizetype MostRevisions = 50;
constexpr qsizetype MostBinaries = 200;
const QString List = u"pkglist.json"_s;

tl::unexpected<Error> broken(const Text &why)
{
    return fail(
        ErrorCode::InvalidFile,
        Text::of("This archive of a Conan cache cannot be published: %1.", why),
        Text::of("Save one recipe anew with \"conan cache save NAME/VERSION:*\", or publish it "
                 "with \"conan upload\"."));
}

/// b/hello0123/p/… of what was built, hello0123/{e,es,s,d,p}/… of the rest.
bool isOfCache(const QString &path)
{
    const QStringList segments = path.split(u'/');
    if (segments.size() == 1)
        return path == List;
    static const QStringList folders{u"e"_s, u"es"_s, u"s"_s, u"d"_s, u"p"_s};
    if (segments.first() == u"b")
        return segments.size() == 2 || folders.contains(segments[2]);
    return folders.contains(segments[1]);
}

/// What is read for what it says; the rest is files of a package, which may be called anything.
QString role(const QString &path)
{
    static const QStringList read{List, u"conanfile.py"_s, u"conaninfo.txt"_s,
                                  u"conanmanifest.txt"_s};
    return read.contains(path.section(u'/', -1)) ? path : QString();
}

struct Found
{
    QByteArray list;
    QMap<QString, QByteArray> recipes; ///< of each …/e/conanfile.py, while nothing else is known
};

/// Unsupported at the first entry that no cache has.
Result<Found> scan(QIODevice &file)
{
    Found found;
    bool foreign = false;
    bool tooLong = false;
    const auto visit = [&](const ArchiveEntry &entry, QIODevice &bytes) {
        foreign = !entry.folder && !isOfCache(entry.path);
        if (entry.path == List) {
            tooLong = entry.size > LongestList;
            found.list = tooLong ? QByteArray() : bytes.readAll();
        } else if (entry.path.endsWith(u"/e/conanfile.py"_s) && entry.size <= LongestRecipe
                   && found.recipes.size() < MostRevisions) {
            found.recipes.insert(entry.path.section(u'/', 0, -3), bytes.readAll());
        }
        return !foreign && !tooLong;
    };
    if (const Result<void> read = readSaved(file, visit); !read) {
        if (found.list.isEmpty() && found.recipes.isEmpty())
            return fail(ErrorCode::Unsupported, Text::of("This is no archive of a Conan cache."));
        return fail(read.error());
    }
    if (tooLong)
        return broken(Text::of("its %1 is longer than %2 bytes", List, LongestList));
    if (foreign || found.list.isEmpty())
        return fail(ErrorCode::Unsupported, Text::of("This is no archive of a Conan cache."));
    return found;
}

/// A folder in the archive, as it may be compared with entries' names.
bool isFolder(const QString &path)
{
    return !path.isEmpty() && !path.startsWith(u'/') && !path.split(u'/').contains(u".."_s);
}

Result<QList<SavedPackage::Binary>> binariesOf(const QJsonObject &packages)
{
    QList<SavedPackage::Binary> binaries;
    for (auto package = packages.begin(); package != packages.end(); ++package) {
        const QJsonObject revisions = package->toObject()[u"revisions"].toObject();
        for (auto revision = revisions.begin(); revision != revisions.end(); ++revision) {
            const QJsonObject about = revision->toObject();
            const SavedPackage::Binary binary{package.key(), revision.key(),
                                              about[u"package_folder"].toString(),
                                              about[u"metadata_folder"].toString()};
            if (!isPackageId(binary.id) || !isRevision(binary.revision) || !isFolder(binary.folder))
                return broken(Text::of("%1 names a package that none can have", List));
            if (binaries.size() == MostBinaries)
                return broken(Text::of("it holds more than %1 binaries", MostBinaries));
            binaries.append(binary);
        }
    }
    return binaries;
}

/// A part of a package, which does not say of which one.
bool isPart(const QString &fileName)
{
    static const QRegularExpression parts(u"^(conanfile\\.py|conaninfo\\.txt|conanmanifest\\.txt|"
                                          "conan_(export|sources|package)\\.(tgz|txz|tzst))$"_s);
    return parts.match(fileName).hasMatch();
}

/// The path below \a folder; null when it is not in there.
QString below(const QString &path, const QString &folder)
{
    if (folder.isEmpty() || !path.startsWith(folder + u'/'))
        return {};
    return path.mid(folder.size() + 1);
}

} // namespace

Result<SavedPackage> SavedPackage::parse(const QByteArray &list)
{
    const QJsonObject recipes = QJsonDocument::fromJson(list).object();
    if (recipes.size() != 1)
        return broken(recipes.isEmpty()
                          ? Text::of("its %1 cannot be read", List)
                          : Text::of("it holds %1 recipes, and only one can be published "
                                     "at a time",
                                     recipes.size()));
    const Result<Reference> reference = Reference::fromText(recipes.begin().key());
    if (!reference)
        return broken(reference.error().what);
    SavedPackage saved;
    saved.reference = *reference;
    const QJsonObject revisions = recipes.begin()->toObject()[u"revisions"].toObject();
    for (auto revision = revisions.begin(); revision != revisions.end(); ++revision) {
        const QJsonObject about = revision->toObject();
        Recipe recipe{revision.key(), about[u"recipe_folder"].toString(), {}};
        if (!isRevision(recipe.revision) || !isFolder(recipe.folder))
            return broken(Text::of("%1 names a revision that none can have", List));
        Result<QList<Binary>> binaries = binariesOf(about[u"packages"].toObject());
        if (!binaries)
            return fail(binaries.error());
        recipe.binaries = std::move(*binaries);
        saved.recipes.append(std::move(recipe));
    }
    if (saved.recipes.isEmpty() || saved.recipes.size() > MostRevisions)
        return broken(Text::of("%1 names %2 revisions", List, saved.recipes.size()));
    return saved;
}

std::optional<SavedPackage::Entry> SavedPackage::entry(const QString &path) const
{
    for (const Recipe &recipe : recipes) {
        FilePlace place{recipe.revision, {}, {}, {}};
        for (const Binary &binary : recipe.binaries) {
            FilePlace own{recipe.revision, binary.id, binary.revision, {}};
            if (const QString rest = below(path, binary.folder); !rest.isEmpty()) {
                const bool alone = rest == u"conaninfo.txt" || rest == u"conanmanifest.txt";
                own.name = alone ? rest : u"conan_package.tgz"_s;
                return Entry{own, alone ? QString() : rest};
            }
            if (const QString rest = below(path, binary.metadataFolder); !rest.isEmpty()) {
                own.name = u"metadata/"_s + rest;
                return Entry{own, {}};
            }
        }
        const QString rest = below(path, recipe.folder);
        if (const QString exported = below(rest, u"e"_s); !exported.isEmpty()) {
            const bool alone = exported == u"conanfile.py" || exported == u"conanmanifest.txt";
            place.name = alone ? exported : u"conan_export.tgz"_s;
            return Entry{place, alone ? QString() : exported};
        }
        if (const QString source = below(rest, u"es"_s); !source.isEmpty()) {
            place.name = u"conan_sources.tgz"_s;
            return Entry{place, source};
        }
        if (const QString metadata = below(rest, u"d/metadata"_s); !metadata.isEmpty()) {
            place.name = u"metadata/"_s + metadata;
            return Entry{place, {}};
        }
    }
    return std::nullopt;
}

Result<void> readSaved(QIODevice &file,
                       const std::function<bool(const ArchiveEntry &, QIODevice &)> &visit)
{
    return readArchive(file, ArchiveLimits(), visit, {.role = role, .repeats = false});
}

Result<Inspection> inspectSaved(QIODevice &file, const QString &fileName)
{
    if (isPart(fileName)) {
        return fail(
            ErrorCode::InvalidFile,
            Text::of("%1 is a part of a Conan package and does not say of which one.", fileName),
            Text::of("Publish the whole package with \"conan upload\", or drop the archive that "
                     "\"conan cache save NAME/VERSION:*\" writes."));
    }
    const Result<Found> found = scan(file);
    if (!found)
        return fail(found.error());
    const Result<SavedPackage> saved = SavedPackage::parse(found->list);
    if (!saved)
        return fail(saved.error());
    const SavedPackage::Recipe &recipe = saved->recipes.last();
    const ConanFile about = ConanFile::parse(found->recipes.value(recipe.folder));
    Inspection inspection;
    inspection.coordinates = {u"conan"_s, saved->reference.name, saved->reference.storedVersion()};
    inspection.description = about.description;
    inspection.license = about.license;
    inspection.dependencies = about.dependencies;
    // The file that is new if anything is.
    FilePlace place{recipe.revision, {}, {}, u"conanmanifest.txt"_s};
    if (!recipe.binaries.isEmpty()) {
        place.packageId = recipe.binaries.last().id;
        place.packageRevision = recipe.binaries.last().revision;
    }
    inspection.fileName = place.stored();
    return inspection;
}

} // namespace packhouse::conan
