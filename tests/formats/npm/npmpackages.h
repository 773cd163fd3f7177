// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>

namespace packhouse::test {

/// What a test publishes, in few words.
struct NpmPackage
{
    QString name = QStringLiteral("@acme/widget");
    QString version = QStringLiteral("1.0.0");
    QString tag = QStringLiteral("latest");
    QJsonObject manifest = {}; ///< beside name and version
    QByteArray more = {}; ///< another file in the tarball
};

/// A tarball as npm pack makes it.
QByteArray tarballOf(const NpmPackage &package);
/// The body of npm's PUT.
QJsonObject publishBodyOf(const NpmPackage &package, const QByteArray &tarball);
QByteArray publishTextOf(const NpmPackage &package);

/// What upstream.example says of "lib": its address in many places, a third version without a
/// tarball.
QByteArray upstreamPackument();

} // namespace packhouse::test
