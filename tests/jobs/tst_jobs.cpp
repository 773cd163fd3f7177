// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/functionjob.h"
#include "jobs/joblist.h"
#include "jobs/jobpool.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>
#include <QThread>
#include <QThreadPool>

using namespace Qt::StringLiterals;
using namespace packhouse;

/// What every job promises, whatever it does; and the list that keeps them.
class TestJobs : public QObject
{
    Q_OBJECT

    QThreadPool m_pool;

    JobPlan plan(JobPlan::Work work, const QStringList &items = {})
    {
        JobPlan made;
        made.title = Text::of("Publish 3 files");
        QList<Text> titles;
        for (const QString &item : items)
            titles << Text::name(item);
        made.items = titles;
        made.pool = &m_pool;
        made.work = std::move(work);
        return made;
    }

    static Result<void> hang(JobContext &context)
    {
        while (!context.cancelled())
            QThread::yieldCurrentThread();
        return fail(ErrorCode::Cancelled, Text::of("Stopped."));
    }

private slots:
    void endsOnceAsDone();
    void endsOnceAsFailedWithItsError();
    void exceptionOfALibraryFailsTheJob();
    void hangingWorkEndsOnceWhenCancelled();
    void cancelBeforeStartEndsWithoutWork();
    void cancelAfterTheWorkWasThroughStaysDone();
    void destroyedMidFlightSaysFinishedOnce();
    void progressCountsAndCoalesces();
    void failedItemsAreListedAndRetriedAlone();
    void P6_aJobOfVeryManyTellsCountsAndTheFirstThatFailed();
    void listMovesJobsFromRunningToEnded();
    void listCancelsAll();
    void listDestroyedWithRunningJobs();
    void jobDeletedBehindTheListsBack();
    void poolCancelsAndWaitsForItsJobs();
    void retryAfterThePoolIsGone();
};

void TestJobs::endsOnceAsDone()
{
    FunctionJob job(plan([](JobContext &) { return Result<void>(); }));
    QSignalSpy finished(&job, &Job::finished);
    QCOMPARE(job.state(), Job::State::Waiting);
    job.start();
    job.start();
    QVERIFY(finished.wait());
    m_pool.waitForDone();
    QCoreApplication::processEvents();
    QCOMPARE(finished.size(), 1);
    QCOMPARE(job.state(), Job::State::Done);
    QVERIFY(!job.error());
    QVERIFY(!job.retry(this));
}

void TestJobs::endsOnceAsFailedWithItsError()
{
    FunctionJob job(plan([](JobContext &) -> Result<void> {
        return fail(ErrorCode::StorageFull, Text::of("The disk is full."),
                    Text::of("Free some space."), true);
    }));
    QSignalSpy finished(&job, &Job::finished);
    job.start();
    QVERIFY(finished.wait());
    QCOMPARE(finished.size(), 1);
    QCOMPARE(job.state(), Job::State::Failed);
    QCOMPARE(job.error()->code, ErrorCode::StorageFull);
    QVERIFY(!job.canCancel());
    const std::unique_ptr<Job> again(job.retry(nullptr));
    QVERIFY(again);
    QCOMPARE(again->state(), Job::State::Waiting);
}

void TestJobs::exceptionOfALibraryFailsTheJob()
{
    FunctionJob job(plan([](JobContext &) -> Result<void> { throw std::runtime_error("broken"); }));
    QSignalSpy finished(&job, &Job::finished);
    job.start();
    QVERIFY(finished.wait());
    QCOMPARE(job.state(), Job::State::Failed);
    QCOMPARE(english(job.error()->what), u"broken"_s);
}

void TestJobs::hangingWorkEndsOnceWhenCancelled()
{
    FunctionJob job(plan(&TestJobs::hang));
    QSignalSpy finished(&job, &Job::finished);
    job.start();
    QVERIFY(job.canCancel());
    job.cancel();
    job.cancel();
    QVERIFY(finished.wait());
    QCOMPARE(finished.size(), 1);
    QCOMPARE(job.state(), Job::State::Cancelled);
    QVERIFY(!job.error());
}

void TestJobs::cancelBeforeStartEndsWithoutWork()
{
    std::atomic<bool> ran = false;
    FunctionJob job(plan([&ran](JobContext &) {
        ran = true;
        return Result<void>();
    }));
    QSignalSpy finished(&job, &Job::finished);
    job.cancel();
    job.start();
    m_pool.waitForDone();
    QCoreApplication::processEvents();
    QCOMPARE(finished.size(), 1);
    QCOMPARE(job.state(), Job::State::Cancelled);
    QVERIFY(!ran);
}

