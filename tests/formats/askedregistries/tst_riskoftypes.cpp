// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/formatlist.h"
#include "formats/forwarding.h"
#include "formats/publicregistry.h"
#include "insight/risk.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;
using State = ProbeResult::State;

namespace {

const QDateTime now(QDate(2026, 5, 1), QTime(12, 0), Qt::UTC);

constexpr Risk C = Risk::Critical;
constexpr Risk H = Risk::High;
constexpr Risk M = Risk::Medium;
constexpr Risk L = Risk::Low;

/// What is known of a name, beside that it is used and has no other versions.
struct Facts
{
    bool forwards = false; ///< the policy
    State upstream = State::NotAsked;
    bool clash = false; ///< the same version, other bytes
    bool same = false; ///< the same version, the same bytes
    bool young = false;
    bool newer = false;
    bool owned = false;
    bool reserved = false; ///< never forwarded
    bool others = false; ///< versions that stay
    bool unused = false;
    bool neighbour = false;
};

/// The risk, by what a type's clients do and what is forwarded of it.
struct Levels
{
    Risk byVersion; ///< forwarded file by file, clients ask several
    Risk byName; ///< forwarded by name, clients ask several
    Risk bound; ///< forwarded by name, clients ask one registry for the name
    Risk several; ///< not forwarded
    Risk one; ///< not forwarded, clients ask one
};

struct Row
{
    const char *what; ///< begins with the number of the decision table's row
    Facts facts;
    Levels levels;
};

// Written by hand from the algorithm. Whose clients ask nobody is low in every row (14).
const Row rows[] = {
    {"1 forwarded, absent", {.forwards = true, .upstream = State::Absent}, {C, C, C, M, L}},
    {"2 owned", {.forwards = true, .upstream = State::Absent, .owned = true}, {H, H, H, M, L}},
    {"3 clash", {.forwards = true, .upstream = State::Present, .clash = true}, {C, C, C, H, L}},
    {"4 younger than ours",
     {.forwards = true, .upstream = State::Present, .young = true},
     {C, C, C, M, L}},
    {"4 newer", {.forwards = true, .upstream = State::Present, .newer = true}, {C, C, C, M, L}},
    {"4 younger, newer",
     {.forwards = true, .upstream = State::Present, .young = true, .newer = true},
     {C, C, C, H, L}},
    {"5 a stranger's", {.forwards = true, .upstream = State::Present}, {H, H, H, M, L}},
    {"5 a stranger's, owned",
     {.forwards = true, .upstream = State::Present, .owned = true},
     {M, M, M, M, L}},
    {"3 clash, owned",
     {.forwards = true, .upstream = State::Present, .clash = true, .owned = true},
     {C, C, C, H, L}},
    {"6 our copy", {.forwards = true, .upstream = State::Present, .same = true}, {M, M, M, L, L}},
    {"6 our copy, owned",
     {.forwards = true, .upstream = State::Present, .same = true, .owned = true},
     {L, L, L, L, L}},
    {"7 held", {.forwards = true, .upstream = State::Held}, {M, M, M, L, L}},
    {"8 could not ask", {.forwards = true, .upstream = State::Unknown}, {H, H, H, M, M}},
    {"8 not asked", {.forwards = true}, {H, H, H, M, M}},
    {"8 not asked, owned", {.forwards = true, .owned = true}, {M, M, M, M, M}},
    {"9 reserved, absent",
     {.forwards = true, .upstream = State::Absent, .reserved = true},
     {M, M, L, M, L}},
    {"9 reserved, a stranger's",
     {.forwards = true, .upstream = State::Present, .reserved = true},
     {M, M, L, M, L}},
    {"9 reserved, our copy",
     {.forwards = true, .upstream = State::Present, .same = true, .reserved = true},
     {L, L, L, L, L}},
    {"9 reserved, not asked", {.forwards = true, .reserved = true}, {M, M, M, M, M}},
    {"10 12 absent", {.upstream = State::Absent}, {M, M, L, M, L}},
    {"11 clash", {.upstream = State::Present, .clash = true}, {H, H, L, H, L}},
    {"10 a stranger's", {.upstream = State::Present}, {M, M, L, M, L}},
    {"10 a stranger's, owned", {.upstream = State::Present, .owned = true}, {M, M, L, M, L}},
    {"10 held", {.upstream = State::Held}, {L, L, L, L, L}},
    {"10 could not ask", {.upstream = State::Unknown}, {M, M, M, M, M}},
    {"13 not asked", {}, {M, M, M, M, M}},
    {"15 16 others stay, absent",
     {.forwards = true, .upstream = State::Absent, .others = true},
     {C, M, L, M, L}},
    {"15 16 others stay, clash",
     {.forwards = true, .upstream = State::Present, .clash = true, .others = true},
     {C, H, L, H, L}},
    {"15 16 others stay, not asked", {.forwards = true, .others = true}, {H, M, M, M, M}},
    {"17 unused, absent",
     {.forwards = true, .upstream = State::Absent, .unused = true},
     {H, H, H, L, L}},
    {"17 unused, a stranger's",
     {.forwards = true, .upstream = State::Present, .unused = true},
     {M, M, M, M, L}},
    {"17 unused, a stranger's, owned",
     {.forwards = true, .upstream = State::Present, .owned = true, .unused = true},
     {M, M, M, M, L}},
    {"17 unused, a stranger's, not forwarded",
     {.upstream = State::Present, .unused = true},
     {M, M, L, M, L}},
    {"17 unused, clash, not forwarded",
     {.upstream = State::Present, .clash = true, .unused = true},
     {M, M, L, M, L}},
    {"17 unused, our copy",
     {.forwards = true, .upstream = State::Present, .same = true, .unused = true},
     {M, M, M, L, L}},
    {"17 unused, not asked", {.forwards = true, .unused = true}, {M, M, M, M, M}},
    {"17 unused, owned, not asked, not forwarded",
     {.owned = true, .unused = true},
     {M, M, M, M, M}},
    {"a name alike, our copy",
     {.upstream = State::Present, .same = true, .neighbour = true},
     {M, M, M, M, M}},
};

void addUpstream(RiskInputs &in, const Facts &facts)
{
    in.upstream.state = facts.upstream;
    in.upstream.host = u"upstream.example"_s;
    in.upstream.package.created = facts.young ? now : now.addYears(-9);
    if (facts.upstream != State::Present)
        return;
    const bool shared = facts.clash || facts.same;
    in.upstream.package.versions = {shared ? u"1.0.0"_s : facts.newer ? u"9.0.0"_s : u"0.1.0"_s};
    if (shared)
        in.upstream.package.files.push_back(
            {u"1.0.0"_s, u"a"_s, {}, {{}, {}, QByteArray(32, facts.same ? 'a' : 'b'), {}}});
}

RiskInputs inputs(const Format &format, const QString &name, const Facts &facts)
{
    StoredVersion version;
    version.coordinates = {format.id(), name, u"1.0.0"_s};
    version.files.append({1, 7, u"a"_s, 1, {{}, {}, QByteArray(32, 'a'), {}}, now, {}});
    RiskInputs in;
    in.format = &format;
    in.name = in.canonicalName = name;
    in.scopePath = u"acme/web"_s;
    in.deleted.append(version);
    if (facts.others)
        in.remaining = {u"0.9.0"_s};
    in.policy.forwarding = facts.forwards ? Forwarding::Redirect : Forwarding::Off;
    in.owned = facts.owned;
    if (facts.reserved || facts.young) {
        in.reservation.emplace();
        in.reservation->canonicalName = name;
        in.reservation->since = now.addYears(-1);
        in.reservation->allowForwarding = !facts.reserved;
    }
    if (facts.neighbour)
        in.neighbours = {u"acne"_s};
    addUpstream(in, facts);
    in.pulls7Days = in.pulls90Days = facts.unused ? 0 : 1;
    in.lastPull = in.now = now;
    return in;
}

Risk expectedLevel(const Format &format, const QString &name, const Levels &levels)
{
    const PublicRegistry &registry = *format.publicRegistry();
    if (registry.asksNobody())
        return L;
    const bool several = registry.clientsAskSeveral(name);
    if (!format.forwarding())
        return several ? levels.several : levels.one;
    if (format.forwarding()->forwardsByVersion())
        return levels.byVersion;
    return several ? levels.byName : levels.bound;
}

} // namespace

