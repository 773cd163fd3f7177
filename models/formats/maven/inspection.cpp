// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/maven/inspection.h"

#include "formats/maven/gradlemodule.h"
#include "formats/maven/names.h"
#include "formats/maven/pom.h"
#include "formats/support/archive.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace packhouse::maven {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 PropertiesLimit = 64 << 10; ///< bytes
constexpr size_t MostDescriptors = 10'000; ///< of other packages that were packed into one
constexpr qint64 AllPomsLimit = 32 << 20; ///< bytes of all POMs of one archive together
constexpr std::array<QLatin1StringView, 5> Archives{"jar"_L1, "war"_L1, "ear"_L1, "aar"_L1,
                                                    "rar"_L1};

/// What Maven put into an archive about one package: META-INF/maven/GROUP/ARTIFACT/…
struct Descriptor
{
    QString folder;
    Coordinates coordinates;
    QByteArray pom;
};

struct Descriptors
{
    std::vector<Descriptor> all;
    QHash<QString, size_t> places; ///< in all, by folder

    Descriptor &at(const QString &folder)
    {
        const auto place = places.constFind(folder);
        if (place != places.constEnd())
            return all[*place];
        places.insert(folder, all.size());
        all.push_back({folder, {}, {}});
        return all.back();
    }
};

void readProperties(Descriptor &descriptor, const QByteArray &bytes)
{
    const QMap<QByteArray, QByteArray> properties = parseProperties(bytes);
    const auto value = [&](const char *key) { return QString::fromUtf8(properties.value(key)); };
    descriptor.coordinates = {u"maven"_s, nameOf(value("groupId"), value("artifactId")),
                              value("version")};
}

/// What tells a package's coordinates.
QString role(const QString &path)
{
    const QString name = path.section(u'/', -1);
    const bool tells = name == u"pom.properties" || name == u"pom.xml";
    return tells && path.startsWith(u"meta-inf/maven/"_s) ? path : QString();
}

Result<Descriptors> descriptorsIn(QIODevice &file)
{
    static const QRegularExpression place(
        u"^META-INF/maven/([^/]+)/([^/]+)/(pom\\.properties|pom\\.xml)$"_s);
    Descriptors found;
    qint64 left = AllPomsLimit;
    const auto visit = [&](const ArchiveEntry &entry, QIODevice &bytes) {
        const auto match = place.match(entry.path);
        if (!match.hasMatch() || entry.folder || entry.link)
            return true;
        Descriptor &descriptor = found.at(match.captured(1) + u'/' + match.captured(2));
        if (match.captured(3) == u"pom.xml") {
            descriptor.pom = bytes.read(std::min(left, PomLimit));
            left -= descriptor.pom.size();
        } else {
            readProperties(descriptor, bytes.read(PropertiesLimit));
        }
        return found.all.size() <= MostDescriptors;
    };
    // Jars that were put together from others often hold their licences several times. Whatever
    // else is in a jar is nothing that Maven reads.
    const ArchiveRules rules{.role = role, .repeats = true, .compare = false};
    if (const Result<void> read = readArchive(file, ArchiveLimits(), visit, rules); !read)
        return fail(read.error());
    if (found.all.size() > MostDescriptors)
        return fail(ErrorCode::InvalidFile,
                    Text::of("The archive holds more than %1 packages of Maven.", MostDescriptors),
                    Text::of("Publish it with mvn deploy, which tells which of them it is."));
    for (Descriptor &descriptor : found.all) {
        Coordinates &said = descriptor.coordinates;
        if (checkName(said.name) && checkVersion(said.version))
            continue;
        if (const Result<Pom> pom = parsePom(descriptor.pom))
            said = {u"maven"_s, nameOf(pom->groupId, pom->artifactId), pom->version};
    }
    std::erase_if(found.all, [](const Descriptor &one) {
        return !checkName(one.coordinates.name) || !checkVersion(one.coordinates.version);
    });
    return found;
}

QString extensionOf(const QString &fileName)
{
    return fileName.section(u'.', -1).toLower();
}

bool isArchive(const QString &fileName)
{
    return fileName.contains(u'.')
           && std::find(Archives.begin(), Archives.end(), extensionOf(fileName)) != Archives.end();
}

