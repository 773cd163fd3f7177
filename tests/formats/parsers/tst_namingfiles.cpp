// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/formatlist.h"
#include "support/archivebuilder.h"

#include <QBuffer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::test;

namespace {

const QByteArray chart = "apiVersion: v2\nname: web\nversion: 1.0.0\n";
const QByteArray gem = "--- !ruby/object:Gem::Specification\nname: web\nversion: "
                       "!ruby/object:Gem::Version {version: '1.0'}\nplatform: ruby\n";
const QByteArray control = "Package: web\nVersion: 1.0\nArchitecture: all\nMaintainer: A <a@b.c>\n"
                           "Description: web\n";
const QByteArray saved =
    R"({"web/1.0": {"revisions": {"0123456789abcdef0123456789abcdef": {"recipe_folder": "web"}}}})";

QByteArray deb(const QList<Member> &parts)
{
    QByteArray bytes = "!<arch>\n";
    for (const Member &part : parts) {
        bytes += part.name.leftJustified(16) + QByteArray("0").leftJustified(12)
                 + QByteArray("0").leftJustified(6) + QByteArray("0").leftJustified(6)
                 + QByteArray("100644").leftJustified(8)
                 + QByteArray::number(part.bytes.size()).leftJustified(10) + "`\n" + part.bytes
                 + (part.bytes.size() % 2 ? "\n" : "");
    }
    return bytes;
}

QByteArray debWith(const QList<Member> &controlFiles)
{
    return deb({{"debian-binary", "2.0\n"},
                {"control.tar.gz", makeTgz(controlFiles)},
                {"data.tar.gz", makeTgz({{"./x", "x"}})}});
}

} // namespace

/// The file that names a package, twice in every way, for each type.
class TestNamingFiles : public QObject
{
    Q_OBJECT

private slots:
    void P9_theNamingFileIsThereOnce_data();
    void P9_theNamingFileIsThereOnce();
    void P9_ordinaryTwinsAreFine();
};

