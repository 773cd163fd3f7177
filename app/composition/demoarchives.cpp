// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/demoarchives.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

#include <KArchive>
#include <KTar>
#include <KZip>

using namespace Qt::StringLiterals;

namespace packhouse::demo {

namespace {

tl::unexpected<Error> unwritten(const QString &path)
{
    return fail(ErrorCode::ReadOnly, Text::of("%1 cannot be written.", path),
                Text::of("Check the space in the folder for temporary files."));
}

Result<void> writeEntries(KArchive &archive, const QString &path, const Entries &entries)
{
    bool written = archive.open(QIODevice::WriteOnly);
    for (auto entry = entries.cbegin(); entry != entries.cend(); ++entry)
        written = written && archive.writeFile(entry.key(), entry.value());
    if (!archive.close() || !written)
        return unwritten(path);
    return {};
}

QByteArray readmeOf(const Package &package)
{
    return u"# %1\n\n%2\n\nThis package was made up for a demonstration.\n"_s
        .arg(package.name, package.description)
        .toUtf8();
}

QByteArray coreMetadata(const Package &package)
{
    QByteArray text =
        "Metadata-Version: 2.1\nName: " + package.name.toUtf8()
        + "\nVersion: " + package.version.toUtf8() + "\nSummary: " + package.description.toUtf8()
        + "\nLicense: MIT\nRequires-Python: >=3.9\nDescription-Content-Type: text/markdown\n";
    for (const QString &dependency : package.dependencies)
        text += "Requires-Dist: " + dependency.toUtf8() + '\n';
    return text + '\n' + readmeOf(package);
}

/// A wheel's RECORD: every file with its hash.
QByteArray recordOf(const Entries &entries, const QString &self)
{
    QByteArray record;
    for (auto entry = entries.cbegin(); entry != entries.cend(); ++entry) {
        const QByteArray hash = QCryptographicHash::hash(entry.value(), QCryptographicHash::Sha256)
                                    .toBase64(QByteArray::Base64UrlEncoding
                                              | QByteArray::OmitTrailingEquals);
        record += entry.key().toUtf8() + ",sha256=" + hash + ','
                  + QByteArray::number(entry.value().size()) + '\n';
    }
    return record + self.toUtf8() + ",,\n";
}

} // namespace

QByteArray noise(quint32 seed, qsizetype size)
{
    QRandomGenerator generator(seed);
    QByteArray bytes(size, Qt::Uninitialized);
    for (char &byte : bytes)
        byte = static_cast<char>(generator.bounded(256));
    return bytes;
}

Result<void> writeTarball(const QString &path, const Entries &entries)
{
    KTar archive(path, u"application/gzip"_s);
    return writeEntries(archive, path, entries);
}

Result<void> writeTar(const QString &path, const Entries &entries)
{
    KTar archive(path, u"application/x-tar"_s);
    return writeEntries(archive, path, entries);
}

Result<void> writeZip(const QString &path, const Entries &entries)
{
    KZip archive(path);
    return writeEntries(archive, path, entries);
}

Result<void> writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        return unwritten(path);
    return {};
}

Result<QStringList> npmPackage(const QString &folder, const Package &package)
{
    QJsonObject dependencies;
    for (const QString &dependency : package.dependencies)
        dependencies[dependency] = u"^1.0.0"_s;
    const QJsonObject manifest{{u"name"_s, package.name},
                               {u"version"_s, package.version},
                               {u"description"_s, package.description},
                               {u"license"_s, u"MIT"_s},
                               {u"main"_s, u"dist/index.js"_s},
                               {u"dependencies"_s, dependencies}};
    const QString flat = QString(package.name).remove(u'@').replace(u'/', u'-');
    const QString path = u"%1/%2-%3.tgz"_s.arg(folder, flat, package.version);
    const auto written = writeTarball(
        path,
        {{u"package/package.json"_s, QJsonDocument(manifest).toJson()},
         {u"package/README.md"_s, readmeOf(package)},
         {u"package/dist/index.js"_s,
          "export const version = '" + package.version.toUtf8() + "';\n"},
         {u"package/dist/assets.bin"_s,
          noise(static_cast<quint32>(qHash(package.name + package.version, 1)), package.bytes)}});
    if (!written)
        return fail(written.error());
    return QStringList{path};
}

