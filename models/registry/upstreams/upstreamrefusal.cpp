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
                u"%1, to which %2 leads for %3, does not give it out (%4)."_s.arg(
                    host, home.host(), what, QString::number(answer.status)),
                u"Tell whoever looks after %1."_s.arg(home.host()), false};
    if (home.credential.isEmpty())
        return {ErrorCode::Network,
                u"%1 wants a credential for %2, and has got none (%3)."_s.arg(
                    host, what, QString::number(answer.status)),
                u"Whoever looks after this registry can put a user and a token into the upstream's "
                "address."_s,
                false};
    return {ErrorCode::Network,
            u"%1 does not accept the credential that is set for it, or not for %2 (%3)."_s.arg(
                host, what, QString::number(answer.status)),
            u"Whoever looks after this registry has to check the user and the token in the "
            "upstream's address."_s,
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
        return {ErrorCode::NotFound, u"%1 has no %2."_s.arg(host, what),
                u"Check the name and the version."_s, false};
    case 429:
        return {ErrorCode::Busy,
                u"%1 limits how often it may be asked, also for %2."_s.arg(host, what),
                u"Try again later."_s, true};
    case 503:
        return {ErrorCode::Busy, u"%1 asks for patience with %2."_s.arg(host, what),
                u"Try again later."_s, true};
    case 408:
    case 504:
        return {ErrorCode::Timeout,
                u"%1 was too slow with %2 (%3)."_s.arg(host, what, QString::number(answer.status)),
                u"Try again later."_s, true};
    default:
        return {ErrorCode::Network,
                u"%1 answered %2 for %3."_s.arg(host).arg(answer.status).arg(what),
                u"Try again later."_s, true};
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
    return Error{
        ErrorCode::Busy,
        u"%1 asked not to be asked for another %2 s."_s.arg(url.host(), QString::number(seconds)),
        u"Try again then."_s, true};
}

} // namespace packhouse
