// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;
using namespace packhouse;

/// What the command line finds twice, and deletes of it.
class TestCtlDuplicates : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void N19_theListSaysWhatItAddsUpTo();
    void N19_aDryRunIsRunLater();
    void N19_onlyOfOnePackage();
    void N19_oneFileById();
    void N19_roomComesFree();
    void N19_whatIsMissingIsSaid();

private:
    void publish(const QString &name, const QByteArray &bytes);
    QJsonObject json(const QStringList &arguments);
    QStringList files(const QString &name);

    std::unique_ptr<Ctl> m_ctl;
};

void TestCtlDuplicates::init()
{
    m_ctl = std::make_unique<Ctl>();
    QCOMPARE(m_ctl->run({u"scope"_s, u"add"_s, u"acme/web"_s}).code, 0);
    publish(u"tool"_s, QByteArray(3000, 'a'));
    publish(u"tool"_s, QByteArray(2000, 'b'));
    publish(u"tool"_s, "newest");
    publish(u"other"_s, QByteArray(500, 'c'));
    publish(u"other"_s, "newest");
}

void TestCtlDuplicates::publish(const QString &name, const QByteArray &bytes)
{
    const Outcome outcome = m_ctl->run({u"publish"_s, m_ctl->file(u"app.bin"_s, bytes), u"--to"_s,
                                        u"acme/web"_s, u"--type"_s, u"generic"_s, u"--name"_s, name,
                                        u"--version"_s, u"1.0"_s});
    QVERIFY2(outcome.code == 0, outcome.err.constData());
}

QJsonObject TestCtlDuplicates::json(const QStringList &arguments)
{
    const Outcome outcome = m_ctl->run(arguments + QStringList{u"--json"_s});
    if (outcome.code != 0)
        qWarning("%s", outcome.err.constData());
    return outcome.json();
}

/// Their sizes.
QStringList TestCtlDuplicates::files(const QString &name)
{
    QStringList sizes;
    const QJsonObject shown = json({u"show"_s, u"generic"_s, name});
    for (const auto &version : shown["versions"_L1].toArray()) {
        for (const auto &file : version["files"_L1].toArray())
            sizes << QString::number(file["bytes"_L1].toInteger());
    }
    return sizes;
}

void TestCtlDuplicates::N19_theListSaysWhatItAddsUpTo()
{
    const QJsonObject list = json({u"duplicates"_s, u"list"_s});
    QCOMPARE(list["superseded"_L1].toInteger(), 3);
    QCOMPARE(list["frees"_L1].toInteger(), 5500);
    const QJsonObject storage = list["storage"_L1].toObject();
    QCOMPARE(storage["packages"_L1].toInteger() + storage["trash"_L1].toInteger()
                 + storage["kept"_L1].toInteger() - storage["on_disk"_L1].toInteger(),
             storage["saved"_L1].toInteger());
    QCOMPARE(storage["saved"_L1].toInteger(), 6);
    const Outcome text = m_ctl->run({u"duplicates"_s, u"list"_s});
    QVERIFY(text.out.contains("file name") && text.out.contains("Saved by sharing"));
    QVERIFY(text.out.contains("SHA-256"));
    // What tells places of one name apart, and those of a scope.
    const auto all = list["duplicates"_L1].toArray();
    for (const auto &place : all.first()["places"_L1].toArray()) {
        QCOMPARE(place["sha256"_L1].toString().size(), 64);
        QVERIFY(place["bytes"_L1].toInteger() > 0);
    }
    const QString scope = all.first()["places"_L1][0]["scope"_L1].toString();
    QVERIFY(!json({u"duplicates"_s, u"list"_s, u"--scope"_s, scope})["duplicates"_L1]
                 .toArray()
                 .isEmpty());
    QCOMPARE(m_ctl->run({u"duplicates"_s, u"list"_s, u"--scope"_s, u"no/such"_s}).code, 3);
}

