// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/composer/inspection.h"
#include "formats/composer/manifest.h"
#include "formats/composer/names.h"
#include "formats/support/rawjson.h"
#include "support/archivebuilder.h"

#include <QBuffer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::composer;
using packhouse::test::makeTgz;
using packhouse::test::makeZip;
using packhouse::test::Member;

namespace {

const QByteArray Json =
    "{\n  \"name\": \"acme/lib\", \"description\": \"A library\\nof things\",\n"
    "  \"license\": [\"MIT\", \"GPL-3.0-or-later\"],\n"
    "  \"require\": {\"php\": \">=8.1\", \"ext-json\": \"*\", \"Acme/Other\": \"^1.0\"},\n"
    "  \"require-dev\": {\"acme/tests\": \"*\"},\n"
    "  \"extra\": {\"patches\": {\"z\": \"1\", \"a\": \"2\"}, \"text\": \"\xc3\xa9 \\\" \\\\ \"},\n"
    "  \"dist\": {\"url\": \"http:\\/\\/127.0.0.1/evil.zip\"}, \"source\": {\"url\": \"ssh\"},\n"
    "  \"transport-options\": {\"http\": {}}, \"version\": \"1.2.0\"\n}";

Result<Inspection> inspect(QByteArray bytes, const QString &fileName = u"package.zip"_s)
{
    QBuffer file(&bytes);
    file.open(QIODevice::ReadOnly);
    return inspectArchive(file, fileName);
}

QByteArray named(const QByteArray &more = {})
{
    return R"({"name":"acme/lib")" + more + '}';
}

} // namespace

class TestComposerArchives : public QObject
{
    Q_OBJECT

private slots:
    void archivesAreInspected()
    {
        for (const QByteArray &prefix : {""_ba, "lib-abc/"_ba}) {
            const auto found = inspect(makeZip({{prefix + "composer.json", Json},
                                                {prefix + "README.md", "# Lib"},
                                                {prefix + "vendor/x/composer.json", "{}"}}));
            QVERIFY2(found, found ? "" : qPrintable(english(found.error())));
            QCOMPARE(found->coordinates.type, u"composer"_s);
            QCOMPARE(found->coordinates.name, u"acme/lib"_s);
            QCOMPARE(found->coordinates.version, u"1.2.0"_s);
            QCOMPARE(found->fileName, u"acme-lib-1.2.0.zip"_s);
            QCOMPARE(found->description, u"A library"_s);
            QCOMPARE(found->license, u"MIT or GPL-3.0-or-later"_s);
            QCOMPARE(found->readme, u"# Lib"_s);
            QVERIFY(found->certain);
            // Also what only its developers need: who deletes that breaks their build.
            QStringList needs;
            for (const Dependency &one : found->dependencies)
                needs << one.canonicalName + u' ' + one.range;
            QCOMPARE(needs.join(u", "_s), u"acme/other ^1.0, acme/tests *"_s);
        }
    }

    /// What a document repeats is the object as it was written, in its order, without white space
    /// and without what is ours to say.
    void H4_whatIsKeptNamesNoOtherPlace()
    {
        const auto manifest = Manifest::parse(Json);
        QVERIFY(manifest);
        QVERIFY(isJson(manifest->kept));
        const QJsonObject kept = QJsonDocument::fromJson(manifest->kept).object();
        for (const QString &key :
             {u"dist"_s, u"source"_s, u"transport-options"_s, u"name"_s, u"version"_s})
            QVERIFY2(!kept.contains(key), qPrintable(key));
        QVERIFY(manifest->kept.contains(R"("patches":{"z":"1","a":"2"})"));
        QCOMPARE(kept["extra"_L1]["text"_L1].toString(), u"é \" \\ "_s);
        QVERIFY(kept.contains("require-dev"_L1));
        StoredFile file;
        file.hashes.sha1 = QByteArray(20, 'a');
        file.metadata = fileMetadata(*manifest, {});
        QCOMPARE(referenceOf(file), QByteArray(20, 'a').toHex());
        QCOMPARE(manifestOf(file), QByteArrayView(manifest->kept));
        file.metadata = fileMetadata(*manifest, "0123456789abcdef");
        QCOMPARE(referenceOf(file), "0123456789abcdef"_ba);
        QCOMPARE(manifestOf(file), QByteArrayView(manifest->kept));
    }

