// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;
using namespace packhouse;

/// packhousectl change: what is shown is what is done, and it can be taken back.
class TestCtlChange : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_ctl.reset(); }

    void T3_aChangeIsShownDoneAndTakenBack_data();
    void T3_aChangeIsShownDoneAndTakenBack();
    void whatATypeLacksIsSaid();
    void anActInTheJournalHasItsName();

private:
    Outcome change(const QStringList &arguments) const
    {
        return m_ctl->run(QStringList{u"change"_s} + arguments);
    }
    QJsonObject version(const QString &name) const
    {
        const QJsonArray all = m_ctl->run({u"show"_s, u"generic"_s, u"tool"_s, u"--json"_s})
                                   .json()["versions"_L1]
                                   .toArray();
        for (const auto &one : all) {
            if (one["version"_L1].toString() == name)
                return one.toObject();
        }
        return {};
    }

    std::unique_ptr<Ctl> m_ctl;
};

void TestCtlChange::init()
{
    m_ctl = std::make_unique<Ctl>();
    QCOMPARE(m_ctl->run({u"scope"_s, u"add"_s, u"acme/web"_s}).code, 0);
    for (const QString &version : {u"1.0.0"_s, u"2.0.0"_s}) {
        QCOMPARE(m_ctl
                     ->run({u"publish"_s, m_ctl->file(u"tool.bin"_s, version.toUtf8()), u"--to"_s,
                            u"acme/web"_s, u"--type"_s, u"generic"_s, u"--name"_s, u"tool"_s,
                            u"--version"_s, version})
                     .code,
                 0);
    }
}

void TestCtlChange::T3_aChangeIsShownDoneAndTakenBack_data()
{
    QTest::addColumn<bool>("served");
    QTest::newRow("the directory itself") << false;
    QTest::newRow("through its server") << true;
}

void TestCtlChange::T3_aChangeIsShownDoneAndTakenBack()
{
    QFETCH(const bool, served);
    QVERIFY(!served || !m_ctl->serve().isEmpty());
    const QStringList hide{u"hide"_s,  u"generic"_s, u"tool"_s,         u"1.0.0"_s,
                           u"2.0.0"_s, u"--text"_s,  u"it loses data"_s};
    const Outcome shown = change(hide + QStringList(u"--dry-run"_s));
    QCOMPARE(shown.code, 0);
    QVERIFY2(shown.out.contains("- tool 1.0.0: offered -> hidden: it loses data"),
             shown.out.constData());
    QCOMPARE(version(u"1.0.0"_s)["status"_L1].toString(), u"default"_s);

    const QString plan =
        change(hide + QStringList{u"--dry-run"_s, u"--json"_s}).json()["plan"_L1].toString();
    const Outcome done = m_ctl->run({u"run"_s, plan, u"--json"_s});
    QCOMPARE(done.json()["outcome"_L1].toString(), u"changed"_s);
    QCOMPARE(version(u"1.0.0"_s)["status"_L1].toString(), u"hidden"_s);
    QCOMPARE(version(u"2.0.0"_s)["status_message"_L1].toString(), u"it loses data"_s);
    QCOMPARE(m_ctl->run({u"run"_s, plan}).code, 3);
    QVERIFY(change(hide).out.contains("Nothing to do."));

    const Outcome back = m_ctl->run({u"run"_s, done.json()["undo"_L1].toString()});
    QVERIFY2(back.out.contains("Done: Take back: Hide 2 versions of tool."), back.out.constData());
    QCOMPARE(version(u"2.0.0"_s)["status"_L1].toString(), u"default"_s);

    // What is not as it was shown is left as it is.
    const QString stale =
        change(hide + QStringList{u"--dry-run"_s, u"--json"_s}).json()["plan"_L1].toString();
    QCOMPARE(change({u"note"_s, u"generic"_s, u"tool"_s, u"2.0.0"_s, u"--text"_s, u"wait"_s}).code,
             0);
    const Outcome refused = m_ctl->run({u"run"_s, stale});
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.contains("tool 2.0.0 in acme/web is not as it was shown any more."),
             refused.err.constData());
    QCOMPARE(version(u"1.0.0"_s)["status"_L1].toString(), u"default"_s);
    QCOMPARE(version(u"2.0.0"_s)["note"_L1].toString(), u"wait"_s);
}

void TestCtlChange::whatATypeLacksIsSaid()
{
    const Outcome lacks = change({u"yank"_s, u"generic"_s, u"tool"_s, u"1.0.0"_s});
    QCOMPARE(lacks.code, 1);
    QVERIFY2(lacks.err.contains("Generic packages have no yank. Hide it."), lacks.err.constData());
    QVERIFY(change({u"burn"_s, u"generic"_s, u"tool"_s, u"1.0.0"_s}).err.contains("burn"));
    QCOMPARE(change({u"hide"_s, u"generic"_s, u"tool"_s, u"9.0.0"_s}).code, 3);
    QVERIFY(change({u"hide"_s, u"generic"_s, u"tool"_s, u"--dry-run"_s})
                .out.contains("Hide 2 versions of tool"));
}

void TestCtlChange::anActInTheJournalHasItsName()
{
    QCOMPARE(change({u"hide"_s, u"generic"_s, u"tool"_s, u"1.0.0"_s}).code, 0);
    const QJsonArray all = m_ctl->run({u"activity"_s, u"--json"_s}).json()["activity"_L1].toArray();
    QCOMPARE(all.first()["action"_L1].toString(), u"hide"_s);
    QCOMPARE(all.first()["subject"_L1].toString(), u"acme/web generic tool 1.0.0"_s);
}

QTEST_GUILESS_MAIN(TestCtlChange)
#include "tst_ctlchange.moc"
