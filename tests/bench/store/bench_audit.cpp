// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the first audit costs, and one after one publish: beside 30,000 and 60,001 names with
// three versions each. Arguments: other numbers of names.
#include "sizes.h"

#include "registry/actions/auditledger.h"
#include "registry/upstreams/upstreamprobe.h"
#include "support/manyrows.h"
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
    test::seedRows(file, {big.id, f.acme.id, names, 3});
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
    const auto some = f.store->packages({.limit = 3}, {});
    for (const PackageRow &row : some->rows) {
        (void)f.publish(big, {.name = row.key.name, .version = u"9.0.0"_s, .type = row.key.type});
        cost = costOf(ledger, context, cost.state);
        print("one publish", cost);
    }
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    for (const qint64 names : sizesOf(app, {30'000, 60'001}))
        run(names);
    return 0;
}
