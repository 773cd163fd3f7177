// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/conan/conanfile.h"
#include "formats/conan/conaninfo.h"
#include "formats/conan/layout.h"
#include "formats/conan/reference.h"

#include <QJsonObject>
#include <QRandomGenerator>
#include <QTest>

using namespace packhouse;
using namespace packhouse::conan;
using namespace Qt::StringLiterals;

namespace {

const QString Hex = u"46f4905e0fdb68f1541ffad548e21d48"_s;
const QString Id = u"499989797d9192081b8f16f7d797b107a2edd8da"_s;

/// A version whose files have these names, in order.
StoredVersion versionOf(const QStringList &names)
{
    StoredVersion version;
    for (qsizetype i = 0; i < names.size(); ++i) {
        StoredFile file;
        file.id = i + 1;
        file.name = names[i];
        file.size = i;
        version.files.append(file);
    }
    return version;
}

QStringList idsOf(const QList<Revision> &revisions)
{
    QStringList ids;
    for (const Revision &revision : revisions)
        ids.append(revision.id);
    return ids;
}

} // namespace

class TestConanRules : public QObject
{
    Q_OBJECT

private slots:
    void references_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("path"); // empty: refused
        const auto row = [](const QString &text, const QString &path) {
            QTest::addRow("%s", qPrintable(text.left(40))) << text << path;
        };
        row(u"hello/0.1"_s, u"hello/0.1/_/_"_s);
        row(u"hello/0.1@acme+web/beta"_s, u"hello/0.1/acme+web/beta"_s);
        row(u"hello/0.1@me"_s, u"hello/0.1/me/_"_s);
        row(u"Hello_2/cci.20240101@me/xy"_s, u"Hello_2/cci.20240101/me/xy"_s);
        row(u"%1/%1"_s.arg(QString(101, u'a')), u"%1/%1/_/_"_s.arg(QString(101, u'a')));
        row(u"%1/1.0"_s.arg(QString(102, u'a')), {});
        row(u"h/1.0"_s, {});
        row(u"hello/1"_s, {});
        row(u"hello"_s, {});
        row(u"/"_s, {});
        row(u"hello/1.0@"_s, {});
        row(u"hello/1.0@me/"_s, {});
        row(u"hello/1.0@/x"_s, {});
        row(u"hello/1.0@me/x/y"_s, {});
        row(u"-hello/1.0"_s, {});
        row(u"he llo/1.0"_s, {});
        row(u"h%llo/1.0"_s, {});
        row(u"../../etc"_s, {});
        row(u"hello/..@me/.."_s, {});
        row(u"héllo/1.0"_s, {});
    }

    void references()
    {
        QFETCH(QString, text);
        QFETCH(QString, path);
        const Result<Reference> reference = Reference::fromText(text);
        QCOMPARE(reference.has_value(), !path.isEmpty());
        if (!reference) {
            QVERIFY(!english(reference.error().what).isEmpty());
            return;
        }
        QCOMPARE(QString::fromLatin1(reference->path()), path);
        QCOMPARE(reference->text(), text);
        const QStringList segments = path.split(u'/');
        const auto again = Reference::fromSegments(segments[0], segments[1], segments[2],
                                                   segments[3]);
        QVERIFY(again);
        QCOMPARE(again->text(), text);
    }

    void userAndChannelGoTogether()
    {
        const auto blank = Reference::fromSegments(u"hello"_s, u"1.0"_s, u"_"_s, u"beta"_s);
        QVERIFY(!blank);
        QCOMPARE(english(blank.error().what), u"username can't be solely blank"_s);
        QCOMPARE(projectPathOf(u"acme+web+ui"_s), u"acme/web/ui"_s);
        QCOMPARE(userOfProject(u"acme/web/ui"_s), u"acme+web+ui"_s);
    }

    void filesOfRecipesAndPackages_data()
    {
        QTest::addColumn<QString>("stored");
        QTest::addColumn<bool>("fine");
        const auto row = [](const QString &stored, bool fine) {
            QTest::addRow("%s", qPrintable(stored.left(120))) << stored << fine;
        };
        const QString recipe = Hex + u"/export/"_s;
        const QString package = Hex + u"/package/"_s + Id + u'/' + Hex + u'/';
        for (const QString &name :
             {u"conanfile.py"_s, u"conanmanifest.txt"_s, u"conan_sources.tgz"_s,
              u"conan_export.tgz"_s, u"conan_export.tzst"_s, u"metadata/logs/build.log"_s})
            row(recipe + name, true);
        for (const QString &name :
             {u"conaninfo.txt"_s, u"conanmanifest.txt"_s, u"conan_package.tgz"_s,
              u"conan_package.txz"_s, u"metadata/sign/signature.asc"_s})
            row(package + name, true);
        row(u"0/export/conanfile.py"_s, true);
        row(u"0/package/%1/0/conaninfo.txt"_s.arg(Id), true);
        row(QString(40, u'a') + u"/export/conanfile.py"_s, true);
        row(recipe + u"conaninfo.txt"_s, false);
        row(recipe + u"conan_package.tgz"_s, false);
        row(recipe + u"other.txt"_s, false);
        row(recipe, false);
        row(package + u"conanfile.py"_s, false);
        row(package + u"conan_package.exe"_s, false);
        row(package + u"conan_package.tgz/x"_s, false);
        row(u"1/export/conanfile.py"_s, false);
        row(QString(32, u'g') + u"/export/conanfile.py"_s, false);
        row(QString(33, u'a') + u"/export/conanfile.py"_s, false);
        row(Hex + u"/package/a.b/0/conaninfo.txt"_s, false);
        row(Hex + u"/package//0/conaninfo.txt"_s, false);
        row(recipe + u"metadata/"_s, false);
        row(recipe + u"metadata"_s, false);
        row(recipe + u"metadata/../x"_s, false);
        row(recipe + u"metadata/a//b"_s, false);
        row(recipe + u"metadata/a\\b"_s, false);
        row(recipe + u"metadata/a\"b"_s, false);
        row(recipe + u"metadata/"_s + QString(600, u'a'), false);
        row(recipe + u"metadata/"_s + QString(u"a/"_s).repeated(40) + u'b', false);
        row(u"conanfile.py"_s, false);
        row(u"../export/conanfile.py"_s, false);
    }

    void filesOfRecipesAndPackages()
    {
        QFETCH(QString, stored);
        QFETCH(bool, fine);
        const auto place = FilePlace::fromStored(stored);
        QCOMPARE(place && place->check(), fine);
        if (fine)
            QCOMPARE(place->stored(), stored);
    }

    void versionsAreOrderedAsConanDoes()
    {
        const QStringList ascending{
            u"0.9"_s,           u"1.0-alpha"_s,    u"1.0-rc.1"_s, u"1.0-rc.10"_s, u"1.0"_s,
            u"1.0@acme/beta"_s, u"1.0@acme/rel"_s, u"1.0+1"_s,    u"1.0.1"_s,     u"1.2"_s,
            u"1.10"_s,          u"1.x"_s,          u"2"_s,        u"cci.2024"_s};
        for (qsizetype i = 0; i < ascending.size(); ++i) {
            for (qsizetype k = 0; k < ascending.size(); ++k)
                QVERIFY2(compareVersions(ascending[i], ascending[k]) == (i <=> k),
                         qPrintable(ascending[i] + u' ' + ascending[k]));
        }
        QVERIFY(compareVersions(u"1.0"_s, u"1.0.0"_s) == 0);
        QVERIFY(compareVersions(u"01.0"_s, u"1"_s) == 0);
        QVERIFY(compareVersions(u"9"_s, u"99999999999999999999999"_s) < 0);
        QVERIFY(isPrerelease(u"1.0-rc1@me/x-y"_s));
        QVERIFY(!isPrerelease(u"1.0@me/x-y"_s));
    }

    void revisionsAreHiddenUntilTheyAreWhole()
    {
        const QString r = Hex + u"/export/"_s;
        const QString p = Hex + u"/package/"_s + Id + u'/' + Hex + u'/';
        QStringList names{r + u"conan_sources.tgz"_s, r + u"conanfile.py"_s};
        QVERIFY(!RecipeLayout(versionOf(names)).latest());
        names.append(r + u"conanmanifest.txt"_s);
        QCOMPARE(idsOf(RecipeLayout(versionOf(names)).revisions()), QStringList{Hex});
        names << p + u"conan_package.tgz"_s << p + u"conaninfo.txt"_s;
        QVERIFY(RecipeLayout(versionOf(names)).packages(Hex).isEmpty());
        names << p + u"conanmanifest.txt"_s;
        const RecipeLayout whole(versionOf(names));
        QCOMPARE(whole.packages(Hex).keys(), QStringList{Id});
        QCOMPARE(whole.packageRevisions(Hex, Id).first().files.size(), 3);
        QVERIFY(whole.packages(QString(32, u'0')).isEmpty());
        // Whatever comes first.
        QStringList backwards = names;
        std::reverse(backwards.begin(), backwards.end());
        const RecipeLayout reversed(versionOf(backwards));
        QVERIFY(reversed.latest());
        QCOMPARE(reversed.packages(Hex).keys(), QStringList{Id});
    }

    void theNewestManifestIsTheLatestRevision()
    {
        const QString other(32, u'b');
        const auto files = [](const QString &id) {
            return QStringList{id + u"/export/conanfile.py"_s, id + u"/export/conanmanifest.txt"_s};
        };
        QCOMPARE(idsOf(RecipeLayout(versionOf(files(Hex) + files(other))).revisions()),
                 (QStringList{other, Hex}));
        QCOMPARE(
            idsOf(RecipeLayout(versionOf(files(u"0"_s) + files(Hex) + files(u"0"_s))).revisions()),
            (QStringList{u"0"_s, Hex}));
    }

    void halfOfTheNextUploadIsNotShown()
    {
        const QStringList once{u"0/export/conanfile.py"_s, u"0/export/conanmanifest.txt"_s};
        const auto size = [](const QStringList &names, const QString &name) {
            return RecipeLayout(versionOf(names)).latest()->files.value(name).size;
        };
        QStringList names = once;
        names.append(u"0/export/conanfile.py"_s);
        QCOMPARE(size(names, u"conanfile.py"_s), 0);
        names.append(u"0/export/conanmanifest.txt"_s);
        QCOMPARE(size(names, u"conanfile.py"_s), 2);
        names << u"0/export/metadata/log"_s << u"0/export/metadata/log"_s;
        QCOMPARE(size(names, u"metadata/log"_s), 5);
    }

    void packageInformationIsRead()
    {
        const QByteArray text =
            "[settings]\nos=Linux\ncompiler.version=12\n\n[requires]\nzlib/1.Y.Z\n"
            "[options]\nshared = True\n[full_settings]\nos=Windows\n";
        const ConanInfo info = ConanInfo::parse(text);
        QCOMPARE(info.settings,
                 (QMap<QString, QString>{{u"os"_s, u"Linux"_s}, {u"compiler.version"_s, u"12"_s}}));
        QCOMPARE(info.options, (QMap<QString, QString>{{u"shared"_s, u"True"_s}}));
        QCOMPARE(info.requirements, QStringList{u"zlib/1.Y.Z"_s});
        const QJsonObject second = ConanInfo::searchEntry(text);
        QCOMPARE(second.keys(), QStringList{u"content"_s});
        const QJsonObject first = ConanInfo::searchEntry(text + "[recipe_hash]\n    abc\n");
        QCOMPARE(first[u"recipe_hash"].toString(), u"abc"_s);
        QCOMPARE(first[u"settings"][u"os"].toString(), u"Linux"_s);
        QVERIFY(ConanInfo::searchEntry({})[u"content"].isString());
    }

    void P7_whatClientsCannotReadIsRefused()
    {
        for (const char *text :
             {"junk\n", "os=a\n[settings]\nos=b\n", "[settings\nos=a\n", "[]\n", "[Settings]\n",
              "[a]\n", "[settings]\n[settings]\n", "[settings]\nos=a\n [settings] more\n",
              "{\"a\": 1}\n", "[settings]\nos=a\x0b[x\n", "[settings]\n[[[[\n",
              "[settings]\nos=a\r[settings]\r"}) {
            const Result<void> checked = ConanInfo::check(text);
            QVERIFY2(!checked, text);
            QVERIFY(english(checked.error().what).startsWith(u"conaninfo.txt has the line \""));
        }
        for (const char *text :
             {"", "# nothing\n", "\xef\xbb\xbf[settings]\n", "[settings]\nos=a\nos=b\n",
              "[settings] what follows\nos\n", "  [settings]\r\n  os=a\r\n", "[banana]\na=b\n",
              "[requires]\n?? ?///\n", "[settings]\nos=\xff\n", "[settings]\nos=a[b\n"})
            QVERIFY2(ConanInfo::check(text), text);
    }

    void binariesAreAskedForBySettings_data()
    {
        QTest::addColumn<QString>("question");
        QTest::addColumn<int>("answer"); // -1: refused
        const auto row = [](const char *question, int answer) {
            QTest::newRow(question) << QString::fromLatin1(question) << answer;
        };
        row("", 1);
        row("os=Linux", 1);
        row("os=Windows", 0);
        row("os=Linux AND arch=armv8", 0);
        row("os=Linux OR arch=armv8", 1);
        row("os=Windows or (arch=x86_64 and shared=False)", 1);
        row("(os=Windows | arch=x86_64) & shared=True", 0);
        row("compiler=\"Visual Studio\"", 0);
        row("compiler.version='12'", 1);
        row("arch_build=None", 1);
        row("shared=False", 1);
        row("fPIC=None", 1);
        row("os", -1);
        row("os=Linux AND", -1);
        row("AND os=Linux", -1);
        row("(os=Linux", -1);
        row("os=Linux)", -1);
        row("os=Linux arch=x86", -1);
        row("()", -1);
        row("\"os=Linux", -1);
        row("=Linux", -1);
    }

    void binariesAreAskedForBySettings()
    {
        QFETCH(QString, question);
        QFETCH(int, answer);
        const auto query = PackageQuery::parse(question);
        QCOMPARE(query ? 1 : -1, answer < 0 ? -1 : 1);
        const ConanInfo info = ConanInfo::parse("[settings]\nos=Linux\narch=x86_64\n"
                                                "compiler.version=12\n[options]\nshared=False\n");
        if (query)
            QCOMPARE(query->matches(info), answer == 1);
    }

    void recipesAreFoundByPattern_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<bool>("found");
        const auto row = [](const char *pattern, bool found) {
            QTest::newRow(pattern) << QString::fromLatin1(pattern) << found;
        };
        row("*", true);
        row("hello", true);
        row("HEL*", true);
        row("hello/*", true);
        row("hello/0.1", true);
        row("hello/0.1@acme+web/beta", true);
        row("hello/0.1@*/beta", true);
        row("h?llo/[0-9].*", true);
        row("h[!e]llo", false);
        row("*@acme+web/*", true);
        row("hell", false);
        row("hello/0.2", false);
        row("hello/0.1@", false);
        row("[", false);
        row("a[]b", false);
        row("", false);
    }

    void recipesAreFoundByPattern()
    {
        QFETCH(QString, pattern);
        QFETCH(bool, found);
        QCOMPARE(matchesReference(pattern, u"hello/0.1@acme+web/beta"_s, true), found);
    }

    void patternsMindCaseWhenToldTo()
    {
        QVERIFY(!matchesReference(u"HELLO*"_s, u"hello/0.1"_s, false));
        QVERIFY(matchesReference(u"hello/0.1@"_s, u"hello/0.1"_s, false));
        // In time that does not explode.
        const QString stars = QString(u"*a"_s).repeated(90) + u"*c"_s;
        QVERIFY(!matchesReference(stars, QString(150, u'a') + u"/b"_s, true));
    }

    void recipesTellWhatTheyAre()
    {
        const ConanFile file = ConanFile::parse(R"(
from conan import ConanFile
class Hello(ConanFile):
    name = "hello"
    description = ("Says hello "
                   "to everybody")
    license = "MIT", "Apache-2.0"
    requires = ("zlib/1.2.13", "fmt/[>=9]@acme/rel")
    tool_requires = "cmake/3.27"
    def requirements(self):
        self.requires("boost/1.83", transitive_headers=True)
        self.requires(f"{x}/1.0")
    def test(self):
        self.run("a/b")
)");
        QCOMPARE(file.description, u"Says hello to everybody"_s);
        QCOMPARE(file.license, u"MIT, Apache-2.0"_s);
        QStringList names;
        for (const Dependency &dependency : file.dependencies)
            names.append(dependency.canonicalName + u' ' + dependency.range);
        names.sort();
        QCOMPARE(names, (QStringList{u"boost 1.83"_s, u"cmake 3.27"_s, u"fmt [>=9]@acme/rel"_s,
                                     u"zlib 1.2.13"_s}));
        QVERIFY(ConanFile::parse({}).description.isEmpty());
    }

    void changedTextsNeverCrash()
    {
        const QByteArray seeds[] = {
            "[settings]\nos=Linux\n[options]\nshared=True\n[requires]\nzlib/1\n[recipe_hash]\nab",
            "class A:\n    description = \"x\"\n    requires = (\"a1/1\", \"b1/[>1]\")\n",
            "os=Linux AND (arch=\"x86\" OR shared=True)", "hello/0.1@acme+web/beta",
            "46f4905e0fdb68f1541ffad548e21d48/package/4999/46f4905e0fdb68f1541ffad548e21d48/"
            "conaninfo.txt"};
        QRandomGenerator random(7);
        for (int round = 0; round < 4000; ++round) {
            QByteArray text = seeds[round % 5];
            for (int change = random.bounded(1, 6); change > 0 && !text.isEmpty(); --change) {
                const int at = random.bounded(int(text.size()));
                switch (random.bounded(4)) {
                case 0:
                    text[at] = char(random.bounded(256));
                    break;
                case 1:
                    text.remove(at, random.bounded(5));
                    break;
                case 2:
                    text.insert(at, "()[]*?\"'=@/#\n&|"[random.bounded(15)]);
                    break;
                default:
                    text.insert(at, text.mid(random.bounded(int(text.size())), 12));
                }
            }
            const QString string = QString::fromUtf8(text);
            ConanInfo::searchEntry(text);
            ConanFile::parse(text);
            const ConanInfo info = ConanInfo::parse(text);
            if (const auto query = PackageQuery::parse(string))
                (void)query->matches(info);
            matchesReference(string, u"hello/0.1@acme+web/beta"_s, true);
            if (const auto reference = Reference::fromText(string))
                QCOMPARE(reference->text(), string);
            if (const auto place = FilePlace::fromStored(string); place && place->check())
                QCOMPARE(place->stored(), string);
        }
    }
};

QTEST_GUILESS_MAIN(TestConanRules)
#include "tst_conanrules.moc"
