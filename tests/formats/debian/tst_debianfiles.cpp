// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "debpackages.h"

#include "formats/debian/changes.h"
#include "formats/debian/debfile.h"
#include "formats/debian/names.h"
#include "formats/debian/stanza.h"
#include "support/archivebuilder.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QRandomGenerator>
#include <QTest>

using namespace packhouse;
using namespace packhouse::debian;
using namespace packhouse::test;
using namespace Qt::StringLiterals;

namespace {

Result<DebFile> read(QByteArray bytes)
{
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    return readDeb(buffer, u"hello.deb"_s, true);
}

QByteArray changesText(const QByteArray &more = {})
{
    return "Format: 1.8\nSource: hello\nVersion: 1.0\nDistribution: bookworm\n" + more
           + "Checksums-Sha1:\n " + QByteArray(40, 'a') + " 3 hello_1.0_amd64.deb\n"
           + "Checksums-Sha256:\n " + QByteArray(64, 'b') + " 3 hello_1.0_amd64.deb\n" + "Files:\n "
           + QByteArray(32, 'c') + " 3 contrib/net optional hello_1.0_amd64.deb\n";
}

} // namespace

class DebianFilesTest : public QObject
{
    Q_OBJECT

private slots:
    void versionsAreOrderedAsDpkgDoes()
    {
        const QStringList ascending{u"0"_s,        u"0.9"_s,     u"1.0~~"_s,     u"1.0~beta"_s,
                                    u"1.0"_s,      u"1.0-0.1"_s, u"1.0-1~bpo"_s, u"1.0-1"_s,
                                    u"1.0-1+b1"_s, u"1.0-9"_s,   u"1.0-10"_s,    u"1.0a"_s,
                                    u"1.0+dfsg"_s, u"1.0.1"_s,   u"1.2"_s,       u"1.10"_s,
                                    u"20240101"_s, u"1:0.1"_s,   u"2:0"_s};
        for (qsizetype i = 0; i < ascending.size(); ++i) {
            for (qsizetype j = 0; j < ascending.size(); ++j) {
                const auto order = compareVersions(ascending[i], ascending[j]);
                QVERIFY2(order == (i <=> j), qPrintable(ascending[i] + u" "_s + ascending[j]));
            }
        }
        QVERIFY(compareVersions(u"1.0", u"0:1.0") == 0);
        QVERIFY(compareVersions(u"1.00", u"1.0") == 0);
        QVERIFY(compareVersions(u"1.0", u"1.0-0") == 0);
        QVERIFY(isPrerelease(u"1.0~rc1"));
    }

    void namesVersionsAndFiles()
    {
        for (const QString &name : {u"hello"_s, u"libfoo-1.2+dev"_s, u"0ad"_s})
            QVERIFY2(checkName(name), qPrintable(name));
        for (const QString &name :
             {u"h"_s, u"Hello"_s, u"-x"_s, u"a b"_s, u"../x"_s, u"a\n"_s, QString()})
            QVERIFY2(!checkName(name), qPrintable(name));
        for (const QString &version : {u"1"_s, u"1:2.3~rc1+b2-4"_s, u"2024.01.01"_s})
            QVERIFY2(checkVersion(version), qPrintable(version));
        for (const QString &version :
             {u""_s, u"a1"_s, u"1 "_s, u"1-"_s, u"x:1"_s, u"1/2"_s, u"1\n2"_s})
            QVERIFY2(!checkVersion(version), qPrintable(version));
        for (const QString &name :
             {u"a_1.0~rc1+b1_amd64.deb"_s, u"a_1.orig.tar.gz"_s, u"a_1.orig.tar.gz.asc"_s,
              u"a_1.diff.gz"_s, u"a_1.debian.tar.zst"_s, u"a_1_amd64.buildinfo"_s})
            QVERIFY2(checkFileName(name), qPrintable(name));
        for (const QString &name : {u"../a.deb"_s, u"a/b.deb"_s, u"a.rpm"_s, u".deb"_s,
                                    u"a b.deb"_s, u"a..deb"_s, u"a\n.deb"_s})
            QVERIFY2(!checkFileName(name), qPrintable(name));
        QCOMPARE(poolFolder(u"sid"_s, u"libfoo"_s, u"1:2"_s), u"pool/sid/libf/libfoo/1:2"_s);
        QCOMPARE(poolLetter(u"hello"_s), u"h"_s);
    }

