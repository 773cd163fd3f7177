// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace packhouse::nuget {

/// True for what every client reads as the versions of a dependency: "1.0", "[1.0]", "[1.0,2.0)",
/// "(,2.0]". One that it cannot read makes it drop the registration of the whole package.
bool isVersionRange(QStringView text);

/// The range as every client reads it: a bound of one number gets its second, "[1,2)" is
/// "[1.0,2.0)". protocol: packages say "1" and clients that read package files take it, but
/// nuget.exe stops at it in a feed.
QString portableRange(const QString &range);

/// True for what every client reads as a target framework: "net45", ".NETStandard2.0",
/// "portable-net45+win8", ".NETFramework,Version=v4.5". Unknown ones may stand there.
bool isFramework(QStringView text);

} // namespace packhouse::nuget
