// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/undolog.h"
#include "support/storefixture.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;

/// What the store keeps so that an act can be taken back. What windows have of it is a contract of
/// sources (tests/contract/undoing.h).
class TestStoreUndo : public QObject
{
    Q_OBJECT

    static Caller window(const QString &act = {})
    {
        Caller caller = owner();
        caller.session = u"window"_s;
        caller.act = act;
        return caller;
    }

private slots:
    void T8_theLogIsBounded()
    {
        UndoLog log;
        for (int i = 1; i <= 1500; ++i) {
            UndoNote note;
            note.entry = i;
            note.undo = Text::of("Undo reserving %1", i);
            log.add(u"a"_s, {}, note, {});
        }
        QCOMPARE(log.newest(u"a"_s, 5000).size(), 1000);
        QCOMPARE(log.newest(u"a"_s, 1).constFirst().id, u"1500"_s);
        for (int i = 0; i < 40; ++i) {
            UndoNote note;
            note.entry = 1;
            log.add(u"session %1"_s.arg(i), {}, note, {});
        }
        QVERIFY(log.newest(u"a"_s, 1).isEmpty());
        QCOMPARE(log.newest(u"session 39"_s, 5).size(), 1);
    }

    void T8_whoHasNoSessionIsNotKept()
    {
        StoreFixture fixture;
        const StoredVersion version = taken(fixture.publish(fixture.web));
        QVERIFY(fixture.store->removeVersion(version.id, owner()));
        QVERIFY(fixture.store->undoable({}, 10).isEmpty());
        QCOMPARE(fixture.store->undo(u"1"_s, owner(), {}).error().code, ErrorCode::Conflict);
    }

    void T8_manyVersionsAreOneAct()
    {
        StoreFixture fixture;
        QList<PlannedVersion> all;
        for (int i = 0; i < 600; ++i)
            all << PlannedVersion::of(
                taken(fixture.publish(fixture.web, {.version = u"1.0.%1"_s.arg(i)})));
        QVERIFY(fixture.store->removeVersions(all, window(u"plan"_s)));
        const QList<UndoableAct> acts = fixture.store->undoable(u"window"_s, 10);
        QCOMPARE(acts.size(), 1);
        QCOMPARE(english(acts.constFirst().undo),
                 u"Undo deleting 600 versions of left-pad in acme/web"_s);
        QList<qint64> told;
        const auto goOn = [&told](qint64 done, qint64) {
            told << done;
            return false; // it is not left half done
        };
        QVERIFY(fixture.store->undo(u"plan"_s, window(), goOn));
        QVERIFY(told.size() > 1);
        QCOMPARE(fixture.versionTexts(fixture.web, u"left-pad"_s).size(), 600);
        QVERIFY(fixture.store->verify({})->isEmpty());
    }

    /// As a package client does it, who has no window.
    void T8_whatAClientDidSinceStays()
    {
        StoreFixture fixture;
        const StoredVersion version = taken(fixture.publish(fixture.web));
        QVERIFY(fixture.store->removeVersion(version.id, window()));
        const Caller ci = tokenCaller(TokenKind::Project,
                                      Right::Read | Right::Write | Right::Delete, fixture.web);
        QVERIFY(fixture.store->restore({version.id}, owner()));
        QVERIFY(fixture.store->removeVersion(version.id, ci));
        const QString act = fixture.store->undoable(u"window"_s, 1).constFirst().id;
        const auto undone = fixture.store->undo(act, window(), {});
        QVERIFY(!undone);
        QCOMPARE(undone.error().code, ErrorCode::Conflict);
        QCOMPARE(fixture.store->trash()->size(), 1);
    }

    void T8_aLockAboveHolds()
    {
        StoreFixture fixture;
        PolicySetting setting;
        setting.scope = fixture.web.id;
        setting.type = u"npm"_s;
        setting.forwarding = Forwarding::Off;
        QVERIFY(fixture.store->setPolicy(setting, window()));
        PolicySetting lock;
        lock.scope = fixture.acme.id;
        lock.type = u"npm"_s;
        lock.forwardingLocked = true;
        QVERIFY(fixture.store->setPolicy(lock, owner()));
        const QString act = fixture.store->undoable(u"window"_s, 1).constFirst().id;
        QCOMPARE(fixture.store->undo(act, window(), {}).error().code, ErrorCode::Conflict);
        QCOMPARE(fixture.store->undoable(u"window"_s, 1).size(), 1); // the lock may go again
        setting.scope = fixture.acme.id;
        setting.forwarding.reset();
        setting.forwardingLocked = false;
        QVERIFY(fixture.store->setPolicy(setting, owner()));
        QVERIFY(fixture.store->undo(act, window(), {}));
        QVERIFY(fixture.store->undoable(u"window"_s, 1).isEmpty());
    }

