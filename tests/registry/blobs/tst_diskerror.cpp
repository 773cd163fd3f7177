// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diskerror.h"
#include "core/privatefiles.h"
#include "core/wholefile.h"
#include "registry/blobs/diskfile.h"
#include "support/storefixture.h"
#include "support/watchedsteps.h"

#include <QTest>

#include <limits>

#include <cerrno>
#include <csignal>
#include <thread>

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

Error expected(int reason)
{
    return diskError(reason, u"test"_s, u"/secret/place"_s);
}

/// Takes every descriptor there is, up to a limit of its own, until it ends.
class NoDescriptors
{
public:
    NoDescriptors()
    {
        ::getrlimit(RLIMIT_NOFILE, &m_before);
        const rlimit few{200, m_before.rlim_max};
        ::setrlimit(RLIMIT_NOFILE, &few);
        for (int one; (one = ::open("/dev/null", O_RDONLY | O_CLOEXEC)) >= 0;)
            m_taken.push_back(one);
    }
    ~NoDescriptors()
    {
        for (const int one : m_taken)
            ::close(one);
        ::setrlimit(RLIMIT_NOFILE, &m_before);
    }

private:
    rlimit m_before{};
    std::vector<int> m_taken;
};

} // namespace

class tst_diskerror : public QObject
{
    Q_OBJECT

    brokendisk::Control &disk = brokendisk::control();

    /// The calls that put something on the disk fail from the \a nth on.
    void breakChanges(int nth, int reason)
    {
        using brokendisk::bit;
        using brokendisk::Call;
        brokendisk::breakAfter(disk, nth, reason);
        disk.kinds = bit(Call::Move) | bit(Call::Link) | bit(Call::Write) | bit(Call::Sync)
                     | bit(Call::Resize);
    }

    static void addReasons()
    {
        QTest::addColumn<int>("reason");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("says");
        QTest::newRow("ENOSPC") << ENOSPC << ErrorCode::StorageFull << u"is full"_s;
        QTest::newRow("EDQUOT") << EDQUOT << ErrorCode::StorageFull << u"quota"_s;
        QTest::newRow("EIO") << EIO << ErrorCode::Internal << u"reports an error"_s;
        QTest::newRow("EROFS") << EROFS << ErrorCode::ReadOnly << u"mounted read-only"_s;
        QTest::newRow("EACCES") << EACCES << ErrorCode::ReadOnly << u"permissions"_s;
        QTest::newRow("EPERM") << EPERM << ErrorCode::ReadOnly << u"permissions"_s;
        QTest::newRow("EMFILE") << EMFILE << ErrorCode::Busy
                                << u"Packhouse has too many open files"_s;
        QTest::newRow("ENFILE") << ENFILE << ErrorCode::Busy
                                << u"computer that Packhouse runs on has too many"_s;
        QTest::newRow("ENAMETOOLONG") << ENAMETOOLONG << ErrorCode::Internal << u"longer than"_s;
        QTest::newRow("EFBIG") << EFBIG << ErrorCode::StorageFull << u"larger than"_s;
        QTest::newRow("ESTALE") << ESTALE << ErrorCode::Internal << u"file server"_s;
        QTest::newRow("ENOENT") << ENOENT << ErrorCode::Internal << u"is gone"_s;
        QTest::newRow("ENOTDIR") << ENOTDIR << ErrorCode::Internal << u"is gone"_s;
        QTest::newRow("ENOMEM") << ENOMEM << ErrorCode::Busy << u"not enough memory"_s;
        QTest::newRow("another") << EXDEV << ErrorCode::Internal << u"could not be used"_s;
    }

private slots:
    void cleanup() { brokendisk::mend(disk); }

