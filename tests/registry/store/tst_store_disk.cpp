// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/storefixture.h"
#include "support/watchedsteps.h"

#include <QTest>

#include <algorithm>
#include <cerrno>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

QString problems(StoreFixture &f)
{
    QStringList texts;
    for (const IntegrityFinding &finding : taken(f.store->verify({}))) {
        // A staged file cannot be removed from a disk that is read-only; it is no damage.
        if (finding.kind != IntegrityFinding::Kind::LeftOver || !finding.sha256.isEmpty())
            texts << u"%1 %2"_s.arg(english(finding.subject), english(finding.problem));
    }
    return texts.join(u'\n');
}

using brokendisk::Seen;

/// Where a call on such a path came first, or -1.
qsizetype placeOf(const QList<Seen> &steps, const QByteArray &call, const QByteArray &part,
                  qsizetype from = 0)
{
    for (qsizetype i = from; i < steps.size(); ++i) {
        if (steps[i].call == call && steps[i].path.contains(part))
            return i;
    }
    return -1;
}

} // namespace

class tst_store_disk : public QObject
{
    Q_OBJECT

    brokendisk::Control &disk = brokendisk::control();

private slots:
    void cleanup() { brokendisk::mend(disk); }

    void B7_fileThenNameThenFolderThenRows()
    {
        StoreFixture f;
        brokendisk::watch(disk);
        const StoredVersion version = f.publish(f.web, {}).value();
        const QList<Seen> steps = brokendisk::watched(disk);
        const QByteArray hex = version.files.first().hashes.sha256.toHex();
        const qsizetype file = placeOf(steps, "fsync", "/staging/");
        const qsizetype name = placeOf(steps, "rename", hex, file);
        const QByteArray folder = "/blobs/" + hex.left(2) + '/' + hex.mid(2, 2);
        const qsizetype folderSync = placeOf(steps, "fsync", folder, name);
        const qsizetype log = placeOf(steps, "write", "packhouse.db-wal", folderSync);
        const qsizetype commit = placeOf(steps, "fdatasync", "packhouse.db-wal", log);
        QVERIFY(file >= 0);
        QVERIFY(name > file);
        QVERIFY(folderSync > name);
        QVERIFY(log > folderSync);
        QVERIFY(commit > log);
        // The folders that were made for it, before the rows too.
        const qsizetype outer = placeOf(steps, "fsync", "/blobs/" + hex.left(2), folderSync + 1);
        QVERIFY(outer > folderSync && outer < log);
        const qsizetype root = placeOf(steps, "fsync", "/blobs", outer + 1);
        QVERIFY(root > outer && root < log);
    }

    void S3_aDamagedBlobIsReplacedInTheSameOrder()
    {
        StoreFixture f;
        const StoredFile file = f.publish(f.web, {.bytes = "right"}).value().files.first();
        const QString path = f.store->blobPath(file.hashes);
        QFile blob(path);
        QVERIFY(blob.open(QIODevice::WriteOnly));
        QCOMPARE(blob.write("wrong"), 5);
        blob.close();
        Publication again = f.publication(f.api, {.name = u"again"_s, .bytes = "right"});
        brokendisk::watch(disk);
        QVERIFY(f.store->publish(std::move(again)));
        const QList<Seen> steps = brokendisk::watched(disk);
        const QByteArray name = QFile::encodeName(path);
        const qsizetype synced = placeOf(steps, "fsync", "/staging/");
        const qsizetype renamed = placeOf(steps, "rename", name, synced);
        const qsizetype folder = placeOf(steps, "fsync", name.first(name.lastIndexOf('/')),
                                         renamed);
        QVERIFY(synced >= 0 && renamed > synced && folder > renamed);
        QVERIFY(placeOf(steps, "write", "packhouse.db-wal", folder) > folder);
        QCOMPARE(f.bytes(file), "right"_ba);
        // Whole ones are left alone, as rewriting them could only harm.
        Publication third = f.publication(f.api, {.name = u"third"_s, .bytes = "right"});
        brokendisk::watch(disk);
        QVERIFY(f.store->publish(std::move(third)));
        QCOMPARE(placeOf(brokendisk::watched(disk), "rename", name), -1);
    }

    void S4_aVerifyThatCouldNotReadIsNeverGreen()
    {
        StoreFixture f;
        const StoredFile file = f.publish(f.web, {.bytes = "right"}).value().files.first();
        QFile blob(f.store->blobPath(file.hashes));
        QVERIFY(blob.open(QIODevice::WriteOnly));
        QCOMPARE(blob.write("wrong"), 5);
        blob.close();
        int step = 0;
        for (bool reached = true; reached; ++step) {
            f.reopen(); // no page of the database is remembered
            brokendisk::breakAfter(disk, step, EIO, true);
            const Result<QList<IntegrityFinding>> found = f.store->verify({});
            reached = brokendisk::failures(disk) > 0;
            brokendisk::mend(disk);
            if (!found)
                continue;
            const auto isNamed = [&](const IntegrityFinding &one) {
                return one.sha256 == file.hashes.sha256;
            };
            const QByteArray where = "call " + QByteArray::number(step);
            QVERIFY2(std::any_of(found->begin(), found->end(), isNamed), where.constData());
            // What was not read is not damaged: a repair would begin a new journal.
            for (const IntegrityFinding &one : *found)
                QVERIFY2(one.kind != IntegrityFinding::Kind::Journal, where.constData());
        }
        QVERIFY(step > 10);
    }

