// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan.h"

#include <QSet>
#include <QTest>

using namespace packhouse;
using namespace Qt::StringLiterals;

class PlanTest : public QObject
{
    Q_OBJECT

    const QDateTime m_made = QDateTime({2026, 1, 31}, {14, 5}, Qt::UTC);

    static StoredVersion version(qint64 id, const QString &text, const QList<qint64> &files)
    {
        StoredVersion version;
        version.id = id;
        version.coordinates.version = text;
        for (const qint64 file : files) {
            version.files.emplace_back().id = file;
            version.files.last().size = 10;
        }
        return version;
    }

private slots:
    void itCountsWhatGoes()
    {
        RemovalPlan plan;
        plan.packages = {{{}, true, {PlannedVersion::of(version(1, u"1.0"_s, {1, 2}))}, Risk::Low},
                         {{},
                          false,
                          {PlannedVersion::of(version(2, u"1.0"_s, {3})),
                           PlannedVersion::of(version(3, {}, {}))},
                          Risk::High}};
        QCOMPARE(plan.versions(), 3);
        QCOMPARE(plan.files(), 3);
        QCOMPARE(plan.bytes(), 30);
        QCOMPARE(plan.only({1}).versions(), 2);
        QCOMPARE(plan.only({}).versions(), 0);
    }

    void T3_aVersionWithAnotherFileHasGrown()
    {
        const PlannedVersion planned = PlannedVersion::of(version(1, u"1.0"_s, {1, 2}));
        QVERIFY(!planned.hasGrown(version(1, u"1.0"_s, {2, 1}).files));
        QVERIFY(!planned.hasGrown(version(1, u"1.0"_s, {1}).files)); // less of what was shown
        QVERIFY(planned.hasGrown(version(1, u"1.0"_s, {1, 2, 3}).files));
        QVERIFY(planned.hasGrown(version(1, u"1.0"_s, {3}).files));
    }

    void T3_aVersionWithoutAFileHasLost()
    {
        const PlannedVersion planned = PlannedVersion::of(version(1, u"1.0"_s, {1, 2}));
        QVERIFY(!planned.hasLost(version(1, u"1.0"_s, {1, 2, 3}).files));
        QVERIFY(planned.hasLost(version(1, u"1.0"_s, {2}).files));
        QVERIFY(planned.hasLost({}));
    }

    void T3_theRiskMayNotGrow()
    {
        const PlannedPackage package{{u"acme/web"_s, u"npm"_s, u"ui"_s}, true, {}, Risk::Medium};
        Evidence now;
        for (const Risk risk : {Risk::Low, Risk::Medium}) {
            now.risk = risk;
            QVERIFY(checkRisk(package, now));
        }
        now.risk = Risk::High;
        now.headline = Text::of("High risk of dependency confusion.");
        const auto grown = checkRisk(package, now);
        QVERIFY(!grown);
        QCOMPARE(grown.error().code, ErrorCode::Conflict);
        QVERIFY(english(grown.error().what).contains(u"ui"));
    }

    void T3_itIsItsMakersForADay()
    {
        const PlanHead head = PlanHead::now(u"embedded"_s, u"ada"_s, m_made);
        QVERIFY(checkHead(head, u"ada"_s, m_made.addSecs(86'399)));
        QCOMPARE(checkHead(head, u"ada"_s, m_made.addSecs(86'401)).error().code,
                 ErrorCode::Conflict);
        QCOMPARE(checkHead(head, u"eve"_s, m_made).error().code, ErrorCode::Forbidden);
    }

    void idsAreShortAndDiffer()
    {
        QSet<QString> ids;
        for (int i = 0; i < 1'000; ++i) {
            const QString id = PlanHead::now({}, {}, m_made).id;
            QCOMPARE(id.size(), 12);
            ids.insert(id);
        }
        QCOMPARE(ids.size(), 1'000);
    }
};

QTEST_GUILESS_MAIN(PlanTest)
#include "tst_plan.moc"
