// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/forwarding.h"
#include "formats/publicregistry.h"
#include "insight/risk.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;
using State = ProbeResult::State;

namespace {

class FakeDialect final
    : public PublicRegistry
    , public ForwardedDocuments
{
public:
    QByteArray documentPath(const QString &name) const override { return name.toUtf8(); }
    QByteArray accept() const override { return "application/json"_ba; }
    Result<UpstreamPackage> parse(const QByteArray &) const override { return UpstreamPackage{}; }
    Result<QByteArray> rewrite(const QByteArray &document, const QString &, const QByteArray &,
                               const QSet<QString> &) const override
    {
        return document;
    }
    QByteArray contentType() const override { return "application/json"_ba; }
    bool forwardsByVersion() const override { return byVersion; }
    bool clientsAskSeveral(const QString &) const override { return several; }
    Text whenAsked(const QString &) const override { return Text::of("Always."); }
    Text closedBy(const QString &) const override { return Text::of("A setting."); }
    QStringList clientsAddresses(const QProcessEnvironment &) const override { return {}; }

    bool byVersion = false;
    bool several = true;
};

/// Whom the clients of a type ask beside this registry: nobody; a public registry, to which
/// requests are forwarded from here or not; or that type never said.
enum class Asks { Forwarded, NeverForwarded, Nobody, NotTold };

/// A type whose versions are whole numbers.
class FakeType final : public Format
{
public:
    FormatId id() const override { return u"fake"_s; }
    QString label() const override { return u"Fake"_s; }
    std::span<const CapabilityRow> capabilities() const override { return {}; }
    Policy defaultPolicy() const override { return {}; }
    DuplicateUnit duplicateUnit() const override { return DuplicateUnit::Version; }
    Result<void> check(const Coordinates &) const override { return {}; }
    Result<void> checkFileName(const QString &) const override { return {}; }
    std::weak_ordering compare(const QString &a, const QString &b) const override
    {
        return a.toInt() <=> b.toInt();
    }
    bool isPrerelease(const QString &) const override { return false; }
    const PublicRegistry *publicRegistry() const override
    {
        if (asks == Asks::Nobody)
            return &nobody;
        return asks == Asks::NotTold ? nullptr : &dialect;
    }
    const ForwardedDocuments *forwarding() const override
    {
        return asks == Asks::Forwarded ? &dialect : nullptr;
    }

    Asks asks = Asks::Forwarded;
    FakeDialect dialect;
    NobodyAsked nobody{Text::of("Addresses carry the host.")};
};

const QDateTime now(QDate(2026, 5, 1), QTime(12, 0), Qt::UTC);

/// One row of the decision table, in a form that reads like it.
struct Row
{
    bool forwards = false;
    bool reserved = false;
    State upstream = State::NotAsked;
    bool sameBytes = false;
    bool otherBytes = false;
    bool younger = false;
    bool newer = false;
    bool owned = false;
    Asks asks = Asks::Forwarded;
    bool byVersion = false;
    bool several = true;
    bool othersLeft = false;
    bool used = true;
};

RiskInputs inputs(const Row &row, FakeType &type)
{
    type.asks = row.asks;
    type.dialect.byVersion = row.byVersion;
    type.dialect.several = row.several;

    StoredVersion version;
    version.id = 7;
    version.coordinates = {u"fake"_s, u"widget"_s, u"3"_s};
    version.files.append({1, 7, u"widget.f"_s, 1200, {{}, {}, QByteArray(32, 'a'), {}}, now, {}});

    RiskInputs in;
    in.format = &type;
    in.name = in.canonicalName = u"widget"_s;
    in.scopePath = u"acme/web"_s;
    in.deleted.append(version);
    if (row.othersLeft)
        in.remaining.append(u"2"_s);
    in.policy.forwarding = row.forwards ? Forwarding::Redirect : Forwarding::Off;
    in.reservation = Reservation{u"fake"_s, u"widget"_s, u"published here"_s, now.addDays(-100),
                                 !row.reserved};
    in.owned = row.owned;
    in.upstream.state = row.upstream;
    in.upstream.host = u"upstream.example"_s;
    in.upstream.at = now.addSecs(-4);
    in.upstream.package.created = now.addDays(row.younger ? -10 : -1000);
    if (row.upstream == State::Present)
        in.upstream.package.versions = {u"1"_s, row.newer ? u"99"_s : u"2"_s};
    if (row.sameBytes || row.otherBytes) {
        in.upstream.package.versions.append(u"3"_s);
        in.upstream.package.files.push_back(
            {u"3"_s, u"widget.f"_s, {}, {{}, {}, QByteArray(32, row.sameBytes ? 'a' : 'b'), {}}});
    }
    in.pulls7Days = in.pulls90Days = row.used ? 37 : 0;
    in.lastPull = now.addSecs(-7200);
    in.lastPullBy = u"ci-web"_s;
    in.now = now;
    return in;
}

} // namespace