    void S5_eachReasonHasItsSentenceAndRemedy_data() { addReasons(); }
    void S5_eachReasonHasItsSentenceAndRemedy()
    {
        QFETCH(int, reason);
        QFETCH(ErrorCode, code);
        QFETCH(QString, says);
        const Error error = expected(reason);
        QCOMPARE(error.code, code);
        QVERIFY2(english(error.what).contains(says), qPrintable(english(error.what)));
        for (const QString &text : {english(error.what), english(error.remedy)}) {
            QVERIFY2(text.size() > 10 && text.endsWith(u'.') && text[0].isUpper(),
                     qPrintable(text));
            QVERIFY2(!text.contains(u"secret") && !text.contains(u'%'), qPrintable(text));
        }
        if (reason != EMFILE && reason != ENFILE && reason != ENOMEM)
            QVERIFY(
                english(diskError(reason, {}, {}, u"the folder /here"_s).what).contains(u"/here"));
        // Nobody else says the same.
        for (const int other : {ENOSPC, EDQUOT, EIO, EROFS, EACCES, EMFILE, ENFILE, ENAMETOOLONG,
                                EFBIG, ESTALE, ENOENT, ENOMEM}) {
            if ((reason == EPERM && other == EACCES) || (reason == ENOTDIR && other == ENOENT))
                QCOMPARE(expected(other), error);
            else if (other != reason)
                QVERIFY(expected(other).what != error.what
                        && expected(other).remedy != error.remedy);
        }
    }

    void S5_aPublishSaysWhyItsFileCouldNotBeWritten_data() { addReasons(); }
    void S5_aPublishSaysWhyItsFileCouldNotBeWritten()
    {
        QFETCH(int, reason);
        StoreFixture f;
        Publication ready = f.publication(f.web, {.name = u"ready"_s});
        breakChanges(0, reason);
        const Result<StoredVersion> published = f.store->publish(std::move(ready));
        QVERIFY(brokendisk::failures(disk) > 0);
        brokendisk::mend(disk);
        QCOMPARE(published.error(), expected(reason));
        QVERIFY(f.publish(f.web, {.name = u"ready"_s}));
    }

    void S5_theDatabaseSaysWhyItCouldNotBeWritten_data()
    {
        QTest::addColumn<int>("reason");
        QTest::addColumn<QString>("call");
        for (const int reason : {ENOSPC, EDQUOT, EIO, EFBIG, ESTALE})
            QTest::newRow(qPrintable(u"write %1"_s.arg(reason))) << reason << u"write"_s;
        QTest::newRow("sync") << EIO << u"fdatasync"_s;
    }
    void S5_theDatabaseSaysWhyItCouldNotBeWritten()
    {
        QFETCH(int, reason);
        QFETCH(QString, call);
        StoreFixture f;
        QVERIFY(f.publish(f.web, {.name = u"before"_s}));
        Publication ready = f.publication(f.web, {.name = u"ready"_s, .bytes = "ready"});
        Publication probe = f.publication(f.web, {.name = u"probe"_s, .bytes = "probe"});
        // How many calls of that kind come before the one on the database's log.
        const brokendisk::Call kind = call == u"write" ? brokendisk::Call::Write
                                                       : brokendisk::Call::Sync;
        brokendisk::watch(disk);
        QVERIFY(f.store->publish(std::move(probe)));
        int before = 0;
        bool there = false;
        for (const brokendisk::Seen &step : brokendisk::watched(disk)) {
            if (!step.call.contains(kind == brokendisk::Call::Write ? "write" : "sync"))
                continue;
            there = step.call == call.toLatin1() && step.path.contains("packhouse.db-wal");
            if (there)
                break;
            ++before;
        }
        QVERIFY(there);
        brokendisk::breakAfter(disk, before, reason);
        disk.kinds = brokendisk::bit(kind);
        const Result<StoredVersion> published = f.store->publish(std::move(ready));
        QVERIFY(brokendisk::failures(disk) > 0);
        brokendisk::mend(disk);
        QCOMPARE(published.error(), expected(reason));
        f.reopen();
        QVERIFY(f.publish(f.web, {.name = u"ready"_s}));
        QCOMPARE(f.versionTexts(f.web, u"before"_s).size(), 1);
    }

