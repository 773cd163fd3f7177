// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/maven/mavenformat.h"
#include "formats/maven/names.h"
#include "formats/maven/pom.h"
#include "formats/maven/repositorymetadata.h"
#include "support/archivebuilder.h"

#include <QBuffer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTest>

using namespace packhouse;
using namespace packhouse::maven;
using namespace packhouse::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray WidgetPom = R"(<?xml version="1.0"?>
<project>
  <parent><groupId>com.acme</groupId><artifactId>parent</artifactId><version>7</version></parent>
  <artifactId>widget</artifactId>
  <version>${revision}</version>
  <name>Widget</name>
  <description>
    Turns things.
    Slowly.
  </description>
  <licenses><license><name>MIT</name><url>x</url></license></licenses>
  <properties><revision>1.${minor}</revision><minor>0</minor></properties>
  <dependencies>
    <dependency><groupId>${project.groupId}</groupId><artifactId>gear</artifactId>
      <version>${project.version}</version><exclusions><exclusion><groupId>no</groupId>
      <artifactId>no</artifactId></exclusion></exclusions></dependency>
    <dependency><groupId>org.test</groupId><artifactId>t</artifactId><scope>test</scope></dependency>
    <dependency><groupId>${unknown}</groupId><artifactId>u</artifactId></dependency>
  </dependencies>
  <dependencyManagement><dependencies><dependency><groupId>org.managed</groupId>
    <artifactId>m</artifactId></dependency></dependencies></dependencyManagement>
</project>)";

Result<Inspection> inspect(QByteArray bytes, const QString &fileName)
{
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Internal, Text::of("no buffer"));
    return MavenFormat().inspect(buffer, fileName);
}

QByteArray properties(const QByteArray &group, const QByteArray &artifact,
                      const QByteArray &version)
{
    return "#Created\ngroupId=" + group + "\r\nartifactId=" + artifact + "\nversion=" + version
           + '\n';
}

QByteArray folderOf(const QByteArray &group, const QByteArray &artifact)
{
    return "META-INF/maven/" + group + '/' + artifact + '/';
}

} // namespace

class MavenFilesTest : public QObject
{
    Q_OBJECT

private slots:
    void namesHaveOneSpelling()
    {
        QCOMPARE(canonicalName(u"com.acme:widget"_s), u"com/acme/widget"_s);
        QCOMPARE(canonicalName(u"com/acme/widget"_s), u"com/acme/widget"_s);
        QCOMPARE(groupOf(u"com/acme/widget_2.13"_s), u"com.acme"_s);
        QCOMPARE(artifactOf(u"com/acme/widget_2.13"_s), u"widget_2.13"_s);
        QVERIFY(checkName(u"acme/widget"_s));
        for (const QString &bad : {u""_s, u"widget"_s, u"com//widget"_s, u"/widget"_s, u"com/"_s,
                                   u"com/../widget"_s, u"com/wid get"_s, u"com/acme:widget"_s,
                                   u"c\u00f6m/widget"_s, QString(u"a/"_s).repeated(600) + u'b'}) {
            const auto checked = checkName(bad);
            QVERIFY2(!checked && checked.error().code == ErrorCode::InvalidName, qPrintable(bad));
        }
    }

    void versionsAndFilesHaveTheirRules()
    {
        for (const QString &good : {u"1.0"_s, u"1.0-SNAPSHOT"_s, u"2024_01+build.7"_s, u"v1"_s})
            QVERIFY2(checkVersion(good), qPrintable(good));
        for (const QString &bad :
             {u""_s, u"1..0"_s, u"."_s, u"1/0"_s, u"1 0"_s, u"\u00661\u0660"_s, QString(300, u'1')})
            QVERIFY2(!checkVersion(bad), qPrintable(bad));
        for (const QString &bad : {u""_s, u"."_s, u".."_s, u"a/b"_s, u"a\\b"_s, u"a~b"_s})
            QVERIFY2(!checkFileName(bad), qPrintable(bad));
    }

