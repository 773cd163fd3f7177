// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/privatefiles.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace packhouse;

/// All of it under the umask that leaves everything open.
class tst_privatefiles : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    mode_t m_umask = 0;

    QString path(const QString &name) const { return m_folder->filePath(name); }
    QString made(const QString &name, mode_t mode, const QByteArray &bytes = "bytes")
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("no file");
        file.close();
        setMode(name, mode);
        return file.fileName();
    }
    void setMode(const QString &name, mode_t mode)
    {
        if (::chmod(qPrintable(path(name)), mode) != 0)
            qFatal("no mode");
    }
    mode_t modeOf(const QString &name) const
    {
        struct stat status
        {};
        return ::lstat(qPrintable(path(name)), &status) == 0 ? status.st_mode & 07777 : 0;
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_umask = ::umask(0);
    }
    void cleanup() { ::umask(m_umask); }

    void foldersAreMadeForTheirOwner()
    {
        QVERIFY(makePrivateFolder(path(u"a/b//c/"_s)));
        for (const QString &name : {u"a"_s, u"a/b"_s, u"a/b/c"_s})
            QCOMPARE(modeOf(name), mode_t(0700));
    }

    void aFolderThatIsThereStaysAsItIs()
    {
        QVERIFY(QDir().mkdir(path(u"shared"_s)));
        setMode(u"shared"_s, 0755);
        QVERIFY(makePrivateFolder(path(u"shared"_s)));
        QVERIFY(makePrivateFolder(path(u"shared/own"_s)));
        QCOMPARE(modeOf(u"shared"_s), mode_t(0755));
        QCOMPARE(modeOf(u"shared/own"_s), mode_t(0700));
    }

    void whyAFolderCannotBeMadeIsKept()
    {
        made(u"file"_s, 0644);
        QVERIFY(!makePrivateFolder(path(u"file"_s)));
        QCOMPARE(errno, EEXIST);
        QVERIFY(!makePrivateFolder(path(u"file/below"_s)));
        QVERIFY(errno == ENOTDIR || errno == EEXIST);
        QVERIFY(!makePrivateFolder(path(QString(300, u'x'))));
        QCOMPARE(errno, ENAMETOOLONG);
    }

    void filesAreMadeForTheirOwner()
    {
        QFile file(path(u"file"_s));
        QVERIFY(openPrivately(file, QIODevice::WriteOnly));
        QCOMPARE(modeOf(u"file"_s), mode_t(0600));
        QVERIFY(providePrivateFile(path(u"provided"_s)));
        QCOMPARE(modeOf(u"provided"_s), mode_t(0600));
    }

    void aFileThatIsThereKeepsItsBytes()
    {
        const QString name = made(u"file"_s, 0600, "kept");
        QVERIFY(providePrivateFile(name));
        QFile file(name);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), "kept"_ba);
        QVERIFY(!providePrivateFile(path(u"gone/file"_s)));
    }

    void anyBitForOthersIsOpen_data()
    {
        QTest::addColumn<int>("mode");
        QTest::addColumn<bool>("open");
        for (const int mode : {0600, 0400, 0700, 0})
            QTest::addRow("%03o", unsigned(mode)) << mode << false;
        for (const int mode : {0610, 0620, 0640, 0601, 0602, 0604, 0777})
            QTest::addRow("%03o", unsigned(mode)) << mode << true;
    }
    void anyBitForOthersIsOpen()
    {
        QFETCH(int, mode);
        QFETCH(bool, open);
        made(u"file"_s, mode_t(mode));
        QCOMPARE(isOpenToOthers(path(u"file"_s)), open);
        QVERIFY(QDir().mkdir(path(u"folder"_s)));
        setMode(u"folder"_s, mode_t(mode));
        QCOMPARE(isOpenToOthers(path(u"folder"_s)), open);
        setMode(u"folder"_s, 0700);
    }

    void whatIsNoFileOfOursIsNotLookedAt()
    {
        QVERIFY(!isOpenToOthers(path(u"gone"_s)));
        made(u"open"_s, 0666);
        QVERIFY(QFile::link(path(u"open"_s), path(u"link"_s)));
        QVERIFY(!isOpenToOthers(path(u"link"_s)));
        QCOMPARE(::mkfifo(qPrintable(path(u"pipe"_s)), 0666), 0);
        QVERIFY(!isOpenToOthers(path(u"pipe"_s)));
        QVERIFY(closeToOthers(path(u"pipe"_s))); // and does not wait for a writer
        QCOMPARE(modeOf(u"pipe"_s), mode_t(0666));
    }

    void aFolderIsClosedWithAllThatIsInIt()
    {
        QVERIFY(QDir().mkpath(path(u"top/.hidden/deep"_s)));
        made(u"top/a"_s, 0664);
        made(u"top/.hidden/b"_s, 0777);
        made(u"top/.hidden/deep/c"_s, 0604);
        made(u"top/closed"_s, 0600);
        for (const QString &name : {u"top"_s, u"top/.hidden"_s, u"top/.hidden/deep"_s})
            setMode(name, 0777);
        QVERIFY(closeToOthers(path(u"top"_s)));
        for (const QString &name : {u"top"_s, u"top/.hidden"_s, u"top/.hidden/deep"_s})
            QCOMPARE(modeOf(name), mode_t(0700));
        for (const QString &name :
             {u"top/a"_s, u"top/.hidden/b"_s, u"top/.hidden/deep/c"_s, u"top/closed"_s})
            QCOMPARE(modeOf(name), mode_t(0600));
    }

    void whatIsOpenInAClosedFolderIsFoundToo()
    {
        QVERIFY(makePrivateFolder(path(u"top"_s)));
        made(u"top/a"_s, 0644);
        QVERIFY(closeToOthers(path(u"top"_s)));
        QCOMPARE(modeOf(u"top/a"_s), mode_t(0600));
    }

    void linksAreNeitherFollowedNorChanged()
    {
        QVERIFY(QDir().mkpath(path(u"elsewhere"_s)));
        setMode(u"elsewhere"_s, 0755);
        made(u"elsewhere/file"_s, 0644);
        QVERIFY(makePrivateFolder(path(u"top"_s)));
        QVERIFY(QFile::link(path(u"elsewhere"_s), path(u"top/folder"_s)));
        QVERIFY(QFile::link(path(u"elsewhere/file"_s), path(u"top/file"_s)));
        QVERIFY(QFile::link(path(u"gone"_s), path(u"top/nothing"_s)));
        QVERIFY(closeToOthers(path(u"top"_s)));
        QVERIFY(closeToOthers(path(u"top/folder"_s)));
        QCOMPARE(modeOf(u"elsewhere"_s), mode_t(0755));
        QCOMPARE(modeOf(u"elsewhere/file"_s), mode_t(0644));
        QVERIFY(!closeFolder(path(u"top/folder"_s)));
    }

    void whatBelongsToAnotherUserStaysHis()
    {
        if (::geteuid() != 0)
            QSKIP("Only root can give a file to another user.");
        QVERIFY(makePrivateFolder(path(u"top"_s)));
        made(u"top/theirs"_s, 0644);
        made(u"top/ours"_s, 0644);
        QCOMPARE(::chown(qPrintable(path(u"top/theirs"_s)), 12345, gid_t(-1)), 0);
        QVERIFY(closeToOthers(path(u"top"_s)));
        QCOMPARE(modeOf(u"top/theirs"_s), mode_t(0644));
        QCOMPARE(modeOf(u"top/ours"_s), mode_t(0600));
        QVERIFY(!isOpenToOthers(path(u"top/theirs"_s)));
    }

    void aFolderThatAllShareStaysTheirs()
    {
        QVERIFY(QDir().mkdir(path(u"tmp"_s)));
        setMode(u"tmp"_s, 01777);
        QVERIFY(!closeFolder(path(u"tmp"_s)));
        QVERIFY(!closeToOthers(path(u"tmp"_s)));
        QCOMPARE(modeOf(u"tmp"_s), mode_t(01777));
    }

    void closingAFolderAloneLeavesWhatIsInIt()
    {
        QVERIFY(QDir().mkdir(path(u"top"_s)));
        setMode(u"top"_s, 0755);
        made(u"top/a"_s, 0644);
        QVERIFY(closeFolder(path(u"top"_s)));
        QCOMPARE(modeOf(u"top"_s), mode_t(0700));
        QCOMPARE(modeOf(u"top/a"_s), mode_t(0644));
        QVERIFY(!closeFolder(path(u"gone"_s)));
    }
};

QTEST_APPLESS_MAIN(tst_privatefiles)
#include "tst_privatefiles.moc"
