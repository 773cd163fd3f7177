// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl.h"
#include "support/archivebuilder.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;
using namespace packhouse;

/// The audit as people and scripts get it from the command line, beside a server of the registry.
class TestCtlAudit : public QObject
{
    Q_OBJECT

    std::unique_ptr<Ctl> m_ctl;

private slots:
    void init() { m_ctl = std::make_unique<Ctl>(); }
    void cleanup() { m_ctl.reset(); }

    void auditTellsWhatChangedSinceTheLast();
    void auditIsWrittenAsPeopleNeedIt();
};

void TestCtlAudit::auditTellsWhatChangedSinceTheLast()
{
    QVERIFY(!m_ctl->serve().isEmpty());
    QCOMPARE(m_ctl->run({u"scope"_s, u"add"_s, u"acme/web"_s}).code, 0);
    const QString tool = m_ctl->file(u"tool.bin"_s, "the bytes");
    QVERIFY(m_ctl->run({u"audit"_s, u"--json"_s}).json()["since"_L1].isNull());
    QCOMPARE(m_ctl
                 ->run({u"publish"_s, tool, u"--to"_s, u"acme/web"_s, u"--name"_s, u"tool"_s,
                        u"--version"_s, u"1.0.0"_s})
                 .code,
             0);
    const QJsonObject second = m_ctl->run({u"audit"_s, u"--json"_s}).json();
    QVERIFY(second["since"_L1].isString());
    QCOMPARE(second["changes"_L1][0]["name"_L1].toString(), u"tool"_s);
    QVERIFY(m_ctl->run({u"audit"_s}).out.contains("Nothing changed since the audit of"));
    // A name of two projects is not new each time.
    QCOMPARE(m_ctl->run({u"scope"_s, u"add"_s, u"acme/api"_s}).code, 0);
    QCOMPARE(m_ctl
                 ->run({u"publish"_s, tool, u"--to"_s, u"acme/api"_s, u"--name"_s, u"tool"_s,
                        u"--version"_s, u"1.0.0"_s})
                 .code,
             0);
    QVERIFY(m_ctl->run({u"audit"_s}).out.contains("is new here"));
    QVERIFY(m_ctl->run({u"audit"_s}).out.contains("Nothing changed since the audit of"));
}

void TestCtlAudit::auditIsWrittenAsPeopleNeedIt()
{
    QVERIFY(!m_ctl->serve().isEmpty());
    QCOMPARE(m_ctl->run({u"scope"_s, u"add"_s, u"acme/web"_s}).code, 0);
    QCOMPARE(m_ctl->run({u"scope"_s, u"add"_s, u"acme/api"_s}).code, 0);
    const QString tarball = m_ctl->file(
        u"ui.tgz"_s,
        test::makeTgz({{"package/package.json", "{\"name\":\"@acme/ui\",\"version\":\"1.0.0\"}"}}));
    QCOMPARE(m_ctl->run({u"publish"_s, tarball, u"--to"_s, u"acme/web"_s}).code, 0);
    const QString other = m_ctl->file(
        u"other.tgz"_s,
        test::makeTgz({{"package/package.json", "{\"name\":\"@acme/ui\",\"version\":\"2.0.0\"}"}}));
    QCOMPARE(m_ctl->run({u"publish"_s, other, u"--to"_s, u"acme/api"_s}).code, 0);

    const Outcome table = m_ctl->run({u"audit"_s});
    QCOMPARE(table.code, 4); // two projects have one name, and nobody said whose it is
    QVERIFY(table.out.contains("Published by acme/api, too."));
    QVERIFY(table.out.contains("! 1 name: somebody has to say what holds."));
    const Outcome csv = m_ctl->run({u"audit"_s, u"--format"_s, u"csv"_s});
    QCOMPARE(csv.code, 4);
    QVERIFY(csv.out.startsWith("type,name,scope,"));
    QVERIFY(csv.out.contains("\nnpm,'@acme/ui,acme/web,pkg:npm/%40acme/ui,")); // no formula
    const QString report = m_ctl->path(u"report.sarif"_s);
    const Outcome sarif = m_ctl->run(
        {u"audit"_s, u"--format"_s, u"sarif"_s, u"--output"_s, report});
    QCOMPARE(sarif.code, 4);
    QVERIFY(sarif.out.isEmpty());
    QFile written(report);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QJsonObject run = QJsonDocument::fromJson(written.readAll())["runs"_L1][0].toObject();
    QCOMPARE(run["tool"_L1]["driver"_L1]["name"_L1].toString(), u"Packhouse"_s);
    QCOMPARE(run["results"_L1][0]["ruleId"_L1].toString(), u"contested"_s);
    QVERIFY(run["results"_L1][0]["properties"_L1]["changes"_L1].toArray().isEmpty());
    // The same by another process, and as JSON either way.
    const QJsonObject json = m_ctl->run({u"audit"_s, u"--format"_s, u"json"_s}).json();
    QCOMPARE(json["names"_L1][0]["belongs_to"_L1][0].toString(), u"acme/web"_s);
    QCOMPARE(json["decisions"_L1].toInt(), 1);

    QCOMPARE(m_ctl
                 ->run({u"names"_s, u"assign"_s, u"--type"_s, u"npm"_s, u"--scope"_s, u"acme/web"_s,
                        u"@acme/ui"_s})
                 .code,
             0);
    QCOMPARE(m_ctl->run({u"audit"_s}).code, 0);
    QCOMPARE(m_ctl->run({u"audit"_s, u"--format"_s, u"xml"_s}).code, 2);
    // A link is written through, never replaced.
    const QString link = m_ctl->path(u"link.csv"_s);
    QVERIFY(QFile::link(report, link));
    QCOMPARE(m_ctl->run({u"audit"_s, u"--format"_s, u"csv"_s, u"--output"_s, link}).code, 0);
    QCOMPARE(QFile::symLinkTarget(link), report);
    written.seek(0);
    QVERIFY(written.readAll().startsWith("type,name,scope,"));
    const Outcome nowhere = m_ctl->run({u"audit"_s, u"--format"_s, u"csv"_s, u"--output"_s,
                                        m_ctl->path(u"no/such/folder/a.csv"_s)});
    QCOMPARE(nowhere.code, 1);
    QVERIFY(!nowhere.err.isEmpty());
}

QTEST_GUILESS_MAIN(TestCtlAudit)
#include "tst_ctlaudit.moc"