    void pathsAreTakenApart()
    {
        const auto jar = targetOf(u"com/acme/widget/1.0/widget-1.0.jar.asc.sha1"_s);
        QVERIFY(jar && jar->checksum);
        QCOMPARE(jar->name, u"com/acme/widget"_s);
        QCOMPARE(jar->version, u"1.0"_s);
        QCOMPARE(jar->file, u"widget-1.0.jar.asc"_s);
        QCOMPARE(jar->checksum->ending, ".sha1"_L1);
        const auto artifact = targetOf(u"com/acme/widget/maven-metadata.xml.sha512"_s);
        QVERIFY(artifact && artifact->isMetadata() && artifact->checksum);
        QCOMPARE(artifact->name, u"com/acme/widget"_s);
        QVERIFY(artifact->version.isEmpty());
        const auto snapshot = targetOf(u"com/acme/widget/1.0-SNAPSHOT/maven-metadata.xml"_s);
        QVERIFY(snapshot && snapshot->isMetadata());
        QCOMPARE(snapshot->name, u"com/acme/widget"_s);
        QCOMPARE(snapshot->version, u"1.0-SNAPSHOT"_s);
        const auto group = targetOf(u"acme/maven-metadata.xml"_s);
        QVERIFY(group);
        QCOMPARE(group->name, u"acme"_s);
        for (const QString &bad : {u""_s, u"maven-metadata.xml"_s, u"a/b/c"_s,
                                   u"a/1-SNAPSHOT/maven-metadata.xml"_s, u"a/b/1.0/.sha1/../x"_s})
            QVERIFY2(!targetOf(bad), qPrintable(bad));
    }

    void fileNamesAreTakenApart_data()
    {
        QTest::addColumn<QString>("version");
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("expected");
        const auto row = [](const QString &version, const QString &file, const QString &expected) {
            QTest::newRow(qPrintable(file)) << version << file << expected;
        };
        row(u"1.0"_s, u"widget-1.0.jar"_s, u"|jar|"_s);
        row(u"1.0"_s, u"widget-1.0-sources.jar"_s, u"sources|jar|"_s);
        row(u"1.0"_s, u"widget-1.0-scala-2.12.tar.gz"_s, u"scala-2.12|tar.gz|"_s);
        row(u"1.0"_s, u"widget-1.0.pom.asc"_s, u"|pom.asc|"_s);
        row(u"1.0"_s, u"widget-1.0.spdx.json"_s, u"|spdx.json|"_s);
        row(u"1.0"_s, u"widget-1.0.jar.sigstore.json"_s, u"|jar.sigstore.json|"_s);
        row(u"1.0"_s, u"widget-1.0-sources.jar.sigstore.json"_s, u"sources|jar.sigstore.json|"_s);
        row(u"1.0"_s, u"widget-1.0-jdk1.8.jar"_s, u"jdk1.8|jar|"_s);
        row(u"1.0"_s, u"widget-1.0-jdk1.8.jar.asc"_s, u"jdk1.8|jar.asc|"_s);
        row(u"1.0"_s, u"widget-1.0-bin.tar.7z"_s, u"bin|tar.7z|"_s);
        row(u"1.0"_s, u"widget-1.0-cyclonedx.xml"_s, u"cyclonedx|xml|"_s);
        row(u"1.0"_s, u"widget-1.0.1.jar"_s, u"none"_s);
        row(u"1.0"_s, u"gear-1.0.jar"_s, u"none"_s);
        row(u"1.0-SNAPSHOT"_s, u"widget-1.0-20240506.070809-12-x-y.jar"_s,
            u"x-y|jar|20240506.070809-12"_s);
        row(u"1.0-SNAPSHOT"_s, u"widget-1.0-SNAPSHOT.war"_s, u"|war|"_s);
        row(u"1.0-SNAPSHOT"_s, u"widget-1.0-20240506.070809.jar"_s, u"none"_s);
        row(u"SNAPSHOT"_s, u"widget-20240506.070809-1.jar"_s, u"|jar|20240506.070809-1"_s);
    }

    void fileNamesAreTakenApart()
    {
        QFETCH(QString, version);
        QFETCH(QString, file);
        QFETCH(QString, expected);
        const auto parts = artifactFile(u"com/acme/widget"_s, version, file);
        const QString found =
            parts ? QStringList{parts->classifier, parts->extension, parts->build()}.join(u'|')
                  : u"none"_s;
        QCOMPARE(found, expected);
    }

