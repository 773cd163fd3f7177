// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/npm/manifest.h"

#include "formats/npm/dependencyspec.h"
#include "formats/npm/names.h"
#include "formats/support/archive.h"
#include "formats/support/rawjson.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace packhouse::npm {

namespace {

constexpr qint64 longestManifest = 1 << 20;
constexpr qsizetype mostDependencies = 5'000;
constexpr qsizetype longestReadme = 64 * 1024;
constexpr qsizetype mostDeclarations = 5'000;

constexpr QByteArrayView madeAnew[] = {"_id",          "_rev",
                                       "dist",         "deprecated",
                                       "readme",       "readmeFilename",
                                       "_nodeVersion", "_npmVersion",
                                       "_attachments", "_npmOperationalInternal"};

/// Limits for what a registry takes; npm's own largest packages stay well below.
ArchiveLimits limits()
{
    ArchiveLimits limits;
    limits.bytes = qint64(4) << 30;
    limits.ratio = 64; // what a publish costs is what unpacks
    return limits;
}

/// Files that npm and we read in the tarball's top folder, whose name it takes away.
QString role(const QString &path)
{
    static const QStringList read{u"package.json"_s, u"npm-shrinkwrap.json"_s, u"binding.gyp"_s};
    const QString name = path.section(u'/', 1);
    return read.contains(name) ? name : QString();
}

Error invalid(const Text &why)
{
    return {ErrorCode::InvalidFile, Text::of("The tarball's package.json %1.", why),
            Text::of("Run npm pack again and publish what it makes."), false};
}

bool isNothing(const QJsonValue &value)
{
    return value.isUndefined() || value.isNull() || value == QJsonValue(false);
}

bool isTexts(const QJsonValue &value)
{
    const QJsonArray all = value.toArray();
    return value.isArray() && std::all_of(all.begin(), all.end(), [](const QJsonValue &one) {
               return one.isString();
           });
}

Result<void> checkDependencies(QLatin1StringView kind, const QJsonValue &value)
{
    // Old packages have an empty list where they have none.
    if (isNothing(value) || (value.isArray() && value.toArray().isEmpty()))
        return {};
    if (!value.isObject())
        return fail(invalid(Text::of("has %1 that are no names with versions", kind)));
    const QJsonObject names = value.toObject();
    for (auto it = names.begin(); it != names.end(); ++it) {
        const QString name = it.key().left(100);
        if (!isDependencyName(it.key()))
            return fail(invalid(Text::of("has \"%1\" among its %2, which is no name", name, kind)));
        if (!it.value().isString() || !isDependencySpec(it.value().toString()))
            return fail(invalid(
                Text::of("does not say in its %1 which version of \"%2\" it needs", kind, name)));
    }
    return {};
}

/// "a/b", "**/@acme/b@^1", "a>b", "b@npm:^1": the last package that it names.
QString lastNamed(const QString &path)
{
    QString last = path.section(u'>', -1);
    const qsizetype spec = last.indexOf(u'@', last.lastIndexOf(u"/@"_s) + 2);
    last = spec > 0 ? last.first(spec) : last;
    const QStringList parts = last.split(u'/');
    const bool scoped = parts.size() > 1 && parts[parts.size() - 2].startsWith(u'@');
    return scoped ? parts[parts.size() - 2] + u'/' + parts.last() : parts.last();
}

/// What takes the place of packages further down, however deep it is said.
void addOverrides(const QJsonObject &overrides, const QString &of, QList<Dependency> &found)
{
    for (auto it = overrides.begin(); it != overrides.end(); ++it) {
        if (found.size() >= mostDependencies)
            return;
        const QString name = it.key() == u"." ? of : lastNamed(it.key());
        if (it.value().isObject())
            addOverrides(it.value().toObject(), name, found);
        else
            found.append(meantBy(name, it.value().toString()));
    }
}

} // namespace

Result<Tarball> readTarball(QIODevice &file)
{
    Tarball out;
    QByteArray json;
    bool isPython = false;
    bool isChart = false;
    bool tooLong = false;
    const auto visit = [&](const ArchiveEntry &entry, QIODevice &bytes) {
        if (entry.folder || entry.link)
            return true;
        ++out.files;
        out.unpackedBytes += entry.size;
        if (entry.path.endsWith(".d.ts"_L1) && out.declarations.size() < mostDeclarations)
            out.declarations.insert(entry.path.section(u'/', 1));
        if (entry.path.count(u'/') != 1)
            return true;
        const QString name = entry.path.section(u'/', -1);
        isPython |= name == "PKG-INFO"_L1;
        // A chart may hold tools of its own, but npm alone names the folder "package".
        isChart |= name == "Chart.yaml"_L1 && !entry.path.startsWith("package/"_L1);
        if (name == "package.json"_L1 && json.isEmpty()) {
            tooLong = entry.size > longestManifest;
            json = tooLong ? QByteArray() : bytes.readAll();
        } else if (name == "npm-shrinkwrap.json"_L1) {
            out.hasShrinkwrap = true;
        } else if (name.endsWith(".gyp"_L1)) {
            out.hasGyp = true;
        } else if (name == "server.js"_L1) {
            out.hasServer = true;
        } else if (name == "AUTHORS"_L1) {
            out.authors = QString::fromUtf8(bytes.read(longestReadme));
        } else if (out.readme.isEmpty() && name.startsWith("readme"_L1, Qt::CaseInsensitive)) {
            out.readme = QString::fromUtf8(bytes.read(longestReadme));
        }
        return !tooLong;
    };
    if (Result<void> read = readArchive(file, limits(), visit, {.role = role, .repeats = false});
        !read)
        return fail(read.error());
    if (tooLong)
        return fail(invalid(Text::of("is larger than 1 MiB")));
    if (json.isEmpty() || isPython || isChart)
        return fail(ErrorCode::Unsupported, Text::of("The archive is not an npm package."));
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        return fail(invalid(Text::of("is not a JSON object")));
    out.packageJson = document.object();
    return out;
}

