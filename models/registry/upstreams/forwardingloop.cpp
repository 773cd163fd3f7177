// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/upstreams/forwardingloop.h"

#include "formats/reply.h"

#include <QList>

#include <algorithm>

namespace packhouse {

namespace {

constexpr qsizetype mostMembers = 20; // no way to a registry is longer

/// All fields of that name, in their order.
QByteArray soFar(const Headers &headers)
{
    QByteArrayList lines;
    for (const auto &[name, value] : headers) {
        if (name.compare("CDN-Loop", Qt::CaseInsensitive) == 0)
            lines << value;
    }
    return lines.join(", ");
}

} // namespace

QByteArrayList passedOnSoFar(const Headers &headers)
{
    const QByteArray before = soFar(headers);
    return before.isEmpty() ? QByteArrayList() : before.split(',');
}

bool wasPassedOnBy(const Headers &headers, const QByteArray &loopName)
{
    const QByteArrayList members = passedOnSoFar(headers);
    return members.size() > mostMembers
           || std::any_of(members.begin(), members.end(), [&](const QByteArray &member) {
                  return member.split(';').first().trimmed() == loopName; // parameters follow
              });
}

QByteArray passedOnBy(const Headers &headers, const QByteArray &loopName)
{
    const QByteArray before = soFar(headers);
    return before.isEmpty() ? loopName : before + ", " + loopName;
}

} // namespace packhouse
