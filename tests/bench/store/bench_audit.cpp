// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the first audit costs, and one after one publish: beside 30,000 and 60,001 names with
// 200,000 versions. Arguments: other numbers of names.
#include "seed.h"

#include "registry/actions/auditledger.h"
#include "registry/upstreams/upstreamprobe.h"
#include "support/storefixture.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <cstdio>
#include <ctime>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

struct Cost
{
    double wall = 0, processor = 0; ///< milliseconds
    qint64 names = 0;
    qsizetype rows = 0;
    qint64 state = 0;
};

Cost costOf(AuditLedger &ledger, const RegistryContext &context, qint64 since)
{
    QElapsedTimer timer;
    const qint64 before = ledger.evaluated();
    const std::clock_t used = std::clock();
    timer.start();
    const auto answer = ledger.answer(context, {since, true, false});
    if (!answer)
        qFatal("%s", qPrintable(english(answer.error())));
    return {double(timer.nsecsElapsed()) / 1e6, double(std::clock() - used) * 1000 / CLOCKS_PER_SEC,
            ledger.evaluated() - before, answer->rows.size(), answer->state};
}

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
    AuditLedger ledger(*f.store, probe);
    const RegistryContext context{*f.store, formats, probe, f.clock, owner(), &ledger};
    const auto print = [&](const char *what, const Cost &cost) {
        std::printf("%7lld  %-22s %9.2f ms  %9.2f ms CPU  %6lld names  %6lld rows\n",
                    static_cast<long long>(names), what, cost.wall, cost.processor,
                    static_cast<long long>(cost.names), static_cast<long long>(cost.rows));
    };
    Cost cost = costOf(ledger, context, 0);
    print("all", cost);
    cost = costOf(ledger, context, cost.state);
    print("nothing changed", cost);
    for (int i = 0; i < 3; ++i) {
        (void)f.publish(big, {.name = u"name-%1"_s.arg(10 + i), .version = u"9.0.0"_s});
        cost = costOf(ledger, context, cost.state);
        print("one publish", cost);
    }
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    QList<qint64> sizes;
    for (int i = 1; i < argc; ++i)
        sizes << QByteArrayView(argv[i]).toLongLong();
    for (const qint64 names : sizes.isEmpty() ? QList<qint64>{30'000, 60'001} : sizes)
        run(names);
    return 0;
}