/// Of several, as in an archive that holds others, the one that the file is named after.
const Descriptor *ownDescriptor(const Descriptors &descriptors, const QString &fileName)
{
    const Descriptor *own = nullptr;
    bool several = false; ///< as two groups' may be called the same
    for (const Descriptor &one : descriptors.all) {
        const bool named = artifactFile(one.coordinates.name, one.coordinates.version, fileName)
                               .has_value();
        const auto length = [](const Descriptor *of) {
            return artifactOf(of->coordinates.name).size();
        };
        if (!named || (own && length(&one) < length(own)))
            continue;
        several = own && length(&one) == length(own);
        own = &one;
    }
    if (several)
        return nullptr;
    return own || descriptors.all.size() != 1 ? own : &descriptors.all.front();
}

/// What the names of all its files begin with.
QString stemOf(const Coordinates &coordinates)
{
    return artifactOf(coordinates.name) + u'-' + coordinates.version;
}

QString storedName(const Coordinates &coordinates, const QString &fileName)
{
    if (artifactFile(coordinates.name, coordinates.version, fileName))
        return fileName;
    return stemOf(coordinates) + u'.' + extensionOf(fileName);
}

void describe(Inspection &inspection, const Pom &pom)
{
    inspection.description = pom.summary();
    inspection.license = pom.licenses.join(u", "_s);
    inspection.dependencies = pom.dependencies;
    inspection.versionMetadata = pom.versionMetadata();
}

/// "widget-1.2-sources.jar" tells the artifact and the version, but no group.
Inspection guess(const QString &fileName)
{
    static const QRegularExpression parts(
        u"^(.+?)-(\\d[A-Za-z0-9_.+]*(?:-(?:SNAPSHOT|[A-Za-z]*\\d[A-Za-z0-9_.+]*))*)"
        "(?:-[A-Za-z][A-Za-z0-9_-]*)?\\.[A-Za-z]+$"_s);
    Inspection inspection;
    inspection.coordinates.type = u"maven"_s;
    inspection.certain = false;
    inspection.fileName = fileName;
    const auto match = parts.match(fileName);
    if (match.hasMatch() && checkVersion(match.captured(2)))
        inspection.coordinates.version = match.captured(2);
    return inspection;
}

Result<Inspection> inspectArchive(QIODevice &file, const QString &fileName)
{
    const Result<Descriptors> descriptors = descriptorsIn(file);
    if (!descriptors) {
        if (descriptors.error().code == ErrorCode::Unsupported)
            return fail(ErrorCode::InvalidFile, Text::of("%1 is no archive.", fileName),
                        Text::of("Build it again."));
        return fail(descriptors.error());
    }
    const Descriptor *own = ownDescriptor(*descriptors, fileName);
    if (!own)
        return guess(fileName);
    Inspection inspection;
    inspection.coordinates = own->coordinates;
    inspection.fileName = storedName(own->coordinates, fileName);
    inspection.stem = stemOf(own->coordinates);
    inspection.joins = true;
    if (const Result<Pom> pom = parsePom(own->pom))
        describe(inspection, *pom);
    return inspection;
}

/// What only a parent would tell may still be in the file's name.
Result<void> completeFromName(Coordinates &coordinates, const Pom &pom, const QString &fileName)
{
    const QString stem = pom.artifactId + u'-';
    if (coordinates.version.isEmpty() && fileName.startsWith(stem) && fileName.endsWith(u".pom"_s))
        coordinates.version = fileName.sliced(stem.size()).chopped(4);
    if (pom.groupId.isEmpty() || coordinates.version.isEmpty()) {
        return fail(ErrorCode::InvalidFile,
                    Text::of("%1 does not tell its groupId and its version.", fileName),
                    Text::of("Write them into the POM, or publish it with mvn deploy."));
    }
    return checkName(coordinates.name).and_then([&] { return checkVersion(coordinates.version); });
}

