// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/reserve.h"
#include "support/storefixture.h"

#include <QDir>
#include <QDirIterator>
#include <QTest>

#include <atomic>
#include <thread>

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

constexpr qint64 Disk = 40 * 1024 * 1024; // bytes
constexpr qsizetype Package = 1024 * 1024;

bool writeTo(const char *path, const QByteArray &text)
{
    const int file = ::open(path, O_WRONLY | O_CLOEXEC);
    const bool written = file >= 0 && ::write(file, text.constData(), size_t(text.size())) > 0;
    if (file >= 0)
        ::close(file);
    return written;
}

/// What this program mounts from now on is its own. Before there is a second thread.
bool leaveTheOthersMounts()
{
    const uid_t user = ::geteuid();
    const gid_t group = ::getegid();
    if (user != 0) {
        if (::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0)
            return false;
        (void)writeTo("/proc/self/setgroups", "deny");
        if (!writeTo("/proc/self/uid_map", "0 " + QByteArray::number(user) + " 1")
            || !writeTo("/proc/self/gid_map", "0 " + QByteArray::number(group) + " 1"))
            return false;
    } else if (::unshare(CLONE_NEWNS) != 0) {
        return false;
    }
    return ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
}

bool ownMounts = false;

/// Takes every byte that is left.
void fill(const QString &path)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered));
    for (qint64 block = 256 * 1024; block > 0;) {
        if (file.write(QByteArray(block, 'f')) != block)
            block /= 2;
    }
}

} // namespace

/// A small disk that is really full, without a byte to spare.
class tst_store_fulldisk : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<StoreFixture> m_fixture;
    QList<qint64> m_versions;

    QString disk() const { return m_folder->path(); }
    QString others() const { return disk() + u"/others"_s; }

    Result<StoredVersion> publish(int number)
    {
        StoreFixture &f = *m_fixture;
        Result<std::unique_ptr<StagedBlob>> blob = f.store->stage(0);
        if (!blob)
            return fail(blob.error());
        if (Result<void> written = (*blob)->write(QByteArray(Package, char('a' + number % 26))
                                                  + QByteArray::number(number));
            !written)
            return fail(written.error());
        if (Result<void> finished = (*blob)->finish(); !finished)
            return fail(finished.error());
        Publication publication;
        publication.project = f.web;
        publication.coordinates = {u"npm"_s, u"p%1"_s.arg(number), u"1.0.0"_s};
        publication.files.push_back({u"p.tgz"_s, std::move(*blob), {}});
        publication.duplicateUnit = f.formats.find(u"npm"_s)->duplicateUnit();
        publication.actor = owner();
        return f.store->publish(std::move(publication));
    }

    void publishUntilItIsFull()
    {
        for (int number = 0; number < 200; ++number) {
            const auto stored = publish(number);
            if (stored) {
                m_versions << stored->id;
                continue;
            }
            QCOMPARE(stored.error().code, ErrorCode::StorageFull);
            break;
        }
        QVERIFY(m_versions.size() > 10 && m_versions.size() < 40);
    }

    /// As a person does it.
    void freeFromInside()
    {
        StoreFixture &f = *m_fixture;
        const QList<qint64> chosen = m_versions.mid(0, m_versions.size() - 1);
        for (const qint64 id : chosen) {
            const Result<void> removed = f.store->removeVersion(id, owner());
            QVERIFY2(removed, removed ? "" : qPrintable(english(removed.error())));
        }
        const Result<void> purged = f.store->purge(chosen, owner());
        QVERIFY2(purged, purged ? "" : qPrintable(english(purged.error())));
        QVERIFY(QFile::exists(disk() + u"/data/reserve"_s)); // for the next time
        const auto stored = publish(1000);
        QVERIFY2(stored, stored ? "" : qPrintable(english(stored.error())));
        QCOMPARE(f.versionTexts(f.web, u"p%1"_s.arg(m_versions.size() - 1)),
                 QStringList{u"1.0.0"_s});
        QVERIFY(QFile::remove(others())); // verify needs room of its own
        for (const IntegrityFinding &one : taken(f.store->verify({})))
            QFAIL(qPrintable(u"%1 %2 %3"_s.arg(english(one.subject), english(one.problem),
                                               english(one.remedy))));
    }

