// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl.h"

#include "support/archivebuilder.h"

#include <QJsonArray>
#include <QMap>

using namespace Qt::StringLiterals;
using namespace packhouse;

/// What the command line shows first and does later: in another process each time, or in the one
/// that serves.
class TestCtlPlans : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_ctl = std::make_unique<Ctl>(); }
    void cleanup() { m_ctl.reset(); }
    void T3_theTrashIsPlannedFirst_data();
    void T3_theTrashIsPlannedFirst();
    void T3_aReservationThatWasLiftedStopsAPlan_data() { T3_theTrashIsPlannedFirst_data(); }
    void T3_aReservationThatWasLiftedStopsAPlan();
    void T3_whoDependsOnItMeanwhileStopsAPlan_data() { T3_theTrashIsPlannedFirst_data(); }
    void T3_whoDependsOnItMeanwhileStopsAPlan();
    void N6_whatBecomesOfLatestIsSaidBefore_data() { T3_theTrashIsPlannedFirst_data(); }
    void N6_whatBecomesOfLatestIsSaidBefore();
    void T3_aRestoreMovesOnlyWhatWasShown_data() { T3_theTrashIsPlannedFirst_data(); }
    void T3_aRestoreMovesOnlyWhatWasShown();
    void T3_whatAllStayedIsNoSuccess();

private:
    QString npm(const QString &name, const QString &version, const QByteArray &more = {}) const
    {
        const QByteArray package = "{\"name\": \"" + name.toUtf8() + "\", \"version\": \""
                                   + version.toUtf8() + '"' + more + '}';
        return m_ctl->file(u"%1-%2.tgz"_s.arg(name, version),
                           test::makeTgz({{"package/package.json", package}}));
    }
    std::unique_ptr<Ctl> m_ctl;
};

void TestCtlPlans::T3_theTrashIsPlannedFirst_data()
{
    QTest::addColumn<bool>("served");
    QTest::newRow("in this process") << false;
    QTest::newRow("through the server") << true;
}

void TestCtlPlans::T3_theTrashIsPlannedFirst()
{
    QFETCH(const bool, served);
    if (served)
        QVERIFY(!m_ctl->serve().isEmpty());
    QCOMPARE(m_ctl->run({u"scope"_s, u"add"_s, u"acme/web"_s}).code, 0);
    const auto publish = [&](const QString &version) {
        return m_ctl
            ->run({u"publish"_s, m_ctl->file(u"tool.bin"_s, version.toUtf8()), u"--to"_s,
                   u"acme/web"_s, u"--type"_s, u"generic"_s, u"--name"_s, u"tool"_s, u"--version"_s,
                   version})
            .code;
    };
    for (const QString &version : {u"1.0.0"_s, u"2.0.0"_s, u"3.0.0"_s, u"4.0.0"_s})
        QCOMPARE(publish(version), 0);
    // T4: several versions, and no other.
    const Outcome some = m_ctl->run(
        {u"delete"_s, u"generic"_s, u"tool"_s, u"1.0.0"_s, u"2.0.0"_s, u"3.0.0"_s});
    QVERIFY2(some.out.contains("Deleted 3 versions of tool from acme/web."), some.out.constData());
    QVERIFY(m_ctl->run({u"show"_s, u"generic"_s, u"tool"_s}).out.contains("4.0.0"));
    QMap<QString, QString> ids;
    const auto trash = [&] {
        ids.clear();
        const QJsonArray rows =
            m_ctl->run({u"trash"_s, u"list"_s, u"--json"_s}).json()["trash"_L1].toArray();
        for (const auto &row : rows)
            ids.insert(row["version"_L1].toString(), QString::number(row["id"_L1].toInteger()));
        return rows.size();
    };
    QCOMPARE(trash(), 3);
    const QString one = ids.value(u"1.0.0"_s);
    const QString two = ids.value(u"2.0.0"_s);
    const QString three = ids.value(u"3.0.0"_s);

    const auto planOf = [&](const QStringList &line) {
        const Outcome shown = m_ctl->run(line + QStringList(u"--dry-run"_s));
        const bool named = shown.code == 0 && shown.out.contains("packhousectl run ");
        return named ? m_ctl->run(line + QStringList{u"--dry-run"_s, u"--json"_s})
                           .json()["plan"_L1]
                           .toString()
                     : QString::fromUtf8(shown.out + shown.err);
    };
    const Outcome shown = m_ctl->run({u"restore"_s, one, two, u"--dry-run"_s});
    QVERIFY2(shown.out.contains("Would restore 2 versions, with 2 files, 10 bytes.")
                 && shown.out.contains("- acme/web: tool 1.0.0")
                 && shown.out.contains("- acme/web: tool 2.0.0"),
             shown.out.constData());
    const QString restoring = planOf({u"restore"_s, one, two});
    const QString purging = planOf({u"trash"_s, u"purge"_s, one, three});
    const QString all = planOf({u"trash"_s, u"purge"_s, u"--all"_s});
    QCOMPARE(trash(), 3); // nothing was done
    QVERIFY2(m_ctl->run({u"run"_s, restoring}).out.contains("Restored 2 versions."),
             qPrintable(restoring));
    QCOMPARE(m_ctl->run({u"run"_s, restoring}).code, 3); // once
    // What is not there any more stops the others.
    for (const QString &stale : {purging, all}) {
        const Outcome gone = m_ctl->run({u"run"_s, stale});
        QCOMPARE(gone.code, 1);
        QVERIFY2(
            gone.err.contains("that was shown is not in the trash any more. Nothing was done."),
            gone.err.constData());
    }
    QCOMPARE(trash(), 1);
    const QString last = planOf({u"trash"_s, u"purge"_s, u"--all"_s});
    QVERIFY2(m_ctl->run({u"run"_s, last}).out.contains("Deleted 1 version for good."),
             qPrintable(last));
    QCOMPARE(trash(), 0);

    // A name that is taken is said before anything is planned, and stops what was planned before.
    QCOMPARE(m_ctl->run({u"delete"_s, u"generic"_s, u"tool"_s, u"4.0.0"_s}).code, 0);
    QCOMPARE(trash(), 1);
    const QString four = ids.value(u"4.0.0"_s);
    const QString early = planOf({u"restore"_s, four});
    QCOMPARE(publish(u"4.0.0"_s), 0);
    for (const QStringList &line :
         {QStringList{u"run"_s, early}, QStringList{u"restore"_s, four, u"--dry-run"_s}}) {
        const Outcome taken = m_ctl->run(line);
        QCOMPARE(taken.code, 1);
        QVERIFY2(taken.err.contains("tool 4.0.0 was published again meanwhile."),
                 taken.err.constData());
    }
    QCOMPARE(trash(), 1);
}