class TestRisk : public QObject
{
    Q_OBJECT

private slots:
    void decisionTable_data();
    void decisionTable();
    void V1_withoutAnUpstreamItIsRatedAsNotForwarded();
    void notForwardedIsNotSafe();
    void aVersionWithoutHashesIsNotAbsent();
    void reservedComesBeforeThePolicy();
    void couldNotCheckNeverLooksGood();
    void registryThatDoesNotTellNeverLooksGood();
    void worstOfSeveralPackagesSpeaksForAll();
    void N13_theWorstOfManyComeFirst();
    void unusedAndJustMadeIsOneStepLower();
    void saysWhoPulledAndWhoDepends();
    void exposureOfWhatIsThere();
    void readableTimes_data();
    void readableTimes();
    void hoursGoOverMidnight();
};

void TestRisk::decisionTable_data()
{
    QTest::addColumn<Row>("row");
    QTest::addColumn<Risk>("risk");
    QTest::addColumn<bool>("reserveByDefault");
    const auto add = [](const char *name, Row row, Risk risk, bool reserve) {
        QTest::newRow(name) << row << risk << reserve;
    };
    using enum Risk;
    const State absent = State::Absent;
    const State present = State::Present;
    add("1 forwarded, absent", {.forwards = true, .upstream = absent}, Critical, true);
    add("2 forwarded, absent, owned namespace",
        {.forwards = true, .upstream = absent, .owned = true}, High, true);
    add("3 forwarded, same version with other content",
        {.forwards = true, .upstream = present, .otherBytes = true}, Critical, true);
    add("4 forwarded, a stranger's, younger than ours",
        {.forwards = true, .upstream = present, .younger = true}, Critical, true);
    add("5 forwarded, a stranger's, older", {.forwards = true, .upstream = present}, High, true);
    add("5b forwarded, a stranger's, with a newer version",
        {.forwards = true, .upstream = present, .newer = true}, Critical, true);
    add("6 forwarded, our own copy", {.forwards = true, .upstream = present, .sameBytes = true},
        Medium, false);
    add("7 forwarded, held", {.forwards = true, .upstream = State::Held}, Medium, true);
    add("8 forwarded, could not ask", {.forwards = true, .upstream = State::Unknown}, High, true);
    add("8b forwarded, not asked", {.forwards = true}, High, true);
    add("9 reserved, absent, one source",
        {.forwards = true, .reserved = true, .upstream = absent, .several = false}, Low, false);
    add("9b reserved, absent, several sources",
        {.forwards = true, .reserved = true, .upstream = absent}, Medium, false);
    add("10 not forwarded, absent, several sources", {.upstream = absent}, Medium, false);
    add("11 not forwarded, clash, several sources", {.upstream = present, .otherBytes = true}, High,
        false);
    add("11b not forwarded, younger and newer",
        {.upstream = present, .younger = true, .newer = true}, High, false);
    add("12 not forwarded, absent, one source", {.upstream = absent, .several = false}, Low, false);
    add("13 not forwarded, could not ask", {.upstream = State::Unknown, .several = false}, Medium,
        false);
    add("13b not forwarded, not asked", {.several = false}, Medium, false);
    add("13c not forwarded, not asked, owned and unused", {.owned = true, .used = false}, Medium,
        false);
    add("13d reserved, not asked", {.forwards = true, .reserved = true, .several = false}, Medium,
        false);
    add("14 clients ask nobody", {.forwards = true, .asks = Asks::Nobody}, Low, false);
    add("14b nobody said whom clients ask", {.forwards = true, .asks = Asks::NotTold}, Medium,
        false);
    add("14c type without forwarding, absent",
        {.forwards = true, .upstream = absent, .asks = Asks::NeverForwarded}, Medium, false);
    add("14d type without forwarding, clash",
        {.upstream = present, .otherBytes = true, .asks = Asks::NeverForwarded}, High, false);
    add("14e type without forwarding, not asked", {.asks = Asks::NeverForwarded}, Medium, false);
    add("15 other versions stay, by name",
        {.forwards = true, .upstream = absent, .several = false, .othersLeft = true}, Low, false);
    add("16 other versions stay, by version",
        {.forwards = true, .upstream = absent, .byVersion = true, .othersLeft = true}, Critical,
        true);
}

