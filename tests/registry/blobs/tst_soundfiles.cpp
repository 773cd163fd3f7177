// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/blobs/soundfiles.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace packhouse;

class tst_soundfiles : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    static QByteArray hashOf(const QByteArray &bytes)
    {
        return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    }
    QString write(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("no file");
        return file.fileName();
    }
    /// Other bytes of the same size, under the same time of modification, in the same inode.
    static void damage(const QString &path)
    {
        const QByteArray name = QFile::encodeName(path);
        struct stat before
        {};
        QCOMPARE(::stat(name.constData(), &before), 0);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray byte = file.read(1);
        byte[0] = char(byte[0] ^ 1);
        QVERIFY(file.seek(0));
        QCOMPARE(file.write(byte), 1);
        file.close();
        const timespec times[2] = {before.st_atim, before.st_mtim};
        QCOMPARE(::utimensat(AT_FDCWD, name.constData(), times, 0), 0);
    }

private slots:
    void S3_aFileIsReadOnceAndThenOnlyLookedAt()
    {
        const QByteArray bytes(100'000, 'a');
        const QString path = write(u"a"_s, bytes);
        SoundFiles files;
        QVERIFY(!files.isKnown(path, hashOf(bytes)));
        // Not before it is old enough that a second write could not share its time.
        QTRY_VERIFY(files.check(path, hashOf(bytes)) && files.isKnown(path, hashOf(bytes)));
        QVERIFY(!files.isKnown(path, hashOf("other")));
    }

    void S3_aFlippedByteOfTheSameSizeAndTimeIsSeen()
    {
        const QByteArray bytes(100'000, 'b');
        const QString path = write(u"b"_s, bytes);
        SoundFiles files;
        QTRY_VERIFY(files.check(path, hashOf(bytes)) && files.isKnown(path, hashOf(bytes)));
        damage(path);
        QVERIFY(!files.isKnown(path, hashOf(bytes)));
        QCOMPARE(files.check(path, hashOf(bytes)).error().code, ErrorCode::Corrupt);
        damage(path); // back
        QVERIFY(files.check(path, hashOf(bytes)));
    }

    void S3_aWriteAtOnceAfterTheCheckIsSeenToo()
    {
        // Within one tick of the clock both writes have one stamp.
        SoundFiles files;
        const QByteArray bytes(1000, 'c');
        for (int i = 0; i < 200; ++i) {
            const QString path = write(u"c%1"_s.arg(i), bytes);
            QVERIFY(files.check(path, hashOf(bytes)));
            damage(path);
            QVERIFY(!files.check(path, hashOf(bytes)));
        }
    }

    void S3_anotherFileInItsPlaceIsSeen()
    {
        const QByteArray bytes(5000, 'd');
        const QString path = write(u"d"_s, bytes);
        SoundFiles files;
        QTRY_VERIFY(files.check(path, hashOf(bytes)) && files.isKnown(path, hashOf(bytes)));
        const QString other = write(u"other"_s, QByteArray(5000, 'e'));
        QVERIFY(QFile::remove(path));
        QVERIFY(QFile::rename(other, path));
        QCOMPARE(files.check(path, hashOf(bytes)).error().code, ErrorCode::Corrupt);
        QVERIFY(QFile::remove(path));
        QCOMPARE(files.check(path, hashOf(bytes)).error().code, ErrorCode::Corrupt);
        QVERIFY(english(files.check(path, hashOf(bytes)).error().what).contains(u"missing"));
    }

    void S3_manyAtOnceGetOneAnswer()
    {
        const QByteArray bytes(4'000'000, 'f');
        const QString path = write(u"f"_s, bytes);
        SoundFiles files;
        std::atomic<int> wrong = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 16; ++i)
            threads.emplace_back([&, i] {
                const QByteArray asked = i % 2 == 0 ? hashOf(bytes) : hashOf("other");
                wrong += files.check(path, asked).has_value() != (i % 2 == 0);
            });
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(wrong.load(), 0);
    }
};

QTEST_APPLESS_MAIN(tst_soundfiles)
#include "tst_soundfiles.moc"