    void V2_whatTheBuildUsesIsADependency_data()
    {
        QTest::addColumn<QByteArray>("use");
        const QByteArray of = "<groupId>acme</groupId><artifactId>tool</artifactId>"
                              "<version>1</version>";
        const auto row = [&](const char *name, const QByteArray &before, const QByteArray &after) {
            QTest::newRow(name) << before + of + after;
        };
        row("plugin", "<build><plugins><plugin>", "</plugin></plugins></build>");
        row("managed plugin", "<build><pluginManagement><plugins><plugin>",
            "</plugin></plugins></pluginManagement></build>");
        row("extension", "<build><extensions><extension>", "</extension></extensions></build>");
        row("a plugin's",
            "<build><plugins><plugin><artifactId>x</artifactId><dependencies><dependency>",
            "</dependency></dependencies><version>7</version></plugin></plugins></build>");
        row("a profile's", "<profiles><profile><id>p</id><dependencies><dependency>",
            "</dependency></dependencies></profile></profiles>");
        row("a profile's plugin", "<profiles><profile><build><plugins><plugin>",
            "</plugin></plugins></build></profile></profiles>");
        row("report", "<reporting><plugins><plugin>", "</plugin></plugins></reporting>");
    }
    void V2_whatTheBuildUsesIsADependency()
    {
        QFETCH(QByteArray, use);
        const auto found = inspect("<project><groupId>g</groupId><artifactId>a</artifactId>"
                                   "<version>1</version>"
                                       + use + "</project>",
                                   u"a-1.pom"_s);
        QVERIFY2(found, found ? "" : qPrintable(english(found.error())));
        QStringList names;
        for (const Dependency &one : found->dependencies)
            names << one.canonicalName + u' ' + one.range;
        QVERIFY2(names.contains(u"acme/tool 1"_s), qPrintable(names.join(u", "_s)));
        if (use.contains("<version>7")) // Maven's own group, and its own version
            QVERIFY2(names.contains(u"org/apache/maven/plugins/x 7"_s),
                     qPrintable(names.join(u", "_s)));
    }

    void pomsTellWhatTheyHold()
    {
        const Result<Inspection> found = inspect(WidgetPom, u"widget-1.0.pom"_s);
        QVERIFY2(found, found ? "" : qPrintable(english(found.error())));
        QCOMPARE(found->coordinates, (Coordinates{u"maven"_s, u"com/acme/widget"_s, u"1.0"_s}));
        QCOMPARE(found->fileName, u"widget-1.0.pom"_s);
        QCOMPARE(found->description, u"Turns things."_s);
        QCOMPARE(found->license, u"MIT"_s);
        QCOMPARE(found->dependencies.size(), 2);
        QCOMPARE(found->dependencies[0].canonicalName, u"com/acme/parent"_s);
        QCOMPARE(found->dependencies[1].canonicalName, u"com/acme/gear"_s);
        QCOMPARE(found->dependencies[1].range, u"1.0"_s);
        QCOMPARE(packagingOf(found->fileMetadata), u"jar"_s);
        // Whatever it was saved as, it is stored under its own name.
        QCOMPARE(inspect(WidgetPom, u"pom.xml"_s)->fileName, u"widget-1.0.pom"_s);
    }

    void filesThatAreNoPomsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("cut") << WidgetPom.first(300);
        QTest::newRow("other xml") << "<html><artifactId>a</artifactId></html>"_ba;
        QTest::newRow("no artifact") << "<project><version>1</version></project>"_ba;
        QTest::newRow("no version") << "<project><groupId>g</groupId><artifactId>a</artifactId>"
                                       "</project>"_ba;
        QTest::newRow("climbs") << "<project><groupId>..</groupId><artifactId>..</artifactId>"
                                   "<version>1</version></project>"_ba;
        QTest::newRow("G12 entities")
            << "<!DOCTYPE p [<!ENTITY e \"1\">]><project><groupId>g</groupId><artifactId>a"
               "</artifactId><version>&e;</version></project>"_ba;
        const QByteArray own = "<project><groupId>g</groupId><artifactId>a</artifactId>"
                               "<version>1</version>"_ba;
        for (
            const QByteArray &more :
            {"<name><b/></name>"_ba, "text"_ba, "<dependencies>text</dependencies>"_ba,
             "<dependencies><dependency>text</dependency></dependencies>"_ba,
             "<properties><p><b/></p></properties>"_ba, "<scm><url><b/></url></scm>"_ba,
             "<developers><developer><organization><b/></organization></developer></developers>"_ba})
            QTest::addRow("P7 %s", more.constData()) << own + more + "</project>";
        QTest::newRow("too deep") << QByteArray("<project>") + QByteArray("<a>").repeated(100'000);
        QTest::newRow("turns in circles")
            << "<project><groupId>g</groupId><artifactId>a</artifactId><version>${a}</version>"
               "<properties><a>${b}${b}</a><b>${a}${a}</b></properties></project>"_ba;
    }

    void filesThatAreNoPomsAreRefused()
    {
        QFETCH(QByteArray, bytes);
        const Result<Inspection> found = inspect(bytes, u"some.pom"_s);
        QVERIFY(!found);
        QCOMPARE(found.error().code, ErrorCode::InvalidFile);
    }