void TestRisk::decisionTable()
{
    QFETCH(Row, row);
    FakeType type;
    const Evidence evidence = assessRemoval(inputs(row, type));
    QTEST(evidence.risk, "risk");
    QTEST(evidence.reserveByDefault, "reserveByDefault");
    QCOMPARE(evidence.nameMustBeTyped, evidence.risk >= Risk::High);
    QVERIFY(!evidence.headline.isEmpty() && !evidence.explanation.isEmpty());
    // Two lines that say the same of forwarding, or the opposite, confuse a reader.
    QCOMPARE(std::count_if(evidence.lines.begin(), evidence.lines.end(),
                           [](const EvidenceLine &line) {
                               return english(line.checked).startsWith(u"Forwarding");
                           }),
             1);
}

/// Fault V1: we do not forward, so nobody else has it.
/// The policy forwards, and nobody said where to.
void TestRisk::V1_withoutAnUpstreamItIsRatedAsNotForwarded()
{
    FakeType type;
    for (const State state :
         {State::NotAsked, State::Unknown, State::Absent, State::Present, State::Held}) {
        for (const bool other : {false, true}) {
            RiskInputs nowhere = inputs({.forwards = true, .upstream = state, .otherBytes = other},
                                        type);
            const Evidence forwarded = assessRemoval(nowhere);
            nowhere.hasUpstream = false;
            const Evidence found = assessRemoval(nowhere);
            const Evidence off = assessRemoval(
                inputs({.upstream = state, .otherBytes = other}, type));
            QCOMPARE(found.risk, off.risk);
            QVERIFY(found.risk <= forwarded.risk);
            QCOMPARE(found.reserveOffered, off.reserveOffered);
            QVERIFY(found.risk > Risk::Low || state != State::NotAsked);
            QVERIFY2(english(found.explanation).contains(u"404"),
                     qPrintable(english(found.explanation)));
            QVERIFY(!english(found.explanation).contains(u"be answered by the public registry"));
        }
    }
}

void TestRisk::notForwardedIsNotSafe()
{
    FakeType type;
    const Evidence asked = assessRemoval(inputs({.asks = Asks::NeverForwarded}, type));
    QCOMPARE(english(asked.headline), u"The risk of dependency confusion was not checked."_s);
    QVERIFY(english(asked.explanation).contains(u"has not been checked"_s));
    for (const EvidenceLine &line : asked.lines)
        QVERIFY2(line.tone != Tone::Good, qPrintable(english(line.checked)));
    const QString report = asked.report();
    QVERIFY2(report.contains(u"Always."_s) && report.contains(u"A setting."_s), qPrintable(report));

    const Evidence off = assessRemoval(inputs({.several = false}, type));
    QCOMPARE(english(off.lines.first().found), u"Off by default"_s);
    QVERIFY(off.lines.first().tone != Tone::Good);

    const Evidence nobody = assessRemoval(inputs({.asks = Asks::Nobody}, type));
    QCOMPARE(english(nobody.explanation), u"Addresses carry the host."_s);
    QVERIFY(nobody.report().contains(u"Addresses carry the host."_s));
}

/// Fault V1: registries that list versions without hashes (NuGet, Maven, Go, Conan).
void TestRisk::aVersionWithoutHashesIsNotAbsent()
{
    FakeType type;
    RiskInputs in = inputs({.upstream = State::Present, .several = false, .used = false}, type);
    QCOMPARE(assessRemoval(in).risk, Risk::Low);
    in.upstream.package.versions.append(u"3"_s);
    const Evidence evidence = assessRemoval(in);
    QCOMPARE(evidence.risk, Risk::Medium);
    QVERIFY2(evidence.report().contains(u"whether the content is the same is not told"_s),
             qPrintable(evidence.report()));
}

