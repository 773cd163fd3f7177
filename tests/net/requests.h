// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/netclient.h"
#include "support/loopbackserver.h"

#include <QTest>

#include <atomic>

namespace packhouse::test {

inline NetRequest get(const LoopbackServer &server, const QByteArray &path = "/x")
{
    NetRequest request;
    request.url = QUrl::fromEncoded(server.address() + path);
    request.home = NetHome::of(server.address());
    return request;
}

/// Counts how often the client looks after a request.
inline std::shared_ptr<std::atomic<int>> countLooks(NetRequest &request)
{
    auto looks = std::make_shared<std::atomic<int>>(0);
    request.cancelled = [looks] {
        ++*looks;
        return false;
    };
    return looks;
}

/// Waits until it had time to act on what is, if it wanted to.
inline void letItLook(const std::shared_ptr<std::atomic<int>> &looks)
{
    const int now = *looks;
    QTRY_VERIFY(*looks >= now + 3);
}

} // namespace packhouse::test