void TestNamingFiles::P9_theNamingFileIsThereOnce_data()
{
    QTest::addColumn<QString>("fileName");
    QTest::addColumn<QByteArray>("good");
    QTest::addColumn<QByteArray>("twin");
    QTest::addColumn<QString>("named");
    const auto row = [](const char *what, const char *fileName, const QByteArray &good,
                        const QByteArray &twin, const char *named) {
        QTest::newRow(what) << QString::fromLatin1(fileName) << good << twin
                            << QString::fromLatin1(named);
    };
    const Member yaml{"web/Chart.yaml", chart};
    const QByteArray goodChart = makeTgz({yaml, {"web/values.yaml", "a: 1"}});
    for (const char *name : {"web/Chart.yaml", "./web//Chart.yaml", "other/Chart.yaml",
                             "web/chart.yaml", "web/./CHART.YAML"})
        row((QByteArray("chart, ") + name).constData(), "web-1.0.0.tgz", goodChart,
            makeTgz({yaml, {name, chart + "description: other\n"}}), "hart");
    row("chart, files in two folders", "web-1.0.0.tgz", goodChart,
        makeTgz({yaml, {"other/values.yaml", "a: 2"}}), "other/values.yaml");
    row("chart, its values", "web-1.0.0.tgz", goodChart,
        makeTgz({yaml, {"web/values.yaml", "a: 1"}, {"web/Values.yaml", "a: 2"}}), "alues.yaml");

    const Member version{"debian-binary", "2.0\n"};
    const Member data{"data.tar.gz", makeTgz({{"./x", "x"}})};
    const Member packed{"control.tar.gz", makeTgz({{"./control", control}})};
    const QByteArray goodDeb = deb({version, packed, data});
    row("deb, control twice", "web_1.0_all.deb", goodDeb,
        debWith({{"./control", control}, {"control", control}}), "control");
    row("deb, control by case", "web_1.0_all.deb", goodDeb,
        debWith({{"./control", control}, {"./Control", control}}), "ontrol");
    row("deb, two control archives", "web_1.0_all.deb", goodDeb,
        deb({version, packed, data, packed}), "control.tar.gz");
    row("deb, otherwise packed", "web_1.0_all.deb", goodDeb,
        deb({version, packed, {"control.tar", makeTar({{"./control", control}})}, data}),
        "control.tar");
    row("deb, two data archives", "web_1.0_all.deb", goodDeb, deb({version, packed, data, data}),
        "data.tar.gz");
    row("deb, in another order", "web_1.0_all.deb", goodDeb, deb({version, data, packed}),
        "data.tar.gz");

    const Member metadata{"metadata.gz", gzip(gem)};
    const Member files{"data.tar.gz", makeTgz({{"README", "x"}})};
    const QByteArray goodGem = makeTar({metadata, files});
    row("gem, metadata twice", "web-1.0.gem", goodGem, makeTar({metadata, files, metadata}),
        "metadata.gz");
    row("gem, metadata unpacked", "web-1.0.gem", goodGem,
        makeTar({metadata, files, {"metadata", gem}}), "metadata");
    row("gem, data twice", "web-1.0.gem", goodGem,
        makeTar({metadata, files, {"./data.tar.gz", makeTgz({{"evil", "x"}})}}), "data.tar.gz");

    row("module, a file by case", "web.tgz", makeTgz({{"main.tf", "# a"}}),
        makeTgz({{"main.tf", "# a"}, {"Main.tf", "# b"}}), "Main.tf");
    row("module, a file twice", "web.zip", makeZip({{"main.tf", "# a"}}),
        makeZip({{"main.tf", "# a"}, {"./main.tf", "# b"}}), "main.tf");
    row("module, twice in a tar", "web.tgz", makeTgz({{"main.tf", "# a"}}),
        makeTgz({{"main.tf", "# a"}, {"./main.tf", "# b"}}), "main.tf");

    const Member list{"pkglist.json", saved};
    const QByteArray goodSaved = makeTgz({list, {"web/e/conanfile.py", "x"}});
    row("recipe, its list twice", "web.tgz", goodSaved, makeTgz({list, list}), "pkglist.json");
    row("recipe, its file by case", "web.tgz", goodSaved,
        makeTgz({list, {"web/e/conanfile.py", "x"}, {"web/e/Conanfile.py", "y"}}), "onanfile.py");
    row("recipe, its manifest twice", "web.tgz", goodSaved,
        makeTgz({list, {"web/e/conanmanifest.txt", "x"}, {"./web/e/conanmanifest.txt", "y"}}),
        "conanmanifest.txt");

    const QByteArray root = "a.test/web@v1.0.0/";
    const Member mod{root + "go.mod", "module a.test/web\n"};
    const Member code{root + "a.go", "package web\n"};
    row("go, go.mod twice", "v1.0.0.zip", makeZip({mod, code}), makeZip({mod, code, mod}),
        "go.mod");
    row("go, go.mod by case", "v1.0.0.zip", makeZip({mod, code}),
        makeZip({mod, code, {root + "GO.MOD", "x"}}), "GO.MOD");
    row("go, a file by ./", "v1.0.0.zip", makeZip({mod, code}),
        makeZip({mod, code, {root + "./b.go", "x"}}), "b.go");
}

void TestNamingFiles::P9_theNamingFileIsThereOnce()
{
    QFETCH(QString, fileName);
    QFETCH(QByteArray, good);
    QFETCH(QByteArray, twin);
    QFETCH(QString, named);
    static const FormatList formats;
    QBuffer fine(&good);
    fine.open(QIODevice::ReadOnly);
    const auto taken = formats.inspect(fine, fileName);
    QVERIFY2(taken, taken ? "" : qPrintable(english(taken.error())));
    QVERIFY(taken->format->id() != u"generic"_s);
    QBuffer other(&twin);
    other.open(QIODevice::ReadOnly);
    const auto refused = formats.inspect(other, fileName);
    QVERIFY2(!refused, refused ? qPrintable(refused->format->id()) : "");
    QCOMPARE(refused.error().code, ErrorCode::InvalidFile);
    QVERIFY2(english(refused.error().what).contains(named),
             qPrintable(english(refused.error().what)));
}

void TestNamingFiles::P9_ordinaryTwinsAreFine()
{
    static const FormatList formats;
    const Member yaml{"web/Chart.yaml", chart};
    for (const auto &[fileName, bytes] :
         {std::pair("web-1.0.0.tgz", makeTgz({yaml, {"web/README", "x"}, {"web/readme", "y"}})),
          std::pair("web-1.0.0.tgz", makeTgz({{"web/", "", '5'}, {"web/", "", '5'}, yaml})),
          std::pair("web_1.0_all.deb", debWith({{"./", "", '5'}, {"./control", control}}))}) {
        QByteArray copy = bytes;
        QBuffer buffer(&copy);
        buffer.open(QIODevice::ReadOnly);
        const auto taken = formats.inspect(buffer, QString::fromLatin1(fileName));
        QVERIFY2(taken, taken ? "" : qPrintable(english(taken.error())));
    }
}

QTEST_APPLESS_MAIN(TestNamingFiles)
#include "tst_namingfiles.moc"
