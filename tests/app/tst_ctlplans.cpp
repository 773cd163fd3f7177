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

private:
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
    // What is planned now knows of it, and one that was made open stays right when it is closed.
    const QString open = plan();
    QCOMPARE(
        m_ctl->run({u"reserve"_s, u"add"_s, u"npm"_s, u"left-pad"_s, u"--scope"_s, u"acme"_s}).code,
        0);
    QCOMPARE(m_ctl->run({u"run"_s, open, u"--yes"_s}).code, 0);
}

QTEST_GUILESS_MAIN(TestCtlPlans)
#include "tst_ctlplans.moc"
