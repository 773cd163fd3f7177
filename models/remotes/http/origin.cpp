// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "remotes/http/origin.h"

namespace packhouse {

using namespace Qt::StringLiterals;

namespace {

int ownPort(const QUrl &url)
{
    return url.scheme() == "https"_L1 ? 443 : 80;
}

} // namespace

bool sameOrigin(const QUrl &a, const QUrl &b)
{
    return a.scheme() == b.scheme() && a.host() == b.host()
           && a.port(ownPort(a)) == b.port(ownPort(b));
}

QString hostText(const QUrl &url)
{
    const int port = url.port(ownPort(url));
    return port == ownPort(url) ? url.host() : url.host() + u':' + QString::number(port);
}

} // namespace packhouse