void TestJobs::cancelAfterTheWorkWasThroughStaysDone()
{
    FunctionJob job(plan([](JobContext &) { return Result<void>(); }));
    QSignalSpy finished(&job, &Job::finished);
    job.start();
    m_pool.waitForDone(); // through, but the job has not heard of it yet
    job.cancel();
    QVERIFY(finished.wait());
    QCOMPARE(job.state(), Job::State::Done);
}

void TestJobs::destroyedMidFlightSaysFinishedOnce()
{
    QSemaphore running;
    auto job = std::make_unique<FunctionJob>(plan([&running](JobContext &context) {
        running.release();
        return hang(context);
    }));
    int finished = 0;
    auto state = Job::State::Running;
    connect(job.get(), &Job::finished, this, [&finished, &state, watched = job.get()] {
        ++finished;
        state = watched->state();
    });
    job->start();
    running.acquire();
    job.reset();
    m_pool.waitForDone();
    QCoreApplication::processEvents();
    QCOMPARE(finished, 1);
    QCOMPARE(state, Job::State::Cancelled);
}

void TestJobs::progressCountsAndCoalesces()
{
    FunctionJob job(plan([](JobContext &context) {
        context.setTotal(100'000);
        for (int i = 0; i < 100'000; ++i)
            context.advance(1);
        context.setStep(Text::name(u"app.tgz"_s));
        return Result<void>();
    }));
    QSignalSpy progressed(&job, &Job::progressed);
    QSignalSpy finished(&job, &Job::finished);
    job.start();
    m_pool.waitForDone(); // the window is busy all the while
    QVERIFY(finished.wait());
    QCOMPARE(job.done(), 100'000);
    QCOMPARE(job.total(), 100'000);
    QCOMPARE(english(job.step()), u"app.tgz"_s);
    QCOMPARE(progressed.size(), 1);
}

void TestJobs::failedItemsAreListedAndRetriedAlone()
{
    std::atomic<bool> broken = true;
    QStringList touched;
    const QStringList names{u"a"_s, u"b"_s, u"c"_s};
    FunctionJob job(plan(
        [&](JobContext &context) {
            touched.clear();
            for (const int index : context.todo()) {
                touched.append(names.at(index));
                if (index == 1 && broken)
                    context.itemFailed(index,
                                       {ErrorCode::Duplicate, Text::of("b exists."), {}, false});
                else
                    context.itemDone(index);
            }
            return Result<void>();
        },
        names));
    QSignalSpy finished(&job, &Job::finished);
    job.start();
    QVERIFY(finished.wait());
    QCOMPARE(job.state(), Job::State::Failed);
    QCOMPARE(english(job.error()->what), u"b exists."_s);
    QCOMPARE(job.items().size(), 3);
    QVERIFY(job.items().at(0).done);
    QCOMPARE(job.items().at(1).error->code, ErrorCode::Duplicate);

    broken = false;
    const std::unique_ptr<Job> again(job.retry(nullptr));
    QSignalSpy finishedAgain(again.get(), &Job::finished);
    again->start();
    QVERIFY(finishedAgain.wait());
    QCOMPARE(touched, QStringList{u"b"_s});
    QCOMPARE(again->state(), Job::State::Done);
    QCOMPARE(again->items().size(), 1);
    QCOMPARE(english(again->items().constFirst().title), u"b"_s);
}

void TestJobs::P6_aJobOfVeryManyTellsCountsAndTheFirstThatFailed()
{
    constexpr int Many = 60'001;
    qsizetype titles = 0;
    JobPlan made = plan([](JobContext &context) {
        for (const int index : context.todo()) {
            if (index % 7 == 3)
                context.itemFailed(index, {ErrorCode::Duplicate, Text::of("b exists."), {}, false});
            else
                context.itemDone(index);
        }
        context.addItem({Text::of("a came meanwhile"), true, std::nullopt});
        return Result<void>();
    });
    made.items = {Many, [&titles](qsizetype index) {
                      ++titles;
                      return Text::name(QString::number(index));
                  }};
    FunctionJob job(made);
    QSignalSpy finished(&job, &Job::finished);
    job.start();
    QVERIFY(finished.wait());
    QCOMPARE(titles, 0); // nobody has looked
    const JobCounts counts = job.counts();
    QCOMPARE(counts.items, Many);
    QCOMPARE(counts.done + counts.failed, Many);
    const QList<JobItem> items = job.items();
    QCOMPARE(items.size(), MostJobItems + 1);
    QCOMPARE(titles, MostJobItems);
    QCOMPARE(english(items.at(0).title), u"3"_s);
    QCOMPARE(english(items.at(1).title), u"10"_s);
    QVERIFY(items.at(1).error);
    QCOMPARE(english(items.last().title), u"a came meanwhile"_s);
    QVERIFY(job.item(59'999).done);
    QCOMPARE(english(job.item(59'999).title), u"59999"_s);
    QVERIFY(english(job.error()->what).startsWith(u"8572 of 60002 items failed."_s));
    const std::unique_ptr<Job> again(job.retry(nullptr));
    QCOMPARE(again->counts().items, counts.failed);
    QCOMPARE(english(again->item(1).title), u"10"_s);
}

void TestJobs::listMovesJobsFromRunningToEnded()
{
    JobList list;
    QSignalSpy ended(&list, &JobList::jobEnded);
    auto *job = new FunctionJob(plan([](JobContext &) { return Result<void>(); }));
    list.run(job);
    QCOMPARE(list.running(), QList<Job *>{job});
    QVERIFY(ended.wait());
    QVERIFY(list.running().isEmpty());
    QCOMPARE(list.ended(), QList<Job *>{job});
    QCOMPARE(list.failedCount(), 0);
    list.clearEnded();
    QVERIFY(list.ended().isEmpty());
}

void TestJobs::listCancelsAll()
{
    JobList list;
    list.run(new FunctionJob(plan(&TestJobs::hang)));
    list.run(new FunctionJob(plan(&TestJobs::hang)));
    list.cancelAll();
    QTRY_COMPARE(list.ended().size(), 2);
    for (const Job *job : list.ended())
        QCOMPARE(job->state(), Job::State::Cancelled);
}

void TestJobs::listDestroyedWithRunningJobs()
{
    auto list = std::make_unique<JobList>();
    auto *job = new FunctionJob(plan(&TestJobs::hang));
    int finished = 0;
    connect(job, &Job::finished, this, [&finished] { ++finished; });
    list->run(job);
    list.reset();
    m_pool.waitForDone();
    QCOMPARE(finished, 1);
}

void TestJobs::jobDeletedBehindTheListsBack()
{
    JobList list;
    auto *job = new FunctionJob(plan(&TestJobs::hang));
    list.run(job);
    delete job;
    m_pool.waitForDone();
    QVERIFY(list.running().isEmpty());
    QVERIFY(list.ended().isEmpty());
}

void TestJobs::poolCancelsAndWaitsForItsJobs()
{
    auto pool = std::make_unique<JobPool>(1);
    QSemaphore begun;
    std::atomic<bool> through = false;
    JobPlan hanging;
    hanging.work = [&](JobContext &context) {
        begun.release();
        const Result<void> result = hang(context);
        through = true;
        return result;
    };
    const std::unique_ptr<Job> job(pool->make(hanging, nullptr));
    const std::unique_ptr<Job> waiting(pool->make(hanging, nullptr));
    job->start();
    QVERIFY(begun.tryAcquire(1, 10'000));
    pool.reset(); // returns only because the work was told to stop
    QVERIFY(through);
    QTRY_COMPARE(job->state(), Job::State::Cancelled);
    // One that was made in time and started too late says so.
    waiting->start();
    QCOMPARE(waiting->state(), Job::State::Failed);
    QVERIFY(waiting->error().has_value());
}

void TestJobs::retryAfterThePoolIsGone()
{
    auto pool = std::make_unique<JobPool>(1);
    JobPlan failing;
    failing.work = [](JobContext &) -> Result<void> {
        return fail(ErrorCode::Network, Text::of("It broke."));
    };
    const std::unique_ptr<Job> job(pool->make(failing, nullptr));
    job->start();
    QTRY_COMPARE(job->state(), Job::State::Failed);
    // A retry is cancelled with the pool like the job itself.
    QSemaphore begun;
    JobPlan twice;
    auto attempts = std::make_shared<std::atomic<int>>(0);
    twice.work = [&begun, attempts](JobContext &context) -> Result<void> {
        if (++*attempts == 1)
            return fail(ErrorCode::Network, Text::of("It broke."));
        begun.release();
        return hang(context);
    };
    const std::unique_ptr<Job> first(pool->make(twice, nullptr));
    first->start();
    QTRY_COMPARE(first->state(), Job::State::Failed);
    const std::unique_ptr<Job> again(first->retry(nullptr));
    QVERIFY(again);
    again->start();
    QVERIFY(begun.tryAcquire(1, 10'000));
    pool.reset();
    QTRY_COMPARE(again->state(), Job::State::Cancelled);
    QVERIFY(!job->retry(nullptr));
}

QTEST_GUILESS_MAIN(TestJobs)
#include "tst_jobs.moc"