Result<Inspection> inspectPom(QIODevice &file, const QString &fileName)
{
    const bool called = extensionOf(fileName) == u"pom";
    const QByteArray bytes = file.read(PomLimit);
    Result<Pom> pom = parsePom(bytes);
    if (!pom) {
        return called ? fail(ErrorCode::InvalidFile, pom.error().what, pom.error().remedy)
                      : fail(ErrorCode::Unsupported, Text::of("%1 is no POM.", fileName));
    }
    Inspection inspection;
    Coordinates &said = inspection.coordinates;
    said = {u"maven"_s, nameOf(pom->groupId, pom->artifactId), pom->version};
    if (const Result<void> whole = completeFromName(said, *pom, fileName); !whole)
        return fail(ErrorCode::InvalidFile, whole.error().what, whole.error().remedy);
    const bool named = artifactFile(said.name, said.version, fileName).has_value();
    inspection.fileName = called && named ? fileName
                                          : artifactOf(said.name) + u'-' + said.version + u".pom"_s;
    inspection.stem = stemOf(said);
    inspection.joins = true;
    describe(inspection, *pom);
    inspection.fileMetadata = pom->fileMetadata();
    inspection.fragments = pom->fragments();
    return inspection;
}

/// The artifact that a module's file is named after: of a part of a component it tells only which
/// component that is.
QString artifactBefore(const QString &fileName, const QString &version)
{
    const QString ending = u'-' + version + u".module"_s;
    return fileName.endsWith(ending) ? fileName.chopped(ending.size()) : QString();
}

Result<Inspection> inspectModule(QIODevice &file, const QString &fileName)
{
    const QByteArray bytes = file.read(ModuleLimit + 1);
    if (bytes.size() > ModuleLimit)
        return fail(ErrorCode::TooLarge, Text::of("%1 is too large for a Gradle module.", fileName),
                    Text::of("Publish it with Gradle."));
    const Result<GradleModule> module = parseModule(bytes);
    if (!module)
        return fail(module.error());
    const QString artifact = module->isPart ? artifactBefore(fileName, module->version)
                                            : module->module;
    Inspection inspection;
    Coordinates &said = inspection.coordinates;
    said = {u"maven"_s, nameOf(module->group, artifact), module->version};
    if (!checkName(said.name) || !checkVersion(said.version))
        return fail(ErrorCode::InvalidFile,
                    Text::of("%1 does not tell of which module and version it is.", fileName),
                    Text::of("Name it ARTIFACT-VERSION.module, as Gradle does."));
    inspection.fileName = stemOf(said) + u".module"_s;
    inspection.stem = stemOf(said);
    inspection.joins = true;
    inspection.readme = module->text();
    return inspection;
}

} // namespace

Result<Inspection> inspectFile(QIODevice &file, const QString &fileName)
{
    if (extensionOf(fileName) == u"module")
        return inspectModule(file, fileName);
    if (isArchive(fileName))
        return inspectArchive(file, fileName);
    if (extensionOf(fileName) == u"pom" || fileName == u"pom.xml")
        return inspectPom(file, fileName);
    return fail(ErrorCode::Unsupported, Text::of("%1 is no Maven artifact.", fileName));
}

Result<Inspection> inspectBeside(QIODevice &file, const QString &fileName, const Inspection &main)
{
    Result<Inspection> own = inspectFile(file, fileName);
    if (own && own->certain)
        return own;
    if (!own && isArchive(fileName))
        return own; // a broken one
    const Coordinates &of = main.coordinates;
    if (!artifactFile(of.name, of.version, fileName)) {
        return fail(ErrorCode::InvalidFile,
                    Text::of("%1 is not named after %2 %3.", fileName, of.name, of.version),
                    Text::of("Name it %1-%2-CLASSIFIER, or publish it by itself.",
                             artifactOf(of.name), of.version));
    }
    Inspection beside;
    beside.coordinates = of;
    beside.fileName = fileName;
    return beside;
}

bool isArtifact(const QString &fileName)
{
    // "rar" is a resource adapter to Maven, and an archive of its own to others.
    const QString extension = extensionOf(fileName);
    return fileName.contains(u'.') && (extension == u"pom" || isArchive(fileName))
           && extension != u"rar";
}

Result<QByteArray> pomFor(QIODevice &archive, const QString &name, const QString &version,
                          const QString &extension)
{
    const Result<Descriptors> descriptors = descriptorsIn(archive);
    if (!descriptors)
        return fail(descriptors.error());
    for (const Descriptor &one : descriptors->all) {
        if (one.coordinates.name == name && one.coordinates.version == version && parsePom(one.pom))
            return one.pom;
    }
    return minimalPom(name, version, extension);
}

} // namespace packhouse::maven
