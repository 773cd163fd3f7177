// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "capabilities/table.h"
#include "formats/capabilitytable.h"
#include "support/spyformat.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::test;

namespace packhouse {
std::unique_ptr<Format> make_maven();
std::unique_ptr<Format> make_npm();
} // namespace packhouse

/// What "packhousectl capabilities" prints, beside the reference's own table.
class TestCapabilities : public QObject
{
    Q_OBJECT

private slots:
    void everyCellIsTheReferences();
    void everyTypeHasARow();
    void aTypeThatTheReferenceLacksIsListedApart();
    void extrasAreListedApart();

private:
    static QByteArray printed(const QStringList &more)
    {
        QProcess process;
        process.start(QStringLiteral(PACKHOUSECTL), QStringList{u"capabilities"_s} + more);
        if (!process.waitForFinished(60'000) || process.exitCode() != 0)
            return {};
        return process.readAllStandardOutput();
    }

    const Table m_reference = Table::ofFile(u"reference.tsv"_s);
    const FormatList m_formats;
};

void TestCapabilities::everyCellIsTheReferences()
{
    const Table ours = Table::parse(printed({u"--tsv"_s}));
    QCOMPARE(ours.columns(), m_reference.columns());
    QByteArrayList differences;
    QByteArrayList order;
    for (const QByteArrayList &wanted : m_reference.rows()) {
        const QByteArray client = wanted.value(0);
        const QByteArrayList row = ours.row(client);
        if (row.isEmpty()) {
            if (m_formats.find(QString::fromLatin1(m_reference.cell(wanted, "type"))))
                differences.append(client + ": its type is built in, but there is no row");
            continue;
        }
        order.append(client);
        for (const QByteArray &column : m_reference.columns()) {
            const QByteArray is = ours.cell(row, column);
            const QByteArray should = m_reference.cell(wanted, column);
            if (is != should)
                differences.append(client + '/' + column + ": \"" + is + "\" instead of \"" + should
                                   + '"');
        }
    }
    QVERIFY2(differences.isEmpty(), ('\n' + differences.join('\n')).constData());
    QByteArrayList printedOrder;
    for (const QByteArrayList &row : ours.rows())
        printedOrder.append(row.value(0));
    QCOMPARE(printedOrder, order); // the reference's order, and no client that it does not have
}

void TestCapabilities::everyTypeHasARow()
{
    const QJsonObject all = QJsonDocument::fromJson(printed({u"--json"_s})).object();
    const QByteArray people = printed({});
    QStringList listed;
    for (const QJsonValue &row : all[u"capabilities"_s].toArray())
        listed << row[u"type"_s].toString();
    for (const QJsonValue &row : all[u"beyond"_s].toArray()) {
        listed << row[u"type"_s].toString();
        const QByteArray client = row[u"client"_s].toString().toLatin1();
        QVERIFY2(m_reference.row(client).isEmpty(), client.constData());
        QVERIFY2(people.indexOf('\n' + client + ' ')
                     > people.indexOf("Types that the reference does not have"),
                 client.constData());
    }
    for (const auto &format : m_formats)
        QVERIFY2(listed.contains(format->id()), qPrintable(format->id()));
}

void TestCapabilities::aTypeThatTheReferenceLacksIsListedApart()
{
    std::vector<std::unique_ptr<Format>> some;
    some.push_back(std::make_unique<PlainFormat>());
    some.push_back(make_npm());
    some.push_back(make_maven());
    const CapabilityTable table = capabilityTable(FormatList(std::move(some)));
    QStringList clients;
    for (const QStringList &row : table.reference)
        clients << row.first();
    QCOMPARE(clients, (QStringList{u"mvn"_s, u"gradle"_s, u"sbt"_s, u"npm"_s}));
    QCOMPARE(table.beyond.size(), 1);
    const QStringList row = table.beyond.first();
    QCOMPARE(row.size(), table.columns.size());
    QCOMPARE(row.value(table.columns.indexOf(u"type"_s)), u"plain"_s);
    QCOMPARE(row.value(table.columns.indexOf(u"publish_project"_s)), u"Y"_s);
    QCOMPARE(row.value(table.columns.indexOf(u"publish_group"_s)), u"N"_s);
    QCOMPARE(row.value(table.columns.indexOf(u"tokens"_s)), u"P,J,D,A"_s);
    QByteArrayList extras;
    for (const CapabilityExtra &extra : table.extras) {
        if (extras.isEmpty() || extras.last() != extra.client)
            extras << extra.client;
    }
    // What all can, then each client once, in the order of the rows.
    QCOMPARE(extras.value(0), "*"_ba);
    QCOMPARE(QSet<QByteArray>(extras.begin(), extras.end()).size(), extras.size());
    QVERIFY(extras.contains("sbt") && extras.indexOf("sbt") < extras.indexOf("npm"));
}

void TestCapabilities::extrasAreListedApart()
{
    const QJsonObject all = QJsonDocument::fromJson(printed({u"--json"_s})).object();
    const QJsonArray extras = all[u"extras"_s].toArray();
    QVERIFY(!extras.isEmpty());
    const QByteArray people = printed({});
    const qsizetype apart = people.indexOf("Beyond the reference");
    QVERIFY(apart > people.indexOf("\ndebian ") && people.indexOf("\ndebian ") > 0);
    QVERIFY(!printed({u"--tsv"_s}).contains("Beyond"));
    QMap<QString, QJsonValue> rows;
    for (const QString &part : {u"capabilities"_s, u"beyond"_s}) {
        for (const QJsonValue &row : all[part].toArray())
            rows.insert(row[u"client"_s].toString(), row);
    }
    for (const QJsonValue &extra : extras) {
        const QString client = extra[u"client"_s].toString();
        const QString column = extra[u"column"_s].toString();
        const QByteArray tag = (client + u'/' + column).toLatin1();
        QVERIFY2(client == u"*" || rows.contains(client), tag.constData());
        QVERIFY2(m_reference.columns().indexOf(column.toLatin1()) > 1, tag.constData());
        // Beyond the reference: nothing that its cell says already.
        QVERIFY2(extra[u"value"_s] != rows.value(client)[column], tag.constData());
        const QByteArray text = extra[u"text"_s].toString().toUtf8();
        QVERIFY2(text.endsWith('.'), tag.constData());
        QVERIFY2(people.indexOf(text, apart) > 0, tag.constData());
    }
}

QTEST_GUILESS_MAIN(TestCapabilities)
#include "tst_capabilities.moc"
