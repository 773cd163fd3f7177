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
            log.add(u"a"_s, {}, note);
        }
        QCOMPARE(log.newest(u"a"_s, 5000).size(), 1000);
        QCOMPARE(log.newest(u"a"_s, 1).constFirst().id, u"1500"_s);
        for (int i = 0; i < 40; ++i) {
            UndoNote note;
            note.entry = 1;
            log.add(u"session %1"_s.arg(i), {}, note);
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
        QCOMPARE(english(acts.constFirst().undo), u"Undo deleting 600 versions of left-pad"_s);
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
        QVERIFY(fixture.store->undoable(u"window"_s, 1).isEmpty());
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