void TestCtlPlans::T3_aReservationThatWasLiftedStopsAPlan()
{
    QFETCH(const bool, served);
    if (served)
        QVERIFY(!m_ctl->serve().isEmpty());
    QCOMPARE(m_ctl->run({u"scope"_s, u"add"_s, u"acme/web"_s}).code, 0);
    const QByteArray package = R"({"name": "left-pad", "version": "1.0.0"})";
    const QString file = m_ctl->file(u"left-pad-1.0.0.tgz"_s,
                                     test::makeTgz({{"package/package.json", package}}));
    QCOMPARE(m_ctl->run({u"publish"_s, file, u"--to"_s, u"acme/web"_s}).code, 0);
    const auto plan = [&] {
        return m_ctl->run({u"delete"_s, u"npm"_s, u"left-pad"_s, u"--dry-run"_s, u"--json"_s})
            .json()["plan"_L1]
            .toString();
    };
    const QString reserved = plan();
    QVERIFY(!reserved.isEmpty());
    const QStringList lift{u"reserve"_s,  u"remove"_s,  u"npm"_s,
                           u"left-pad"_s, u"--scope"_s, u"acme"_s};
    QCOMPARE(m_ctl->run(lift).code, 0);
    const Outcome stopped = m_ctl->run({u"run"_s, reserved, u"--yes"_s});
    QCOMPARE(stopped.code, 1);
    QVERIFY2(stopped.err.contains("The reservation of left-pad, which kept requests for left-pad "
                                  "here, is gone. Nothing was deleted."),
             stopped.err.constData());
    QVERIFY(m_ctl->run({u"show"_s, u"npm"_s, u"left-pad"_s}).out.contains("1.0.0"));
    // What is planned now knows of it, and is decided anew when that changes back.
    const QString open = plan();
    QCOMPARE(
        m_ctl->run({u"reserve"_s, u"add"_s, u"npm"_s, u"left-pad"_s, u"--scope"_s, u"acme"_s}).code,
        0);
    const Outcome closed = m_ctl->run({u"run"_s, open, u"--yes"_s});
    QCOMPARE(closed.code, 1);
    QVERIFY2(closed.err.contains("What keeps left-pad reserved: left-pad of acme now. When it was "
                                 "shown: nothing."),
             closed.err.constData());
    QCOMPARE(m_ctl->run({u"run"_s, plan(), u"--yes"_s}).code, 0);
}

