// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl.h"

#include "support/archivebuilder.h"

#include <QJsonArray>
#include <QScopeGuard>

using namespace Qt::StringLiterals;
using namespace packhouse;

/// What a plan showed of what it does not do itself is so when it runs, or nothing is done: of
/// every kind of plan.
class TestPlanStands : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_ctl.reset(); }
    void T3_whatADeletionShowedHolds_data();
    void T3_whatADeletionShowedHolds();
    void T3_whatAChangeShowedHolds_data();
    void T3_whatAChangeShowedHolds();
    void T3_whatARestoreShowedHolds();
    void T3_aTagThatGoesIsSaidBeforeAndAfter();
    void T3_whoeverCallsItOtherwiseDependsOnIt_data();
    void T3_whoeverCallsItOtherwiseDependsOnIt();
    void T3_aFolderThatIsGoneStopsAPlan();
    void V1_whatIsPassedOnToNobodyIsNoStrangers();

private:
    Outcome ctl(const QString &line) const { return m_ctl->run(line.split(u' ')); }
    void publish(const QString &name, const QString &version, const QByteArray &more = {},
                 const QString &to = u"acme/web"_s) const
    {
        const QByteArray package = "{\"name\": \"" + name.toUtf8() + "\", \"version\": \""
                                   + version.toUtf8() + '"' + more + '}';
        const QString file = m_ctl->file(u"%1-%2.tgz"_s.arg(name, version),
                                         test::makeTgz({{"package/package.json", package}}));
        const Outcome done = m_ctl->run({u"publish"_s, file, u"--to"_s, to});
        QVERIFY2(done.code == 0, done.err.constData());
    }
    QString planOf(const QString &line) const
    {
        return ctl(line + u" --dry-run --json"_s).json()["plan"_L1].toString();
    }
    QString versions() const
    {
        QStringList all;
        for (const auto &one :
             ctl(u"show npm lts --scope acme/web --json"_s).json()["versions"_L1].toArray())
            all.append(one["version"_L1].toString());
        return all.join(u' ');
    }

    std::unique_ptr<Ctl> m_ctl;
};

void TestPlanStands::init()
{
    m_ctl = std::make_unique<Ctl>();
    QCOMPARE(ctl(u"scope add acme/web"_s).code, 0);
    QCOMPARE(ctl(u"scope add acme/data"_s).code, 0);
    for (const QString &version : {u"1.0.0"_s, u"1.1.0"_s, u"2.0.0"_s})
        publish(u"lts"_s, version);
}

void TestPlanStands::T3_whatADeletionShowedHolds_data()
{
    QTest::addColumn<QString>("versions"); // that go
    QTest::addColumn<QString>("meanwhile");
    QTest::addColumn<QByteArray>("why");
    QTest::newRow("nothing") << u"1.0.0"_s << u""_s << ""_ba;
    QTest::newRow("what was not shown")
        << u"1.0.0"_s << u"publish 3.0.0"_s << ""_ba; // its latest does not move
    QTest::newRow("latest leads to it") << u"1.0.0"_s << u"change tag npm lts 1.0.0 --tag latest"_s
                                        << "Clients that name no version of lts get 1.0.0 now, and "
                                           "would get 2.0.0 then. It was not shown that this "
                                           "changes."_ba;
    QTest::newRow("a higher one came")
        << u"2.0.0"_s << u"publish 3.0.0"_s
        << "What clients get that name no version of lts would not change any more. It was shown "
           "that they get 2.0.0, and then 1.1.0."_ba;
    QTest::newRow("another takes its place")
        << u"2.0.0"_s << u"publish 1.5.0 --tag latest"_s
        << "What clients get that name no version of lts would not change"_ba;
    QTest::newRow("a tag leads to it") << u"1.0.0"_s << u"change tag npm lts 1.0.0 --tag stable"_s
                                       << "The tag stable of lts: 1.0.0 now. When it was shown: "
                                          "nothing."_ba;
    QTest::newRow("it was given away")
        << u"1.0.0"_s << u"names assign lts --type npm --scope acme/data"_s
        << "Who serves lts in acme: acme/data now. When it was shown: acme/web."_ba;
    QTest::newRow("it has several")
        << u"1.0.0"_s << u"names several lts --type npm --scope acme acme/web acme/data"_s
        << "Who serves lts in acme: acme/web, acme/data now. When it was shown: acme/web."_ba;
    QTest::newRow("everybody reads it") << u"1.0.0"_s << u"scope set acme/web --visibility public"_s
                                        << "Who may read acme/web: "
                                           "everybody now."_ba;
    QTest::newRow("the reservation went")
        << u"1.0.0"_s << u"reserve remove npm lts --scope acme"_s
        << "The reservation of lts, which kept requests for lts here, is gone."_ba;
    QTest::newRow("another reserves it")
        << u"1.0.0"_s << u"reserve add npm lts"_s << "What keeps lts reserved: lts now."_ba;
}

