// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/golang/inspection.h"
#include "formats/golang/modulezip.h"
#include "formats/golang/names.h"
#include "support/archivebuilder.h"

#include <QBuffer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::golang;
using namespace packhouse::test;

namespace {

Result<Module> read(const QList<Member> &members)
{
    QByteArray bytes = makeZip(members);
    QBuffer file(&bytes);
    file.open(QIODevice::ReadOnly);
    return readModule(file);
}

const QByteArray Prefix = "pkg.example.test/Grp/proj@v1.1.0/";
const QByteArray Mod = "module pkg.example.test/Grp/proj\n\ngo 1.18\n";

} // namespace

class TestGolangModules : public QObject
{
    Q_OBJECT

private slots:
    void sumsAreThoseOfTheGoCommand()
    {
        const Result<Module> module = read(
            {{Prefix + "sub/b.go", "package sub\n"},
             {Prefix + "go.mod", Mod},
             {Prefix + "a.go", "package proj\n\nconst X = \"v1.1.0\"\n"}});
        QVERIFY(module);
        QCOMPARE(module->path, u"pkg.example.test/Grp/proj"_s);
        QCOMPARE(module->version, u"v1.1.0"_s);
        QCOMPARE(module->sum, "h1:5MwJiv5cXVS31DeNmlOKr9ZZe3SfqG/i9ZTQj0fDGL0="_ba);
        QCOMPARE(modSum(module->goMod), "h1:URcp6mIyN7y9Okx4imiwWo0sFOfFw2P8F/z0nGvjANA="_ba);
    }

    void aModuleWithoutGoModGetsOne()
    {
        const Result<Module> module = read({{"a.example/x@v2.0.0+incompatible/a.go", "package x"}});
        QVERIFY(module);
        QCOMPARE(module->goMod, "module a.example/x\n"_ba);
        QVERIFY(!read({{"a.example/x@v2.0.0+incompatible/go.mod", "module a.example/x\n"}}));
    }