    void P7_pomsMayHoldWhatMavenPassesOver_data()
    {
        QTest::addColumn<QByteArray>("more");
        for (const QByteArray &more :
             {"<unknown>a<b/>c</unknown>"_ba, "<name>a<!-- b -->c</name>"_ba,
              "<organization><name>n</name></organization>"_ba,
              "<build><extensions><extension/></extensions><plugins><plugin>"
              "<extensions>true</extensions><configuration>a<b/>c<name><d/></name></configuration>"
              "<executions><execution><goals><goal>g</goal></goals></execution></executions>"
              "</plugin></plugins></build>"_ba,
              "<profiles><profile><activation><os><name>n</name></os><file><exists>e</exists></"
              "file>"
              "<property><name>n</name></property></activation></profile></profiles>"_ba})
            QTest::newRow(more.constData()) << more;
    }

    void P7_pomsMayHoldWhatMavenPassesOver()
    {
        QFETCH(QByteArray, more);
        const QByteArray pom = "<project><groupId>g</groupId><artifactId>a</artifactId>"
                               "<version>1</version>"
                               + more + "</project>";
        const Result<Inspection> found = inspect(pom, u"some.pom"_s);
        QVERIFY2(found, found ? "" : qPrintable(english(found.error())));
    }

    void jarsTellWhatMavenPutIntoThem()
    {
        const QByteArray jar = makeZip({{"com/acme/Widget.class", "class"},
                                        {folderOf("com.acme", "widget") + "pom.properties",
                                         properties("com.acme", "widget", "1.0")},
                                        {folderOf("com.acme", "widget") + "pom.xml", WidgetPom}});
        for (const auto &[given, stored] :
             {std::pair(u"widget-1.0.jar"_s, u"widget-1.0.jar"_s),
              std::pair(u"widget-1.0-tests.jar"_s, u"widget-1.0-tests.jar"_s),
              std::pair(u"any.JAR"_s, u"widget-1.0.jar"_s),
              std::pair(u"site.war"_s, u"widget-1.0.war"_s)}) {
            const Result<Inspection> found = inspect(jar, given);
            QVERIFY2(found, found ? "" : qPrintable(english(found.error())));
            QVERIFY(found->certain);
            QCOMPARE(found->coordinates, (Coordinates{u"maven"_s, u"com/acme/widget"_s, u"1.0"_s}));
            QCOMPARE(found->fileName, stored);
            QCOMPARE(found->license, u"MIT"_s);
        }
    }

    void aJarThatHoldsOthersIsTheOneItIsNamedAfter()
    {
        QList<Member> members;
        for (const char *artifact : {"gear", "widget", "widget-core"})
            members.append({folderOf("com.acme", artifact) + "pom.properties",
                            properties("com.acme", artifact, "1.0")});
        const QByteArray jar = makeZip(members);
        QCOMPARE(inspect(jar, u"widget-1.0.jar"_s)->coordinates.name, u"com/acme/widget"_s);
        QCOMPARE(inspect(jar, u"widget-core-1.0.jar"_s)->coordinates.name,
                 u"com/acme/widget-core"_s);
        const Result<Inspection> other = inspect(jar, u"bundle-2.0.jar"_s);
        QVERIFY(other && !other->certain);
        QVERIFY(other->coordinates.name.isEmpty());
        QCOMPARE(other->coordinates.version, u"2.0"_s);
    }

    void whatIsNoMavenArtifactIsLeftToOthers()
    {
        const auto code = [](const QByteArray &bytes, const QString &name) {
            const auto found = inspect(bytes, name);
            return found ? ErrorCode::Internal : found.error().code;
        };
        QCOMPARE(code("text", u"notes.txt"_s), ErrorCode::Unsupported);
        QCOMPARE(code(makeZip({{"a", "b"}}), u"a.zip"_s), ErrorCode::Unsupported);
        QCOMPARE(code("<html/>", u"pom.xml"_s), ErrorCode::Unsupported);
        QCOMPARE(code("no archive", u"a.jar"_s), ErrorCode::InvalidFile);
        QCOMPARE(code(makeZip({{"../../a", "b"}}), u"G6.jar"_s), ErrorCode::InvalidFile);
    }

