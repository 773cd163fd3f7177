// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

#include <compare>
#include <optional>
#include <vector>

namespace packhouse::rubygems {

inline constexpr QLatin1StringView GemEnd(".gem");
inline constexpr QLatin1StringView GemspecEnd(".gemspec");

/// The platform of gems without compiled code.
inline const QString Ruby = QStringLiteral("ruby");

/// What a gem's file is called after, "nokogiri-1.16.0-x86_64-linux": the platform only where it is
/// not "ruby".
struct FullName
{
    QString name;
    QString version;
    QString platform = Ruby;

    QString text() const;
    bool operator==(const FullName &) const = default;
};

Result<void> checkName(const QString &name);
Result<void> checkVersion(const QString &version);
Result<void> checkPlatform(const QString &platform);

/// A platform as RubyGems takes it apart.
struct PlatformParts
{
    QString cpu; ///< empty where the platform names none
    QString os; ///< "unknown" where RubyGems knows none
    QString version; ///< empty where the platform names none
};
PlatformParts partsOfPlatform(const QString &platform);
/// The spelling that a gem's file is called after: "x86-linux" of "i686-linux". What RubyGems does
/// not know stays as it is.
QString builtPlatform(const QString &platform);
/// Whether two spellings are one platform to any RubyGems: older ones leave out that Linux is GNU.
bool isSamePlatform(const QString &platform, const QString &other);

/// All that a full name may mean, for names may hold hyphens and digits: "a-1-2" is version 1 of a
/// for the platform 2, or version 2 of a-1.
std::vector<FullName> splits(const QString &fullName);

/// "a-1.0.gem" or "a-1.0.gemspec"; InvalidFile for anything else.
Result<void> checkFileName(const QString &fileName);

/// As Gem::Version orders: 1.0.a < 1.0 = 1 < 1.0.1; letters come before numbers.
std::weak_ordering compareVersions(const QString &version, const QString &other);
/// True when there is a letter in it.
bool isPrerelease(const QString &version);

} // namespace packhouse::rubygems