    void S5_tooManyOpenFilesIsNeverToldAsReadOnly()
    {
        StoreFixture f;
        QVERIFY(f.publish(f.web, {}));
        Error staging;
        Error reading;
        {
            const NoDescriptors none;
            staging = f.store->stage(0).error();
            // A thread that reads for the first time needs a connection to the database.
            std::thread reader([&] {
                const auto read = f.store->versions(f.web, u"npm"_s, u"left-pad"_s);
                reading = read ? Error() : read.error();
            });
            reader.join();
        }
        QCOMPARE(staging, expected(EMFILE));
        QCOMPARE(reading, expected(EMFILE));
        QCOMPARE(f.versionTexts(f.web, u"left-pad"_s).size(), 1);
    }

    void S5_whatTheSystemRefusesByItselfIsToldAsWell()
    {
        QTemporaryDir folder;
        DiskFile longName;
        QCOMPARE(longName.create(folder.filePath(QString(300, u'x'))).error(),
                 expected(ENAMETOOLONG));
        DiskFile nowhere;
        QCOMPARE(nowhere.create(folder.filePath(u"gone/file"_s)).error(), expected(ENOENT));
        DiskFile below;
        DiskFile file;
        QVERIFY(file.create(folder.filePath(u"file"_s)));
        QCOMPARE(below.create(folder.filePath(u"file/below"_s)).error(), expected(ENOTDIR));

        ::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        ::getrlimit(RLIMIT_FSIZE, &before);
        const rlimit small{1000, before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &small);
        const Result<void> written = file.write(QByteArray(5000, 'x'));
        ::setrlimit(RLIMIT_FSIZE, &before);
        QCOMPARE(written.error(), expected(EFBIG));
    }

    void S5_aDataDirectoryThatCannotBeOpenedIsNamed()
    {
        QTemporaryDir folder;
        StoreFixture f;
        StoreOptions options;
        options.formats = &f.formats;
        options.clock = &f.clock;
        options.directory = folder.filePath(u"data"_s);
        brokendisk::breakAfter(disk, 0, EROFS);
        const auto opened = Store::open(options);
        brokendisk::mend(disk);
        QCOMPARE(opened.error().code, ErrorCode::ReadOnly);
        QVERIFY2(english(opened.error().what).contains(options.directory),
                 qPrintable(english(opened.error().what)));
        QVERIFY(english(opened.error().what).contains(u"mounted read-only"));
    }

