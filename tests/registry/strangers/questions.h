// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "asks.h"
#include "strangersworld.h"

#include <QRandomGenerator>

#include <vector>

namespace packhouse::test {

/// One request, as both worlds get it.
struct Question
{
    QString type; ///< whose credentials are shown
    QByteArray who;
    QByteArray method;
    QByteArray target;
    StrangersWorld::HeaderPairs headers = {};
    QByteArray body = {};
};

/// Makes requests of every route of every type, and of the API, about packages that are open,
/// secret, and of nobody. Numbered alike, they are alike.
class Questions
{
public:
    Questions(StrangersWorld &world, quint32 seed);
    Question next();

private:
    QByteArray pick(const QByteArrayList &all) { return all[m_random.bounded(int(all.size()))]; }
    QByteArray ownProject() { return numbered("/projects/", QStringLiteral("evil/box")); }
    QByteArray fill(QByteArray segment, const Parts &parts);
    QByteArray queryOf(const QString &type, const QByteArray &word);
    QByteArray numbered(const QByteArray &root, const QString &path);
    QByteArray prefixOf(const QString &type, const Route &route);
    Question ofTheApi(const QByteArray &who);

    StrangersWorld &m_world;
    QRandomGenerator m_random;
    std::vector<std::pair<QString, std::vector<Route>>> m_routes;
};

} // namespace packhouse::test