Result<QStringList> pythonPackage(const QString &folder, const Package &package)
{
    const QString module = QString(package.name).replace(u'-', u'_');
    const QString stem = module + u'-' + package.version;
    const QByteArray source = "__version__ = \"" + package.version.toUtf8() + "\"\n";
    const QByteArray data = noise(static_cast<quint32>(qHash(package.name + package.version, 2)),
                                  package.bytes);
    const QString information = stem + u".dist-info/"_s;
    Entries wheel{{module + u"/__init__.py"_s, source},
                  {module + u"/data.bin"_s, data},
                  {information + u"METADATA"_s, coreMetadata(package)},
                  {information + u"WHEEL"_s,
                   "Wheel-Version: 1.0\nGenerator: packhouse demo\nRoot-Is-Purelib: true\n"
                   "Tag: py3-none-any\n"}};
    wheel.insert(information + u"RECORD"_s, recordOf(wheel, information + u"RECORD"_s));
    const Entries sdist{{stem + u"/PKG-INFO"_s, coreMetadata(package)},
                        {stem + u"/pyproject.toml"_s,
                         "[build-system]\nrequires = [\"setuptools\"]\n"
                         "build-backend = \"setuptools.build_meta\"\n\n[project]\nname = \""
                             + package.name.toUtf8() + "\"\nversion = \"" + package.version.toUtf8()
                             + "\"\n"},
                        {stem + u'/' + module + u"/__init__.py"_s, source},
                        {stem + u'/' + module + u"/data.bin"_s, data}};
    const QString wheelPath = u"%1/%2-py3-none-any.whl"_s.arg(folder, stem);
    const QString sdistPath = u"%1/%2.tar.gz"_s.arg(folder, stem);
    if (const auto written = writeZip(wheelPath, wheel); !written)
        return fail(written.error());
    if (const auto written = writeTarball(sdistPath, sdist); !written)
        return fail(written.error());
    return QStringList{wheelPath, sdistPath};
}

Result<QStringList> composerPackage(const QString &folder, const Package &package)
{
    QJsonObject require{{u"php"_s, u">=8.1"_s}};
    for (const QString &dependency : package.dependencies)
        require[dependency] = u"^1.0"_s;
    const QJsonObject manifest{
        {u"name"_s, package.name},
        {u"version"_s, package.version},
        {u"description"_s, package.description},
        {u"license"_s, u"MIT"_s},
        {u"require"_s, require},
        {u"autoload"_s, QJsonObject{{u"classmap"_s, QJsonArray{u"src/"_s}}}}};
    const QString stem = QString(package.name).replace(u'/', u'-') + u'-' + package.version;
    const QString path = folder + u'/' + stem + u".zip"_s;
    const auto written = writeZip(
        path,
        {{u"composer.json"_s, QJsonDocument(manifest).toJson()},
         {u"README.md"_s, readmeOf(package)},
         {u"src/Version.php"_s,
          "<?php\nfinal class Version { const TEXT = '" + package.version.toUtf8() + "'; }\n"},
         {u"resources/data.bin"_s,
          noise(static_cast<quint32>(qHash(package.name + package.version, 3)), package.bytes)}});
    if (!written)
        return fail(written.error());
    return QStringList{path};
}

Result<QStringList> mavenPackage(const QString &folder, const Package &package)
{
    const auto coordinates = [](const QString &name, const QString &version) {
        return u"<groupId>%1</groupId><artifactId>%2</artifactId><version>%3</version>"_s.arg(
            name.section(u'/', 0, -2).replace(u'/', u'.'), name.section(u'/', -1), version);
    };
    QString dependencies;
    for (const QString &dependency : package.dependencies)
        dependencies += u"<dependency>%1</dependency>"_s.arg(
            coordinates(dependency, package.version));
    const QString pom = u"<project>\n<modelVersion>4.0.0</modelVersion>\n%1\n<description>%2"
                        "</description>\n<licenses><license><name>MIT</name></license></licenses>\n"
                        "<dependencies>%3</dependencies>\n</project>\n"_s.arg(
                            coordinates(package.name, package.version), package.description,
                            dependencies);
    const QString artifact = package.name.section(u'/', -1);
    const QString path = u"%1/%2-%3.jar"_s.arg(folder, artifact, package.version);
    const auto written = writeZip(
        path,
        {{u"META-INF/maven/%1/pom.xml"_s.arg(package.name.section(u'/', 0, -2).replace(u'/', u'.')
                                             + u'/' + artifact),
          pom.toUtf8()},
         {package.name + u".bin"_s,
          noise(static_cast<quint32>(qHash(package.name + package.version, 3)), package.bytes)}});
    if (!written)
        return fail(written.error());
    return QStringList{path};
}

Result<QStringList> nugetPackage(const QString &folder, const Package &package)
{
    QByteArray dependencies;
    for (const QString &dependency : package.dependencies)
        dependencies += "<dependency id=\"" + dependency.toUtf8() + "\" version=\"1.0.0\" />";
    const QByteArray nuspec = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<package><metadata><id>"
                              + package.name.toUtf8() + "</id><version>" + package.version.toUtf8()
                              + "</version><authors>Acme</authors><description>"
                              + package.description.toHtmlEscaped().toUtf8()
                              + "</description><license type=\"expression\">MIT</license>"
                                "<readme>README.md</readme><dependencies>"
                                "<group targetFramework=\"net8.0\">"
                              + dependencies + "</group></dependencies></metadata></package>\n";
    const QString path = u"%1/%2.%3.nupkg"_s.arg(folder, package.name, package.version);
    const auto written = writeZip(
        path,
        {{package.name + u".nuspec"_s, nuspec},
         {u"README.md"_s, readmeOf(package)},
         {u"lib/net8.0/%1.dll"_s.arg(package.name),
          noise(static_cast<quint32>(qHash(package.name + package.version, 3)), package.bytes)}});
    if (!written)
        return fail(written.error());
    return QStringList{path};
}