void TestCtlPlans::T3_whoDependsOnItMeanwhileStopsAPlan()
{
    QFETCH(const bool, served);
    QVERIFY(!served || !m_ctl->serve().isEmpty());
    QCOMPARE(m_ctl->run({u"scope"_s, u"add"_s, u"acme/web"_s}).code, 0);
    QCOMPARE(
        m_ctl->run({u"publish"_s, npm(u"left-pad"_s, u"1.0.0"_s), u"--to"_s, u"acme/web"_s}).code,
        0);
    const auto plan = [&] {
        return m_ctl->run({u"delete"_s, u"npm"_s, u"left-pad"_s, u"--dry-run"_s, u"--json"_s})
            .json()["plan"_L1]
            .toString();
    };
    const QString shown = plan();
    const QString app = npm(u"app"_s, u"1.0.0"_s, R"(, "dependencies": {"left-pad": "^1.0.0"})");
    QCOMPARE(m_ctl->run({u"publish"_s, app, u"--to"_s, u"acme/web"_s}).code, 0);
    const Outcome stopped = m_ctl->run({u"run"_s, shown, u"--yes"_s});
    QCOMPARE(stopped.code, 1);
    QVERIFY2(stopped.err.contains("app depends on left-pad now. It did not when it was shown. "
                                  "Nothing was deleted."),
             stopped.err.constData());
    QVERIFY(m_ctl->run({u"show"_s, u"npm"_s, u"left-pad"_s}).out.contains("1.0.0"));
    QCOMPARE(m_ctl->run({u"run"_s, plan(), u"--yes"_s}).code, 0); // who knows of it may
}

void TestCtlPlans::N6_whatBecomesOfLatestIsSaidBefore()
{
    QFETCH(const bool, served);
    QVERIFY(!served || !m_ctl->serve().isEmpty());
    QCOMPARE(m_ctl->run({u"scope"_s, u"add"_s, u"acme/web"_s}).code, 0);
    for (const QString &version : {u"1.0.0"_s, u"1.1.0"_s, u"2.0.0"_s, u"3.0.0-beta.1"_s})
        QCOMPARE(m_ctl->run({u"publish"_s, npm(u"lts"_s, version), u"--to"_s, u"acme/web"_s}).code,
                 0);
    const auto latest = [&] {
        return m_ctl->run({u"list"_s, u"lts"_s, u"--json"_s})
            .json()["packages"_L1]
            .toArray()
            .first()["latest"_L1]
            .toString();
    };
    const auto shown = [&](const QStringList &line) {
        const Outcome outcome = m_ctl->run(line + QStringList(u"--dry-run"_s));
        return QString::fromUtf8(outcome.out + outcome.err);
    };
    const QStringList tag{u"change"_s, u"tag"_s, u"npm"_s, u"lts"_s, u"1.1.0"_s, u"--tag"_s};
    QVERIFY2(shown(tag + QStringList(u"latest"_s))
                 .contains(u"Clients that name no version of lts get 1.1.0 then."),
             qPrintable(shown(tag + QStringList(u"latest"_s))));
    QCOMPARE(m_ctl->run(tag + QStringList(u"latest"_s)).code, 0);
    QCOMPARE(latest(), u"1.1.0"_s);
    const QString untag = shown(
        {u"change"_s, u"untag"_s, u"npm"_s, u"lts"_s, u"--tag"_s, u"latest"_s});
    QVERIFY2(untag.contains(u"tag latest: 1.1.0 -> not set, clients get 2.0.0")
                 && untag.contains(u"Clients that name no version of lts get 2.0.0 then. Now they "
                                   "get 1.1.0.")
                 && !untag.contains(u"do not find"),
             qPrintable(untag));
    for (const QString &blank : {QString(), u"   "_s}) // tells clients nothing
        QCOMPARE(m_ctl
                     ->run({u"change"_s, u"deprecate"_s, u"npm"_s, u"lts"_s, u"1.0.0"_s,
                            u"--text"_s, blank})
                     .code,
                 2);
    const QStringList remove{u"delete"_s, u"npm"_s, u"lts"_s, u"1.1.0"_s};
    const QString one = shown(remove);
    QVERIFY2(one.contains(u"Latest, for clients that name no version: 1.1.0, afterwards 2.0.0 ["),
             qPrintable(one));
    const QString three = shown(remove + QStringList{u"1.0.0"_s, u"2.0.0"_s});
    QVERIFY2(three.contains(u"1.1.0, afterwards 3.0.0-beta.1, which only leads to a release"),
             qPrintable(three));
    QVERIFY(!shown({u"delete"_s, u"npm"_s, u"lts"_s, u"1.0.0"_s}).contains(u"afterwards"));
    QCOMPARE(m_ctl->run(remove + QStringList(u"--yes"_s)).code, 0);
    QCOMPARE(latest(), u"2.0.0"_s);
    const QString id = QString::number(m_ctl->run({u"trash"_s, u"list"_s, u"--json"_s})
                                           .json()["trash"_L1]
                                           .toArray()
                                           .first()["id"_L1]
                                           .toInteger());
    const QString back = shown({u"restore"_s, id});
    QVERIFY2(back.contains(u"Clients that name no version of lts get 1.1.0 then. Now they get "
                           "2.0.0."),
             qPrintable(back));
    const Outcome restored = m_ctl->run({u"restore"_s, id});
    QVERIFY2(restored.out.contains("Clients that name no version of lts get 1.1.0 now. Before "
                                   "they got 2.0.0."),
             restored.out.constData());
    QCOMPARE(latest(), u"1.1.0"_s);
    QCOMPARE(
        m_ctl->run({u"change"_s, u"untag"_s, u"npm"_s, u"lts"_s, u"--tag"_s, u"latest"_s}).code, 0);
    QCOMPARE(latest(), u"2.0.0"_s);
}