    void aPackageTellsAboutItself()
    {
        const auto deb = read(makeDeb(
            {"hello", "1:1.0~rc1-2", "arm64", "Source: hello-src (1.0)\nSection: contrib/net\n"}));
        QVERIFY(deb);
        QCOMPARE(deb->package, u"hello"_s);
        QCOMPARE(deb->version, u"1:1.0~rc1-2"_s);
        QCOMPARE(deb->source, u"hello-src"_s);
        QCOMPARE(deb->sourceVersion, u"1.0"_s);
        QCOMPARE(deb->architecture, u"arm64"_s);
        QCOMPARE(deb->files, QList<QByteArray>{"usr/bin/hello"});
        const auto plain = read(makeDeb({"hello", "1.0", "all", "Source: other\n"}));
        QVERIFY(plain);
        QCOMPARE(plain->source, u"other"_s);
        QCOMPARE(plain->sourceVersion, u"1.0"_s);
    }

    void thePackagesStanzaTakesNothingOnTrust()
    {
        const auto deb = read(makeDeb({"hello", "1.0", "amd64",
                                       "Filename: ../../etc/passwd\nSHA256: 00\nX-Own:\ttabbed\n"
                                       "Depends: libc6 (>= 2.3),\n\tzlib1g | zlib2\n"}));
        QVERIFY(deb);
        FileFacts facts{u"hello_1.0_amd64.deb"_s, u"pool/bookworm/h/hello/1.0"_s, 5, {}};
        facts.hashes.md5 = QByteArray(16, '\1');
        facts.hashes.sha256 = QByteArray(32, '\2');
        const QByteArray text = packagesStanza(*deb, facts);
        QVERIFY(text.startsWith("Package: hello\nVersion: 1.0\n"));
        QVERIFY(
            text.contains("\nFilename: pool/bookworm/h/hello/1.0/hello_1.0_amd64.deb\nSize: 5\n"));
        QCOMPARE(text.count("\nFilename:"), 1);
        QCOMPARE(text.count("\nSHA256:"), 1);
        QVERIFY(text.contains("\nSHA256: " + facts.hashes.sha256.toHex() + '\n'));
        QVERIFY(text.contains("\nX-Own: tabbed\n"));
        QVERIFY(text.contains("\nDepends: libc6 (>= 2.3),\n zlib1g | zlib2\n"));
        QVERIFY(text.contains("\nDescription: Says hello\nDescription-md5: "));
        QVERIFY(!text.contains("two lines"));
        QVERIFY(text.contains("\nSection: misc\n"));
        QVERIFY(text.endsWith("\n\n"));
        QCOMPARE(text.count("\n\n"), 1);
        const QByteArray md5 = QCryptographicHash::hash(
                                   "Says hello\n In two lines.\n .\n And a third.\n",
                                   QCryptographicHash::Md5)
                                   .toHex();
        QCOMPARE(translationStanza(*deb),
                 "Package: hello\nDescription-md5: " + md5
                     + "\nDescription-en: Says hello\n In two lines.\n .\n And a third.\n\n");
        QVERIFY(contentsLines(*deb).endsWith(" misc/hello\n"));
    }