    void P7_linksAreNamesAndVersions_data()
    {
        QTest::addColumn<QByteArray>("links");
        for (const char *links :
             {"\"x\"", "5", "true", "false", "[1]", "[\"a/b\"]", "[null]", "{\"a/b\":null}",
              "{\"a/b\":5}", "{\"a/b\":{}}", "{\"a/b\":[\"1\"]}", "{\"\\u0000\":\"1\"}",
              "{\"a\\u001bb\":\"1\"}"})
            QTest::newRow(links) << QByteArray(links);
    }
    void P7_linksAreNamesAndVersions()
    {
        QFETCH(QByteArray, links);
        for (const QByteArray &kind :
             {"require"_ba, "require-dev"_ba, "conflict"_ba, "replace"_ba, "provide"_ba}) {
            const auto manifest = Manifest::parse("{\"name\":\"acme/lib\",\"" + kind + "\":" + links
                                                  + '}');
            QVERIFY2(!manifest, kind.constData());
            QVERIFY2(
                english(manifest.error().what).contains(QString::fromLatin1("\"" + kind + "\"")),
                qPrintable(english(manifest.error())));
            for (const char *fine : {"null", "[]", "{}", "{\"a/b\":\"*\",\"ext-x\":\"^1\"}"})
                QVERIFY(Manifest::parse("{\"name\":\"acme/lib\",\"" + kind + "\":" + fine + '}'));
        }
    }

    void P7_numbersThatNoReaderHoldsAreRefused()
    {
        for (const QByteArray &number : {"1e999"_ba, "-1e999"_ba, QByteArray(4000, '9')})
            QVERIFY(!Manifest::parse("{\"name\":\"acme/lib\",\"extra\":{\"a\":" + number + "}}"));
        QVERIFY(Manifest::parse("{\"name\":\"acme/lib\",\"extra\":{\"a\":1e300}}"));
    }

    void versionsComeFromNamesToo()
    {
        const QByteArray flat = makeZip({{"composer.json", named()}});
        QCOMPARE(inspect(flat, u"lib-2.1.0.zip"_s)->coordinates.version, u"2.1.0"_s);
        QCOMPARE(inspect(flat, u"lib-v2.1.0-beta2.zip"_s)->coordinates.version, u"2.1.0-beta2"_s);
        QCOMPARE(inspect(flat, u"lib.zip"_s)->coordinates.version, QString());
        QCOMPARE(inspect(flat, u"lib-main.zip"_s)->coordinates.version, QString());
        QCOMPARE(inspect(makeZip({{"lib-3.0.0/composer.json", named()}}))->coordinates.version,
                 u"3.0.0"_s);
        QCOMPARE(inspect(makeZip({{"composer.json", named(R"(,"version":"v1.0")")}}))
                     ->coordinates.version,
                 u"1.0"_s);
        const auto branch = inspect(
            makeZip({{"composer.json", named(R"(,"version":"dev-main")")}}));
        QCOMPARE(branch->coordinates.version, u"dev-main"_s);
        QCOMPARE(branch->fileName.size(), u"acme-lib-dev-main-.zip"_s.size() + 40);
    }

