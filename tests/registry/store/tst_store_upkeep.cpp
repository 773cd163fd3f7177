// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processortime.h"
#include "registry/store/schema.h"
#include "registry/store/upkeep.h"
#include "support/earlierschema.h"
#include "support/manyrows.h"
#include "support/storefixture.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QTest>

#include <array>
#include <ctime>
#include <thread>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

/// Of versions without files but for one.
QList<PlannedVersion> planned(const QList<qint64> &ids, const StoredVersion &withFiles)
{
    QList<PlannedVersion> versions;
    for (const qint64 id : ids)
        versions.append(id == withFiles.id ? PlannedVersion::of(withFiles)
                                           : PlannedVersion{QString::number(id), {}, {}, 0});
    return versions;
}

qint64 bytesOnDisk(const QString &directory)
{
    qint64 sum = 0;
    QDirIterator files(directory + u"/blobs"_s, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        files.next();
        sum += files.fileInfo().size();
    }
    return sum;
}

/// Memory that this process holds, in bytes.
qint64 residentBytes()
{
    QFile status(u"/proc/self/statm"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    return status.readAll().split(' ').value(1).toLongLong() * 4096;
}

QString problems(StoreFixture &f)
{
    QStringList texts;
    for (const IntegrityFinding &finding : taken(f.store->verify({})))
        texts << english(finding.subject) + u' ' + english(finding.problem);
    return texts.join(u'\n');
}

/// The directory as the tenth schema would have left it with that done.
void makeEarlier(StoreFixture &f, const QStringList &statements)
{
    const QString directory = f.store->directory();
    f.store.reset();
    {
        const auto connection =
            Connection::open(directory + u"/packhouse.db"_s, Connection::Use::Write).value();
        for (const QString &statement : statements + test::backToTenthSchema())
            connection->execute(statement);
        QVERIFY(!connection->takeError());
    }
    // The journal of another schema is not gone on with.
    QVERIFY(QDir(directory + u"/journal"_s).removeRecursively());
    f.reopen();
}

ProcessorTime allThreadsTime()
{
    return ProcessorTime(double(std::clock()) / CLOCKS_PER_SEC);
}

} // namespace

class tst_store_upkeep : public QObject
{
    Q_OBJECT

private slots:
    void B9_foreignKeysAreOnInEveryConnection()
    {
        QTemporaryDir directory;
        const QString file = directory.filePath(u"db"_s);
        for (const auto use : {Connection::Use::Write, Connection::Use::Read}) {
            const auto connection = Connection::open(file, use).value();
            Query row(*connection, u"PRAGMA foreign_keys"_s);
            QVERIFY(row.next());
            QCOMPARE(row.integer(0), 1);
        }
    }

    void B4_migrationRunsOnACopyAndKeepsEveryRow()
    {
        StoreFixture f;
        QVERIFY(f.publish(f.web, {}));
        const QString file = f.store->directory() + u"/packhouse.db"_s;
        f.store.reset();
        const int released = migrations().back().to;
        const auto then = [&](const QString &statement) {
            std::vector<Migration> steps(migrations().begin(), migrations().end());
            steps.push_back({released + 1, {statement}});
            return steps;
        };
        const auto good = then(u"ALTER TABLE package ADD COLUMN colour TEXT NOT NULL DEFAULT ''"_s);
        const auto broken = then(u"ALTER TABLE nothing"_s);
        const auto lossy = then(u"DELETE FROM file"_s);
        QVERIFY(!migrate(file, broken));
        QCOMPARE(migrate(file, lossy).error().code, ErrorCode::Corrupt);
        f.reopen();
        QCOMPARE(f.versionTexts(f.web, u"left-pad"_s).size(), 1);
        f.store.reset();
        QVERIFY(migrate(file, good));
        QVERIFY(QFile::exists(file + u".v%1"_s.arg(released)));
        {
            const auto connection = Connection::open(file, Connection::Use::Write).value();
            Query row(*connection, u"SELECT colour FROM package"_s);
            QVERIFY(row.next());
        }
        const auto newer = migrate(file, migrations());
        QCOMPARE(newer.error().code, ErrorCode::Unsupported);
        QVERIFY(migrate(file, good));
    }

