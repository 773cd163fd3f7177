// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What it costs to plan, to check and to do the deletion of all packages: of 3,000 and of 60,001,
// with three versions each. Arguments: other numbers of names.
#include "sizes.h"

#include "jobs/sourcejobs.h"
#include "registry/actions/removal.h"
#include "registry/upstreams/upstreamprobe.h"
#include "support/manyrows.h"
#include "support/storefixture.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

void run(qint64 names)
{
    StoreFixture f;
    const QString file = f.store->directory() + u"/packhouse.db"_s;
    const Scope big = f.project(u"acme/big"_s);
    f.store.reset();
    test::seedRows(file, {big.id, f.acme.id, names, 3});
    f.reopen();
    const FormatList &formats = f.store->formats();
    UpstreamProbe probe(formats, f.clock, {});
    const RegistryContext context{*f.store, formats, probe, f.clock, owner()};
    QElapsedTimer timer;
    timer.start();
    const auto print = [&](const char *what) {
        std::printf("%7lld  %-8s %9.1f ms\n", static_cast<long long>(names), what,
                    double(timer.nsecsElapsed()) / 1e6);
        std::fflush(stdout);
        timer.restart();
    };
    RemovalChoice everything;
    everything.query = PackageQuery{};
    const auto plan = planRemoval(context, everything, false);
    if (!plan)
        qFatal("%s", qPrintable(english(plan.error())));
    print("plan");
    if (const auto holds = checkRemoval(context, *plan); !holds)
        qFatal("%s", qPrintable(english(holds.error())));
    print("check");
    const auto together = [&](const QList<PlannedPackage> &some, JobContext &) {
        RemovalPlan part = *plan;
        part.packages = some;
        return removeTogether(context, part);
    };
    const auto one = [&](const PlannedPackage &package, JobContext &) {
        return removePlanned(context, *plan, package);
    };
    FunctionJob job(removalJob(
        *plan, [](const RemovalPlan &, JobContext &) { return Result<void>(); }, one, together));
    print("job made");
    QEventLoop loop;
    QObject::connect(&job, &Job::finished, &loop, &QEventLoop::quit);
    job.start();
    loop.exec();
    if (job.counts().done != plan->packages.size())
        qFatal("%lld of them were deleted", static_cast<long long>(job.counts().done));
    print("run");
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    for (const qint64 names : sizesOf(app, {3'000, 60'001}))
        run(names);
    return 0;
}
