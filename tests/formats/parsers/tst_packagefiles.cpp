// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/formatlist.h"
#include "support/archivebuilder.h"

#include <QBuffer>
#include <QTest>
#include <QtEndian>

#include <zlib.h>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::test;

namespace {

const QByteArray packageJson = R"({"name": "web", "version": "1.0.0"})";
const QByteArray otherJson = R"({"name": "web", "version": "1.0.0", "scripts": {"install": "x"}})";
const QByteArray metadata = "Metadata-Version: 2.1\nName: web\nVersion: 1.0\n";
const QByteArray wheelFile = "Wheel-Version: 1.0\nTag: py3-none-any\n";
const QByteArray composerJson = R"({"name": "acme/web", "version": "1.0.0"})";
const QByteArray nuspec = "<package><metadata><id>web</id><version>1.0.0</version><authors>a"
                          "</authors><description>d</description></metadata></package>";

Member properties(const QByteArray &group, const QByteArray &artifact, const QByteArray &version)
{
    return {"META-INF/maven/" + group + '/' + artifact + "/pom.properties",
            "groupId=" + group + "\nartifactId=" + artifact + "\nversion=" + version + '\n'};
}

Result<Inspection> inspected(const QString &type, const QString &fileName, QByteArray bytes)
{
    static const FormatList formats;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    return formats.find(type)->inspecting()->inspect(buffer, fileName);
}

} // namespace

/// One entry, one meaning, in the archives of npm, PyPI, NuGet, Composer and Maven.
class TestPackageFiles : public QObject
{
    Q_OBJECT

private slots:
    void P9_theFileThatNamesAPackageIsThereOnce_data();
    void P9_theFileThatNamesAPackageIsThereOnce();
    void P9_whatPeoplePackIsTaken_data();
    void P9_whatPeoplePackIsTaken();
    void P9_aJarOfManyPackagesIsTheOneItIsNamedAfter();
    void P9_ofTwoThatFitAJarNoneIsGuessed();
    void P7_filesOfOtherBytesThanTheirChecksumsAreRefused_data();
    void P7_filesOfOtherBytesThanTheirChecksumsAreRefused();
    void P3_whatUnpacksToFarTooMuchIsRefusedEarly();
};

void TestPackageFiles::P9_theFileThatNamesAPackageIsThereOnce_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("fileName");
    QTest::addColumn<QByteArray>("twin");
    const auto row = [](const QByteArray &what, const char *type, const char *fileName,
                        const QByteArray &twin) {
        QTest::newRow(what.constData())
            << QString::fromLatin1(type) << QString::fromLatin1(fileName) << twin;
    };
    const Member manifest{"package/package.json", packageJson};
    for (const char *name :
         {"package/package.json", "./package/package.json", "package//package.json",
          "package/./package.json", "package/Package.json", "PACKAGE/package.json",
          "other/package.json"}) {
        row(QByteArray("npm, then ") + name, "npm", "web-1.0.0.tgz",
            makeTgz({manifest, {name, otherJson}}));
        row(QByteArray("npm, before it ") + name, "npm", "web-1.0.0.tgz",
            makeTgz({{name, otherJson}, manifest}));
    }
    const Member core{"web-1.0.dist-info/METADATA", metadata};
    const Member tags{"web-1.0.dist-info/WHEEL", wheelFile};
    const Member record{"web-1.0.dist-info/RECORD", ""};
    for (const char *name : {"web-1.0.dist-info/METADATA", "./web-1.0.dist-info/METADATA",
                             "web-1.0.dist-info//METADATA", "web-1.0.dist-info/metadata",
                             "Web-1.0.dist-info/METADATA", "other-1.0.dist-info/METADATA"})
        row(QByteArray("wheel, ") + name, "pypi", "web-1.0-py3-none-any.whl",
            makeZip({core, tags, record, {name, metadata + "Requires-Dist: evil\n"}}));
    row("wheel, another name in front of the bytes", "pypi", "web-1.0-py3-none-any.whl",
        makeZip({core, tags, record, {"web/x.py", "x", '0', -1, "web-1.0.dist-info/METADATA"}}));
    const Member info{"web-1.0/PKG-INFO", metadata};
    for (const char *name : {"web-1.0/PKG-INFO", "./web-1.0/PKG-INFO", "web-1.0//PKG-INFO",
                             "web-1.0/pkg-info", "other-1.0/PKG-INFO"})
        row(QByteArray("sdist, ") + name, "pypi", "web-1.0.tar.gz",
            makeTgz({info, {name, metadata + "Requires-Dist: evil\n"}}));
    row("sdist, a second top folder", "pypi", "web-1.0.tar.gz",
        makeTgz({info, {"other/setup.py", "x"}}));
    const Member spec{"web.nuspec", nuspec};
    for (const char *name :
         {"web.nuspec", "./web.nuspec", "WEB.nuspec", "web.NUSPEC", "other.nuspec"})
        row(QByteArray("nupkg, ") + name, "nuget", "web.1.0.0.nupkg",
            makeZip({spec, {name, nuspec}}));
    row("nupkg, another name in front of the bytes", "nuget", "web.1.0.0.nupkg",
        makeZip({spec, {"lib/a.dll", nuspec, '0', -1, "other.nuspec"}}));
    for (const QByteArray folder : {"", "web/"}) {
        const Member json{folder + "composer.json", composerJson};
        for (const char *name : {"composer.json", "./composer.json", "Composer.json"})
            row("composer, " + folder + name, "composer", "web.zip",
                makeZip({json, {folder + name, composerJson}}));
    }
    const Member own = properties("g", "web", "1.0");
    row("jar, its properties twice", "maven", "web-1.0.jar",
        makeZip({own, {own.name, "groupId=evil\nartifactId=web\nversion=1.0\n"}}));
    row("jar, its properties by case", "maven", "web-1.0.jar",
        makeZip({own, {"meta-inf/maven/g/web/POM.properties", own.bytes}}));
    row("jar, its POM twice", "maven", "web-1.0.jar",
        makeZip({own,
                 {"META-INF/maven/g/web/pom.xml", "<project/>"},
                 {"META-INF/maven/g/web/./pom.xml", "<project></project>"}}));
}