    void B10_aFirstReleaseIsUpgradedWithAllThatItHolds()
    {
        StoreFixture f;
        const StoredVersion before = f.publish(f.web, {.tags = {u"latest"_s}}).value();
        const QString file = f.store->directory() + u"/packhouse.db"_s;
        f.store.reset();
        {
            // What later schemas brought, taken away again.
            const auto connection = Connection::open(file, Connection::Use::Write).value();
            for (const QString &statement :
                 test::backToFourthSchema()
                     + QStringList{u"DROP TABLE upstream_file"_s, u"DROP TABLE fragment"_s,
                                   u"DROP TABLE record"_s, u"DROP INDEX blob_by_md5"_s,
                                   u"DROP INDEX blob_by_sha512"_s,
                                   u"DELETE FROM total WHERE name LIKE 'kept%'"_s,
                                   u"PRAGMA user_version = 1"_s})
                connection->execute(statement);
            QVERIFY(!connection->takeError());
        }
        f.reopen();
        QVERIFY(QFile::exists(file + u".v1"_s));
        const StoredVersion after = f.store->storedVersion(before.id).value();
        QCOMPARE(after.tags, before.tags);
        QCOMPARE(after.files.first().hashes, before.files.first().hashes);
        QCOMPARE(f.bytes(after.files.first()), "bytes"_ba);
        QVERIFY(f.publish(f.web, {.version = u"2.0.0"_s}));
        QVERIFY(f.store->setRecord(f.web.id, {}, RepositoryRecord, "x", owner()));
    }

    /// Until 0.2 the latest of a list was what was published last, or the highest whatever it is.
    void N6_theLatestOfAnEarlierDirectoryIsPutRight()
    {
        StoreFixture f;
        QVERIFY(f.publish(f.web, {.name = u"calm"_s, .version = u"1.0.0"_s}));
        QVERIFY(f.publish(f.web, {.version = u"1.0.0"_s, .tags = {u"latest"_s}}));
        QVERIFY(f.publish(f.web, {.version = u"2.0.0-beta.1"_s}));
        const auto latest = [&f](const QString &name) {
            const auto page = f.store->packages({}, {});
            const auto row = std::ranges::find(page->rows, name,
                                               [](const PackageRow &one) { return one.key.name; });
            return row == page->rows.end() ? QString() : row->latest;
        };
        QCOMPARE(latest(u"left-pad"_s), u"1.0.0"_s);
        makeEarlier(f, {u"UPDATE package SET latest = '2.0.0-beta.1' WHERE name = 'left-pad'"_s});
        QCOMPARE(latest(u"left-pad"_s), u"2.0.0-beta.1"_s);
        const QString before = problems(f);
        QCOMPARE(taken(f.store->checkLatest()), true);
        QCOMPARE(latest(u"left-pad"_s), u"1.0.0"_s);
        QCOMPARE(latest(u"calm"_s), u"1.0.0"_s);
        // It goes on where it was, and is done once.
        f.reopen();
        QCOMPARE(taken(f.store->checkLatest()), false);
        f.reopen();
        QCOMPARE(taken(f.store->checkLatest()), false);
        QCOMPARE(problems(f), before); // the journal has it, too
    }

    /// The registry does it by itself, on a thread of its own, while others publish.
    void N6_200000VersionsArePutRightInSeconds()
    {
        constexpr int Packages = 40'000;
        StoreFixture f;
        const QString file = f.store->directory() + u"/packhouse.db"_s;
        f.store.reset();
        test::seedRows(file, {f.web.id, f.acme.id, Packages, 5});
        f.reopen();
        makeEarlier(f, {u"UPDATE package SET latest = 'stale'"_s});
        const ProcessorTime began = allThreadsTime();
        {
            const Upkeep upkeep(*f.store, f.clock);
            const auto stale = [&f] {
                PackageQuery query;
                query.sort = SortKey::Latest;
                query.descending = true;
                query.limit = 1;
                return f.store->packages(query, {})->rows.first().latest == u"stale";
            };
            QVERIFY(stale());
            QVERIFY(f.publish(f.web, {})); // it waits for no more than a part
            QTRY_VERIFY_WITH_TIMEOUT(!stale(), 120'000);
        }
        const ProcessorTime took = allThreadsTime() - began;
        qInfo("%.1f s", took.count());
        QVERIFY2(took < ProcessorTime(30), qPrintable(QString::number(took.count())));
    }

    void B3_damagedDatabaseSaysSo()
    {
        StoreFixture f;
        QVERIFY(f.publish(f.web, {}));
        const QString directory = f.store->directory();
        f.store.reset();
        QFile file(directory + u"/packhouse.db"_s);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.write(QByteArray(4096, 'x')) == 4096);
        file.close();
        StoreOptions options;
        options.directory = directory;
        options.formats = &f.formats;
        options.clock = &f.clock;
        const auto opened = Store::open(options);
        QCOMPARE(opened.error().code, ErrorCode::Corrupt);
        QVERIFY(!english(opened.error().remedy).isEmpty());
    }