void TestPlanStands::T3_whatADeletionShowedHolds()
{
    QFETCH(const QString, versions);
    QFETCH(const QString, meanwhile);
    QFETCH(const QByteArray, why);
    if (meanwhile.contains(u"--visibility"))
        QCOMPARE(ctl(u"scope set acme --visibility public"_s).code, 0);
    const QString line = u"delete npm lts %1 --scope acme/web"_s.arg(versions);
    const QString plan = planOf(line);
    QVERIFY(!plan.isEmpty());
    if (meanwhile.startsWith(u"publish")) {
        const bool latest = meanwhile.contains(u"latest");
        publish(u"lts"_s, meanwhile.section(u' ', 1, 1));
        if (latest)
            QCOMPARE(ctl(u"change tag npm lts 1.5.0 --tag latest --scope acme/web"_s).code, 0);
    } else if (!meanwhile.isEmpty()) {
        const Outcome act = ctl(meanwhile);
        QVERIFY2(act.code == 0, act.err.constData());
    }
    const QString before = this->versions();
    const Outcome ran = ctl(u"run %1 --yes"_s.arg(plan));
    if (why.isEmpty()) {
        QVERIFY2(ran.code == 0, ran.err.constData());
        return;
    }
    QCOMPARE(ran.code, 1);
    QVERIFY2(ran.err.contains(why) && ran.err.contains("Nothing was deleted. Look at it again"),
             ran.err.constData());
    QCOMPARE(this->versions(), before);
    QCOMPARE(ctl(u"run %1 --yes"_s.arg(planOf(line))).code, 0); // what is so now is decided anew
}

void TestPlanStands::T3_whatAChangeShowedHolds_data()
{
    QTest::addColumn<QString>("act");
    QTest::addColumn<QString>("meanwhile");
    QTest::addColumn<QByteArray>("why");
    const QString untag = u"untag npm lts --tag latest"_s;
    QTest::newRow("untag, nothing") << untag << u""_s << ""_ba;
    QTest::newRow("untag, a higher one came")
        << untag << u"publish"_s
        << "Clients that name no version of lts get 1.0.0 now, and would get 3.0.0 then. It was "
           "shown that they get 1.0.0, and then 2.0.0."_ba;
    QTest::newRow("untag, it leads elsewhere")
        << untag << u"change tag npm lts 1.1.0 --tag latest"_s
        << "lts latest in acme/web is not as it was shown any more."_ba;
    QTest::newRow("tag, it leads elsewhere")
        << u"tag npm lts 2.0.0 --tag latest"_s << u"change tag npm lts 1.1.0 --tag latest"_s
        << "lts latest in acme/web is not as it was shown any more."_ba;
    QTest::newRow("deprecate, it was given away")
        << u"deprecate npm lts 2.0.0 --text old"_s
        << u"names assign lts --type npm --scope acme/data"_s
        << "Who serves lts in acme: "
           "acme/data now."_ba;
}

void TestPlanStands::T3_whatAChangeShowedHolds()
{
    QFETCH(const QString, act);
    QFETCH(const QString, meanwhile);
    QFETCH(const QByteArray, why);
    QCOMPARE(ctl(u"change tag npm lts 1.0.0 --tag latest"_s).code, 0);
    const QString plan = planOf(u"change %1 --scope acme/web"_s.arg(act));
    QVERIFY(!plan.isEmpty());
    if (meanwhile == u"publish") {
        publish(u"lts"_s, u"3.0.0"_s);
        QCOMPARE(ctl(u"change tag npm lts 1.0.0 --tag latest"_s).code, 0);
    } else if (!meanwhile.isEmpty()) {
        QCOMPARE(ctl(meanwhile).code, 0);
    }
    const Outcome ran = ctl(u"run "_s + plan);
    if (why.isEmpty()) {
        QVERIFY2(ran.code == 0 && ran.out.contains("1.0.0 -> not set, clients get 2.0.0"),
                 ran.out.constData());
        return;
    }
    QCOMPARE(ran.code, 1);
    QVERIFY2(ran.err.contains(why) && ran.err.contains("Nothing was changed."),
             ran.err.constData());
}