    void T8_actsThatReadAlikeAreToldApart()
    {
        StoreFixture fixture;
        for (int act = 0; act < 2; ++act) {
            const StoredVersion version = taken(fixture.publish(fixture.web));
            QVERIFY(fixture.store->removeVersion(version.id, window()));
            fixture.clock.advance(61);
        }
        const QList<UndoableAct> acts = fixture.store->undoable(u"window"_s, 10);
        QCOMPARE(acts.size(), 2);
        QVERIFY(acts.at(0).undo != acts.at(1).undo);
        QVERIFY2(english(acts.at(0).undo).startsWith(u"Undo deleting left-pad 1.0.0 in acme/web, "),
                 qPrintable(english(acts.at(0).undo)));
        // What counts packages has the first names.
        QList<PlannedVersion> several;
        for (const QString &name : {u"a"_s, u"b"_s, u"c"_s, u"d"_s})
            several << PlannedVersion::of(taken(fixture.publish(fixture.web, {.name = name})));
        for (const PlannedVersion &one : several)
            QVERIFY(fixture.store->removeVersions({one}, window(u"plan"_s)));
        const QString undo = english(fixture.store->undoable(u"window"_s, 1).constFirst().undo);
        QVERIFY2(undo.endsWith(u": a, b, c …"), qPrintable(undo));
    }

    void T8_statesAndTagsOfVersions()
    {
        StoreFixture fixture;
        const StoredVersion first = taken(fixture.publish(fixture.web));
        (void)taken(fixture.publish(fixture.web, {.version = u"2.0.0"_s}));
        const auto state = [&] {
            QStringList all;
            for (const StoredVersion &version :
                 taken(fixture.store->versions(fixture.web, u"npm"_s, u"left-pad"_s)))
                all << u"%1 %2 %3 %4"_s.arg(version.coordinates.version)
                           .arg(int(version.status))
                           .arg(version.statusMessage, version.tags.join(u','));
            return all;
        };
        QList<QStringList> states{state()};
        VersionChange deprecated;
        deprecated.status = Status::Deprecated;
        deprecated.statusMessage = u"use another"_s;
        QVERIFY(fixture.store->change(first.id, deprecated, window()));
        states << state();
        QVERIFY(fixture.store->setTag(fixture.web, u"npm"_s, u"left-pad"_s, u"beta"_s, u"1.0.0"_s,
                                      window()));
        states << state();
        QVERIFY(fixture.store->setTag(fixture.web, u"npm"_s, u"left-pad"_s, u"beta"_s, u"2.0.0"_s,
                                      window()));
        states << state();
        QVERIFY(
            fixture.store->removeTag(fixture.web, u"npm"_s, u"left-pad"_s, u"beta"_s, window()));
        // What is only counted builds on nothing.
        fixture.store->countDownload(first.files.constFirst(), owner());
        fixture.store->flush();
        for (qsizetype i = states.size() - 1; i >= 0; --i) {
            const UndoableAct act = fixture.store->undoable(u"window"_s, 1).constFirst();
            const auto undone = fixture.store->undo(act.id, window(), {});
            QVERIFY2(undone, qPrintable(english(act.undo)));
            QVERIFY2(state() == states.at(i), qPrintable(english(act.undo)));
        }
        QVERIFY(fixture.store->undoable(u"window"_s, 1).isEmpty());
        QVERIFY(fixture.store->verify({})->isEmpty());
    }

    void T8_theJournalHasIt()
    {
        QTemporaryDir folder;
        {
            StoreFixture fixture(folder.filePath(u"data"_s));
            Reservation mine;
            mine.type = u"npm"_s;
            mine.canonicalName = u"mine"_s;
            mine.scopePath = u"acme"_s;
            QVERIFY(fixture.store->reserve(mine, window()));
            const QString act = fixture.store->undoable(u"window"_s, 1).constFirst().id;
            QVERIFY(fixture.store->undo(act, window(), {}));
            QCOMPARE(fixture.store->activity(0, 1)->constFirst().action, u"undo"_s);
            QVERIFY2(fixture.store->verify({})->isEmpty(),
                     qPrintable(textOf(*fixture.store->verify({}))));
        }
        StoreFixture again(folder.filePath(u"data"_s));
        QVERIFY(again.store->undoable(u"window"_s, 1).isEmpty()); // a session ends with its process
    }
};

QTEST_GUILESS_MAIN(TestStoreUndo)
#include "tst_store_undo.moc"