void TestCtlDuplicates::N19_aDryRunIsRunLater()
{
    const QJsonObject plan = json({u"duplicates"_s, u"drop"_s, u"--dry-run"_s});
    QCOMPARE(plan["outcome"_L1].toString(), u"dry run"_s);
    QCOMPARE(plan["files"_L1].toInteger(), 3);
    QCOMPARE(plan["versions"_L1].toInteger(), 0);
    QCOMPARE(plan["frees"_L1].toInteger(), 5500);
    QCOMPARE(files(u"tool"_s).size(), 3);
    publish(u"tool"_s, "newer still"); // what was newest is superseded now, and not in the plan
    const Outcome told = m_ctl->run({u"run"_s, plan["plan"_L1].toString()});
    QVERIFY2(told.out.contains("Deleted 3 files of versions that stay")
                 && told.out.contains("app.bin of tool 1.0 stays: it came meanwhile."),
             told.out.constData());
    QCOMPARE(files(u"tool"_s), (QStringList{u"6"_s, u"11"_s}));
    QCOMPARE(files(u"other"_s), QStringList(u"6"_s));
    QCOMPARE(m_ctl->run({u"run"_s, plan["plan"_L1].toString()}).code, 3);
    // They are in the trash, and come back.
    const QJsonArray trash = json({u"trash"_s, u"list"_s})["trash"_L1].toArray();
    QCOMPARE(trash.size(), 2);
    for (const auto &row : trash)
        QCOMPARE(m_ctl->run({u"restore"_s, QString::number(row["id"_L1].toInteger())}).code, 0);
    QCOMPARE(files(u"tool"_s).size(), 4);
}

void TestCtlDuplicates::N19_onlyOfOnePackage()
{
    const QJsonObject done = json({u"duplicates"_s, u"drop"_s, u"generic"_s, u"other"_s});
    QCOMPARE(done["taken_out"_L1].toInteger(), 1);
    QCOMPARE(files(u"other"_s), QStringList(u"6"_s));
    QCOMPARE(files(u"tool"_s).size(), 3);
}

void TestCtlDuplicates::N19_oneFileById()
{
    qint64 largest = 0;
    const QJsonObject shown = json({u"show"_s, u"generic"_s, u"tool"_s});
    for (const auto &file : shown["versions"_L1][0]["files"_L1].toArray()) {
        if (file["bytes"_L1].toInteger() == 3000)
            largest = file["id"_L1].toInteger();
    }
    QVERIFY(largest > 0);
    // Nobody was asked about a file of a version that stays, and nothing says that somebody was.
    const Outcome plan = m_ctl->run({u"duplicates"_s, u"delete"_s, u"generic"_s, u"tool"_s,
                                     u"1.0"_s, QString::number(largest), u"--dry-run"_s});
    QVERIFY2(plan.code == 0 && !plan.out.contains("Asked"), plan.out.constData());
    const Outcome text = m_ctl->run({u"duplicates"_s, u"delete"_s, u"generic"_s, u"tool"_s,
                                     u"1.0"_s, QString::number(largest)});
    QVERIFY2(text.code == 0, text.err.constData());
    QVERIFY2(text.out.contains("1 file of versions that stay"), text.out.constData());
    QCOMPARE(files(u"tool"_s), (QStringList{u"2000"_s, u"6"_s}));
}

void TestCtlDuplicates::N19_roomComesFree()
{
    const QJsonObject done = json(
        {u"duplicates"_s, u"free"_s, u"2kB"_s, u"--for-good"_s, u"--yes"_s});
    QCOMPARE(done["taken_out"_L1].toInteger(), 1);
    QCOMPARE(files(u"tool"_s), (QStringList{u"2000"_s, u"6"_s}));
    QVERIFY(json({u"trash"_s, u"list"_s})["trash"_L1].toArray().isEmpty());
}

void TestCtlDuplicates::N19_whatIsMissingIsSaid()
{
    const Outcome more = m_ctl->run({u"duplicates"_s, u"free"_s, u"1MB"_s});
    QCOMPARE(more.code, 3);
    QVERIFY2(more.err.contains("frees"), more.err.constData());
    QCOMPARE(files(u"tool"_s).size(), 3);
    QCOMPARE(m_ctl->run({u"duplicates"_s, u"drop"_s}).code, 0);
    QCOMPARE(m_ctl->run({u"duplicates"_s, u"drop"_s}).code, 3);
    QCOMPARE(m_ctl->run({u"duplicates"_s, u"drop"_s, u"--scope"_s, u"no/such"_s}).code, 3);
}

QTEST_GUILESS_MAIN(TestCtlDuplicates)
#include "tst_ctlduplicates.moc"