/// The decision table for every type that there is.
class TestRiskOfTypes : public QObject
{
    Q_OBJECT

private slots:
    void decisionTable_data();
    void decisionTable();
    void allKindsOfTypesAreThere();
    void unaskedIsNeverGreen();

private:
    FormatList m_formats;
};

void TestRiskOfTypes::decisionTable_data()
{
    QTest::addColumn<const Format *>("format");
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("row");
    for (const auto &format : m_formats) {
        for (const QString &name : {u"acme"_s, u"@acme/ui"_s}) {
            for (int i = 0; i < int(std::size(rows)); ++i)
                QTest::addRow("%s, %s: %s", qPrintable(format->id()), qPrintable(name),
                              rows[i].what)
                    << static_cast<const Format *>(format.get()) << name << i;
        }
    }
}

void TestRiskOfTypes::decisionTable()
{
    QFETCH(const Format *, format);
    QFETCH(QString, name);
    QFETCH(int, row);
    const Facts &facts = rows[row].facts;
    const Risk risk = expectedLevel(*format, name, rows[row].levels);
    const Evidence evidence = assessRemoval(inputs(*format, name, facts));
    QCOMPARE(evidence.risk, risk);
    QCOMPARE(evidence.nameMustBeTyped, risk >= Risk::High);
    QCOMPARE(evidence.probeHost.isEmpty(), !format->publicRegistry()->tellsOfNames());
    const bool unasked = facts.upstream == State::NotAsked || facts.upstream == State::Unknown;
    if (unasked && !format->publicRegistry()->asksNobody())
        QVERIFY(evidence.risk >= Risk::Medium);
}

/// Each of them is there, so that every column of the table is tried.
void TestRiskOfTypes::allKindsOfTypesAreThere()
{
    QSet<int> kinds;
    for (const auto &format : m_formats) {
        for (const QString &name : {u"acme"_s, u"@acme/ui"_s}) {
            const Levels numbers{Risk(10), Risk(11), Risk(12), Risk(13), Risk(14)};
            kinds.insert(int(expectedLevel(*format, name, numbers)));
        }
    }
    QCOMPARE(kinds, (QSet<int>{int(L), 10, 11, 12, 13, 14}));
}

/// Fault V1, for what the window and the command line show.
void TestRiskOfTypes::unaskedIsNeverGreen()
{
    for (const auto &format : m_formats) {
        const Evidence evidence = assessRemoval(inputs(*format, u"acme"_s, Facts()));
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
