// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <utility>

namespace packhouse::test {

using Entries = QList<std::pair<QString, QByteArray>>;

/// A zip archive with just these entries, whatever their names are.
QByteArray zip(const Entries &entries);
QByteArray tarGz(const Entries &entries);

/// What a METADATA or PKG-INFO says.
QByteArray metadata(const QString &name, const QString &version, const QByteArray &more = {});
/// A small wheel and a small source distribution that clients would install.
QByteArray wheel(const QString &name, const QString &version, const QByteArray &more = {});
QByteArray sourceDistribution(const QString &name, const QString &version);

} // namespace packhouse::test