private slots:
    void init()
    {
        if (!ownMounts)
            QSKIP("This system lets no program mount a disk of its own.");
        m_folder = std::make_unique<QTemporaryDir>();
        QCOMPARE(::mount("none", qPrintable(disk()), "tmpfs", 0,
                         ("size=" + QByteArray::number(Disk)).constData()),
                 0);
        m_versions.clear();
        m_fixture = std::make_unique<StoreFixture>(disk() + u"/data"_s);
    }
    void cleanup()
    {
        m_fixture.reset();
        if (m_folder)
            ::umount2(qPrintable(disk()), MNT_DETACH);
        m_folder.reset();
    }

    void S5_aFullDiskIsFreedFromInside()
    {
        publishUntilItIsFull();
        fill(others());
        freeFromInside();
    }

    void S5_aFullDiskIsFreedByTheNextProcess()
    {
        publishUntilItIsFull();
        m_fixture->store.reset();
        fill(others());
        m_fixture->reopen();
        freeFromInside();
    }

    void S5_aRebuildOnAFullDiskTakesTheReserve()
    {
        publishUntilItIsFull();
        m_fixture->store.reset();
        const QString data = disk() + u"/data"_s;
        for (const QString &ending : {u""_s, u"-wal"_s, u"-shm"_s})
            QFile::remove(data + u"/packhouse.db"_s + ending);
        fill(others());
        QVERIFY(QFile::exists(data + u"/reserve"_s));
        StoreOptions options;
        options.directory = data;
        options.formats = &m_fixture->formats;
        options.clock = &m_fixture->clock;
        const auto rebuilt = Store::rebuild(options);
        QVERIFY2(rebuilt, rebuilt ? "" : qPrintable(english(rebuilt.error())));
        QCOMPARE(rebuilt->lost, QList<Text>());
        QCOMPARE(rebuilt->versions, m_versions.size());
        m_fixture->reopen();
        freeFromInside();
    }

    void S5_whatStandsInThePlaceOfTheReserveStopsNoPublish()
    {
        m_fixture->store.reset();
        const QString reserve = disk() + u"/data/reserve"_s;
        QVERIFY(QFile::remove(reserve));
        QVERIFY(QDir().mkpath(reserve + u"/of/somebody"_s));
        m_fixture->reopen();
        QVERIFY(publish(1));
        QVERIFY(QFile::exists(reserve + u"/of/somebody"_s));
        QVERIFY(QDir(reserve + u"/of"_s).removeRecursively());
        QVERIFY(publish(2));
        QCOMPARE(QFileInfo(reserve).size(), Reserve::Size);
    }

    void S5_theRoomThatIsGivenUpIsForThatChangeAlone()
    {
        Reserve reserve(disk());
        QVERIFY(reserve.provide());
        QVERIFY(!reserve.isTight());
        QVERIFY(reserve.giveUp());
        QVERIFY(!reserve.giveUp());
        QVERIFY(reserve.isTight());
        QCOMPARE(reserve.provide().error().code, ErrorCode::StorageFull); // though there is room
        QVERIFY(!QFile::exists(disk() + u"/reserve"_s));
        reserve.takeBack();
        QVERIFY(reserve.provide());
        QVERIFY(QFile::exists(disk() + u"/reserve"_s));
        QVERIFY(!reserve.isTight());
    }

    void S5_aReserveThatCannotBeIsNoReasonToPurgeWithoutGrace()
    {
        StoreFixture &f = *m_fixture;
        f.store.reset();
        const QString reserve = disk() + u"/data/reserve"_s;
        QVERIFY(QFile::remove(reserve));
        QVERIFY(QDir().mkpath(reserve + u"/of/somebody"_s));
        f.reopen();
        const auto stored = publish(1);
        QVERIFY(stored);
        // As a crash leaves it: in its place, and nothing refers to it yet.
        const QString leftOver = disk() + u"/data/blobs/aa/bb/"_s + u"aabb"_s.repeated(16);
        QVERIFY(QDir().mkpath(QFileInfo(leftOver).path()));
        QFile file(leftOver);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("bytes") == 5 && file.flush());
        QVERIFY(f.store->removeVersion(stored->id, owner()));
        QVERIFY(f.store->purge({stored->id}, owner()));
        QVERIFY(QFile::exists(leftOver));
        QVERIFY(!QFile::exists(f.store->blobPath(stored->files.first().hashes)));
    }

    void S4_aVerifyLeavesTheRoomThatOthersNeed()
    {
        StoreFixture &f = *m_fixture;
        QVERIFY(publish(1));
        fill(others());
        QVERIFY(QFile::resize(others(), QFileInfo(others()).size() - 4 * Package));
        const QList<IntegrityFinding> found = taken(f.store->verify({}));
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().kind, IntegrityFinding::Kind::Unreadable);
        QVERIFY2(english(found.first().remedy).contains(u"too little room")
                     && english(found.first().remedy).endsWith(u'.'),
                 qPrintable(english(found.first().remedy)));
        QCOMPARE(QDir(disk() + u"/data/staging"_s).entryList(QDir::Files), QStringList());
        QVERIFY(publish(2));
        QVERIFY(QFile::remove(others()));
        QCOMPARE(taken(f.store->verify({})).size(), 0);
    }

    void S5_theReserveIsNotPublishedInto()
    {
        publishUntilItIsFull();
        fill(others());
        QVERIFY(m_fixture->store->removeVersion(m_versions.first(), owner()));
        // Whether that took the reserve or not: nothing new gets what is left for deleting.
        QCOMPARE(publish(500).error().code, ErrorCode::StorageFull);
        const Error refused = publish(501).error();
        QVERIFY2(english(refused).contains(u"full") && english(refused).endsWith(u'.'),
                 qPrintable(english(refused)));
        QVERIFY(m_fixture->store->removeVersion(m_versions.at(1), owner()));
    }
};

int main(int argc, char *argv[])
{
    ownMounts = leaveTheOthersMounts();
    QCoreApplication application(argc, argv);
    tst_store_fulldisk test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_store_fulldisk.moc"
