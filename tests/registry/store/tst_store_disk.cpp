// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/brokendisk.h"
#include "support/storefixture.h"

#include <QTest>

#include <cerrno>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

QString problems(StoreFixture &f)
{
    QStringList texts;
    for (const IntegrityFinding &finding : taken(f.store->verify({})))
        texts << finding.subject + u' ' + finding.problem;
    return texts.join(u'\n');
}

/// Where a call on such a path came first, or -1.
qsizetype placeOf(const QList<brokendisk::Step> &steps, const QByteArray &call,
                  const QByteArray &part, qsizetype from = 0)
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

private slots:
    void cleanup() { brokendisk::mend(); }

    void B7_fileThenNameThenFolderThenRows()
    {
        StoreFixture f;
        brokendisk::watch();
        const StoredVersion version = f.publish(f.web, {}).value();
        const QList<brokendisk::Step> steps = brokendisk::watched();
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
            brokendisk::breakAfter(step, reason);
            const Result<StoredVersion> stored = f.store->publish(std::move(publication));
            reached = brokendisk::failedAny();
            brokendisk::mend();
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
        brokendisk::breakAfter(0, ENOSPC);
        const Result<StoredVersion> published = f.store->publish(std::move(ready));
        QCOMPARE(published.error().code, ErrorCode::StorageFull);
        QVERIFY(!published.error().remedy.isEmpty());
        const auto blob = f.store->stage(0);
        QVERIFY(blob);
        QCOMPARE((*blob)->write("bytes").error().code, ErrorCode::StorageFull);
        const qint64 id = f.store->versions(f.web, u"npm"_s, u"before"_s).value().first().id;
        QCOMPARE(f.store->removeVersion(id, owner()).error().code, ErrorCode::StorageFull);
        QCOMPARE(f.bytes(f.store->storedVersion(id).value().files.first()), "bytes"_ba);
        QCOMPARE(f.store->packages({}, {}).value().rows.size(), 1);
        brokendisk::mend();
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
        brokendisk::makeReadOnly();
        const Result<StoredVersion> published = f.store->publish(std::move(ready));
        QCOMPARE(published.error().code, ErrorCode::ReadOnly);
        QCOMPARE(f.store->stage(0).error().code, ErrorCode::ReadOnly);
        QCOMPARE(f.versionTexts(f.web, u"before"_s).size(), 1);
        StoreOptions options;
        options.directory = f.store->directory();
        options.formats = &f.formats;
        options.clock = &f.clock;
        QCOMPARE(Store::open(options).error().code, ErrorCode::ReadOnly);
        brokendisk::mend();
        QVERIFY(f.publish(f.web, {.name = u"ready"_s}));
        QVERIFY(f.store->collect(0));
        QCOMPARE(problems(f), QString());
    }

    void A10_stoppedBeforeItsCommitItNeverExisted()
    {
        StoreFixture f;
        QVERIFY(f.publish(f.web, {.name = u"before"_s}));
        Publication publication = f.publication(f.web, {.name = u"lost"_s, .bytes = "lost"});
        brokendisk::watch();
        QVERIFY(f.publish(f.web, {.name = u"probe"_s}));
        const qsizetype log = placeOf(brokendisk::watched(), "write", "packhouse.db-wal");
        QVERIFY(log > 0);
        brokendisk::breakAfter(int(log) - 2, EIO); // the probe wrote its staged file as well
        QVERIFY(!f.store->publish(std::move(publication)));
        brokendisk::mend();
        f.reopen();
        QVERIFY(f.store->versions(f.web, u"npm"_s, u"lost"_s).value().isEmpty());
        QVERIFY(f.store->collect(0));
        QCOMPARE(problems(f), QString());
    }
};

QTEST_GUILESS_MAIN(tst_store_disk)
#include "tst_store_disk.moc"