void TestPlanStands::T3_whatARestoreShowedHolds()
{
    QCOMPARE(ctl(u"delete npm lts 2.0.0 --yes"_s).code, 0);
    const QString id = QString::number(
        ctl(u"trash list --json"_s).json()["trash"_L1].toArray().first()["id"_L1].toInteger());
    const QString shown = planOf(u"restore "_s + id);
    publish(u"lts"_s, u"1.5.0"_s);
    const Outcome moved = ctl(u"run "_s + shown);
    QCOMPARE(moved.code, 1);
    QVERIFY2(moved.err.contains("no version of lts")
                 && moved.err.contains("It was shown that they get 1.1.0, and then 2.0.0."),
             moved.err.constData());
    QCOMPARE(ctl(u"change tag npm lts 1.0.0 --tag latest"_s).code, 0);
    const QString again = planOf(u"restore "_s + id);
    QCOMPARE(ctl(u"names assign lts --type npm --scope acme/data"_s).code, 0);
    const Outcome given = ctl(u"run "_s + again);
    QCOMPARE(given.code, 1);
    QVERIFY2(given.err.contains("Who serves lts in acme: acme/data now. When it was shown: "
                                "acme/web. Nothing was done."),
             given.err.constData());
    QCOMPARE(ctl(u"run "_s + planOf(u"restore "_s + id)).code, 0);
}

void TestPlanStands::T3_aTagThatGoesIsSaidBeforeAndAfter()
{
    QCOMPARE(ctl(u"change tag npm lts 1.0.0 --tag stable"_s).code, 0);
    QCOMPARE(ctl(u"change tag npm lts 1.1.0 --tag next"_s).code, 0);
    const Outcome shown = ctl(u"delete npm lts 1.0.0 1.1.0 --dry-run"_s);
    QVERIFY2(shown.out.contains("Tags that go with it: next (1.1.0), stable (1.0.0): clients that "
                                "ask for one find nothing then")
                 || shown.out.contains("Tags that go with it: stable (1.0.0), next (1.1.0): "
                                       "clients that ask for one find nothing then"),
             shown.out.constData());
    QVERIFY(!ctl(u"delete npm lts 2.0.0 --dry-run"_s).out.contains("Tags that go"));
    const Outcome gone = ctl(u"delete npm lts 1.0.0 1.1.0 --yes"_s);
    QVERIFY2(gone.out.contains("The tag stable of lts went with its version.")
                 && gone.out.contains("The tag next of lts went with its version."),
             gone.out.constData());
}

