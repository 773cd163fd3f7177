// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What a publish and a filter cost beside 1,000, 100,000 and 1,000,000 versions.
// Arguments: other numbers of versions.
#include "sizes.h"

#include "support/manyrows.h"
#include "support/storefixture.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <cstdio>
#include <thread>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

double median(QList<double> values)
{
    std::sort(values.begin(), values.end());
    return values.at(values.size() / 2);
}

double percentile95(QList<double> values)
{
    std::sort(values.begin(), values.end());
    return values.at(values.size() * 95 / 100);
}

QList<double> timed(int times, const std::function<void(int)> &work)
{
    QList<double> milliseconds;
    for (int i = 0; i < times; ++i) {
        QElapsedTimer timer;
        timer.start();
        work(i);
        milliseconds << double(timer.nsecsElapsed()) / 1e6;
    }
    return milliseconds;
}

void benchPublish(StoreFixture &f, qint64 versions)
{
    const auto publish = [&](const QString &name, int i) {
        const auto stored = f.publish(f.web, {.name = name,
                                              .version = u"1.0.%1"_s.arg(i),
                                              .bytes = QByteArray::number(i) + name.toLatin1()});
        if (!stored)
            qFatal("%s", qPrintable(english(stored.error())));
    };
    const QList<double> alone = timed(400, [&](int i) { publish(u"new-%1"_s.arg(i % 40), i); });
    constexpr int threads = 30;
    constexpr int each = 20;
    QElapsedTimer timer;
    timer.start();
    std::vector<std::thread> publishers;
    for (int t = 0; t < threads; ++t)
        publishers.emplace_back([&, t] {
            for (int i = 0; i < each; ++i)
                publish(u"many-%1"_s.arg(t), i);
        });
    for (std::thread &publisher : publishers)
        publisher.join();
    const double rate = threads * each * 1000.0 / double(timer.elapsed());
    std::printf("%9lld versions: publish median %6.2f ms, p95 %6.2f ms; 30 at once %6.0f/s\n",
                versions, median(alone), percentile95(alone), rate);
}

/// What a group's documents read: all names, and the versions of one.
void benchGroup(StoreFixture &f)
{
    QStringList some;
    for (const Scope &at : {f.api, f.acme, Scope()}) {
        const QList<double> all = timed(5, [&](int) {
            QString after;
            some.clear();
            for (bool more = true; more;) {
                const auto names = f.store->names(at, u"npm"_s, after, 1000).value();
                more = names.size() >= 1000;
                if (!names.isEmpty())
                    after = names.last().canonicalName;
                for (const auto &name : names)
                    some << name.canonicalName;
            }
        });
        const QList<double> one = timed(200, [&](int i) {
            (void)f.store->versions(at, u"npm"_s, some[i * 37 % some.size()]).value();
        });
        std::printf("  %-9s %7lld names in %8.2f ms; versions of one in %6.3f ms, p95 %6.3f ms\n",
                    at.path.isEmpty() ? "instance" : qPrintable(at.path), qint64(some.size()),
                    median(all), median(one), percentile95(one));
    }
}

void benchFilter(StoreFixture &f)
{
    const QStringList typed = {u""_s,
                               u"r"_s,
                               u"re"_s,
                               u"react"_s,
                               u"react-1"_s,
                               u"lib-00ff"_s,
                               u"nothing-like-it"_s,
                               u"react type:pypi"_s,
                               u"1.0.3"_s,
                               u"1.7"_s,
                               u"lib react"_s,
                               u"deadbeef"_s};
    QList<double> all;
    for (const QString &text : typed) {
        PackageQuery query;
        query.text = text;
        qint64 total = 0;
        const QList<double> times = timed(
            15, [&](int) { total = f.store->packages(query, {}).value().total; });
        all << times;
        std::printf("  filter %-18s %7lld found  median %8.2f ms  p95 %8.2f ms\n",
                    qPrintable(u'\'' + text + u'\''), total, median(times), percentile95(times));
    }
    std::printf("  all filters: p95 %.2f ms\n", percentile95(all));
    for (const SortKey key : {SortKey::Name, SortKey::Size, SortKey::Latest, SortKey::Type}) {
        PackageQuery query;
        query.sort = key;
        QByteArray cursor;
        const QList<double> pages = timed(
            20, [&](int) { cursor = f.store->packages(query, cursor).value().next; });
        std::printf("  page by key %d: median %.2f ms\n", int(key), median(pages));
    }
    std::printf("  counts: median %.2f ms\n",
                median(timed(15, [&](int) { (void)f.store->counts({}); })));
    PackageListQuery list;
    list.caller = owner();
    std::printf("  REST list at the instance: median %.2f ms\n",
                median(timed(15, [&](int) { (void)f.store->list(list); })));
}

QByteArray memory()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return "unknown";
    const QByteArray text = status.readAll();
    QByteArray found;
    for (const QByteArray &line : text.split('\n')) {
        if (line.startsWith("VmHWM") || line.startsWith("VmRSS"))
            found += line.simplified() + "  ";
    }
    return found;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    for (const qint64 size : sizesOf(app, {1'000, 100'000, 1'000'000})) {
        StoreFixture f;
        const QString file = f.store->directory() + u"/packhouse.db"_s;
        const qint64 project = f.api.id;
        f.store.reset();
        test::seedRows(file, {project, f.acme.id, size / 5});
        QElapsedTimer timer;
        timer.start();
        f.reopen();
        std::printf("opened in %lld ms, database %lld MB\n", timer.elapsed(),
                    QFileInfo(file).size() / 1'000'000);
        benchPublish(f, size);
        benchGroup(f);
        benchFilter(f);
        std::printf("  %s\n", memory().constData());
        std::fflush(stdout);
    }
}