    void P7_whatAptCannotReadIsRefused_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<bool>("good");
        for (const char *line :
             {"Depends: libfoo >= 1.0", "Depends: libfoo (>= 1.0", "Depends: libfoo,",
              "Depends: , libfoo", "Depends: ${shlibs:Depends}", "Depends: libfoo [amd64]",
              "Depends: libfoo (>= 1.0) bar", "Pre-Depends: |", "Recommends: libfoo (>= )",
              "Provides: libfoo (>= 1.0)", "Provides: libfoo | bar", "Conflicts: libfoo | bar",
              "Multi-Arch: sometimes", "Essential: maybe", "Status: nonsense", "Revision: 2",
              "X: one letter"})
            QTest::newRow(line) << QByteArray(line) << false;
        for (const char *line :
             {"Depends:", "Depends: libfoo(>=1.0)|bar , baz:any", "Depends: libfoo (1.0)",
              "Depends: a,\n b,\n\tc (<< 2:1.0~rc1-1)", "Provides: libfoo (= 1.0)",
              "Multi-Arch: same", "Essential: no", "XB-Own: anything at all"})
            QTest::newRow(line) << QByteArray(line) << true;
    }

    void P7_whatAptCannotReadIsRefused()
    {
        QFETCH(QByteArray, line);
        const auto deb = read(makeDeb({"hello", "1.0", "amd64", line + '\n'}));
        QTEST(deb.has_value(), "good");
        if (deb)
            return;
        QCOMPARE(deb.error().code, ErrorCode::InvalidFile);
        const QString field = QString::fromLatin1(line.left(line.indexOf(':')));
        QVERIFY2(english(deb.error().what).contains(field + u' '),
                 qPrintable(english(deb.error().what)));
    }

    void P3_aSectionIsNotWrittenForEachFileWithoutBound()
    {
        QVERIFY(
            !read(makeDeb({"hello", "1.0", "amd64", "Section: " + QByteArray(300, 's') + '\n'})));
    }

    void aDescriptionOfOneLineIsKept()
    {
        const QByteArray text = "Package: hello\nVersion: 1.0\nArchitecture: all\n"
                                "Description: Says hello\n";
        const auto deb = read(makeAr({{"debian-binary", "2.0\n"},
                                      {"control.tar.gz", makeTgz({{"./control", text}})},
                                      {"data.tar.gz", makeTgz({{"./x", "x"}})}}));
        QVERIFY(deb);
        QVERIFY(packagesStanza(*deb, {}).contains("\nDescription: Says hello\n"));
    }

    void brokenPackagesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray good = makeDeb();
        const QByteArray data = makeTgz({{"./x", "x"}});
        const auto with = [&](const QByteArray &control) {
            return makeAr({{"debian-binary", "2.0\n"},
                           {"control.tar.gz", makeTgz({{"./control", control}})},
                           {"data.tar.gz", data}});
        };
        QTest::newRow("cut off") << good.first(good.size() - 20);
        QTest::newRow("cut in the header") << good.first(100);
        QTest::newRow("no control") << makeAr({{"debian-binary", "2.0\n"}, {"data.tar.gz", data}});
        QTest::newRow("no data") << makeAr(
            {{"debian-binary", "2.0\n"},
             {"control.tar.gz", makeTgz({{"./control", control({})}})}});
        QTest::newRow("another format")
            << "!<arch>\n"
                   + makeAr({{"debian-binary", "3.0\n"},
                             {"control.tar.gz", makeTgz({{"./control", control({})}})},
                             {"data.tar.gz", data}})
                         .mid(8);
        QTest::newRow("empty control") << with({});
        QTest::newRow("two paragraphs") << with(control({}) + "\nPackage: evil\n");
        QTest::newRow("G12 a field twice") << with(control({}) + "package: evil\n");
        QTest::newRow("G12 a control character") << with(control({}) + "X: a\x01\n");
        QTest::newRow("a bad name") << with("Package: ../x\nVersion: 1\nArchitecture: all\n");
        QTest::newRow("a bad version") << with("Package: hello\nVersion: 1/2\nArchitecture: all\n");
        QTest::newRow("a bad architecture")
            << with("Package: hello\nVersion: 1\nArchitecture: a/b\n");
        QTest::newRow("a bad source")
            << with("Package: hello\nVersion: 1\nArchitecture: all\nSource: ../x\n");
        QTest::newRow("no field at all") << with("rubbish\n");
        QTest::newRow("G3 a control file that is a link")
            << makeAr({{"debian-binary", "2.0\n"},
                       {"control.tar.gz", makeTgz({{"./control", "/etc/passwd", '2'}})},
                       {"data.tar.gz", data}});
        QTest::newRow("G10 a bomb")
            << makeAr({{"debian-binary", "2.0\n"},
                       {"control.tar.gz", makeTgz({{"./a", QByteArray(80 << 20, 'a')}})},
                       {"data.tar.gz", data}});
        QTest::newRow("a control file without end")
            << with(control({}) + "X: " + QByteArray(2 << 20, 'x') + '\n');
    }
    void brokenPackagesAreRefused()
    {
        QFETCH(QByteArray, bytes);
        const auto deb = read(bytes);
        QVERIFY(!deb);
        QVERIFY(deb.error().code == ErrorCode::InvalidFile
                || deb.error().code == ErrorCode::TooLarge
                || deb.error().code == ErrorCode::InvalidName
                || deb.error().code == ErrorCode::InvalidVersion);
        QVERIFY(!english(deb.error().what).isEmpty());
    }

    void whatIsNoPackageIsLeftToOthers()
    {
        for (const QByteArray &bytes :
             {QByteArray(), QByteArray("x"), makeTgz({{"a", "b"}}), makeAr({{"foo", "bar"}})}) {
            const auto deb = read(bytes);
            QVERIFY(!deb);
            QCOMPARE(int(deb.error().code), int(ErrorCode::Unsupported));
        }
    }

    void P7_dataThatDpkgCannotUnpackIsRefused()
    {
        const auto with = [](const QByteArray &name, const QByteArray &data) {
            return read(makeAr({{"debian-binary", "2.0\n"},
                                {"control.tar.gz", makeTgz({{"./control", control({})}})},
                                {name, data}}));
        };
        const QByteArray packed = makeTgz({{"./x", "x"}});
        QVERIFY(with("data.tar.gz", packed));
        QVERIFY(with("data.tar", makeTar({{"./x", "x"}})));
        QVERIFY(with("data.tar.gz", makeTgz({{"./usr/lib/systemd/a\\x2db.service", "x"}})));
        QVERIFY(with("data.tar.gz", makeTgz({})));
        for (const auto &[name, data] :
             QList<std::pair<QByteArray, QByteArray>>{{"data.tar.gz", ""},
                                                      {"data.tar.gz", "hello"},
                                                      {"data.tar.gz", test::gzip("hello")},
                                                      {"data.tar.xz", packed},
                                                      {"data.tar.zst", packed},
                                                      {"data.tar.bz2", packed},
                                                      {"data.tar", QByteArray(600, 'x')},
                                                      {"data.tar.gz", makeTar({{"./x", "x"}})}}) {
            const auto deb = with(name, data);
            QVERIFY2(!deb, name.constData());
            QCOMPARE(deb.error().code, ErrorCode::InvalidFile);
        }
    }

    void strangeDataCostsOnlyTheList()
    {
        const auto deb = read(makeAr({{"debian-binary", "2.0\n"},
                                      {"control.tar.gz", makeTgz({{"./control", control({})}})},
                                      {"data.tar.gz", makeTgz({{"../../x", "x"}})}}));
        QVERIFY(deb);
        QVERIFY(deb->files.isEmpty());
    }

    void mutatedPackagesNeverBreakTheReader()
    {
        const QByteArray good = makeDeb();
        QRandomGenerator random(42);
        for (int round = 0; round < 3000; ++round) {
            QByteArray bytes = good;
            for (int i = random.bounded(1, 6); i > 0; --i)
                bytes[random.bounded(int(bytes.size()))] = char(random.bounded(256));
            if (random.bounded(4) == 0)
                bytes.truncate(random.bounded(int(bytes.size())));
            if (const auto deb = read(bytes)) {
                QVERIFY(checkName(deb->package) && checkVersion(deb->version));
                QCOMPARE(packagesStanza(*deb, {}).count("\n\n"), 1);
            }
        }
    }

    void changesAreRead()
    {
        const auto changes = parseChanges(changesText(), u"x.changes"_s);
        QVERIFY2(changes, changes ? "" : qPrintable(english(changes.error())));
        QCOMPARE(changes->source, u"hello"_s);
        QCOMPARE(changes->distribution, u"bookworm"_s);
        QCOMPARE(changes->files.size(), size_t(1));
        QCOMPARE(changes->files[0].component, u"contrib"_s);
        QCOMPARE(changes->files[0].sha256, QByteArray::fromHex(QByteArray(64, 'b')));
        QCOMPARE(componentOf("utils"), u"main"_s);
    }

    void signedChangesAreReadToo()
    {
        const auto changes = parseChanges("-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\n"
                                              + changesText("Changes:\n - -----x\n")
                                              + "-----BEGIN PGP SIGNATURE-----\n\nabc\n"
                                                "-----END PGP SIGNATURE-----\n",
                                          u"x.changes"_s);
        QVERIFY2(changes, changes ? "" : qPrintable(english(changes.error())));
        QCOMPARE(changes->version, u"1.0"_s);
    }

    void changesThatDoNotFitTogetherAreRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QByteArray good = changesText();
        QTest::newRow("no source") << QByteArray(good).replace("Source: hello\n", "");
        QTest::newRow("no sha256")
            << good.left(good.indexOf("Checksums-Sha256")) + good.mid(good.indexOf("Files:"));
        QTest::newRow("another size") << QByteArray(good).replace(" 3 contrib", " 4 contrib");
        QTest::newRow("another file")
            << QByteArray(good).replace("optional hello", "optional other");
        QTest::newRow("G1 a path")
            << QByteArray(good).replace("hello_1.0_amd64.deb", "../x_amd64.deb");
        QTest::newRow("no hex") << QByteArray(good).replace("cccc", "zzzz");
        QTest::newRow("itself") << QByteArray(good).replace("amd64.deb", "amd64.changes");
        QTest::newRow("empty") << QByteArray();
    }
    void changesThatDoNotFitTogetherAreRefused()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!parseChanges(text, u"x.changes"_s));
    }
};

QTEST_APPLESS_MAIN(DebianFilesTest)
#include "tst_debianfiles.moc"
