// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wholefile.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace packhouse;

/// What a failing disk leaves of one is shown by tst_diskerror.
class tst_wholefile : public QObject
{
    Q_OBJECT

    static bool put(const QString &path, const QByteArray &bytes,
                    WholeFile::For readers = WholeFile::For::Everybody)
    {
        WholeFile file(path, readers);
        return file.begin() && file.write(bytes) == bytes.size() && file.commit();
    }
    static QByteArray bytesOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : "(cannot be read)"_ba;
    }
    static mode_t modeOf(const QString &path)
    {
        struct stat status
        {};
        return ::lstat(qPrintable(path), &status) == 0 ? status.st_mode & 07777 : 0;
    }
    static QStringList namesIn(const QTemporaryDir &folder)
    {
        return QDir(folder.path()).entryList(QDir::Files | QDir::Hidden | QDir::System);
    }

private slots:
    void nobodySeesItBeforeItIsWhole()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"file"_s);
        QVERIFY(put(path, "before"));
        WholeFile file(path);
        QVERIFY(file.begin());
        QCOMPARE(file.write("after"), 5);
        QVERIFY(file.flush());
        QCOMPARE(bytesOf(path), "before"_ba);
        QVERIFY(file.commit());
        QCOMPARE(bytesOf(path), "after"_ba);
        QCOMPARE(namesIn(folder), QStringList{u"file"_s});
        QCOMPARE(file.fileName(), path);
    }

    void whatIsNotCommittedNeverWas()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"file"_s);
        {
            WholeFile file(path);
            QVERIFY(file.begin());
            QCOMPARE(file.write("half"), 4);
        }
        QCOMPARE(namesIn(folder), QStringList());
        {
            const WholeFile neverBegun(path);
        }
        QVERIFY(put(path, "before"));
        {
            WholeFile file(path);
            QVERIFY(file.begin());
        }
        QCOMPARE(bytesOf(path), "before"_ba);
        QCOMPARE(namesIn(folder), QStringList{u"file"_s});
    }

    void whoeverReadsTheOneBeforeGoesOn()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"file"_s);
        QVERIFY(put(path, "before"));
        QFile reader(path);
        QVERIFY(reader.open(QIODevice::ReadOnly));
        QVERIFY(put(path, "after, which is longer"));
        QCOMPARE(reader.readAll(), "before"_ba);
    }

    void aLinkInItsPlaceIsReplacedAndNeverFollowed()
    {
        const QTemporaryDir folder;
        const QTemporaryDir elsewhere;
        const QString victim = elsewhere.filePath(u"victim"_s);
        QVERIFY(put(victim, "mine"));
        const QString path = folder.filePath(u"file"_s);
        QVERIFY(QFile::link(victim, path));
        QVERIFY(put(path, "new"));
        QCOMPARE(bytesOf(victim), "mine"_ba);
        QVERIFY(!QFileInfo(path).isSymLink());
        QCOMPARE(bytesOf(path), "new"_ba);
    }

    void itIsForWhomItWasMadeFor()
    {
        const QTemporaryDir folder;
        const mode_t before = ::umask(0);
        const bool made = put(folder.filePath(u"own"_s), "x", WholeFile::For::Owner)
                          && put(folder.filePath(u"all"_s), "x");
        ::umask(027);
        const bool some = put(folder.filePath(u"some"_s), "x");
        ::umask(before);
        QVERIFY(made && some);
        QCOMPARE(modeOf(folder.filePath(u"own"_s)), mode_t(0600));
        QCOMPARE(modeOf(folder.filePath(u"all"_s)), mode_t(0666));
        QCOMPARE(modeOf(folder.filePath(u"some"_s)), mode_t(0640));
    }

    void itIsPrivateWhileItIsWritten()
    {
        const QTemporaryDir folder;
        const mode_t before = ::umask(0);
        WholeFile file(folder.filePath(u"file"_s), WholeFile::For::Owner);
        const bool begun = file.begin();
        ::umask(before);
        QVERIFY(begun);
        QCOMPARE(namesIn(folder).size(), 1);
        QCOMPARE(modeOf(folder.filePath(namesIn(folder).first())), mode_t(0600));
    }

    void theLongestNameWorks()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QString(255, u'n'));
        QVERIFY(put(path, "bytes"));
        QCOMPARE(bytesOf(path), "bytes"_ba);
    }

    void whatCannotBePutThereSaysWhy()
    {
        const QTemporaryDir folder;
        WholeFile nowhere(folder.filePath(u"no/file"_s));
        QVERIFY(!nowhere.begin());
        QCOMPARE(nowhere.errorString(), qt_error_string(ENOENT));
        QVERIFY(QDir(folder.path()).mkdir(u"taken"_s));
        WholeFile taken(folder.filePath(u"taken"_s));
        QVERIFY(taken.begin());
        QVERIFY(!taken.commit());
        QCOMPARE(taken.errorString(), qt_error_string(EISDIR));
        QVERIFY(QFileInfo(folder.filePath(u"taken"_s)).isDir());
    }

    void onlyTheNamesOfAFolderCanBeSynced()
    {
        const QTemporaryDir folder;
        QVERIFY(syncNames(folder.path()));
        QVERIFY(!syncNames(folder.filePath(u"gone"_s)));
        QCOMPARE(errno, ENOENT);
        QVERIFY(put(folder.filePath(u"file"_s), "x"));
        QVERIFY(!syncNames(folder.filePath(u"file"_s)));
        QCOMPARE(errno, ENOTDIR);
    }
};

QTEST_APPLESS_MAIN(tst_wholefile)
#include "tst_wholefile.moc"
