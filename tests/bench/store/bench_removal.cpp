// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What it costs to plan and to check the deletion of all packages: of 3,000 and of 60,001.
// Arguments: other numbers of names.
#include "seed.h"

#include "registry/actions/removal.h"
#include "registry/upstreams/upstreamprobe.h"
#include "support/storefixture.h"

#include <QCoreApplication>
#include <QElapsedTimer>

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
    seed(file, big.id, f.acme.id, names);
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
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    QList<qint64> sizes;
    for (int i = 1; i < argc; ++i)
        sizes << QByteArrayView(argv[i]).toLongLong();
    for (const qint64 names : sizes.isEmpty() ? QList<qint64>{3'000, 60'001} : sizes)
        run(names);
    return 0;
}