/// Fault V6: what holds comes first, and nothing beside it says the opposite.
void TestRisk::reservedComesBeforeThePolicy()
{
    FakeType type;
    const Evidence evidence = assessRemoval(
        inputs({.forwards = true, .reserved = true, .upstream = State::Absent}, type));
    QCOMPARE(
        english(evidence.lines.first().found),
        u"Reserved: this name is never forwarded, whatever the policy (Allowed by default, not "
        u"locked)"_s);
    QVERIFY(evidence.lines.first().tone != Tone::Bad);
}

void TestRisk::couldNotCheckNeverLooksGood()
{
    FakeType type;
    for (const State state : {State::Unknown, State::NotAsked}) {
        for (const bool forwards : {true, false}) {
            const RiskInputs in = inputs({.forwards = forwards, .upstream = state}, type);
            const Evidence evidence = assessRemoval(in);
            QCOMPARE(evidence.lines.at(1).tone, Tone::Unknown);
            const Exposure exposure = assessExposure(type, in.canonicalName, in.policy,
                                                     in.reservation, in.upstream);
            QVERIFY(evidence.risk != Risk::Low);
            QVERIFY(exposure.tone != Tone::Good && exposure.tone != Tone::Neutral);
        }
    }
}

void TestRisk::registryThatDoesNotTellNeverLooksGood()
{
    FakeType type;
    RiskInputs in = inputs({}, type);
    in.reservation.reset();
    in.registryTells = false;
    in.lastPull = {};
    const Evidence evidence = assessRemoval(in);
    QCOMPARE(evidence.risk, Risk::High);
    QVERIFY(evidence.nameMustBeTyped);
    QVERIFY(!evidence.reserveOffered);
    QVERIFY(!evidence.stopForwardingOffered);
    QVERIFY(english(evidence.explanation).contains(u"does not tell"_s));
    for (const EvidenceLine &line : evidence.lines)
        QVERIFY2(line.tone != Tone::Good && line.tone != Tone::Neutral,
                 qPrintable(english(line.checked)));
}

void TestRisk::worstOfSeveralPackagesSpeaksForAll()
{
    Evidence low;
    low.headline = Text::of("Low.");
    low.lines.append({Text::of("Forwarding"), Text::of("Off"), Text::of("off"), Tone::Good});
    Evidence high = low;
    high.risk = Risk::High;
    high.headline = Text::of("High.");
    high.nameMustBeTyped = true;
    high.probeHost = u"upstream.example"_s;
    const Evidence all = mergedEvidence({{u"one"_s, low}, {u"two"_s, high}});
    QCOMPARE(all.risk, Risk::High);
    QCOMPARE(all.headline, Text::of("High."));
    QVERIFY(all.nameMustBeTyped);
    QVERIFY(!all.probed);
    QCOMPARE(all.probeHost, u"upstream.example"_s);
    QCOMPARE(english(all.lines.first().checked), u"two: Forwarding"_s);
}

/// However many there are, what is worst is told, and how many more there are.
void TestRisk::N13_theWorstOfManyComeFirst()
{
    MergedEvidence merged;
    for (int i = 0; i < 256; ++i) {
        Evidence one;
        one.risk = i == 200 ? Risk::Critical : i % 50 == 0 ? Risk::High : Risk::Low;
        one.headline = Text::of("Of %1.", i);
        one.lines.append({Text::of("Forwarding"), Text::of("Off"), {}, Tone::Good});
        merged.add(QString::number(i), one);
    }
    const Evidence all = std::move(merged).all();
    QCOMPARE(all.risk, Risk::Critical);
    QCOMPARE(english(all.headline), u"Of 200."_s);
    QStringList told;
    for (const EvidenceLine &line : all.lines)
        told.append(english(line.checked).section(u':', 0, 0));
    QCOMPARE(told.first(7),
             (QStringList{u"200"_s, u"0"_s, u"50"_s, u"100"_s, u"150"_s, u"250"_s, u"1"_s}));
    QCOMPARE(told.last(), u"Other packages"_s);
    QCOMPARE(english(all.lines.last().found), u"244 more, at no greater risk than these"_s);
}