void TestPackageFiles::P9_theFileThatNamesAPackageIsThereOnce()
{
    QFETCH(QString, type);
    QFETCH(QString, fileName);
    QFETCH(QByteArray, twin);
    const Result<Inspection> found = inspected(type, fileName, twin);
    QVERIFY2(!found, "It is taken.");
    QVERIFY2(english(found.error().what).endsWith(u'.'), qPrintable(english(found.error().what)));
}

void TestPackageFiles::P9_whatPeoplePackIsTaken_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("fileName");
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char *what, const char *type, const char *fileName,
                        const QByteArray &bytes) {
        QTest::newRow(what) << QString::fromLatin1(type) << QString::fromLatin1(fileName) << bytes;
    };
    row("npm, a package with packages in it", "npm", "web-1.0.0.tgz",
        makeTgz({{"package/package.json", packageJson},
                 {"package/node_modules/a/package.json", otherJson},
                 {"package/esm/package.json", R"({"type": "module"})"}}));
    row("npm, a readme by case", "npm", "web-1.0.0.tgz",
        makeTgz({{"package/package.json", packageJson},
                 {"package/README", "x"},
                 {"package/readme", "y"}}));
    row("wheel, one that brings others", "pypi", "web-1.0-py3-none-any.whl",
        makeZip({{"web/_vendor/a-1.0.dist-info/METADATA", metadata},
                 {"web-1.0.dist-info/METADATA", metadata},
                 {"web-1.0.dist-info/RECORD", ""},
                 {"web-1.0.dist-info/WHEEL", wheelFile}}));
    row("sdist, with its egg-info", "pypi", "web-1.0.tar.gz",
        makeTgz({{"web-1.0/", "", '5'},
                 {"web-1.0/PKG-INFO", metadata},
                 {"web-1.0/web.egg-info/PKG-INFO", metadata}}));
    row("nupkg, a template with a nuspec", "nuget", "web.1.0.0.nupkg",
        makeZip({{"web.nuspec", nuspec}, {"content/other.nuspec", nuspec}}));
    row("composer, with its vendors", "composer", "web.zip",
        makeZip({{"web/composer.json", composerJson}, {"web/vendor/a/b/composer.json", "{}"}}));
    row("composer, a folder beside it that has one", "composer", "web.zip",
        makeZip({{"composer.json", composerJson}, {"tools/composer.json", "{}"}}));
    row("jar, licences of several", "maven", "web-1.0.jar",
        makeZip({properties("g", "web", "1.0"),
                 {"META-INF/LICENSE", "a"},
                 {"META-INF/LICENSE", "b"},
                 {"META-INF/license/x", "c"}}));
}