Result<QStringList> debianPackage(const QString &folder, const Package &package)
{
    const QByteArray control = "Package: " + package.name.toUtf8()
                               + "\nVersion: " + package.version.toUtf8()
                               + "\nArchitecture: " + package.architecture.toUtf8()
                               + "\nMaintainer: Acme <packages@acme.example>\n"
                                 "Section: utils\nPriority: optional\n"
                               + (package.dependencies.isEmpty()
                                      ? QByteArray()
                                      : "Depends: " + package.dependencies.join(u", "_s).toUtf8()
                                            + '\n')
                               + "Description: " + package.description.toUtf8()
                               + "\n This package was made up for a demonstration.\n";
    QByteArray ar = "!<arch>\ndebian-binary   0           0     0     100644  4         `\n2.0\n";
    const quint32 seed = static_cast<quint32>(qHash(package.name + package.version, 3));
    for (const auto &[name, entries] :
         {std::pair("control.tar.gz"_ba, Entries{{u"./control"_s, control}}),
          std::pair("data.tar.gz"_ba, Entries{{u"./usr/share/%1/data.bin"_s.arg(package.name),
                                               noise(seed, package.bytes)}})}) {
        const QString path = folder + u'/' + QString::fromLatin1(name);
        if (const auto written = writeTarball(path, entries); !written)
            return fail(written.error());
        QFile part(path);
        if (!part.open(QIODevice::ReadOnly))
            return unwritten(path);
        const QByteArray bytes = part.readAll();
        ar += name.leftJustified(16) + "0           0     0     100644  "
              + QByteArray::number(bytes.size()).leftJustified(10) + "`\n" + bytes;
        if (bytes.size() % 2)
            ar += '\n';
    }
    const QString path = u"%1/%2_%3_%4.deb"_s.arg(folder, package.name, package.version,
                                                  package.architecture);
    if (const auto written = writeFile(path, ar); !written)
        return fail(written.error());
    return QStringList{path};
}

Result<QStringList> conanPackage(const QString &folder, const Package &package)
{
    const auto digest = [&](const QString &salt) {
        return QCryptographicHash::hash((package.name + package.version + salt).toUtf8(),
                                        QCryptographicHash::Md5)
            .toHex();
    };
    QByteArray recipe =
        "from conan import ConanFile\n\nclass Recipe(ConanFile):\n    description = \""
        + package.description.toUtf8() + "\"\n    license = \"MIT\"\n";
    for (const QString &dependency : package.dependencies)
        recipe += "    requires = \"" + dependency.toUtf8() + "\"\n";
    Entries entries{{u"recipe/e/conanfile.py"_s, recipe},
                    {u"recipe/e/conanmanifest.txt"_s, "1767225600\n"},
                    {u"recipe/es/src/library.c"_s, "int library(void) { return 0; }\n"}};
    QJsonObject binaries;
    for (const QString &system : {u"Linux"_s, u"Windows"_s}) {
        const QString binary = u"b/%1/p/"_s.arg(system);
        entries.insert(binary + u"lib/library.bin"_s,
                       noise(static_cast<quint32>(qHash(package.name + system, 3)), package.bytes));
        entries.insert(binary + u"conaninfo.txt"_s,
                       "[settings]\nbuild_type=Release\nos=" + system.toUtf8() + "\n");
        entries.insert(binary + u"conanmanifest.txt"_s, "1767225600\n");
        const QJsonObject where{{u"package_folder"_s, binary.chopped(1)}};
        const QJsonObject revisions{{QString::fromLatin1(digest(system)), where}};
        binaries.insert(QString::fromLatin1(digest(u"id"_s + system)),
                        QJsonObject{{u"revisions"_s, revisions}});
    }
    const QJsonObject about{{u"recipe_folder"_s, u"recipe"_s}, {u"packages"_s, binaries}};
    const QJsonObject revisions{{QString::fromLatin1(digest({})), about}};
    const QJsonObject list{
        {package.name + u'/' + package.version, QJsonObject{{u"revisions"_s, revisions}}}};
    entries.insert(u"pkglist.json"_s, QJsonDocument(list).toJson());
    const QString path = u"%1/%2.tgz"_s.arg(folder, package.name);
    if (const auto written = writeTarball(path, entries); !written)
        return fail(written.error());
    return QStringList{path};
}

} // namespace packhouse::demo
