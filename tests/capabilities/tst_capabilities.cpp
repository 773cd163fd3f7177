// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "capabilities/table.h"
#include "formats/formatlist.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::test;

/// What "packhousectl capabilities" prints, beside the reference's own table.
class TestCapabilities : public QObject
{
    Q_OBJECT

private slots:
    void everyCellIsTheReferences();
    void everyTypeHasARow();
    void extrasAreListedApart();
    void exceptionsAreAboutCells();

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
    QCOMPARE(m_reference.rows().size(), 14);
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
    for (const auto &format : m_formats) {
        const bool there = std::any_of(
            m_reference.rows().begin(), m_reference.rows().end(), [&](const QByteArrayList &row) {
                return m_reference.cell(row, "type") == format->id().toLatin1();
            });
        QVERIFY2(there, qPrintable(format->id()));
    }
}

void TestCapabilities::extrasAreListedApart()
{
    const QJsonArray extras =
        QJsonDocument::fromJson(printed({u"--json"_s})).object()[u"extras"_s].toArray();
    QVERIFY(!extras.isEmpty());
    const QByteArray people = printed({});
    const qsizetype apart = people.indexOf("Beyond the reference");
    QVERIFY(apart > people.indexOf("\ndebian ") && people.indexOf("\ndebian ") > 0);
    QVERIFY(!printed({u"--tsv"_s}).contains("Beyond"));
    for (const QJsonValue &extra : extras) {
        const QByteArray client = extra[u"client"_s].toString().toLatin1();
        const QByteArray column = extra[u"column"_s].toString().toLatin1();
        const QByteArray tag = client + '/' + column;
        QVERIFY2(client == "*" || !m_reference.row(client).isEmpty(), tag.constData());
        QVERIFY2(m_reference.columns().indexOf(column) > 1, tag.constData());
        // Beyond the reference: nothing that its cell says already.
        QVERIFY2(extra[u"value"_s].toString().toLatin1()
                     != m_reference.cell(m_reference.row(client), column),
                 tag.constData());
        const QByteArray text = extra[u"text"_s].toString().toUtf8();
        QVERIFY2(text.endsWith('.'), tag.constData());
        QVERIFY2(people.indexOf(text, apart) > 0, tag.constData());
    }
}

void TestCapabilities::exceptionsAreAboutCells()
{
    const Table exceptions = Table::ofFile(u"exceptions.tsv"_s);
    for (const QByteArrayList &row : exceptions.rows()) {
        const QByteArrayList client = m_reference.row(row.value(0));
        QVERIFY2(!client.isEmpty(), row.value(0).constData());
        QVERIFY2(m_reference.columns().indexOf(row.value(1)) > 1, row.value(1).constData());
        QVERIFY2(row.value(2).endsWith('.'), row.value(2).constData());
    }
}

QTEST_GUILESS_MAIN(TestCapabilities)
#include "tst_capabilities.moc"
