// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/retry.h"

#include <QLocale>
#include <QTimeZone>

#include <algorithm>

namespace packhouse {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace {

constexpr milliseconds FirstWait{500};
constexpr milliseconds Quick{1'000}; // after this nobody who looks on wants to wait

bool isPassing(const AttemptEnd &end, bool safe)
{
    switch (end.kind) {
    case AttemptEnd::Kind::NotSent:
        return true;
    case AttemptEnd::Kind::Broken:
        return safe;
    case AttemptEnd::Kind::Final:
        return false;
    case AttemptEnd::Kind::Answered:
        break;
    }
    switch (end.status) {
    case 408:
    case 429:
    case 503:
        return true;
    case 500: // what a gateway says of a machine that may have done it
    case 502:
    case 504:
        return safe;
    default:
        return false;
    }
}

} // namespace

std::optional<milliseconds> retryAfter(const QByteArray &header, const QDateTime &now)
{
    const QByteArray text = header.trimmed();
    bool isNumber = false;
    const qint64 seconds = text.toLongLong(&isNumber);
    if (isNumber && seconds >= 0)
        return milliseconds(std::min<qint64>(seconds, 1'000'000'000) * 1000);
    QDateTime at = QLocale::c().toDateTime(QString::fromLatin1(text),
                                           u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    if (!at.isValid())
        return std::nullopt;
    at.setTimeZone(QTimeZone::utc());
    return milliseconds(std::max<qint64>(0, now.msecsTo(at)));
}

std::optional<milliseconds> waitBefore(int attempt, const AttemptEnd &end, bool safe,
                                       const QDateTime &now, double jitter)
{
    if (attempt > mostAttempts || !isPassing(end, safe))
        return std::nullopt;
    const milliseconds told = retryAfter(end.retryAfter, now).value_or(milliseconds(0));
    if (told > longestRetryAfter)
        return std::nullopt;
    const milliseconds own = FirstWait * (1 << std::max(0, attempt - 2));
    const auto more = milliseconds(qint64(double(own.count()) * std::clamp(jitter, 0.0, 1.0) / 2));
    return std::max(told, own + more);
}

bool isWorthWaiting(const AttemptEnd &end, milliseconds since)
{
    return since <= Quick || (end.kind == AttemptEnd::Kind::Answered && !end.retryAfter.isEmpty());
}

} // namespace packhouse