/// What it would move was not shown to move.
void TestCtlPlans::T3_aRestoreMovesOnlyWhatWasShown()
{
    QFETCH(const bool, served);
    QVERIFY(!served || !m_ctl->serve().isEmpty());
    QCOMPARE(m_ctl->run({u"scope"_s, u"add"_s, u"acme/web"_s}).code, 0);
    for (const QString &version : {u"1.0.0"_s, u"2.0.0"_s})
        QCOMPARE(m_ctl->run({u"publish"_s, npm(u"lts"_s, version), u"--to"_s, u"acme/web"_s}).code,
                 0);
    QCOMPARE(m_ctl->run({u"delete"_s, u"npm"_s, u"lts"_s, u"1.0.0"_s, u"--yes"_s}).code, 0);
    const auto first = m_ctl->run({u"trash"_s, u"list"_s, u"--json"_s}).json()["trash"_L1];
    const QString id = QString::number(first[0]["id"_L1].toInteger());
    const QJsonObject plan = m_ctl->run({u"restore"_s, id, u"--dry-run"_s, u"--json"_s}).json();
    QVERIFY(plan["latest"_L1].toArray().isEmpty());
    QCOMPARE(m_ctl->run({u"delete"_s, u"npm"_s, u"lts"_s, u"2.0.0"_s, u"--yes"_s}).code, 0);
    const Outcome stopped = m_ctl->run({u"run"_s, plan["plan"_L1].toString()});
    QCOMPARE(stopped.code, 1);
    QVERIFY2(stopped.err.contains("It was not shown so: Clients that name no version of lts get "
                                  "1.0.0 then. Now they get none. Nothing was restored."),
             stopped.err.constData());
    QCOMPARE(m_ctl->run({u"restore"_s, id}).code, 0);
}

/// Restored by somebody else, added to, and deleted again: the plan is about nothing any more.
void TestCtlPlans::T3_whatAllStayedIsNoSuccess()
{
    QCOMPARE(m_ctl->run({u"scope"_s, u"add"_s, u"acme/web"_s}).code, 0);
    const auto publish = [&](const QString &name) {
        return m_ctl
            ->run({u"publish"_s, m_ctl->file(name, name.toUtf8()), u"--to"_s, u"acme/web"_s,
                   u"--type"_s, u"generic"_s, u"--name"_s, u"tool"_s, u"--version"_s, u"1.0.0"_s})
            .code;
    };
    const QStringList remove{u"delete"_s, u"generic"_s, u"tool"_s};
    QCOMPARE(publish(u"tool.bin"_s), 0);
    QCOMPARE(m_ctl->run(remove).code, 0);
    const QString id = QString::number(m_ctl->run({u"trash"_s, u"list"_s, u"--json"_s})
                                           .json()["trash"_L1]
                                           .toArray()
                                           .first()["id"_L1]
                                           .toInteger());
    const auto plan = [&](const QStringList &line) {
        return m_ctl->run(line + QStringList{u"--dry-run"_s, u"--json"_s})
            .json()["plan"_L1]
            .toString();
    };
    const QStringList plans{plan({u"restore"_s, id}), plan({u"trash"_s, u"purge"_s, id})};
    QCOMPARE(m_ctl->run({u"restore"_s, id}).code, 0);
    QCOMPARE(publish(u"more.bin"_s), 0);
    QCOMPARE(m_ctl->run(remove).code, 0);
    for (const QString &stale : plans) {
        const Outcome nothing = m_ctl->run({u"run"_s, stale});
        QCOMPARE(nothing.code, 1);
        QVERIFY2(
            nothing.err.contains("Nothing was done: tool 1.0.0 got another file meanwhile, and "
                                 "stays in the trash."),
            nothing.err.constData());
        QVERIFY2(nothing.out.isEmpty(), nothing.out.constData());
    }
    QCOMPARE(m_ctl->run({u"trash"_s, u"list"_s, u"--json"_s}).json()["trash"_L1].toArray().size(),
             1);
}

QTEST_GUILESS_MAIN(TestCtlPlans)
#include "tst_ctlplans.moc"