    void otherFilesAreNoPackages_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("text") << "text"_ba;
        QTest::newRow("empty archive") << makeZip({});
        QTest::newRow("tarball") << makeTgz({{"composer.json", named()}});
        QTest::newRow("no composer.json") << makeZip({{"x", "1"}});
        QTest::newRow("too deep") << makeZip({{"a/b/composer.json", named()}});
        QTest::newRow("two folders") << makeZip({{"a/composer.json", named()}, {"b/x", "1"}});
        QTest::newRow("file beside the folder")
            << makeZip({{"a/composer.json", named()}, {"x", "1"}});
        QTest::newRow("an application") << makeZip({{"composer.json", R"({"require":{}})"}});
    }
    void otherFilesAreNoPackages()
    {
        QFETCH(QByteArray, bytes);
        QCOMPARE(inspect(bytes).error().code, ErrorCode::Unsupported);
    }

    void brokenPackagesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const auto json = [](const char *name, const QByteArray &text) {
            QTest::newRow(name) << makeZip({{"composer.json", text}});
        };
        json("empty", "");
        json("no JSON", "{");
        json("an array", "[]");
        json("not UTF-8", "{\"name\":\"acme/\xff\"}");
        json("byte order mark", "\xef\xbb\xbf" + named());
        json("name twice", R"({"name":"acme/lib","name":"acme/other"})");
        json("name escaped twice", R"({"name":"acme/lib","\u006eame":"acme/other"})");
        json("bad name", R"({"name":"Acme/Lib"})");
        json("name with a climb", R"({"name":"../lib"})");
        json("device", R"({"name":"con/lib"})");
        json("bad version", named(R"(,"version":"latest")"));
        json("too long", '{' + QByteArray(1 << 20, ' ') + "\"name\":\"acme/lib\"}");
        json("too deep", "{\"a\":" + QByteArray(600, '[') + QByteArray(600, ']') + '}');
        QTest::newRow("cut off") << makeZip({{"composer.json", named()}}).chopped(30);
    }
    void brokenPackagesAreRefused()
    {
        QFETCH(QByteArray, bytes);
        const auto found = inspect(bytes);
        QVERIFY(!found);
        QCOMPARE(found.error().code, ErrorCode::InvalidFile);
        QVERIFY(!english(found.error().what).isEmpty());
    }

    void G3_nothingIsWrittenOutside_data()
    {
        QTest::addColumn<QList<Member>>("members");
        const Member json{"composer.json", named()};
        const auto link = [](const QByteArray &path, const QByteArray &to) {
            return Member{path, to, '2'};
        };
        const auto row = [&](const char *name, const QList<Member> &more) {
            QTest::newRow(name) << QList<Member>{json} + more;
        };
        row("climb", {{"../x", "1"}});
        row("absolute", {{"/x", "1"}});
        row("backslash", {{"a\\..\\x", "1"}});
        row("drive", {{"c:x", "1"}});
        row("link out", {link("a/b", "../../x")});
        row("link to the root", {link("a", "/etc")});
        row("link up from the top", {link("a", "..")});
        row("link out by detour", {link("a/b", "c/../../../x")});
        row("link with a backslash", {link("a", "..\\x")});
        row("empty link", {link("a", "")});
        row("through a link", {link("a", "b"), {"a/x", "1"}});
        row("two of them", {json});
        row("other name in front", {{"x", "1", '0', -1, "y"}});
        QTest::newRow("link over the top folder")
            << QList<Member>{{"lib/composer.json", named()}, link("lib/a", "../x")};
    }
    void G3_nothingIsWrittenOutside()
    {
        QFETCH(QList<Member>, members);
        const auto found = inspect(makeZip(members));
        QVERIFY(!found);
        QCOMPARE(found.error().code, ErrorCode::InvalidFile);
    }
    void linksInsideAreFine()
    {
        QVERIFY(inspect(makeZip({{"lib/composer.json", named()},
                                 {"lib/a/b", "../src/x", '2'},
                                 {"lib/c", "a/./b", '2'}})));
    }

    void G10_bombsAreStopped()
    {
        // Ten thousand entries are read; a manifest of a gigabyte of blanks is not.
        QList<Member> many{{"composer.json", named()}};
        for (int i = 0; i < 10'000; ++i)
            many.append({"f" + QByteArray::number(i), "x"});
        QVERIFY(inspect(makeZip(many)));
        QVERIFY(!inspect(makeZip({{"composer.json", QByteArray(64 << 20, ' ')}})));
    }

    void names_data()
    {
        QTest::addColumn<bool>("good");
        for (const char *name : {"acme/lib", "a/b", "acme-corp/my_lib.x", "acme/a--b", "0/1"})
            QTest::newRow(name) << true;
        for (const char *name :
             {"",          "lib",           "acme/",     "/lib",    "acme/lib/x",    "Acme/lib",
              "acme/Lib",  "acme/a---b",    "acme/-a",   "acme/a-", "acme--x/lib",   "acme/l b",
              "acme/l\nb", "acme/lib.json", "nul/a",     "a/com1",  "acme/\xc3\xa9", "../x",
              "acme/..",   "acme/lib~dev",  "acme/lib$x"})
            QTest::newRow(name) << false;
    }
    void names()
    {
        QFETCH(bool, good);
        QCOMPARE(checkName(QString::fromUtf8(QTest::currentDataTag())).has_value(), good);
    }

    void fileNamesAreNeverPaths()
    {
        for (const QString &name : {u"acme-lib-1.0.zip"_s, u"a+b.zip"_s})
            QVERIFY(checkFileName(name));
        for (const QString &name : {u"a/b.zip"_s, u"../x.zip"_s, u".zip"_s, u"a.tar"_s,
                                    u"a\n.zip"_s, u"a b.zip"_s, QString(300, u'a') + u".zip"_s})
            QVERIFY(!checkFileName(name));
        for (const QString &version : {u"dev-feature/x"_s, u"1.0.0+b:c"_s, u"dev-ü"_s}) {
            const QString name = archiveName({u"composer"_s, u"acme/lib"_s, version}, "abc");
            QCOMPARE(checkFileName(name).has_value(), version != u"dev-ü"_s);
        }
    }

    void mutatedFilesNeverCrashNorLie()
    {
        QRandomGenerator random(20261122);
        const QByteArrayList seeds{makeZip({{"composer.json", Json}, {"a", "b", '2'}}),
                                   makeZip({{"lib/composer.json", Json}, {"lib/README.md", "x"}}),
                                   Json};
        QElapsedTimer timer;
        timer.start();
        for (int round = 0; round < 20'000 && timer.elapsed() < 5'000; ++round) {
            QByteArray bytes = seeds[round % 3];
            for (int change = 1 + random.bounded(5); change > 0 && !bytes.isEmpty(); --change) {
                const int at = random.bounded(int(bytes.size()));
                if (random.bounded(3) > 0)
                    bytes[at] = char(random.bounded(256));
                else
                    bytes.remove(at, 1 + random.bounded(9));
            }
            if (const auto manifest = Manifest::parse(bytes))
                QVERIFY(isJson(fileMetadata(*manifest, "abc")));
            if (const auto found = inspect(bytes)) {
                QVERIFY(checkName(found->coordinates.name));
                QVERIFY(checkFileName(found->fileName));
                QVERIFY(isJson(found->fileMetadata));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestComposerArchives)
#include "tst_composerarchives.moc"
