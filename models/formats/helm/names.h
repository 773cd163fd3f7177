// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>
#include <QStringList>

#include <compare>
#include <utility>

namespace packhouse::helm {

inline constexpr QLatin1StringView ProvenanceEnd(".prov");

/// Letters and digits with single '.', '-' or '_' between them, at most 255 (protocol).
Result<void> checkChannel(const QString &channel);
/// Letters, digits, '.', '-' and '_', at most 255. protocol: helm itself takes any name without a
/// '/', of which these can stand in an address and on a command line.
Result<void> checkName(const QString &name);
/// What helm takes for a version: one to three numbers, an optional 'v' before them, SemVer's rest.
Result<void> checkVersion(const QString &version);

/// What is no version is below whatever is one.
std::weak_ordering compareVersions(const QString &version, const QString &other);
bool isPrerelease(const QString &version);

/// Where files that were dropped go when nobody names a channel.
inline const QString DefaultChannel = QStringLiteral("stable");

/// "web-1.0.0.tgz", as helm package names it.
QString archiveName(const QString &name, const QString &version);
/// A stored file belongs to one channel: "stable/web-1.0.0.tgz".
QString storedName(const QString &channel, const QString &fileName);
std::pair<QString, QString> splitStored(const QString &stored); ///< channel, file
/// "<channel>/<name>-<version>.tgz", or that with ".prov".
Result<void> checkStored(const QString &stored);

/// The names and versions that "web-1.0.0-rc-2.tgz" may stand for, for '-' is legal in both: whole
/// semantic versions first, then the shortest name.
QList<std::pair<QString, QString>> splits(const QString &archiveName);
/// Where a chart's archive lies below "charts/": under its file name when that stands for it first,
/// else in a folder of the chart's name. So no two charts ever share an address.
QString chartAddress(const QString &name, const QString &version);

} // namespace packhouse::helm
