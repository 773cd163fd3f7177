// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/blobs/diskfile.h"
#include "registry/blobs/regularfile.h"
#include "registry/blobs/soundfiles.h"

#include <QCryptographicHash>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace packhouse;

/// What a failing disk makes of it is shown by tst_diskerror.
class tst_diskfile : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    QString path(const QString &name) const { return m_folder->filePath(name); }
    static QByteArray bytesOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : "(cannot be read)"_ba;
    }
    void put(const QString &name, const QByteArray &bytes)
    {
        DiskFile file;
        if (!file.create(path(name)) || !file.write(bytes))
            qFatal("no file");
    }

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aNewFileIsNeverOneThatWasThere()
    {
        put(u"file"_s, "before");
        DiskFile again;
        QVERIFY(!again.create(path(u"file"_s)));
        QVERIFY(!again.isOpen());
        QCOMPARE(bytesOf(path(u"file"_s)), "before"_ba);
        // Nor one that a link leads to, whether it is there or not.
        QVERIFY(QFile::link(path(u"gone"_s), path(u"link"_s)));
        QVERIFY(!again.create(path(u"link"_s)));
        QVERIFY(!QFile::exists(path(u"gone"_s)));
    }

    void whatIsAppendedGoesToTheEnd()
    {
        put(u"file"_s, "one");
        DiskFile file;
        QVERIFY(file.append(path(u"file"_s)));
        QVERIFY(file.write(" two"));
        QVERIFY(file.sync());
        QCOMPARE(bytesOf(path(u"file"_s)), "one two"_ba);
        QVERIFY(file.truncate(4));
        QVERIFY(file.write("2")); // behind what is left
        file.close();
        QVERIFY(!file.isOpen());
        QCOMPARE(bytesOf(path(u"file"_s)), "one 2"_ba);
        DiskFile none;
        QVERIFY(!none.append(path(u"gone"_s)));
        QVERIFY(!QFile::exists(path(u"gone"_s)));
    }

    void largeWritesArriveWhole()
    {
        const QByteArray bytes(3'000'001, 'x');
        put(u"file"_s, bytes);
        QVERIFY(bytesOf(path(u"file"_s)) == bytes);
        QCOMPARE(fileSize(path(u"file"_s)), bytes.size());
    }

    void filesAndFoldersAreForTheirOwner()
    {
        const mode_t before = ::umask(0);
        put(u"file"_s, "x");
        const Result<void> made = makeFolder(path(u"folder"_s));
        ::umask(before);
        QVERIFY(made);
        for (const auto &[name, mode] :
             {std::pair(u"file"_s, 0600u), std::pair(u"folder"_s, 0700u)}) {
            struct stat status
            {};
            QCOMPARE(::stat(qPrintable(path(name)), &status), 0);
            QCOMPARE(status.st_mode & 07777, mode);
        }
        QVERIFY(makeFolder(path(u"folder"_s))); // it is there
    }

    void whatIsMovedReplacesWhatIsThere()
    {
        put(u"a"_s, "new");
        put(u"b"_s, "old");
        QVERIFY(moveFile(path(u"a"_s), path(u"b"_s)));
        QCOMPARE(bytesOf(path(u"b"_s)), "new"_ba);
        QVERIFY(!QFile::exists(path(u"a"_s)));
        QVERIFY(!moveFile(path(u"a"_s), path(u"b"_s)));
        QCOMPARE(bytesOf(path(u"b"_s)), "new"_ba);
    }

    void nothingToRemoveIsNoError()
    {
        put(u"a"_s, "x");
        QVERIFY(removeFile(path(u"a"_s)));
        QVERIFY(!QFile::exists(path(u"a"_s)));
        QVERIFY(removeFile(path(u"a"_s)));
        QVERIFY(makeFolder(path(u"folder"_s)));
        QVERIFY(!removeFile(path(u"folder"_s)));
        // A link goes, what it leads to stays.
        put(u"b"_s, "x");
        QVERIFY(QFile::link(path(u"b"_s), path(u"link"_s)));
        QVERIFY(removeFile(path(u"link"_s)));
        QVERIFY(QFile::exists(path(u"b"_s)));
    }

    void whatCannotBeListedIsNotEmpty()
    {
        QCOMPARE(namesIn(m_folder->path()).value(), QStringList());
        put(u"a"_s, "x");
        put(u".hidden"_s, "x");
        QVERIFY(makeFolder(path(u"folder"_s)));
        QVERIFY(QFile::link(path(u"gone"_s), path(u"link"_s)));
        QStringList names = namesIn(m_folder->path()).value();
        names.sort();
        QCOMPARE(names, (QStringList{u".hidden"_s, u"a"_s, u"folder"_s, u"link"_s}));
        QVERIFY(!namesIn(path(u"gone"_s)));
        QVERIFY(!namesIn(path(u"a"_s)));
    }

    void onlyAFileHasASize()
    {
        put(u"file"_s, "12345");
        QCOMPARE(fileSize(path(u"file"_s)), 5);
        QCOMPARE(fileSize(m_folder->path()), -1);
        QCOMPARE(fileSize(path(u"gone"_s)), -1);
        QVERIFY(!stampOf(m_folder->path()));
        QVERIFY(!stampOf(path(u"gone"_s)));
    }

    void everyChangeLeavesAnotherStamp()
    {
        put(u"file"_s, "12345");
        const std::optional<FileStamp> first = stampOf(path(u"file"_s));
        QVERIFY(first);
        QVERIFY(stampOf(path(u"file"_s)) == first);
        DiskFile file;
        QVERIFY(file.append(path(u"file"_s)));
        QVERIFY(file.write("6"));
        QVERIFY(stampOf(path(u"file"_s)) != first);
        // A copy with all that can be copied is another file.
        put(u"copy"_s, "12345");
        const timespec times[2] = {
            {first->modified / 1'000'000'000, long(first->modified % 1'000'000'000)},
            {first->modified / 1'000'000'000, long(first->modified % 1'000'000'000)}};
        QCOMPARE(::utimensat(AT_FDCWD, qPrintable(path(u"copy"_s)), times, 0), 0);
        QCOMPARE(stampOf(path(u"copy"_s))->modified, first->modified);
        QVERIFY(stampOf(path(u"copy"_s)) != first);
    }

    void whatIsNoFileIsNeverOpenedNorWaitedFor()
    {
        QCOMPARE(::mkfifo(qPrintable(path(u"pipe"_s)), 0600), 0);
        QCOMPARE(openRegular(path(u"pipe"_s), O_RDONLY), -1);
        QCOMPARE(errno, ENXIO);
        QCOMPARE(openRegular(path(u"pipe"_s), O_RDWR), -1);
        QCOMPARE(errno, ENXIO);
        QCOMPARE(openRegular(u"/dev/zero"_s, O_RDONLY), -1);
        QCOMPARE(errno, ENXIO);
        QCOMPARE(openRegular(m_folder->path(), O_RDONLY), -1);
        QCOMPARE(errno, EISDIR);
        QCOMPARE(openRegular(path(u"gone"_s), O_RDONLY), -1);
        QCOMPARE(errno, ENOENT);
        QFile pipe(path(u"pipe"_s));
        QVERIFY(!openRegular(pipe));
        QVERIFY(!sha256Of(path(u"pipe"_s)));
    }

    void aRegularFileIsReadByItsName()
    {
        put(u"file"_s, "bytes");
        QFile file(path(u"file"_s));
        QVERIFY(openRegular(file));
        QCOMPARE(file.readAll(), "bytes"_ba);
        QCOMPARE(sha256Of(path(u"file"_s)).value(),
                 QCryptographicHash::hash("bytes", QCryptographicHash::Sha256));
        QCOMPARE(sha256Of(path(u"gone"_s)).error().code, ErrorCode::Corrupt);
    }
};

QTEST_GUILESS_MAIN(tst_diskfile)
#include "tst_diskfile.moc"
