// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/blobs/blobstore.h"
#include "support/watchedsteps.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <cerrno>
#include <thread>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : "(cannot be read)"_ba;
}

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("no file");
}

struct stat statusOf(const QString &path)
{
    struct stat status
    {};
    if (::lstat(qPrintable(path), &status) != 0)
        status.st_ino = 0;
    return status;
}

} // namespace

/// The files alone. What rows, journal and readers make of them is shown by the tests of the store,
/// the order of what comes to the disk by tst_store_disk.
class tst_blobstore : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<BlobStore> m_store;
    brokendisk::Control &disk = brokendisk::control();

    QString below(const QString &name) const { return m_folder->filePath(name); }
    QStringList staged() const { return QDir(below(u"staging"_s)).entryList(QDir::Files); }

    std::unique_ptr<StagedBlob> stage(const QByteArray &bytes, qint64 limit = 0)
    {
        Result<std::unique_ptr<StagedBlob>> blob = m_store->stage(limit);
        if (!blob || !(*blob)->write(bytes) || !(*blob)->finish())
            qFatal("nothing could be staged");
        return std::move(*blob);
    }
    Result<BlobStore::Pin> place(StagedBlob &blob)
    {
        return m_store->place(static_cast<StagedFile &>(blob));
    }
    Result<BlobStore::Pin> place(const QByteArray &bytes)
    {
        const std::unique_ptr<StagedBlob> blob = stage(bytes);
        return place(*blob);
    }
    QMap<QByteArray, qint64> blobs() const
    {
        QMap<QByteArray, qint64> found;
        m_store->each([&found](const QByteArray &hash, qint64 size, qint64 modified) {
            found.insert(hash, modified > 0 ? size : -1);
            return true;
        });
        return found;
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = std::make_unique<BlobStore>(m_folder->path());
        QVERIFY(m_store->prepare());
    }
    void cleanup() { brokendisk::mend(disk); }

    void whatIsStagedIsHashedAsItComes()
    {
        Result<std::unique_ptr<StagedBlob>> blob = m_store->stage(0);
        QVERIFY(blob);
        QVERIFY((*blob)->write("a"));
        QVERIFY((*blob)->write(""));
        QVERIFY((*blob)->write("bc"));
        QCOMPARE((*blob)->size(), 3);
        QCOMPARE(bytesOf((*blob)->path()), "abc"_ba);
        QVERIFY((*blob)->finish());
        Hasher hasher;
        hasher.add("abc");
        QCOMPARE((*blob)->hashes(), hasher.finish());
        QVERIFY((*blob)->path().startsWith(below(u"staging/"_s)));
    }

    void whatIsDroppedIsGone()
    {
        {
            const auto begun = m_store->stage(0);
            const std::unique_ptr<StagedBlob> finished = stage("bytes");
            QCOMPARE(staged().size(), 2);
        }
        QCOMPARE(staged(), QStringList());
        QVERIFY(blobs().isEmpty());
    }

    void moreThanTheLimitIsRefusedAndTheLimitIsNot()
    {
        Result<std::unique_ptr<StagedBlob>> blob = m_store->stage(5);
        QVERIFY(blob);
        QVERIFY((*blob)->write("abc"));
        const Result<void> over = (*blob)->write("def");
        QCOMPARE(over.error().code, ErrorCode::TooLarge);
        QVERIFY2(english(over.error().what).contains(u"5 bytes"),
                 qPrintable(english(over.error().what)));
        QCOMPARE((*blob)->size(), 3);
        QVERIFY((*blob)->write("de"));
        QVERIFY(!(*blob)->write("f"));
        QVERIFY((*blob)->finish());
        QCOMPARE(bytesOf((*blob)->path()), "abcde"_ba);
        QCOMPARE((*blob)->hashes().sha256, sha256("abcde"));
    }

    void nothingComesAfterTheEnd()
    {
        const std::unique_ptr<StagedBlob> blob = stage("abc");
        QCOMPARE(blob->write("d").error().code, ErrorCode::Internal);
        QCOMPARE(blob->finish().error().code, ErrorCode::Internal);
        QCOMPARE(blob->hashes().sha256, sha256("abc"));
        QCOMPARE(bytesOf(blob->path()), "abc"_ba);
    }

    void aBlobIsWhereItsHashSays()
    {
        const mode_t before = ::umask(0);
        QVERIFY(m_store->prepare());
        const Result<BlobStore::Pin> pin = place("bytes");
        ::umask(before);
        QVERIFY(pin);
        const QString hex = QString::fromLatin1(sha256("bytes").toHex());
        const QString path = below(u"blobs/"_s + hex.left(2) + u'/' + hex.mid(2, 2) + u'/' + hex);
        QCOMPARE(m_store->path(sha256("bytes")), path);
        QCOMPARE(bytesOf(path), "bytes"_ba);
        QCOMPARE(staged(), QStringList());
        QCOMPARE(statusOf(path).st_mode & 07777, 0600u);
        for (QString folder = path.section(u'/', 0, -2); folder != m_folder->path();
             folder = folder.section(u'/', 0, -2))
            QCOMPARE(statusOf(folder).st_mode & 07777, 0700u);
    }

    void nothingIsABlobToo()
    {
        QVERIFY(place(""));
        QCOMPARE(blobs(), (QMap<QByteArray, qint64>{{sha256(""), 0}}));
        QVERIFY(m_store->check(m_store->path(sha256(""))));
    }

    void theSameBytesAreKeptOnce()
    {
        QVERIFY(place("bytes"));
        const ino_t first = statusOf(m_store->path(sha256("bytes"))).st_ino;
        QVERIFY(place("bytes"));
        QVERIFY(place("other"));
        QCOMPARE(statusOf(m_store->path(sha256("bytes"))).st_ino, first);
        QCOMPARE(blobs(), (QMap<QByteArray, qint64>{{sha256("bytes"), 5}, {sha256("other"), 5}}));
        QCOMPARE(staged(), QStringList());
    }

    void whoeverFindsABlobStillSyncsItsFolder()
    {
        const auto synced = [this](BlobStore &store) {
            const std::unique_ptr<StagedBlob> blob = stage("bytes");
            brokendisk::watch(disk);
            const bool placed = store.place(static_cast<StagedFile &>(*blob)).has_value();
            QByteArrayList paths;
            for (const brokendisk::Seen &step : brokendisk::watched(disk)) {
                if (step.call == "fsync" || step.call == "rename")
                    paths << step.call + ' ' + step.path.mid(m_folder->path().size());
            }
            return placed ? paths : QByteArrayList();
        };
        QVERIFY(place("bytes"));
        const QByteArray hex = sha256("bytes").toHex();
        const QByteArray outer = "fsync /blobs/" + hex.left(2);
        const QByteArray inner = outer + '/' + hex.mid(2, 2);
        QCOMPARE(synced(*m_store), QByteArrayList{inner});
        BlobStore another(m_folder->path()); // which does not know what this one has synced
        QCOMPARE(synced(another), (QByteArrayList{inner, outer, "fsync /blobs"}));
    }

    void aDamagedBlobIsNotTrustedButReplaced_data()
    {
        QTest::addColumn<QByteArray>("damaged");
        QTest::newRow("other bytes of the same size") << "bytez"_ba;
        QTest::newRow("cut") << "byt"_ba;
        QTest::newRow("empty") << ""_ba;
        QTest::newRow("longer") << "bytes and more"_ba;
    }
    void aDamagedBlobIsNotTrustedButReplaced()
    {
        QFETCH(QByteArray, damaged);
        QVERIFY(place("bytes"));
        const QString path = m_store->path(sha256("bytes"));
        put(path, damaged);
        QCOMPARE(m_store->check(path).error().code, ErrorCode::Corrupt);
        QVERIFY(!m_store->isSound(path));
        QVERIFY(place("bytes"));
        QCOMPARE(bytesOf(path), "bytes"_ba);
        QVERIFY(m_store->check(path));
    }

    void aLinkInThePlaceOfABlobIsReplacedAndNotWrittenThrough()
    {
        const QTemporaryDir elsewhere;
        const QString victim = elsewhere.filePath(u"victim"_s);
        put(victim, "bytes"); // even one that leads to the right bytes
        QVERIFY(place("bytes"));
        const QString path = m_store->path(sha256("bytes"));
        QVERIFY(QFile::remove(path));
        QVERIFY(QFile::link(victim, path));
        const Result<void> checked = m_store->check(path);
        QCOMPARE(checked.error().code, ErrorCode::Corrupt);
        QVERIFY2(english(checked.error().what).contains(path),
                 qPrintable(english(checked.error().what)));
        QVERIFY(!m_store->isSound(path));
        QVERIFY(place("bytes"));
        QVERIFY(S_ISREG(statusOf(path).st_mode));
        QVERIFY(m_store->check(path));
        put(path, "other");
        QCOMPARE(bytesOf(victim), "bytes"_ba);
    }

    void nothingIsWrittenBehindAFoldersLink_data()
    {
        QTest::addColumn<bool>("outer");
        QTest::newRow("outer") << true;
        QTest::newRow("inner") << false;
    }
    void nothingIsWrittenBehindAFoldersLink()
    {
        QFETCH(bool, outer);
        const QTemporaryDir elsewhere;
        QString folder = m_store->path(sha256("bytes")).section(u'/', 0, outer ? -3 : -2);
        QVERIFY(QDir().mkpath(folder.section(u'/', 0, -2)));
        QVERIFY(QFile::link(elsewhere.path(), folder));
        const Result<BlobStore::Pin> pin = place("bytes");
        QCOMPARE(pin.error().code, ErrorCode::Corrupt);
        QVERIFY2(english(pin.error().what).contains(folder + u" is a symbolic link"_s),
                 qPrintable(english(pin.error().what)));
        QVERIFY(QDir(elsewhere.path()).isEmpty());
        QCOMPARE(staged(), QStringList());
        QStringList named;
        m_store->eachStrangeFolder([&named](const Error &error) { named << english(error.what); });
        QCOMPARE(named, QStringList{english(pin.error().what)});
    }

    void aFolderInThePlaceOfABlobIsTold()
    {
        const QString path = m_store->path(sha256("bytes"));
        QVERIFY(QDir().mkpath(path));
        const Result<BlobStore::Pin> pin = place("bytes");
        QVERIFY(!pin);
        QVERIFY2(english(pin.error().what).contains(u"folder")
                     && !english(pin.error().remedy).isEmpty(),
                 qPrintable(english(pin.error())));
        QVERIFY(!m_store->check(path));
        QVERIFY(blobs().isEmpty());
        QCOMPARE(staged(), QStringList());
    }

    void whatCouldNotBeSyncedIsNotThere()
    {
        const std::unique_ptr<StagedBlob> blob = stage("bytes");
        brokendisk::breakAfter(disk, 0, EIO);
        disk.kinds = brokendisk::bit(brokendisk::Call::Sync);
        const Result<BlobStore::Pin> pin = place(*blob);
        QVERIFY(brokendisk::failures(disk) > 0);
        brokendisk::mend(disk);
        QVERIFY(!pin);
        QVERIFY(blobs().isEmpty());
        QVERIFY(place("bytes"));
        QCOMPARE(blobs().size(), 1);
    }

    void aFolderThatCouldNotBeSyncedIsSyncedByTheNext()
    {
        const std::unique_ptr<StagedBlob> blob = stage("bytes");
        brokendisk::breakAfter(disk, 1, EIO, true); // after the file's own
        disk.kinds = brokendisk::bit(brokendisk::Call::Sync);
        QVERIFY(!place(*blob));
        QCOMPARE(brokendisk::failures(disk), 1);
        brokendisk::mend(disk);
        const std::unique_ptr<StagedBlob> again = stage("bytes");
        brokendisk::watch(disk);
        QVERIFY(place(*again));
        int folders = 0;
        for (const brokendisk::Seen &step : brokendisk::watched(disk))
            folders += step.call == "fsync" && step.path.contains("/blobs");
        QCOMPARE(folders, 3);
    }

    void checkKnowsWhatIsWrongWithABlob()
    {
        QVERIFY(place("bytes"));
        const QString path = m_store->path(sha256("bytes"));
        QVERIFY(m_store->check(path));
        QTRY_VERIFY(m_store->check(path) && m_store->isSound(path)); // once it is old enough
        const QString gone = m_store->path(sha256("never"));
        QCOMPARE(m_store->check(gone).error().code, ErrorCode::Corrupt);
        QVERIFY(!m_store->isSound(gone));
        // Of what is no blob nothing is known, and nothing wrong.
        QVERIFY(m_store->check(below(u"elsewhere"_s)));
        QVERIFY(m_store->isSound(below(u"elsewhere"_s)));
    }

    void aBlobThatSomebodyHoldsIsNotRemoved()
    {
        const QByteArray hash = sha256("bytes");
        {
            Result<BlobStore::Pin> pin = place("bytes");
            QVERIFY(pin);
            QVERIFY(!m_store->condemn(hash));
            const BlobStore::Pin another(*m_store, hash);
            {
                const BlobStore::Pin moved(std::move(*pin));
                QVERIFY(!m_store->condemn(hash));
            }
            QVERIFY(!m_store->condemn(hash)); // the other one still does
        }
        QVERIFY(m_store->condemn(hash));
        QCOMPARE(m_store->remove(hash).value(), 5);
        QVERIFY(blobs().isEmpty());
        // What is gone already frees nothing.
        QVERIFY(m_store->condemn(hash));
        QCOMPARE(m_store->remove(hash).value(), 0);
    }

    void whoeverBringsACondemnedBlobWaitsAndBringsItAnew()
    {
        const QByteArray hash = sha256("bytes");
        for (int round = 0; round < 50; ++round) {
            QVERIFY(place("bytes"));
            QVERIFY(m_store->condemn(hash));
            const std::unique_ptr<StagedBlob> blob = stage("bytes");
            std::atomic<bool> begun = false;
            std::atomic<bool> placed = false;
            std::thread publisher([&] {
                begun = true;
                const bool done = place(*blob).has_value();
                placed = done;
            });
            while (!begun)
                std::this_thread::yield();
            for (int i = 0; i < 200; ++i) // time to do it wrong
                std::this_thread::yield();
            const bool early = placed;
            const bool removed = round % 2 == 0 ? m_store->remove(hash).has_value()
                                                : (m_store->release(hash), true);
            publisher.join();
            QVERIFY(!early);
            QVERIFY(removed);
            QVERIFY(placed);
            QCOMPARE(bytesOf(m_store->path(hash)), "bytes"_ba);
        }
    }

    void onlyBlobsAreCounted()
    {
        QVERIFY(place("one"));
        QVERIFY(place("three"));
        put(below(u"blobs/note.txt"_s), "not ours");
        for (const QString &copy : {u".bak"_s, u"~"_s, u".txt"_s, u" (1)"_s})
            put(m_store->path(sha256("one")) + copy, "not ours");
        QVERIFY(QFile::link(m_store->path(sha256("one")), below(u"blobs/link"_s)));
        QCOMPARE(blobs(), (QMap<QByteArray, qint64>{{sha256("one"), 3}, {sha256("three"), 5}}));
        int seen = 0;
        m_store->each([&seen](const QByteArray &, qint64, qint64) {
            ++seen;
            return false;
        });
        QCOMPARE(seen, 1);
    }

    void whatAnEarlierProcessStagedGoesAndBlobsStay()
    {
        QVERIFY(place("bytes"));
        put(below(u"staging/left"_s), "half");
        put(below(u"staging/.hidden"_s), "half");
        BlobStore next(m_folder->path());
        QVERIFY(next.prepare());
        QVERIFY(QDir(below(u"staging"_s)).isEmpty(QDir::Files | QDir::Hidden));
        QCOMPARE(blobs().size(), 1);
    }

    void onlyWhatNobodyWritesToAnyMoreIsTakenFromStaging()
    {
        const std::unique_ptr<StagedBlob> young = stage("young");
        const QString old = m_store->scratchFile();
        put(old, "old bytes");
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        QFile file(old);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(QDateTime::fromMSecsSinceEpoch(now - 3'600'000),
                                 QFileDevice::FileModificationTime));
        file.close();
        QMap<QString, qint64> sizes;
        m_store->eachStaged([&sizes](const QString &name, qint64 size, qint64 modified) {
            sizes.insert(name, modified > 0 ? size : -1);
        });
        QCOMPARE(sizes, (QMap<QString, qint64>{{old.section(u'/', -1), 9},
                                               {young->path().section(u'/', -1), 5}}));
        QCOMPARE(m_store->removeStaged(now - 7'200'000), 0);
        QCOMPARE(m_store->removeStaged(now - 1'800'000), 9);
        QCOMPARE(staged(), QStringList{young->path().section(u'/', -1)});
        QVERIFY(place(*young));
    }

    void namesInStagingAreNeverGivenTwice()
    {
        const QString first = m_store->scratchFile();
        const QString second = m_store->scratchFile();
        QVERIFY(first != second);
        QVERIFY(first.startsWith(below(u"staging/"_s)) && second.startsWith(below(u"staging/"_s)));
        QVERIFY(!QFile::exists(first));
    }
};

QTEST_GUILESS_MAIN(tst_blobstore)
#include "tst_blobstore.moc"
