// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

#include <algorithm>
#include <ctime>
#include <functional>
#include <optional>
#include <vector>

#include <malloc.h>

namespace packhouse::test {

/// What a parser said to one input: nothing where it took it, else the refusal.
using Refusal = std::optional<Error>;

template<typename T>
Refusal refusal(const Result<T> &result)
{
    return result ? Refusal() : Refusal(result.error());
}

/// One kind of input that strangers can make as long as they like.
struct Growth
{
    /// An input of about \a n pieces (attributes, levels, digits, names …).
    std::function<QByteArray(qsizetype n)> input;
    std::function<Refusal(const QByteArray &input)> parse;
    qsizetype first = 64; ///< pieces of the first input
    /// Bytes that no input may exceed: what the protocol lets through to this parser.
    qsizetype most = 4 * 1024 * 1024;
    /// Whether the first input is taken. One that is refused for something else than its length
    /// would measure how fast that is seen; so an input of a kind that is never taken has a limit.
    bool taken = true;
    /// What the refusal of the longest input says; where none is taken, that of each. Empty: there
    /// may be none.
    QString limit;
};

namespace scaling {

constexpr double noise = 0.008; ///< seconds of CPU under which a ratio says nothing
constexpr double enough = 0.2; ///< seconds of CPU after which longer inputs are not tried
/// What twice the input may cost: n log n does 2.2 times, and 2.7 where it leaves a cache that
/// others use too; what is quadratic does 4 times, and 3 as soon as that is half of its cost.
constexpr double allowed = 3;

/// Seconds of CPU that this thread has used: other programs' work does not count.
inline double threadSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) + double(time.tv_nsec) * 1e-9;
}

inline double cost(const Growth &growth, const QByteArray &input, Refusal &said)
{
    const double start = threadSeconds();
    said = growth.parse(input);
    return threadSeconds() - start;
}

/// The median over \a runs of what \a twice costs for each second that \a once costs; the two take
/// turns, so that both meet the same neighbours.
inline double ratio(const Growth &growth, const QByteArray &once, const QByteArray &twice, int runs)
{
    std::vector<double> ratios;
    Refusal ignored;
    for (int run = 0; run < runs; ++run) {
        const double small = cost(growth, once, ignored);
        ratios.push_back(cost(growth, twice, ignored) / std::max(small, 1e-9));
    }
    std::ranges::sort(ratios);
    return ratios[ratios.size() / 2];
}

/// Why \a said is no refusal that a person could act on; empty where it is.
inline QString faultOf(const Refusal &said)
{
    if (!said)
        return {};
    for (const QString &text : {english(said->what), english(said->remedy)}) {
        if (!text.isEmpty() && !text.endsWith(u'.'))
            return QStringLiteral("The refusal is no sentence: %1").arg(text);
    }
    return said->what.isEmpty() ? QStringLiteral("The refusal says nothing.") : QString();
}

/// Why \a said is not what the input's own limit says; empty where it is.
inline QString limitFault(const Growth &growth, const Refusal &said, qsizetype n)
{
    if (!said)
        return QStringLiteral("%1 pieces are taken.").arg(n);
    return english(*said).contains(growth.limit) ? QString() : english(*said);
}

} // namespace scaling

/// Doubles the input until it costs a fifth of a second or is as long as it may be, and says what
/// is wrong: empty where twice the input never costs more than 3 times the CPU. Beyond the
/// first input a refusal is as good as an answer, when it is a sentence and does not itself cost
/// more than that.
inline QString growthFault(const Growth &growth)
{
    // Memory that comes fresh from the system for every run would be most of the cost.
    mallopt(M_MMAP_THRESHOLD, 1 << 30);
    mallopt(M_TRIM_THRESHOLD, 1 << 30);
    QByteArray once;
    double before = 0;
    for (qsizetype n = growth.first;; n *= 2) {
        const QByteArray twice = growth.input(n);
        if (twice.size() > growth.most)
            return {};
        Refusal said;
        const double now = scaling::cost(growth, twice, said);
        if (const QString fault = scaling::faultOf(said); !fault.isEmpty())
            return fault;
        if (growth.taken && n == growth.first && said)
            return QStringLiteral("The smallest input is refused: ") + english(*said);
        if (const QString fault = growth.taken ? QString() : scaling::limitFault(growth, said, n);
            !fault.isEmpty())
            return fault;
        if (before > scaling::noise && now > scaling::allowed * before) {
            // One look may have met a busy neighbour, and so may five in a row, as the caches are
            // shared; a parser that is at fault is so every time.
            double times = scaling::ratio(growth, once, twice, 5);
            if (times > scaling::allowed)
                times = scaling::ratio(growth, once, twice, 15);
            if (times > scaling::allowed)
                return QStringLiteral(
                           "%1 pieces (%2 bytes) cost %3 s, %4 times what half of them do.")
                    .arg(n)
                    .arg(twice.size())
                    .arg(now, 0, 'f', 3)
                    .arg(times, 0, 'f', 1);
        }
        if (now > scaling::enough)
            return {};
        once = twice;
        before = now;
    }
}

/// The same, and where there is a limit, that what is as long as it may be is refused by it. Use it
/// as QCOMPARE(scalingFault({…}), QString()).
inline QString scalingFault(const Growth &growth)
{
    const QString fault = growthFault(growth);
    if (!fault.isEmpty() || growth.limit.isEmpty())
        return fault;
    qsizetype n = growth.first;
    while (growth.input(n * 2).size() <= growth.most)
        n *= 2;
    return scaling::limitFault(growth, growth.parse(growth.input(n)), n);
}

} // namespace packhouse::test