    void zipsOutsideTheRulesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("another prefix") << "pkg.example.test/Grp/proj@v1.1.1/a.go"_ba;
        QTest::newRow("no prefix") << "a.go"_ba;
        QTest::newRow("differs in case") << Prefix + "GO.mod";
        QTest::newRow("folder differs in case") << Prefix + "Sub/b.go";
        QTest::newRow("twice") << Prefix + "sub/a.go";
        QTest::newRow("file and folder") << Prefix + "sub";
        QTest::newRow("second module") << Prefix + "other/go.mod";
        QTest::newRow("device") << Prefix + "nul.txt";
        QTest::newRow("forbidden character") << Prefix + "a:b";
        QTest::newRow("star") << Prefix + "a*b";
        QTest::newRow("dot at the end") << Prefix + "a.";
        QTest::newRow("climbs") << Prefix + "../a.go";
    }
    void zipsOutsideTheRulesAreRefused()
    {
        QFETCH(QByteArray, name);
        QVERIFY(read({{Prefix + "go.mod", Mod}, {Prefix + "sub/a.go", "x"}}));
        QVERIFY(!read({{Prefix + "go.mod", Mod}, {Prefix + "sub/a.go", "x"}, {name, "y"}}));
    }

    void goModHasToNameTheModule()
    {
        QVERIFY(!read({{Prefix + "go.mod", "module pkg.example.test/other\n"}}));
        QVERIFY(!read({{Prefix + "go.mod", "go 1.18\n"}}));
        const Result<Module> other = read({{"readme.txt", "x"}});
        QCOMPARE(other.error().code, ErrorCode::Unsupported);
    }

    void modFilesAreRead()
    {
        const auto file = ModFile::parse("// Deprecated: use another.\n"
                                         "module \"a.example/x\" // here\n\ngo 1.24\n"
                                         "require (\n\tb.example/y v1.0.0 // indirect\n"
                                         "\tc.example/z v0.1.0\n)\n"
                                         "// No good.\nretract [v1.0.0, v1.2.0]\n"
                                         "retract v1.5.0 // Worse.\n");
        QVERIFY(file);
        QCOMPARE(file->module, u"a.example/x"_s);
        QCOMPARE(file->language, u"1.24"_s);
        QCOMPARE(file->dependencies.size(), 2);
        QCOMPARE(file->dependencies[1].canonicalName, u"c.example/z"_s);
        QCOMPARE(file->retractions.size(), 2);
        QVERIFY(file->retractions[0].holds(u"v1.1.9"_s));
        QVERIFY(!file->retractions[0].holds(u"v1.2.1"_s));
        QCOMPARE(file->retractions[0].reason, u"No good."_s);
        QCOMPARE(file->retractions[1].reason, u"Worse."_s);
        QCOMPARE(retractionsFrom(toJson(file->retractions))[0].high, u"v1.2.0"_s);
        QVERIFY(!ModFile::parse("module a.example/x\nretract v1\n"));
        QVERIFY(!ModFile::parse("module a.example/x\nrequire (\n"));
    }

    void P7_whatTheGoCommandRefusesIsRefused_data()
    {
        QTest::addColumn<QByteArray>("lines");
        for (const char *lines : {"\xef\xbb\xbf// x",
                                  "go banana",
                                  "go \"1.18\"",
                                  "go 1",
                                  "go 1.20\ngo 1.21",
                                  "go",
                                  "go 1.20 1.21",
                                  "/* x */",
                                  "x /* y */",
                                  "require a v1",
                                  "require ../x v1.0.0",
                                  "require y.example/z v9.9.9",
                                  "require y.example/z/v2 v1.0.0",
                                  "require y.example/z master",
                                  "require y.example/z v1.0.0-01",
                                  "require y.example/z",
                                  "require y.example/z `v1.0.0`",
                                  "require 'y.example/z' v1.0.0",
                                  "require \"y.example/z v1.0.0",
                                  "require (\n) x",
                                  "require (\n) )",
                                  "(",
                                  "x\x01",
                                  "x\xc2\xa0y",
                                  "x\x0b",
                                  "ignore",
                                  "ignore a b",
                                  "x \"a\\"})
            QTest::newRow(lines) << QByteArray(lines);
    }
    void P7_whatTheGoCommandRefusesIsRefused()
    {
        QFETCH(QByteArray, lines);
        for (const QByteArray &text :
             {lines + "\nmodule a.example/x\n", "module a.example/x\n" + lines + '\n'}) {
            const auto file = ModFile::parse(text);
            QVERIFY(!file);
            QVERIFY2(english(file.error().what).contains(u"cannot be read: \""),
                     qPrintable(english(file.error())));
        }
    }

    void P7_whatTheGoCommandTakesIsTaken()
    {
        for (const char *lines : {"go 1.21.3",
                                  "go 1.21rc1",
                                  "go v1.9.x",
                                  "go 99.1",
                                  "go (\nbanana\n)",
                                  "foo bar",
                                  "foo bar (\nrequire x\n)",
                                  "replace a => ../x",
                                  "exclude a banana",
                                  "godebug x",
                                  "toolchain evil",
                                  "tool ../x",
                                  "require (\n)",
                                  "require ()",
                                  "require y.example/z v2.0.0+incompatible",
                                  "require y.example/z/v2 v2.0.0",
                                  "require y.example/z v1",
                                  "require y.example/z v1.2",
                                  "require gopkg.in/z.v2 v2.1.0",
                                  "require gopkg.in/z.v1 v0.0.0-20160105164936-4f90aeace3a2",
                                  "// \x01 /* x */ `",
                                  "require y.example/z v1.0.0 // /* x */",
                                  "replace x => \"C:\\\\dir\"",
                                  "x {}, [y",
                                  "ignore ./x",
                                  "\tgo\t1.21\r",
                                  "require y.example/z v1.0.0+meta"}) {
            QVERIFY2(ModFile::parse("module a.example/x\n"_ba + lines + '\n'), lines);
        }
        QVERIFY(!ModFile::parse("module `a.example/x`\n"));
        QVERIFY(!ModFile::parse("module 'a.example/x'\n"));
    }

    void P7_aModuleAsksForNoLaterVersionOfItself()
    {
        const auto requiring = [](const QByteArray &version) {
            return read(
                {{Prefix + "go.mod", Mod + "require pkg.example.test/Grp/proj " + version}});
        };
        QVERIFY(requiring("v1.1.0"));
        QVERIFY(requiring("v1.0.9"));
        QVERIFY(
            english(requiring("v1.1.1").error().what).contains(u"later version of itself, v1.1.1"));
    }

    void escapesGoBothWays()
    {
        QCOMPARE(escaped(u"a.example/Grp/ABc"_s), u"a.example/!grp/!a!bc"_s);
        QCOMPARE(unescaped(u"a.example/!grp/!a!bc"_s), u"a.example/Grp/ABc"_s);
        for (const QString &bad : {u"a!"_s, u"a!!b"_s, u"a!1"_s, u"aB"_s, u"!B"_s})
            QVERIFY(!unescaped(bad));
    }

    void pathsAndVersionsAreChecked()
    {
        for (const QString &good :
             {u"a.example"_s, u"a.example/x/v2"_s, u"gopkg.in/x.v2"_s, u"a.example/X_y~z"_s})
            QVERIFY2(checkModulePath(good), qPrintable(good));
        for (const QString &bad :
             {QString(), u"example/x"_s, u"A.example/x"_s, u"a.example//x"_s, u"a.example/x/"_s,
              u"a.example/../x"_s, u"a.example/.x"_s, u"a.example/x/v1"_s, u"a.example/x/v02"_s,
              u"a.example/con"_s, u"a.example/x~1"_s, u"-a.example/x"_s, u"gopkg.in/x"_s})
            QVERIFY2(!checkModulePath(bad), qPrintable(bad));
        for (const QString &good : {u"v1.0.0"_s, u"v1.0.0-rc.1"_s, u"v2.0.0+incompatible"_s})
            QVERIFY2(checkVersion(good), qPrintable(good));
        for (const QString &bad : {u"1.0.0"_s, u"v1.0"_s, u"v1.0.0+build"_s, u"v01.0.0"_s, u"v"_s})
            QVERIFY2(!checkVersion(bad), qPrintable(bad));
        QVERIFY(checkMajor(u"a.example/x/v2"_s, u"v2.1.0"_s));
        QVERIFY(!checkMajor(u"a.example/x/v2"_s, u"v1.1.0"_s));
        QVERIFY(!checkMajor(u"a.example/x"_s, u"v2.1.0"_s));
        QVERIFY(checkMajor(u"gopkg.in/x.v1"_s, u"v1.1.0"_s));
    }

    void versionsAreInOrder()
    {
        const QStringList ordered{u"v0.0.0-20240101000000-0123456789ab"_s,
                                  u"v0.1.0"_s,
                                  u"v1.0.0-alpha.9"_s,
                                  u"v1.0.0-alpha.10"_s,
                                  u"v1.0.0"_s,
                                  u"v1.9.0"_s,
                                  u"v1.10.0"_s,
                                  u"v2.0.0+incompatible"_s};
        for (qsizetype i = 1; i < ordered.size(); ++i) {
            QVERIFY(golang::compare(ordered[i - 1], ordered[i]) < 0);
            QVERIFY(golang::compare(ordered[i], ordered[i - 1]) > 0);
        }
        QVERIFY(isPseudoVersion(ordered[0]));
        QVERIFY(isPseudoVersion(u"v1.2.4-0.20240101000000-0123456789ab"_s));
        QVERIFY(!isPseudoVersion(u"v1.0.0-alpha.10"_s));
        QVERIFY(isPrerelease(u"v1.0.0-alpha.9"_s) && !isPrerelease(u"v2.0.0+incompatible"_s));
    }
};

QTEST_APPLESS_MAIN(TestGolangModules)
#include "tst_golangmodules.moc"