    void C1_downloadsCostNoWriteAndAreCountedExactly()
    {
        StoreFixture f;
        const StoredVersion version = f.publish(f.web, {}).value();
        const StoredFile file = version.files.first();
        const QString log = f.store->directory() + u"/packhouse.db-wal"_s;
        const qint64 before = QFileInfo(log).size();
        std::vector<std::thread> threads;
        for (int i = 0; i < 64; ++i)
            threads.emplace_back([&] {
                for (int n = 0; n < 50; ++n) {
                    (void)f.store->versions(f.web, u"npm"_s, u"left-pad"_s);
                    f.store->countDownload(file, tokenCaller(TokenKind::Personal, Right::Read));
                }
            });
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(QFileInfo(log).size(), before);
        const PackageKey key{u"acme/web"_s, u"npm"_s, u"left-pad"_s};
        QCOMPARE(f.store->versionRows(key).value().first().downloads, 3200);
        QCOMPARE(f.store->pulls({version.id}).value().last7Days, 3200);
        f.store->flush();
        QCOMPARE(f.store->versionRows(key).value().first().downloads, 3200);
        f.clock.advance(8 * 86'400);
        f.store->countDownload(file, owner());
        f.reopen();
        const auto pulls = f.store->pulls({version.id}).value();
        QCOMPARE(pulls.last7Days, 1);
        QCOMPARE(pulls.last90Days, 3201);
        QCOMPARE(pulls.lastBy, u"this computer"_s);
        QCOMPARE(pulls.last, f.clock.now());
    }

    void C2_noReaderOrWriterIsEverToldItIsLocked()
    {
        StoreFixture f;
        QVERIFY(f.publish(f.web, {}));
        std::atomic<int> problems = 0;
        std::atomic<bool> done = false;
        std::vector<std::thread> readers;
        for (int i = 0; i < 64; ++i)
            readers.emplace_back([&] {
                while (!done) {
                    problems += !f.store->versions(f.acme, u"npm"_s, u"left-pad"_s);
                    problems += !f.store->packages({}, {});
                }
            });
        std::vector<std::thread> writers;
        for (int i = 0; i < 8; ++i)
            writers.emplace_back([&, i] {
                for (int n = 0; n < 15; ++n)
                    problems += !f.publish(
                        f.web, {.name = u"p%1"_s.arg(i), .version = QString::number(n)});
            });
        for (std::thread &thread : writers)
            thread.join();
        done = true;
        for (std::thread &thread : readers)
            thread.join();
        QCOMPARE(problems.load(), 0);
        QCOMPARE(f.store->totals().value().versions, 121);
    }

    void C3_C5_C6_manyVersionsAreRemovedRestoredAndPurged()
    {
        StoreFixture f;
        QList<qint64> ids;
        const StoredVersion first = f.publish(f.web, {}).value();
        const QString file = f.store->directory() + u"/packhouse.db"_s;
        f.store.reset();
        {
            const auto db = Connection::open(file, Connection::Use::Write).value();
            db->execute(u"BEGIN"_s);
            db->execute(
                u"INSERT INTO version (package, project, name, version, created) "
                "WITH RECURSIVE n (i) AS (VALUES (2) UNION ALL SELECT i + 1 FROM n "
                "WHERE i < 70000) SELECT v.package, v.project, v.name, '1.0.' || i, v.created + i "
                "FROM n, version v WHERE v.version = '1.0.0'"_s);
            db->execute(u"UPDATE package SET versions = 70000, latest = '1.0.70000', "
                        "published = published + 70000"_s);
            db->execute(u"UPDATE type_count SET versions = 70000"_s);
            db->execute(u"COMMIT"_s);
            Query rows(*db, u"SELECT id FROM version"_s);
            while (rows.next())
                ids << rows.integer(0);
        }
        f.reopen();
        QCOMPARE(ids.size(), 70'000);
        const qint64 memory = residentBytes();
        QElapsedTimer timer;
        timer.start();
        const QList<qint64> some = ids.mid(0, 20'000);
        QVERIFY(f.store->removeVersions(planned(some, first), owner()));
        qInfo("20,000 versions removed in %lld ms", timer.elapsed());
        QVERIFY(f.store->removeVersions(planned(some, first), owner())); // asking again is fine
        QCOMPARE(f.store->totals().value().versions, 50'000);
        QVERIFY(f.store->restore(some, owner()));
        QCOMPARE(f.store->totals().value().versions, 70'000);
        QCOMPARE(f.store->pulls(ids).value().last90Days, 0);
        QVERIFY(f.store->removeVersions(planned(ids, first), owner()));
        QCOMPARE(f.store->totals().value().versions, 0);
        QVERIFY(f.store->purge(some, owner()));
        QVERIFY2(residentBytes() - memory < 64 << 20,
                 qPrintable(QString::number((residentBytes() - memory) >> 20)));
        QCOMPARE(f.store->trash().value().size(), 50'000);
    }

    void F5_diskShrinksToWhatIsLive()
    {
        StoreFixture f;
        QList<qint64> ids;
        QList<PlannedVersion> versions;
        for (int i = 0; i < 20; ++i) {
            const StoredVersion version = f.publish(f.web,
                                                    {.version = QString::number(i),
                                                     .bytes = QByteArray(100, char('a' + i))})
                                              .value();
            ids << version.id;
            versions << PlannedVersion::of(version);
        }
        QVERIFY(f.publish(f.api, {.name = u"same"_s, .bytes = QByteArray(100, 'a')}));
        QCOMPARE(bytesOnDisk(f.store->directory()), 2000);
        QVERIFY(f.store->removeVersions(versions.mid(0, 10), owner()));
        QCOMPARE(f.store->collect(0).value(), 0);
        QVERIFY(f.store->purge(ids.mid(0, 10), owner()));
        QCOMPARE(bytesOnDisk(f.store->directory()), 1100); // the tenth is used by another package
        QCOMPARE(f.store->totals().value().storedBytes, 1100);
        QCOMPARE(f.store->collect(0).value(), 0);
        QCOMPARE(problems(f), QString());
    }

    void F1_contentThatComesBackWhileItIsCollectedStaysReadable()
    {
        StoreFixture f;
        std::atomic<bool> done = false;
        std::thread collector([&] {
            while (!done)
                (void)f.store->collect(0);
        });
        for (int i = 0; i < 300; ++i) {
            const StoredVersion version = f.publish(f.web, {.bytes = "always the same"}).value();
            QCOMPARE(f.bytes(version.files.first()), "always the same"_ba);
            QVERIFY(f.store->removeVersion(version.id, owner()));
            QVERIFY(f.store->purge({version.id}, owner()));
        }
        done = true;
        collector.join();
        QVERIFY(f.store->collect(0));
        QCOMPARE(bytesOnDisk(f.store->directory()), 0);
        QCOMPARE(problems(f), QString());
    }

    void F2_collectionNeverTakesWhatIsReferredTo()
    {
        StoreFixture f;
        std::atomic<bool> done = false;
        std::thread collector([&] {
            while (!done)
                (void)f.store->collect(0);
        });
        std::vector<std::thread> writers;
        for (int t = 0; t < 4; ++t)
            writers.emplace_back([&, t] {
                for (int i = 0; i < 40; ++i)
                    (void)f.publish(f.web, {.name = u"p%1"_s.arg(t),
                                            .version = QString::number(i),
                                            .bytes = QByteArray::number(i)});
            });
        for (std::thread &thread : writers)
            thread.join();
        done = true;
        collector.join();
        QCOMPARE(f.store->totals().value().versions, 160);
        QCOMPARE(problems(f), QString());
    }

    void verifyNamesWhatIsWrong()
    {
        StoreFixture f;
        const StoredVersion a = f.publish(f.web, {.name = u"a"_s, .bytes = "aaa"}).value();
        const StoredVersion b = f.publish(f.web, {.name = u"b"_s, .bytes = "bbb"}).value();
        QCOMPARE(problems(f), QString());
        QFile changed(f.store->blobPath(a.files.first().hashes));
        QVERIFY(changed.open(QIODevice::WriteOnly));
        changed.write("xxx");
        changed.close();
        QVERIFY(QFile::remove(f.store->blobPath(b.files.first().hashes)));
        const QString found = problems(f);
        QVERIFY(found.contains(u"acme/web npm a 1.0.0: a-1.0.0.tgz does not match"_s));
        QVERIFY(found.contains(u"acme/web npm b 1.0.0: b-1.0.0.tgz is missing"_s));
        QCOMPARE(f.store->verify([](qint64, qint64) { return false; }).error().code,
                 ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(tst_store_upkeep)
#include "tst_store_upkeep.moc"