void TestPackageFiles::P9_whatPeoplePackIsTaken()
{
    QFETCH(QString, type);
    QFETCH(QString, fileName);
    QFETCH(QByteArray, bytes);
    const Result<Inspection> found = inspected(type, fileName, bytes);
    QVERIFY2(found, found ? "" : qPrintable(english(found.error())));
    QVERIFY(found->certain);
}

void TestPackageFiles::P9_aJarOfManyPackagesIsTheOneItIsNamedAfter()
{
    const QByteArray shaded = makeZip(
        {properties("g", "lib", "2.0"), properties("g", "web", "1.0"), properties("h", "a", "3")});
    const auto named = inspected(u"maven"_s, u"web-1.0.jar"_s, shaded);
    QVERIFY(named && named->certain);
    QCOMPARE(named->coordinates.name, u"g/web"_s);
    QCOMPARE(named->coordinates.version, u"1.0"_s);
    const auto renamed = inspected(u"maven"_s, u"app.jar"_s, shaded);
    QVERIFY(!renamed || !renamed->certain);
}

void TestPackageFiles::P9_ofTwoThatFitAJarNoneIsGuessed()
{
    for (const bool turned : {false, true}) {
        QList<Member> members{properties("g", "web", "1.0"), properties("h", "web", "1.0")};
        if (turned)
            std::reverse(members.begin(), members.end());
        const auto found = inspected(u"maven"_s, u"web-1.0.jar"_s, makeZip(members));
        QVERIFY(!found || !found->certain);
    }
}

void TestPackageFiles::P7_filesOfOtherBytesThanTheirChecksumsAreRefused_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("fileName");
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char *type, const char *fileName, QList<Member> members) {
        members.append(Member{"web/data", "content"});
        QTest::newRow(type) << QString::fromLatin1(type) << QString::fromLatin1(fileName)
                            << makeZip(members);
    };
    row("pypi", "web-1.0-py3-none-any.whl",
        {{"web-1.0.dist-info/METADATA", metadata},
         {"web-1.0.dist-info/WHEEL", wheelFile},
         {"web-1.0.dist-info/RECORD", ""}});
    row("nuget", "web.1.0.0.nupkg", {{"web.nuspec", nuspec}});
    row("composer", "web.zip", {{"composer.json", composerJson}});
    row("terraform_module", "web-aws-1.0.0.zip", {{"main.tf", "locals {}\n"}});
}

void TestPackageFiles::P7_filesOfOtherBytesThanTheirChecksumsAreRefused()
{
    QFETCH(QString, type);
    QFETCH(QString, fileName);
    QFETCH(QByteArray, bytes);
    const auto sound = inspected(type, fileName, bytes);
    QVERIFY2(sound, sound ? "" : qPrintable(english(sound.error())));
    const auto crc = qToLittleEndian(
        quint32(crc32(0, reinterpret_cast<const Bytef *>("content"), 7)));
    const QByteArray right(reinterpret_cast<const char *>(&crc), sizeof(crc));
    QCOMPARE(bytes.count(right), 2);
    const auto found = inspected(type, fileName, bytes.replace(right, "\1\2\3\4"));
    QVERIFY(!found);
    QVERIFY2(english(found.error().what).contains(u"checksum"),
             qPrintable(english(found.error().what)));
}

void TestPackageFiles::P3_whatUnpacksToFarTooMuchIsRefusedEarly()
{
    const QByteArray zeros(256 << 20, '\0');
    for (const auto &[type, fileName, bytes] :
         {std::tuple("npm", "web-1.0.0.tgz",
                     makeTgz({{"package/package.json", packageJson}, {"package/z", zeros}})),
          std::tuple("pypi", "web-1.0-py3-none-any.whl",
                     makeZip({{"web-1.0.dist-info/METADATA", metadata},
                              {"web-1.0.dist-info/WHEEL", wheelFile},
                              {"web-1.0.dist-info/RECORD", ""},
                              {"web/z", zeros}})),
          std::tuple("pypi", "web-1.0.tar.gz",
                     makeTgz({{"web-1.0/PKG-INFO", metadata}, {"web-1.0/z", zeros}}))}) {
        const auto found = inspected(QString::fromLatin1(type), QString::fromLatin1(fileName),
                                     bytes);
        QVERIFY(!found);
        QVERIFY2(english(found.error().what).endsWith(u'.'),
                 qPrintable(english(found.error().what)));
    }
}

QTEST_APPLESS_MAIN(TestPackageFiles)
#include "tst_packagefiles.moc"
