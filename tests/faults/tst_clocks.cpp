// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults/packageworld.h"
#include "registry/store/clockwatch.h"
#include "support/storefixture.h"

#include <QDir>
#include <QFileInfo>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::test;

namespace {

constexpr qint64 Second = 1000;
constexpr qint64 Day = 24 * 60 * 60 * Second;

} // namespace

/// Clocks jump, ahead and back. Nothing is purged, refused or out of order for that.
class tst_clocks : public QObject
{
    Q_OBJECT

    /// As the upkeep looks: every 15 seconds, for so long; whether the last look believed.
    static bool look(ClockWatch &watch, qint64 &running, qint64 offset, qint64 during)
    {
        bool believed = false;
        for (const qint64 until = running + during; running < until;) {
            running += 15 * Second;
            believed = watch.believes(running + offset, running);
        }
        return believed;
    }

private slots:
    void S10_aJumpIsBelievedOnceItHasRunForAnHour_data();
    void S10_aJumpIsBelievedOnceItHasRunForAnHour();
    void S10_aFirstLookFarFromTheLastUseWaitsToo();
    void S10_aClockThatIsSetALittleAndASleepAreNoJumps();
    void S10_theTrashAndTokensOutliveAJump();
    void S10_orderIsBySequence();
    void S10_theCollectorTakesNothingEarly();
    void S10_everyTypeIsServedWhateverTheClockSays();
};

void tst_clocks::S10_aJumpIsBelievedOnceItHasRunForAnHour_data()
{
    QTest::addColumn<qint64>("jump");
    QTest::newRow("ahead") << 400 * Day;
    QTest::newRow("back") << -400 * Day;
}

void tst_clocks::S10_aJumpIsBelievedOnceItHasRunForAnHour()
{
    QFETCH(qint64, jump);
    qint64 running = 0;
    const qint64 offset = 20'000 * Day;
    ClockWatch watch(offset - Day);
    QVERIFY(look(watch, running, offset, 60 * Second));
    QVERIFY(!look(watch, running, offset + jump, 15 * Second));
    // For a moment, and back.
    QVERIFY(!look(watch, running, offset + jump, 50 * 60 * Second));
    QVERIFY(!look(watch, running, offset, 15 * Second));
    QVERIFY(!look(watch, running, offset, 50 * 60 * Second));
    QVERIFY(look(watch, running, offset, 11 * 60 * Second));
    // For good.
    QVERIFY(!look(watch, running, offset + jump, 59 * 60 * Second));
    QVERIFY(look(watch, running, offset + jump, 2 * 60 * Second));
}