void TestRisk::unusedAndJustMadeIsOneStepLower()
{
    FakeType type;
    QCOMPARE(
        assessRemoval(inputs({.forwards = true, .upstream = State::Absent, .used = false}, type))
            .risk,
        Risk::High);
    QCOMPARE(assessRemoval(inputs({.forwards = true, .upstream = State::Held, .used = false}, type))
                 .risk,
             Risk::Medium);
}

void TestRisk::saysWhoPulledAndWhoDepends()
{
    FakeType type;
    RiskInputs in = inputs({.forwards = true, .upstream = State::Absent}, type);
    in.dependents = {u"charts 0.7.3"_s, u"a"_s, u"b"_s};
    const QString report = assessRemoval(in).report();
    QVERIFY2(report.contains(u"37 times, last 2 h ago by ci-web"), qPrintable(report));
    QVERIFY2(report.contains(u"charts 0.7.3 and 2 more"), qPrintable(report));
    QVERIFY2(report.contains(u"Not registered (asked just now)"), qPrintable(report));
}

void TestRisk::exposureOfWhatIsThere()
{
    FakeType type;
    const auto text = [&](const Row &row) {
        const RiskInputs in = inputs(row, type);
        return english(
            assessExposure(type, in.canonicalName, in.policy, in.reservation, in.upstream).text);
    };
    QCOMPARE(text({.forwards = true, .upstream = State::Absent}), u"exposed"_s);
    QCOMPARE(text({.forwards = true, .reserved = true, .upstream = State::Absent}), u"exposed"_s);
    QCOMPARE(text({.upstream = State::Absent}), u"exposed"_s);
    QCOMPARE(text({.upstream = State::NotAsked}), u"not checked"_s);
    QCOMPARE(text({.upstream = State::Unknown}), u"not checked"_s);
    QCOMPARE(text({.upstream = State::Present}), u"exposed"_s);
    QCOMPARE(text({.upstream = State::Present, .several = false}), u"forwarding off"_s);
    QCOMPARE(text({.asks = Asks::NeverForwarded}), u"not checked"_s);
    QCOMPARE(text({.upstream = State::Absent, .asks = Asks::NeverForwarded}), u"exposed"_s);
    QCOMPARE(text({.forwards = true, .asks = Asks::NotTold}), u"not checked"_s);
    QCOMPARE(text({.asks = Asks::Nobody}), u"only here"_s);

    const auto tone = [&](const Row &row) {
        const RiskInputs in = inputs(row, type);
        return assessExposure(type, in.canonicalName, in.policy, in.reservation, in.upstream).tone;
    };
    const State absent = State::Absent;
    QCOMPARE(tone({.reserved = true, .upstream = absent, .several = false}), Tone::Good);
    QCOMPARE(tone({.reserved = true, .upstream = absent}), Tone::Warning);
    QCOMPARE(tone({.reserved = true, .several = false}), Tone::Unknown);
    QCOMPARE(tone({.reserved = true}), Tone::Unknown);
}

void TestRisk::readableTimes_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("now") << qint64(1) << u"just now"_s;
    QTest::newRow("seconds") << qint64(40) << u"40 s ago"_s;
    QTest::newRow("minutes") << qint64(600) << u"10 min ago"_s;
    QTest::newRow("yesterday") << qint64(86400) << u"yesterday"_s;
    QTest::newRow("days") << qint64(9 * 86400) << u"9 days ago"_s;
    QTest::newRow("month") << qint64(35 * 86400) << u"1 month ago"_s;
    QTest::newRow("years") << qint64(800 * 86400) << u"2 years ago"_s;
}

void TestRisk::readableTimes()
{
    QFETCH(qint64, seconds);
    QTEST(english(relativeTime(now.addSecs(-seconds), now)), "text");
}

void TestRisk::hoursGoOverMidnight()
{
    const QDateTime night(QDate(2026, 3, 2), QTime(0, 20));
    QCOMPARE(english(relativeTime(night.addSecs(-2 * 3600), night)), u"2 h ago"_s);
    QCOMPARE(english(relativeTime(night.addSecs(-12 * 3600), night)), u"yesterday"_s);
    const QDateTime evening(QDate(2026, 3, 2), QTime(23, 30));
    QCOMPARE(english(relativeTime(evening.addSecs(-12 * 3600), evening)), u"12 h ago"_s);
}

QTEST_APPLESS_MAIN(TestRisk)
#include "tst_risk.moc"
