// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/gateway/originguard.h"

#include <algorithm>
#include <optional>

namespace packhouse {

using namespace Qt::StringLiterals;

namespace {

struct HostAndPort
{
    QByteArray host; ///< lower case, without brackets and trailing dot
    QByteArray port; ///< empty: none given
};

std::optional<HostAndPort> split(QByteArrayView text)
{
    QByteArray whole = text.toByteArray().trimmed().toLower();
    HostAndPort result;
    qsizetype rest = 0;
    if (whole.startsWith('[')) {
        const qsizetype close = whole.indexOf(']');
        if (close < 0)
            return std::nullopt;
        result.host = whole.sliced(1, close - 1);
        rest = close + 1;
    } else {
        rest = whole.indexOf(':');
        if (rest < 0)
            rest = whole.size();
        result.host = whole.first(rest);
        if (result.host.endsWith('.'))
            result.host.chop(1);
    }
    if (rest < whole.size()) {
        if (whole.at(rest) != ':')
            return std::nullopt;
        result.port = whole.sliced(rest + 1);
        bool number = false;
        if (!result.port.isEmpty() && (result.port.toUShort(&number), !number))
            return std::nullopt;
    }
    if (result.host.isEmpty())
        return std::nullopt;
    return result;
}

// Four plain decimal numbers only: the short, octal and hexadecimal spellings are never typed by
// people.
bool isLoopbackV4(QByteArrayView host)
{
    const QList<QByteArray> parts = host.toByteArray().split('.');
    if (parts.size() != 4 || parts.first() != "127")
        return false;
    return std::all_of(parts.begin(), parts.end(), [](const QByteArray &part) {
        const bool digits = !part.isEmpty() && part.size() <= 3
                            && std::all_of(part.begin(), part.end(),
                                           [](char c) { return c >= '0' && c <= '9'; });
        return digits && part.toInt() <= 255 && (part.size() == 1 || !part.startsWith('0'));
    });
}

bool isLoopback(QByteArrayView host)
{
    constexpr QByteArrayView mapped = "::ffff:";
    if (host.startsWith(mapped))
        return isLoopbackV4(host.sliced(mapped.size()));
    return host == "localhost" || host == "::1" || isLoopbackV4(host);
}

QByteArray usualPort(QByteArrayView scheme)
{
    return scheme == "https" ? "443"_ba : "80"_ba;
}

// The Origin of a page that this very server gave out; another port on this computer is another
// site.
bool sameOrigin(QByteArrayView origin, QByteArrayView hostHeader)
{
    const qsizetype colon = origin.indexOf("://");
    if (colon < 0)
        return false;
    const QByteArray scheme = origin.first(colon).toByteArray().toLower();
    if (scheme != "http" && scheme != "https")
        return false;
    auto theirs = split(origin.sliced(colon + 3));
    auto ours = split(hostHeader);
    if (!theirs || !ours)
        return false;
    for (auto *side : {&*theirs, &*ours}) {
        if (side->port.isEmpty())
            side->port = usualPort(scheme);
    }
    return theirs->host == ours->host && theirs->port == ours->port;
}

} // namespace

OriginGuard::OriginGuard(const QStringList &extraHosts)
{
    for (const QString &host : extraHosts) {
        QByteArray name = host.trimmed().toLower().toUtf8();
        if (name.startsWith('[') && name.endsWith(']'))
            name = name.sliced(1, name.size() - 2);
        if (name.endsWith('.'))
            name.chop(1);
        if (!name.isEmpty())
            m_extraHosts.append(name);
    }
}

bool OriginGuard::hostAllowed(QByteArrayView hostHeader) const
{
    const auto parsed = split(hostHeader);
    return parsed && (isLoopback(parsed->host) || m_extraHosts.contains(parsed->host));
}

Result<void> OriginGuard::check(const Headers &headers) const
{
    QByteArrayView host;
    QByteArrayView origin;
    bool crossSite = false;
    int hosts = 0;
    for (const auto &[name, value] : headers) {
        if (name.compare("Host", Qt::CaseInsensitive) == 0) {
            ++hosts;
            host = value;
        } else if (name.compare("Origin", Qt::CaseInsensitive) == 0) {
            origin = value;
        } else if (name.compare("Sec-Fetch-Site", Qt::CaseInsensitive) == 0) {
            crossSite = value.trimmed().compare("cross-site", Qt::CaseInsensitive) == 0;
        }
    }
    if (hosts != 1 || !hostAllowed(host)) {
        return fail(
            ErrorCode::Forbidden,
            Text::of("This registry does not answer for the host name of this request."),
            Text::of(
                "Use the address that Packhouse shows, or allow the name when it is started."));
    }
    if (crossSite || (!origin.isNull() && !sameOrigin(origin, host))) {
        return fail(ErrorCode::Forbidden,
                    Text::of("This registry does not answer requests of web pages."));
    }
    return {};
}

} // namespace packhouse
