// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/origin.h"

namespace packhouse {

using namespace Qt::StringLiterals;

namespace {

int ownPort(const QUrl &url)
{
    return url.scheme() == "https"_L1 ? 443 : 80;
}

} // namespace

int portOf(const QUrl &url)
{
    return url.port(ownPort(url));
}

bool sameOrigin(const QUrl &a, const QUrl &b)
{
    return a.scheme() == b.scheme() && a.host() == b.host() && portOf(a) == portOf(b);
}

QString hostText(const QUrl &url)
{
    const int port = portOf(url);
    return port == ownPort(url) ? url.host() : url.host() + u':' + QString::number(port);
}

} // namespace packhouse
