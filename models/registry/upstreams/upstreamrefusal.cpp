// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/upstreams/upstreamrefusal.h"

#include "net/netrequest.h"
#include "net/origin.h"
#include "net/retry.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr qsizetype MostRemembered = 1'000;

QString addressText(const QUrl &url)
{
    return url.toString(QUrl::FullyEncoded | QUrl::RemoveUserInfo | QUrl::RemoveFragment);
}

Error wantsCredential(const NetAnswer &answer, const NetHome &home, const QString &what)
{
    const QString host = answer.url.host();
    if (answer.left)
        return {ErrorCode::Network,
                Text::of("%1, to which %2 leads for %3, does not give it out (%4).", host,
                         home.host(), what, QString::number(answer.status)),
                Text::of("Tell whoever looks after %1.", home.host()), false};
    if (home.credential.isEmpty())
        return {
            ErrorCode::Network,
            Text::of("%1 wants a credential for %2, and has got none (%3).", host, what,
                     QString::number(answer.status)),
            Text::of(
                "Whoever looks after this registry can put a user and a token into the upstream's "
                "address."),
            false};
    return {ErrorCode::Network,
            Text::of("%1 does not accept the credential that is set for it, or not for %2 (%3).",
                     host, what, QString::number(answer.status)),
            Text::of("Whoever looks after this registry has to check the user and the token in the "
                     "upstream's address."),
            false};
}

} // namespace

Error upstreamRefusal(const NetAnswer &answer, const NetHome &home, const QString &what)
{
    const QString host = answer.url.host();
    switch (answer.status) {
    case 401:
    case 403:
        return wantsCredential(answer, home, what);
    case 404:
    case 410:
        return {ErrorCode::NotFound, Text::of("%1 has no %2.", host, what),
                Text::of("Check the name and the version."), false};
    case 429:
        return {ErrorCode::Busy,
                Text::of("%1 limits how often it may be asked, also for %2.", host, what),
                Text::of("Try again later."), true};
    case 503:
        return {ErrorCode::Busy, Text::of("%1 asks for patience with %2.", host, what),
                Text::of("Try again later."), true};
    case 408:
    case 504:
        return {
            ErrorCode::Timeout,
            Text::of("%1 was too slow with %2 (%3).", host, what, QString::number(answer.status)),
            Text::of("Try again later."), true};
    default:
        return {ErrorCode::Network, Text::of("%1 answered %2 for %3.", host, answer.status, what),
                Text::of("Try again later."), true};
    }
}

void UpstreamPatience::heard(const NetAnswer &answer, const QDateTime &now)
{
    if (answer.status != 429 && answer.status != 503)
        return;
    const auto told = retryAfter(answer.header("retry-after"), now);
    if (!told || told->count() <= 0)
        return;
    const QMutexLocker lock(&m_mutex);
    m_until.removeIf([&now](const auto &one) { return one.value() <= now; });
    const bool all = answer.status == 429;
    if (all || m_until.size() < MostRemembered)
        m_until.insert(all ? hostText(answer.url) : addressText(answer.url),
                       now.addMSecs(std::min(*told, longestRetryAfter).count()));
}

qint64 UpstreamPatience::pause(const QUrl &url, const QDateTime &now) const
{
    const QMutexLocker lock(&m_mutex);
    const QDateTime until = std::max(m_until.value(hostText(url)), m_until.value(addressText(url)));
    return until.isValid() ? std::max<qint64>(0, (now.msecsTo(until) + 999) / 1000) : 0;
}

std::optional<Error> UpstreamPatience::refusal(const QUrl &url, const QDateTime &now) const
{
    const qint64 seconds = pause(url, now);
    if (seconds <= 0)
        return std::nullopt;
    return Error{ErrorCode::Busy,
                 Text::of("%1 asked not to be asked for another %2 s.", url.host(),
                          QString::number(seconds)),
                 Text::of("Try again then."), true};
}

} // namespace packhouse