    void A17_aFailureAtAnyStepLeavesAllOrNothing_data()
    {
        QTest::addColumn<int>("reason");
        QTest::newRow("full") << ENOSPC;
        QTest::newRow("broken") << EIO;
    }
    void A17_aFailureAtAnyStepLeavesAllOrNothing()
    {
        QFETCH(int, reason);
        StoreFixture f;
        QVERIFY(f.publish(f.web, {.name = u"before"_s}));
        int step = 0;
        for (bool reached = true; reached; ++step) {
            const QString name = u"p%1"_s.arg(step);
            Publication publication = f.publication(f.web,
                                                    {.name = name, .bytes = name.toLatin1()});
            brokendisk::breakAfter(disk, step, reason);
            const Result<StoredVersion> stored = f.store->publish(std::move(publication));
            reached = brokendisk::failures(disk) > 0;
            brokendisk::mend(disk);
            const auto versions = f.store->versions(f.web, u"npm"_s, name).value();
            QCOMPARE(versions.size(), stored ? 1 : 0);
            if (stored)
                QCOMPARE(f.bytes(versions.first().files.first()), name.toLatin1());
            QCOMPARE(f.versionTexts(f.web, u"before"_s).size(), 1);
        }
        QVERIFY(step > 5);
        QVERIFY(f.publish(f.web, {.name = u"after"_s}));
        QVERIFY(f.store->collect(0));
        f.reopen();
        QCOMPARE(f.versionTexts(f.web, u"before"_s).size(), 1);
        QCOMPARE(problems(f), QString());
    }

    void A16_B5_fullDiskRefusesPublishesAndGoesOnReading()
    {
        StoreFixture f;
        QVERIFY(f.publish(f.web, {.name = u"before"_s}));
        Publication ready = f.publication(f.web, {.name = u"ready"_s});
        const auto blob = f.store->stage(0);
        QVERIFY(blob);
        brokendisk::breakAfter(disk, 0, ENOSPC);
        const Result<StoredVersion> published = f.store->publish(std::move(ready));
        QCOMPARE(published.error().code, ErrorCode::StorageFull);
        QVERIFY(!english(published.error().remedy).isEmpty());
        QCOMPARE(f.store->stage(0).error().code, ErrorCode::StorageFull);
        QCOMPARE((*blob)->write("bytes").error().code, ErrorCode::StorageFull);
        const qint64 id = f.store->versions(f.web, u"npm"_s, u"before"_s).value().first().id;
        QCOMPARE(f.store->removeVersion(id, owner()).error().code, ErrorCode::StorageFull);
        QCOMPARE(f.bytes(f.store->storedVersion(id).value().files.first()), "bytes"_ba);
        QCOMPARE(f.store->packages({}, {}).value().rows.size(), 1);
        brokendisk::mend(disk);
        QVERIFY(f.publish(f.web, {.name = u"ready"_s}));
        f.reopen();
        QCOMPARE(f.store->totals().value().versions, 2);
        QVERIFY(f.store->collect(0));
        QCOMPARE(problems(f), QString());
    }

    void B5_readOnlyDirectoryRefusesPublishesAndGoesOnReading()
    {
        StoreFixture f;
        QVERIFY(f.publish(f.web, {.name = u"before"_s}));
        Publication ready = f.publication(f.web, {.name = u"ready"_s});
        brokendisk::breakAfter(disk, 0, EROFS);
        const Result<StoredVersion> published = f.store->publish(std::move(ready));
        QCOMPARE(published.error().code, ErrorCode::ReadOnly);
        QCOMPARE(f.store->stage(0).error().code, ErrorCode::ReadOnly);
        QCOMPARE(f.versionTexts(f.web, u"before"_s).size(), 1);
        StoreOptions options;
        options.directory = f.store->directory();
        options.formats = &f.formats;
        options.clock = &f.clock;
        QCOMPARE(Store::open(options).error().code, ErrorCode::ReadOnly);
        brokendisk::mend(disk);
        QVERIFY(f.publish(f.web, {.name = u"ready"_s}));
        QVERIFY(f.store->collect(0));
        QCOMPARE(problems(f), QString());
    }

    void A10_stoppedBeforeItsCommitItNeverExisted()
    {
        StoreFixture f;
        QVERIFY(f.publish(f.web, {.name = u"before"_s}));
        Publication probe = f.publication(f.web, {.name = u"probe"_s, .bytes = "probe"});
        Publication publication = f.publication(f.web, {.name = u"lost"_s, .bytes = "lost"});
        brokendisk::watch(disk);
        QVERIFY(f.store->publish(std::move(probe)));
        const qsizetype log = placeOf(brokendisk::watched(disk), "write", "packhouse.db-wal");
        QVERIFY(log > 0);
        brokendisk::breakAfter(disk, int(log), EIO);
        QVERIFY(!f.store->publish(std::move(publication)));
        brokendisk::mend(disk);
        f.reopen();
        QVERIFY(f.store->versions(f.web, u"npm"_s, u"lost"_s).value().isEmpty());
        QVERIFY(f.store->collect(0));
        QCOMPARE(problems(f), QString());
    }
};

QTEST_GUILESS_MAIN(tst_store_disk)
#include "tst_store_disk.moc"