void TestPlanStands::T3_whoeverCallsItOtherwiseDependsOnIt_data()
{
    QTest::addColumn<QByteArray>("manifest");
    const auto row = [](const char *manifest) { QTest::newRow(manifest) << QByteArray(manifest); };
    row(R"("dependencies": {"q": "npm:lts@^1"})");
    row(R"("devDependencies": {"q": "npm:lts@^1"})");
    row(R"("optionalDependencies": {"q": "npm:lts"})");
    row(R"("peerDependencies": {"q": "npm:lts@latest"})");
    row(R"("devDependencies": {"lts": "^1"})");
    row(R"("dependencies": {"q": "npm:lts@1"}, "bundleDependencies": ["q"])");
    row(R"("bundledDependencies": ["lts"])");
    row(R"("overrides": {"q": "npm:lts@1"})");
    row(R"("overrides": {"p": {"q@2": "npm:lts@1"}})");
    row(R"("overrides": {"lts": {".": "1.0.0", "q": "2"}})");
    row(R"("resolutions": {"**/q": "npm:lts@1"})");
    row(R"("resolutions": {"p/lts": "1.0.0"})");
    row(R"("pnpm": {"overrides": {"p>q": "npm:lts@1"}})");
    row(R"("dependencies": {"q": "patch:lts@npm%3A1.0.0#./a.patch"})");
    row(R"("dependencies": {"q": "http://here.example/api/v4/projects/1/packages/npm/lts/-/lts-1.0.0.tgz"})");
}

void TestPlanStands::T3_whoeverCallsItOtherwiseDependsOnIt()
{
    QFETCH(const QByteArray, manifest);
    const QString early = planOf(u"delete npm lts --scope acme/web"_s);
    publish(u"app"_s, u"1.0.0"_s, ", " + manifest);
    const Outcome stopped = ctl(u"run %1 --yes"_s.arg(early));
    QCOMPARE(stopped.code, 1);
    QVERIFY2(stopped.err.contains("app depends on lts now."), stopped.err.constData());
    const Outcome shown = ctl(u"delete npm lts --scope acme/web --dry-run"_s);
    QVERIFY2(shown.out.contains("Local packages that depend on it: app"), shown.out.constData());
    QVERIFY(ctl(u"delete npm app --dry-run"_s).out.contains("depend on it: None"));
}

void TestPlanStands::T3_aFolderThatIsGoneStopsAPlan()
{
    const QString folder = m_ctl->path(u"their"_s);
    QVERIFY(QDir().mkpath(folder));
    m_ctl->file(u"their/.npmrc"_s, "fund=false\n");
    const QString plan = planOf(u"delete npm lts 1.0.0 --scope acme/web --project "_s + folder);
    QVERIFY(!plan.isEmpty());
    QVERIFY(QDir(folder).removeRecursively());
    const Outcome gone = ctl(u"run %1 --yes"_s.arg(plan));
    QCOMPARE(gone.code, 1);
    QVERIFY2(gone.err.contains("whose settings were looked at when it was shown, is not there any "
                               "more. Nothing was deleted."),
             gone.err.constData());
    m_ctl->file(u"their"_s, "a file where the folder was");
    QCOMPARE(ctl(u"run %1 --yes"_s.arg(plan)).code, 1);
    QCOMPARE(versions(), u"2.0.0 1.1.0 1.0.0"_s);
}

/// A client with the instance's address, no upstream: nobody is asked, whatever policies say.
void TestPlanStands::V1_whatIsPassedOnToNobodyIsNoStrangers()
{
    const QString home = m_ctl->path(u"home"_s);
    QVERIFY(QDir().mkpath(home));
    const QByteArray before = qgetenv("HOME");
    const auto back = qScopeGuard([before] { qputenv("HOME", before); });
    qputenv("HOME", home.toLocal8Bit());
    m_ctl->namesNoUpstreams = false;
    const QString address = m_ctl->serve()["address"_L1].toString();
    QVERIFY(!address.isEmpty());
    m_ctl->file(u"home/.npmrc"_s, "registry=" + address.toUtf8() + "/api/v4/packages/npm/\n");
    const auto table = [this] {
        return ctl(u"delete npm lts --scope acme/web --dry-run --json"_s);
    };
    const auto verdicts = [](const QJsonObject &plan) {
        QStringList all;
        for (const auto &row : plan["after_this_deletion"_L1].toArray())
            all.append(row["client"_L1].toString() + u' ' + row["verdict"_L1].toString());
        return all;
    };
    const Outcome nobody = table();
    QVERIFY2(verdicts(nobody.json()).contains(u"npm safe"_s), nobody.out.constData());
    QVERIFY2(!nobody.out.contains("\"stranger\""), nobody.out.constData());
    QVERIFY(!nobody.json()["needs_yes"_L1].toBool());
    // With one, who asks without a token of the group is passed on: the name was reserved by its
    // publish alone.
    QCOMPARE(ctl(u"upstreams accept npm http://127.0.0.1:9/"_s).code, 0);
    const Outcome somebody = table();
    QVERIFY2(verdicts(somebody.json()).contains(u"npm stranger"_s)
                 && somebody.out.contains("if it asks without a token of the group"),
             somebody.out.constData());
    // Reserved by hand it is for everybody.
    QCOMPARE(ctl(u"reserve add npm lts --scope acme"_s).code, 0);
    const Outcome kept = table();
    QVERIFY2(verdicts(kept.json()).contains(u"npm safe"_s), kept.out.constData());
}

QTEST_GUILESS_MAIN(TestPlanStands)
#include "tst_planstands.moc"