    void G10_bigPomsInsideAreNotReadWhole()
    {
        QList<Member> members;
        for (int i = 0; i < 40; ++i)
            members.append(
                {folderOf("g", QByteArray::number(i)) + "pom.xml", QByteArray(2 << 20, ' ')});
        const Result<Inspection> found = inspect(makeZip(members), u"bomb-1.0.jar"_s);
        QVERIFY(!found || !found->certain);
    }

    void othersMetadataIsRead()
    {
        const QByteArray xml = artifactMetadata(
            u"com/acme/widget"_s, {{},
                                   {},
                                   {u"1.0"_s, u"1.1"_s},
                                   u"1.1"_s,
                                   u"1.0"_s,
                                   QDateTime(QDate(2024, 5, 6), QTime(7, 8, 9), Qt::UTC)});
        const auto read = parseMetadata(xml);
        QVERIFY(read);
        QCOMPARE(read->versions, (QStringList{u"1.0"_s, u"1.1"_s}));
        QCOMPARE(read->release, u"1.0"_s);
        QCOMPARE(read->lastUpdated, QDateTime(QDate(2024, 5, 6), QTime(7, 8, 9), Qt::UTC));
        const auto hostile = parseMetadata(
            "<metadata><versioning><versions><version>../..</version><version>2</version>"
            "<version>&lt;x&gt;</version></versions></versioning></metadata>");
        QVERIFY(hostile);
        QCOMPARE(hostile->versions, QStringList{u"2"_s});
        for (const QByteArray &bad :
             {"<html/>"_ba, "x"_ba, QByteArray(), "<!DOCTYPE m [<!ENTITY a 'b'>]><metadata/>"_ba})
            QVERIFY(!parseMetadata(bad));
    }

    void theDialectRewritesToOurOwn()
    {
        const MavenFormat format;
        const PublicRegistry &registry = *format.publicRegistry();
        const ForwardedDocuments &forwarding = *format.forwarding();
        QCOMPARE(registry.documentPath(u"com/acme/widget"_s),
                 "com/acme/widget/maven-metadata.xml"_ba);
        QVERIFY(forwarding.forwardsByVersion());
        const QByteArray document = "<metadata><url>http://elsewhere/</url><versioning><versions>"
                                    "<version>1.0</version></versions></versioning></metadata>";
        QCOMPARE(registry.parse(document)->versions, QStringList{u"1.0"_s});
        const auto rewritten = forwarding.rewrite(document, u"com/acme/widget"_s, "http://local",
                                                  {});
        QVERIFY(rewritten && !rewritten->contains("elsewhere"));
        QVERIFY(rewritten->contains("<version>1.0</version>"));
    }

    void snippetsNameTheScope()
    {
        const MavenFormat format;
        SnippetContext context;
        context.baseUrl = "http://127.0.0.1:8970";
        context.scope.id = 7;
        context.scope.level = Level::Project;
        context.coordinates = {u"maven"_s, u"com/acme/widget"_s, u"1.0"_s};
        QString all;
        for (const Snippet &snippet : format.snippets(context))
            all += snippet.client + snippet.text;
        for (const char *part :
             {"mvn deploy", "<artifactId>widget</artifactId>", "com.acme:widget:1.0",
              "projects/7/packages/maven", "\"com.acme\" % \"widget\"", "TOKEN"})
            QVERIFY2(all.contains(QLatin1StringView(part)), part);
        context.scope.level = Level::Group;
        for (const Snippet &snippet : format.snippets(context))
            QVERIFY(!english(snippet.title).startsWith(u"Publish"_s));
    }

    void whateverIsInspectedIsSaidToBeSomethingOrNothing()
    {
        const QByteArray jar = makeZip(
            {{folderOf("g", "a") + "pom.properties", properties("g", "a", "1")},
             {folderOf("g", "a") + "pom.xml", WidgetPom}});
        QRandomGenerator random(99);
        for (int i = 0; i < 3000; ++i) {
            const bool pom = i % 2;
            QByteArray bytes = pom ? WidgetPom : jar;
            for (int hits = 1 + random.bounded(6); hits > 0; --hits)
                bytes[random.bounded(bytes.size())] = char(random.bounded(256));
            if (random.bounded(4) == 0)
                bytes.truncate(random.bounded(bytes.size()));
            const auto found = inspect(bytes, pom ? u"a-1.pom"_s : u"a-1.jar"_s);
            if (found && found->certain) {
                QVERIFY(MavenFormat().check(found->coordinates));
                QVERIFY(checkFileName(found->fileName));
            }
            (void)parseMetadata(bytes);
        }
    }
};

QTEST_GUILESS_MAIN(MavenFilesTest)
#include "tst_mavenfiles.moc"
