// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/downloadplace.h"

#include "core/wholefile.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;

class TestDownloadPlace : public QObject
{
    Q_OBJECT

private slots:
    void T6_foldersAreKept();
    void T6_hostileNamesStayInside_data();
    void T6_hostileNamesStayInside();
    void T6_eachFileHasItsOwnPlace();
    void T6_nothingIsOverwrittenUnlessAsked();
    void T6_plantedLinksAreNotFollowed();
    void T6_whatCameMeanwhileStays();
};

void TestDownloadPlace::T6_foldersAreKept()
{
    QCOMPARE(placesIn(u"/out"_s, {u"linux/app.bin"_s, u"macos/app.bin"_s, u"a/b/c.txt"_s}),
             (QStringList{u"/out/linux/app.bin"_s, u"/out/macos/app.bin"_s, u"/out/a/b/c.txt"_s}));
    QCOMPARE(placesIn(u"/out/"_s, {u".hidden"_s, u"1:2.0-1.deb"_s, u"Grüße @1+2~.tgz"_s}),
             (QStringList{u"/out/.hidden"_s, u"/out/1_2.0-1.deb"_s, u"/out/Grüße @1+2~.tgz"_s}));
}

void TestDownloadPlace::T6_hostileNamesStayInside_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name :
         {u"../../etc/passwd"_s, u"/etc/passwd"_s, u".."_s, u"."_s, u"a/../../b"_s, u""_s, u"/"_s,
          u"..\\..\\b"_s, u"C:\\b"_s, u"C:/b"_s, u"CON"_s, u"con.txt"_s, u"lpt1"_s, u"a/NUL/b"_s,
          u"a\nb"_s, u"a\0b"_s, u"..."_s, QString(300, u'x')})
        QTest::addRow("%s", name.toUtf8().toPercentEncoding().constData()) << name;
}

void TestDownloadPlace::T6_hostileNamesStayInside()
{
    QFETCH(QString, name);
    QTemporaryDir folder;
    const QString place = placesIn(folder.path(), {name}).first();
    QVERIFY2(place.startsWith(folder.path() + u'/'), qPrintable(place));
    QCOMPARE(QDir::cleanPath(place), place);
    QVERIFY(!place.contains(u'\n') && !place.contains(QChar(0)) && !place.contains(u'\\'));
    const QStringList parts = place.sliced(folder.path().size() + 1).toLower().split(u'/');
    for (const QString &part : parts)
        QVERIFY2(!QStringList({u"con"_s, u"con.txt"_s, u"lpt1"_s, u"nul"_s}).contains(part),
                 qPrintable(part));
    QVERIFY(makeRoom(place, name, false));
    WholeFile file(place);
    QVERIFY(file.begin());
    QVERIFY(file.commitNew());
    QVERIFY(QFile::exists(place));
}

void TestDownloadPlace::T6_eachFileHasItsOwnPlace()
{
    const QStringList places = placesIn(
        u"/out"_s, {u"a.txt"_s, u"A.txt"_s, u"..\\a"_s, u".._a"_s, u"/x"_s, u"x"_s});
    QCOMPARE(QSet<QString>(places.begin(), places.end()).size(), 6);
    QStringList folded;
    for (const QString &place : places)
        folded.append(place.toCaseFolded());
    folded.removeDuplicates();
    QCOMPARE(folded.size(), 6); // also where the disk takes no notice of case
}

void TestDownloadPlace::T6_nothingIsOverwrittenUnlessAsked()
{
    QTemporaryDir folder;
    const QString own = folder.filePath(u"app.bin"_s);
    const auto write = [](const QString &path, const QByteArray &bytes) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    };
    write(own, "MY OWN FILE");
    const QString link = folder.filePath(u"link"_s);
    QVERIFY(QFile::link(u"/nowhere"_s, link));
    QCOMPARE(existing({own, link, folder.filePath(u"new"_s)}), (QStringList{own, link}));
    for (const QString &place : {own, link}) {
        const Result<void> room = makeRoom(place, u"x"_s, false);
        QVERIFY(!room);
        QCOMPARE(room.error().code, ErrorCode::Conflict);
        QVERIFY(english(room.error().what).contains(place));
        QVERIFY(!room.error().remedy.isEmpty());
    }
    QVERIFY(makeRoom(own, u"app.bin"_s, true));
    QVERIFY(!makeRoom(folder.path(), u"x"_s, true)); // a folder is no file
    QVERIFY(!makeRoom(own + u"/below/x"_s, u"app.bin/below/x"_s, false));
}

void TestDownloadPlace::T6_plantedLinksAreNotFollowed()
{
    QTemporaryDir folder;
    QTemporaryDir elsewhere;
    QVERIFY(QFile::link(elsewhere.path(), folder.filePath(u"linux"_s)));
    const QString name = u"linux/x86/app.bin"_s;
    const Result<void> room = makeRoom(placesIn(folder.path(), {name}).first(), name, true);
    QVERIFY(!room);
    QCOMPARE(room.error().code, ErrorCode::Conflict);
    QVERIFY(QDir(elsewhere.path()).isEmpty());
    // Only the file's own folders are made, not one that was mistyped.
    const QString nowhere = folder.filePath(u"no/such/folder/app.bin"_s);
    QVERIFY(makeRoom(nowhere, u"app.bin"_s, false));
    QVERIFY(!QFile::exists(folder.filePath(u"no"_s)));
}

void TestDownloadPlace::T6_whatCameMeanwhileStays()
{
    QTemporaryDir folder;
    const QString place = folder.filePath(u"app.bin"_s);
    WholeFile mine(place);
    QVERIFY(mine.begin());
    mine.write("mine");
    QFile other(place);
    QVERIFY(other.open(QIODevice::WriteOnly));
    other.write("theirs");
    other.close();
    QVERIFY(!mine.commitNew());
    QVERIFY(other.open(QIODevice::ReadOnly));
    QCOMPARE(other.readAll(), "theirs");
}

QTEST_MAIN(TestDownloadPlace)
#include "tst_downloadplace.moc"
