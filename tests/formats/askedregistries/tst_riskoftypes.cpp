// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/formatlist.h"
#include "formats/forwarding.h"
#include "formats/publicregistry.h"
#include "insight/risk.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;
using State = ProbeResult::State;

namespace {

const QDateTime now(QDate(2026, 5, 1), QTime(12, 0), Qt::UTC);

/// The decision table's rows that differ by type: what is known of a name, and the risk where
/// clients ask several registries, or one.
struct Row
{
    const char *what;
    bool forwards;
    State upstream;
    bool clash;
    Risk several;
    Risk one;
};

// Rows 1, 3, 5, 7 and 8 of the table where requests are forwarded, 9 to 14 where they are not.
const Row rows[] = {
    {"forwarded, absent", true, State::Absent, false, Risk::Critical, Risk::Critical},
    {"forwarded, clash", true, State::Present, true, Risk::Critical, Risk::Critical},
    {"forwarded, a stranger's", true, State::Present, false, Risk::High, Risk::High},
    {"forwarded, held", true, State::Held, false, Risk::Medium, Risk::Medium},
    {"forwarded, could not ask", true, State::Unknown, false, Risk::High, Risk::High},
    {"forwarded, not asked", true, State::NotAsked, false, Risk::High, Risk::High},
    {"absent", false, State::Absent, false, Risk::Medium, Risk::Low},
    {"clash", false, State::Present, true, Risk::High, Risk::Low},
    {"a stranger's", false, State::Present, false, Risk::Medium, Risk::Low},
    {"could not ask", false, State::Unknown, false, Risk::Medium, Risk::Medium},
    {"not asked", false, State::NotAsked, false, Risk::Medium, Risk::Medium},
};

RiskInputs inputs(const Format &format, const Row &row)
{
    StoredVersion version;
    version.coordinates = {format.id(), u"acme"_s, u"1.0.0"_s};
    version.files.append({1, 7, u"a"_s, 1, {{}, {}, QByteArray(32, 'a'), {}}, now, {}});
    RiskInputs in;
    in.format = &format;
    in.name = in.canonicalName = u"acme"_s;
    in.scopePath = u"acme/web"_s;
    in.deleted.append(version);
    in.policy.forwarding = row.forwards ? Forwarding::Redirect : Forwarding::Off;
    in.upstream.state = row.upstream;
    in.upstream.host = u"upstream.example"_s;
    in.upstream.package.created = now.addYears(-9);
    if (row.upstream == State::Present)
        in.upstream.package.versions = {row.clash ? u"1.0.0"_s : u"0.1.0"_s};
    if (row.clash)
        in.upstream.package.files.push_back(
            {u"1.0.0"_s, u"a"_s, {}, {{}, {}, QByteArray(32, 'b'), {}}});
    in.pulls7Days = in.pulls90Days = 1;
    in.lastPull = in.now = now;
    return in;
}

} // namespace

/// The decision table for every type that there is.
class TestRiskOfTypes : public QObject
{
    Q_OBJECT

private slots:
    void decisionTable_data();
    void decisionTable();
    void unaskedIsNeverGreen();

private:
    FormatList m_formats;
};

void TestRiskOfTypes::decisionTable_data()
{
    QTest::addColumn<const Format *>("format");
    QTest::addColumn<int>("row");
    for (const auto &format : m_formats) {
        for (int i = 0; i < int(std::size(rows)); ++i)
            QTest::addRow("%s, %s", qPrintable(format->id()), rows[i].what)
                << static_cast<const Format *>(format.get()) << i;
    }
}

void TestRiskOfTypes::decisionTable()
{
    QFETCH(const Format *, format);
    QFETCH(int, row);
    Row expected = rows[row];
    const PublicRegistry &registry = *format->publicRegistry();
    if (!format->forwarding()) { // whatever a policy says: as the row that is not forwarded
        for (const Row &other : rows) {
            if (!other.forwards && other.upstream == expected.upstream
                && other.clash == expected.clash)
                expected.several = other.several, expected.one = other.one;
        }
        if (expected.upstream == State::Held)
            expected.several = expected.one = Risk::Low;
    }
    const Risk risk = registry.asksNobody()                   ? Risk::Low
                      : registry.clientsAskSeveral(u"acme"_s) ? expected.several
                                                              : expected.one;
    const Evidence evidence = assessRemoval(inputs(*format, rows[row]));
    QCOMPARE(evidence.risk, risk);
    QCOMPARE(evidence.nameMustBeTyped, risk >= Risk::High);
    QCOMPARE(evidence.probeHost.isEmpty(), !registry.tellsOfNames());
}

/// Fault V1, for what the window and the command line show.
void TestRiskOfTypes::unaskedIsNeverGreen()
{
    for (const auto &format : m_formats) {
        const Evidence evidence = assessRemoval(inputs(*format, rows[std::size(rows) - 1]));
        const QString report = evidence.report();
        const Exposure exposure = assessExposure(*format, u"acme"_s, Policy(), {}, ProbeResult());
        if (format->publicRegistry()->asksNobody()) {
            QCOMPARE(evidence.risk, Risk::Low);
            QVERIFY2(report.contains(u"nobody else is asked"_s), qPrintable(report));
            continue;
        }
        QVERIFY2(report.contains(u"was not checked"_s), qPrintable(report));
        QVERIFY2(!report.contains(u"Low risk"_s), qPrintable(report));
        QVERIFY2(!report.contains(u"no public registry"_s), qPrintable(report));
        QCOMPARE(english(exposure.text), u"not checked"_s);
        QCOMPARE(exposure.tone, Tone::Unknown);
        for (const EvidenceLine &line : evidence.lines)
            QVERIFY2(line.tone != Tone::Good, qPrintable(english(line.checked)));
    }
}

QTEST_APPLESS_MAIN(TestRiskOfTypes)
#include "tst_riskoftypes.moc"