    void S5_aFileWhoseBytesTheDiskDidNotTakeIsNotPutIntoPlace()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"file"_s);
        bool reached = true;
        for (int nth = 0; reached; ++nth) {
            {
                WholeFile before(path, WholeFile::For::Owner);
                QVERIFY(before.begin() && before.write("before") == 6);
                QVERIFY(before.commit());
            }
            WholeFile file(path, WholeFile::For::Owner);
            brokendisk::breakAfter(disk, nth, ENOSPC, true);
            brokendisk::watch(disk);
            const bool written = file.begin() && file.write("after") == 5 && file.commit();
            const QList<brokendisk::Seen> steps = brokendisk::watched(disk);
            reached = brokendisk::failures(disk) > 0;
            brokendisk::mend(disk);
            QCOMPARE(written, !reached); // whichever call failed, it is told
            QFile there(path);
            QVERIFY(there.open(QIODevice::ReadOnly));
            // It is there already where only its name may not outlive a power cut.
            const bool placed = written || steps.last().path == folder.path().toUtf8();
            QCOMPARE(there.readAll(), placed ? "after"_ba : "before"_ba);
            QVERIFY(!isOpenToOthers(path));
            if (!written)
                QCOMPARE(diskError(file, u"test"_s), expected(ENOSPC));
        }
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{u"file"_s});
    }

    void S5_aFileInItsPlaceAndItsFolderOutliveAPowerCut()
    {
        const QTemporaryDir top;
        const QString folder = top.filePath(u"one/two"_s);
        brokendisk::watch(disk);
        QVERIFY(makePrivateFolder(folder));
        WholeFile file(folder + u"/file"_s, WholeFile::For::Owner);
        QVERIFY(file.begin() && file.write("text") == 4 && file.commit());
        QStringList steps;
        for (const brokendisk::Seen &step : brokendisk::watched(disk)) {
            const QString path = QString::fromUtf8(step.path);
            const QString name = path.mid(top.path().size());
            if (path.startsWith(top.path()) && step.call != "open")
                steps << QString::fromUtf8(step.call)
                             + (name.contains(u"/."_s) ? u" made"_s : u' ' + name);
        }
        const QStringList right{u"mkdir /one"_s,           u"fsync "_s,        u"mkdir /one/two"_s,
                                u"fsync /one"_s,           u"write made"_s,    u"fsync made"_s,
                                u"rename /one/two/file"_s, u"fsync /one/two"_s};
        QCOMPARE(steps, right);
    }

    void S5_anotherFolderIsNoRemedyForWhatIsOfNoFolder()
    {
        const QTemporaryDir folder;
        WholeFile file(folder.filePath(u"file"_s));
        {
            const NoDescriptors none;
            QVERIFY(!file.begin());
        }
        const Error busy = writeError(file);
        QCOMPARE(busy.code, ErrorCode::Busy);
        QCOMPARE(busy.remedy, expected(EMFILE).remedy);
        WholeFile nowhere(folder.filePath(u"gone/file"_s));
        QVERIFY(!nowhere.begin());
        QVERIFY(english(writeError(nowhere).remedy).contains(u"another folder"));
    }

    void S5_aDirectoryThatNobodyHasIsNotCalledBusy()
    {
        StoreFixture f;
        QVERIFY(f.publish(f.web, {}));
        StoreOptions options;
        options.formats = &f.formats;
        options.clock = &f.clock;
        options.directory = f.store->directory();
        f.store.reset();
        bool reached = true;
        for (int nth = 0; reached; ++nth) {
            brokendisk::breakAfter(disk, nth, EMFILE);
            const auto opened = Store::open(options);
            reached = brokendisk::failures(disk) > 0;
            brokendisk::mend(disk);
            if (opened)
                continue;
            // Whoever hears Busy waits for the other, or asks it.
            QVERIFY2(opened.error().code != ErrorCode::Busy,
                     qPrintable(english(opened.error().what)));
            QVERIFY2(english(opened.error().what).contains(u"too many open files"),
                     qPrintable(QString::number(nth) + u' ' + english(opened.error().what)));
        }
    }

    void S5_aFailedCallWhileItOpensLeavesNoReadOnlyDatabase_data()
    {
        QTest::addColumn<int>("reason");
        for (const int reason : {EMFILE, EIO, ENOSPC, EROFS, EACCES})
            QTest::addRow("%d", reason) << reason;
    }
    void S5_aFailedCallWhileItOpensLeavesNoReadOnlyDatabase()
    {
        QFETCH(int, reason);
        StoreFixture f;
        QVERIFY(f.publish(f.web, {}));
        StoreOptions options;
        options.formats = &f.formats;
        options.clock = &f.clock;
        options.directory = f.store->directory();
        f.store.reset();
        brokendisk::breakAfter(disk, std::numeric_limits<qint64>::max(), reason);
        Result<std::unique_ptr<Store>> store = Store::open(options);
        const qint64 calls = disk.seen;
        brokendisk::mend(disk);
        QVERIFY(store);
        f.store = std::move(*store);
        QVERIFY(calls > 0);
        int opened = 0;
        for (qint64 nth = 0; nth < calls; ++nth) {
            f.store.reset();
            brokendisk::breakAfter(disk, nth, reason, true);
            store = Store::open(options);
            brokendisk::mend(disk);
            opened += store.has_value();
            if (!store)
                store = Store::open(options);
            QVERIFY2(store, qPrintable(store ? QString() : english(store.error())));
            f.store = std::move(*store);
            const auto published = f.publish(f.web, {.name = u"p%1"_s.arg(nth)});
            QVERIFY2(published, qPrintable(u"call %1: "_s.arg(nth)
                                           + (published ? QString() : english(published.error()))));
        }
        QVERIFY(opened > 0);
    }
};

QTEST_GUILESS_MAIN(tst_diskerror)
#include "tst_diskerror.moc"