Result<void> eachFile(QIODevice &file, const std::function<void(const QString &path)> &visit)
{
    if (!file.seek(0))
        return fail(ErrorCode::InvalidFile, Text::of("The tarball cannot be read again."));
    return readArchive(file, limits(),
                       [&](const ArchiveEntry &entry, QIODevice &) {
                           if (!entry.folder && !entry.link)
                               visit(entry.path.section(u'/', 1));
                           return true;
                       },
                       {.role = role, .repeats = false});
}

Result<QByteArray> versionMetadata(QByteArrayView manifest, const QString &readme)
{
    QByteArray kept = "{";
    eachMember(manifest, [&](QByteArrayView key, QByteArrayView value) {
        if (std::find(std::begin(madeAnew), std::end(madeAnew), key) != std::end(madeAnew))
            return;
        if (kept.size() > 1)
            kept += ',';
        kept += quoted(QString::fromUtf8(key)) + ':';
        kept.append(value);
    });
    kept += '}';
    if (kept.size() > longestManifest)
        return fail(ErrorCode::TooLarge, Text::of("The package's manifest is larger than 1 MiB."),
                    Text::of("Move what installs do not need out of package.json."));
    if (!readme.isEmpty())
        kept += ",\"readme\":" + quoted(readme.left(longestReadme));
    return "{\"manifest\":" + kept + '}';
}

QByteArray fileMetadata(const Tarball &tarball)
{
    const QJsonObject metadata{{u"fileCount"_s, tarball.files},
                               {u"unpackedSize"_s, tarball.unpackedBytes}};
    return QJsonDocument(metadata).toJson(QJsonDocument::Compact);
}

Result<void> checkManifest(const QJsonObject &manifest)
{
    qsizetype all = 0;
    for (const auto kind : {"dependencies"_L1, "devDependencies"_L1, "optionalDependencies"_L1,
                            "peerDependencies"_L1}) {
        const QJsonValue value = manifest.value(kind);
        all += value.toObject().size();
        if (all > mostDependencies)
            return fail(invalid(Text::of("has more than %1 dependencies", mostDependencies)));
        if (Result<void> fine = checkDependencies(kind, value); !fine)
            return fine;
    }
    for (const auto platform : {"os"_L1, "cpu"_L1, "libc"_L1}) {
        const QJsonValue value = manifest.value(platform);
        if (!isNothing(value) && !value.isString() && !isTexts(value))
            return fail(invalid(Text::of("has an \"%1\" that is no list of names", platform)));
    }
    if (const QJsonValue bin = manifest.value("bin"_L1); bin.isArray() && !isTexts(bin))
        return fail(invalid(Text::of("has a \"bin\" that is no list of paths")));
    return {};
}

QList<Dependency> dependencies(const QJsonObject &manifest)
{
    QList<Dependency> found;
    QStringList called; // by their own manifest, whatever they are
    for (const auto kind : {"dependencies"_L1, "optionalDependencies"_L1, "peerDependencies"_L1,
                            "devDependencies"_L1}) {
        const QJsonObject names = manifest.value(kind).toObject();
        for (auto it = names.begin(); it != names.end(); ++it) {
            found.append(meantBy(it.key(), it.value().toString()));
            called.append(it.key());
        }
    }
    for (const auto kind : {"bundleDependencies"_L1, "bundledDependencies"_L1}) {
        for (const QJsonValueConstRef name : manifest.value(kind).toArray()) {
            if (!called.contains(name.toString()))
                found.append({name.toString(), {}});
        }
    }
    addOverrides(manifest.value("overrides"_L1).toObject(), {}, found);
    addOverrides(manifest.value("resolutions"_L1).toObject(), {}, found);
    addOverrides(manifest.value("pnpm"_L1)["overrides"_L1].toObject(), {}, found);
    found.removeIf([](const Dependency &one) { return one.canonicalName.isEmpty(); });
    return found;
}

QString license(const QJsonObject &manifest)
{
    const QJsonValue value = manifest.value(u"license");
    if (value.isObject())
        return value.toObject().value(u"type").toString();
    if (value.isString())
        return value.toString();
    return manifest.value(u"licenses").toArray().first().toObject().value(u"type").toString();
}

} // namespace packhouse::npm