void tst_clocks::S10_aFirstLookFarFromTheLastUseWaitsToo()
{
    for (const qint64 days : {-30, 30}) {
        qint64 running = 0;
        ClockWatch watch(20'000 * Day);
        const qint64 offset = (20'000 + days) * Day;
        QVERIFY(!look(watch, running, offset, 59 * 60 * Second));
        QVERIFY(look(watch, running, offset, 2 * 60 * Second));
    }
    qint64 running = 0;
    ClockWatch fresh({});
    QVERIFY(look(fresh, running, 20'000 * Day, 15 * Second));
}

void tst_clocks::S10_aClockThatIsSetALittleAndASleepAreNoJumps()
{
    qint64 running = 0;
    const qint64 offset = 20'000 * Day;
    ClockWatch watch(offset);
    QVERIFY(look(watch, running, offset, 60 * Second));
    QVERIFY(look(watch, running, offset + 20 * Second, 15 * Second));
    running += 9 * 60 * 60 * Second; // both clocks went on
    QVERIFY(look(watch, running, offset + 20 * Second, 15 * Second));
    const qint64 before = runningClock();
    QVERIFY(before > 0 && runningClock() >= before);
}

void tst_clocks::S10_theTrashAndTokensOutliveAJump()
{
    StoreFixture f;
    const IssuedToken token = taken(f.store->createToken(
        {TokenKind::Project, u"ci"_s, u"acme/web"_s, Right::Read, f.clock.now().addDays(30)},
        owner()));
    const qint64 id = taken(f.publish(f.web)).id;
    QVERIFY(f.store->removeVersion(id, owner()));
    f.clock.advance(60 * 86'400);
    QVERIFY(taken(f.store->token(token.secret.toUtf8())).expired);
    f.clock.advance(-90 * 86'400);
    QVERIFY(!taken(f.store->token(token.secret.toUtf8())).expired);
    QVERIFY(f.store->purgeExpired());
    QVERIFY(f.store->restore({id}, owner()));
    // What is deleted while the clock is behind stays as long as it was promised, and no longer.
    QVERIFY(f.store->removeVersion(id, owner()));
    f.clock.advance(29 * 86'400);
    QVERIFY(f.store->purgeExpired());
    QCOMPARE(taken(f.store->trash()).size(), 1);
    f.clock.advance(2 * 86'400);
    QVERIFY(f.store->purgeExpired());
    QCOMPARE(taken(f.store->trash()).size(), 0);
}

void tst_clocks::S10_orderIsBySequence()
{
    QTemporaryDir directory;
    StoreFixture f(directory.path());
    for (const QString &name : {u"a"_s, u"b"_s, u"c"_s}) {
        QVERIFY(f.publish(f.web, {.name = name, .tags = {u"latest"_s}}));
        f.clock.advance(-3 * 86'400);
    }
    QVERIFY(f.publish(f.web, {.name = u"a"_s, .version = u"2.0.0"_s, .tags = {u"latest"_s}}));
    const QList<ActivityRow> rows = taken(f.store->activity(0, 4));
    QVERIFY(rows.at(0).subject.contains(u" a "));
    QVERIFY(rows.at(1).subject.contains(u" c "));
    QVERIFY(rows.at(3).subject.contains(u" a "));
    f.store.reset();
    for (const QString &ending : {u""_s, u"-wal"_s, u"-shm"_s})
        QFile::remove(directory.filePath(u"packhouse.db"_s + ending));
    StoreOptions options;
    options.directory = directory.path();
    options.formats = &f.formats;
    options.clock = &f.clock;
    QCOMPARE(taken(Store::rebuild(options)).lost, QList<Text>());
    f.reopen();
    QCOMPARE(taken(f.store->tags(f.web, u"npm"_s, u"a"_s)).value(u"latest"_s), u"2.0.0"_s);
    QCOMPARE(taken(f.store->activity(0, 4)).at(0).id, rows.at(0).id);
}

void tst_clocks::S10_theCollectorTakesNothingEarly()
{
    StoreFixture f;
    QVERIFY(f.publish(f.web));
    // As a crash leaves it: in its place, and nothing refers to it yet.
    const QString blob = f.store->directory() + u"/blobs/aa/bb/"_s + u"aabb"_s.repeated(16);
    QVERIFY(QDir().mkpath(QFileInfo(blob).path()));
    QFile file(blob);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("bytes") == 5 && file.flush());
    QVERIFY(file.setFileTime(f.clock.now(), QFileDevice::FileModificationTime));
    f.clock.advance(-10 * 86'400);
    QVERIFY(f.store->collect(BlobGraceSeconds));
    QVERIFY(QFile::exists(blob));
    f.clock.advance(10 * 86'400 + BlobGraceSeconds + 1);
    QVERIFY(f.store->collect(BlobGraceSeconds));
    QVERIFY(!QFile::exists(blob));
}

void tst_clocks::S10_everyTypeIsServedWhateverTheClockSays()
{
    const QTemporaryDir folder;
    BreakableDisk disk(folder.filePath(u"data"_s));
    ServedRegistry registry(folder.filePath(u"data"_s), &disk);
    PackageWorld world(registry);
    QVERIFY2(registry.start(), registry.said().constData());
    world.prepare();
    for (const ProbePtr &probe : world.probes())
        QVERIFY(ProofClient::good(world.publish(*probe, 1)));
    int version = 1;
    for (const qint64 offset : {-5 * Second, 500 * Day, -500 * Day, qint64(0)}) {
        disk->clockOffset = offset;
        ++version;
        for (const bool again : {false, true}) {
            for (const ProbePtr &probe : world.probes()) {
                // A key that was made later than now signs nothing; what is served then is for
                // tst_debianindexes to prove.
                if (offset < 0 && probe->type() == u"debian")
                    continue;
                if (!again) {
                    const Reply reply = world.publish(*probe, version);
                    QVERIFY2(ProofClient::good(reply), told(reply).constData());
                }
                for (int each = 1; each <= version; ++each) {
                    if (each != 1 && probe->type() == u"debian" && each != version)
                        continue;
                    const Reply reply = world.pull(*probe, each);
                    QVERIFY2(PackageWorld::brings(reply, *probe, each),
                             qPrintable(u"%1 %2 at %3 s: %4"_s.arg(probe->type())
                                            .arg(each)
                                            .arg(offset / Second)
                                            .arg(QString::fromUtf8(told(reply)))));
                }
            }
            if (!again) {
                QVERIFY(registry.stop());
                QVERIFY2(registry.start(), registry.said().constData());
            }
        }
    }
    QCOMPARE(registry.run({u"verify"_s}).code, 0);
}

QTEST_GUILESS_MAIN(tst_clocks)
#include "tst_clocks.moc"
