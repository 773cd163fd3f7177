// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/conan/conaninfo.h"
#include "formats/formatlist.h"
#include "formats/inspecting.h"
#include "formats/publishing.h"
#include "support/archivebuilder.h"

#include <QBuffer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;

/// Whom a package depends on, wherever its type can say so and whatever it calls it: what a
/// deletion tells is read there.
class TestDependenciesOfTypes : public QObject
{
    Q_OBJECT

private slots:
    void V2_dependenciesAreReadInEveryPlace_data();
    void V2_dependenciesAreReadInEveryPlace();
    void V2_aBinaryOfConanSaysWhatItWasBuiltWith();
    void V2_whoeverReplacesAnswersForIt();

private:
    const FormatList m_formats;
};

void TestDependenciesOfTypes::V2_dependenciesAreReadInEveryPlace_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("fileName");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QStringList>("names");
    const auto helm = [](const QByteArray &chart, const QByteArray &more) {
        return test::makeTgz(
            {{"web/Chart.yaml", "apiVersion: v1\nname: web\nversion: 1.0.0\n" + chart},
             {"web/requirements.yaml", more}});
    };
    QTest::newRow("helm: requirements.yaml")
        << u"helm"_s << u"web-1.0.0.tgz"_s
        << helm({}, "dependencies:\n- name: base\n  version: 1.x\n  repository: https://a.example\n"
                    "  alias: db\n")
        << QStringList{u"base"_s};
    QTest::newRow("helm: Chart.yaml with an alias")
        << u"helm"_s << u"web-1.0.0.tgz"_s
        << helm("dependencies:\n- name: base\n  version: 1.x\n  repository: https://a.example\n"
                "  alias: db\n",
                "dependencies:\n- name: other\n  version: 1.x\n  repository: https://a.example\n")
        << QStringList{u"base"_s, u"other"_s};
    QTest::newRow("terraform: modules in it")
        << u"terraform_module"_s << u"web.tgz"_s
        << test::makeTgz(
               {{"main.tf", "module \"a\" {\n source = \"here.example/acme/one/aws\"\n}\n"},
                {"modules/b/main.tf",
                 "module \"b\" {\n source = \"here.example/acme/two/aws\"\n}\n"},
                {"modules/b/c/d/x.tf",
                 "module \"c\" {\n source = \"here.example/acme/three/aws//sub\"\n}\n"},
                {"json.tf.json",
                 R"({"module": {"d": {"source": "here.example/acme/four/aws", "version": "1"}}})"},
                {"more.tofu", "module \"e\" {\n source = \"here.example/acme/five/aws\"\n}\n"}})
        << QStringList{u"five/aws"_s, u"four/aws"_s, u"one/aws"_s, u"three/aws"_s, u"two/aws"_s};
    QTest::newRow("go: replace")
        << u"golang"_s << u"v1.0.0.zip"_s
        << test::makeZip(
               {{"example.org/m@v1.0.0/go.mod",
                 "module example.org/m\n\nrequire example.org/old v1.0.0\n\nreplace (\n"
                 "\texample.org/old v1.0.0 => example.org/new v1.2.3\n\texample.org/b => ../b\n)\n"
                 "replace example.org/x => example.org/y v1.0.0\n"}})
        << QStringList{u"example.org/new"_s, u"example.org/old"_s, u"example.org/y"_s};
    QTest::newRow("composer: aliases, for development")
        << u"composer"_s << u"web.zip"_s
        << test::makeZip({{"composer.json", R"({"name": "acme/web", "version": "1.0.0",
                "require": {"php": ">=8", "acme/Base": "dev-main as 2.0.0"},
                "require-dev": {"acme/tools": "^1"}})"}})
        << QStringList{u"acme/base"_s, u"acme/tools"_s};
    QTest::newRow("maven: imported, moved, the parent")
        << u"maven"_s << u"web-1.0.pom"_s << R"(<project><modelVersion>4.0.0</modelVersion>
             <parent><groupId>com.acme</groupId><artifactId>up</artifactId><version>1</version></parent>
             <artifactId>web</artifactId><version>1.0</version>
             <distributionManagement><relocation><artifactId>site</artifactId></relocation>
             </distributionManagement>
             <dependencyManagement><dependencies>
             <dependency><groupId>com.acme</groupId><artifactId>bom</artifactId><version>1</version>
             <type>pom</type><scope>import</scope></dependency>
             <dependency><groupId>com.acme</groupId><artifactId>idle</artifactId><version>1</version>
             </dependency></dependencies></dependencyManagement></project>)"_ba
        << QStringList{u"com/acme/bom"_s, u"com/acme/site"_s, u"com/acme/up"_s};
}

void TestDependenciesOfTypes::V2_dependenciesAreReadInEveryPlace()
{
    QFETCH(const QString, type);
    QFETCH(const QString, fileName);
    QFETCH(QByteArray, bytes);
    QFETCH(const QStringList, names);
    QBuffer file(&bytes);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const Result<Inspection> found = m_formats.find(type)->inspecting()->inspect(file, fileName);
    QVERIFY2(found, qPrintable(found ? QString() : english(found.error())));
    QStringList read;
    for (const Dependency &one : found->dependencies)
        read.append(one.canonicalName);
    read.sort();
    read.removeDuplicates();
    QCOMPARE(read, names);
}

void TestDependenciesOfTypes::V2_aBinaryOfConanSaysWhatItWasBuiltWith()
{
    const auto info = conan::ConanInfo::parse(
        "[settings]\nos=Linux\n[requires]\nzlib/1.3.Z\nbase/2.0@acme/stable#abc:def\n");
    QStringList names;
    for (const Dependency &one : info.dependencies())
        names.append(one.canonicalName);
    QCOMPARE(names, (QStringList{u"zlib"_s, u"base"_s}));
}

/// Whoever asks for another name gets this package, as long as it is there.
void TestDependenciesOfTypes::V2_whoeverReplacesAnswersForIt()
{
    StoredVersion version;
    StoredFile file;
    file.metadata = R"({"composer": {"replace": {"acme/Old": "self.version"},
                                     "provide": {"psr/log-implementation": "1.0"}}})";
    version.files = {file};
    QCOMPARE(m_formats.find(u"composer"_s)->publishing()->answersFor(version),
             (QStringList{u"acme/old"_s, u"psr/log-implementation"_s}));
    StoredVersion source;
    StoredFile deb;
    deb.metadata = R"({"package": "libacme1", "architecture": "amd64", "provides": ["mta"]})";
    StoredFile dsc;
    dsc.metadata = R"({"package": "acme", "architecture": "source"})";
    source.files = {deb, dsc};
    QCOMPARE(m_formats.find(u"debian"_s)->publishing()->answersFor(source),
             (QStringList{u"libacme1"_s, u"mta"_s}));
}

QTEST_GUILESS_MAIN(TestDependenciesOfTypes)
#include "tst_dependenciesoftypes.moc"
