// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/functionjob.h"
#include "jobs/sourcejobs.h"

#include <QTest>
#include <QThreadPool>

using namespace Qt::StringLiterals;
using namespace packhouse;

/// Deletions of many packages: those that fit go together, and one that cannot go keeps no other.
class TestSourceJobs : public QObject
{
    Q_OBJECT

private slots:
    void T5_manyGoTogether();
    void T5_oneThatCannotGoKeepsNoOther();
    void T5_whatGoesForGoodGoesOneByOne();
    void T5_aCancelIsHeardBetweenParts();

private:
    /// \a count packages, each of so many versions.
    static RemovalPlan planOf(int count, int versions = 1)
    {
        RemovalPlan plan;
        for (int i = 0; i < count; ++i) {
            PlannedPackage package{{u"acme/web"_s, u"npm"_s, QString::number(i)}, true, {}};
            for (int version = 0; version < versions; ++version)
                package.versions.append({u"%1.%2"_s.arg(i).arg(version), u"1"_s, {}, 0});
            plan.packages.append(package);
        }
        return plan;
    }
    std::unique_ptr<FunctionJob> run(const RemovalPlan &plan)
    {
        const auto check = [](const RemovalPlan &, JobContext &) { return Result<void>(); };
        const auto one = [this](const PlannedPackage &package,
                                JobContext &) -> Result<RemovalOutcome> {
            alone << package.key.name;
            if (bad.contains(package.key.name))
                return fail(ErrorCode::Protected, Text::of("It is protected."));
            return RemovalOutcome{int(package.versions.size()), {}, {}};
        };
        const auto together = [this](const QList<PlannedPackage> &some,
                                     JobContext &) -> Result<QList<RemovalOutcome>> {
            QList<RemovalOutcome> outcomes;
            for (const PlannedPackage &package : some) {
                if (bad.contains(package.key.name))
                    return fail(ErrorCode::Protected, Text::of("It is protected."));
                outcomes.append({int(package.versions.size()), {}, {}});
            }
            parts << some.size();
            if (cancelSoon)
                QMetaObject::invokeMethod(running, &Job::cancel, Qt::BlockingQueuedConnection);
            return outcomes;
        };
        JobPlan made = removalJob(plan, check, one, together);
        made.pool = &m_pool;
        auto job = std::make_unique<FunctionJob>(made);
        running = job.get();
        job->start();
        const bool ended = QTest::qWaitFor([&] { return job->ended(); });
        return ended ? std::move(job) : nullptr;
    }

    QThreadPool m_pool;
    QStringList bad;
    QStringList alone;
    QList<qsizetype> parts;
    bool cancelSoon = false;
    Job *running = nullptr;

private slots:
    void init()
    {
        bad.clear();
        alone.clear();
        parts.clear();
        cancelSoon = false;
    }
};

void TestSourceJobs::T5_manyGoTogether()
{
    const auto job = run(planOf(450));
    QVERIFY(job);
    QCOMPARE(job->state(), Job::State::Done);
    QCOMPARE(parts, (QList<qsizetype>{200, 200, 50}));
    QCOMPARE(alone, QStringList());
    QCOMPARE(job->done(), 450);
    // As many as one transaction takes, by their versions.
    parts.clear();
    QVERIFY(run(planOf(5, 90)));
    QCOMPARE(parts, (QList<qsizetype>{2, 2}));
    QCOMPARE(alone, QStringList(u"4"_s));
}

void TestSourceJobs::T5_oneThatCannotGoKeepsNoOther()
{
    bad = {u"3"_s};
    const auto job = run(planOf(250));
    QVERIFY(job);
    QCOMPARE(job->state(), Job::State::Failed);
    QCOMPARE(parts, QList<qsizetype>{50});
    QCOMPARE(alone.size(), 200);
    const QList<JobItem> items = job->items();
    for (qsizetype i = 0; i < items.size(); ++i)
        QCOMPARE(items.at(i).done, i != 3);
    QCOMPARE(items.at(3).error.value_or(Error{}).code, ErrorCode::Protected);
}

void TestSourceJobs::T5_whatGoesForGoodGoesOneByOne()
{
    RemovalPlan plan = planOf(5);
    plan.forGood = true;
    QVERIFY(run(plan));
    QVERIFY(parts.isEmpty());
    QCOMPARE(alone.size(), 5);
}

void TestSourceJobs::T5_aCancelIsHeardBetweenParts()
{
    cancelSoon = true;
    const auto job = run(planOf(450));
    QVERIFY(job);
    QCOMPARE(job->state(), Job::State::Cancelled);
    QCOMPARE(parts, QList<qsizetype>{200});
    QVERIFY(job->items().at(199).done && !job->items().at(200).done);
}

QTEST_GUILESS_MAIN(TestSourceJobs)
#include "tst_sourcejobs.moc"
