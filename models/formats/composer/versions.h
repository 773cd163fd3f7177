// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <compare>
#include <optional>

namespace packhouse::composer {

enum class Stability { Dev, Alpha, Beta, Rc, Stable };

/// A version as Composer reads it (protocol: composer/semver): up to four numbers or a date, with a
/// stability behind ("1.0-beta2", "1.2.3.4-patch1"), a numeric branch ("1.x-dev") or any other
/// branch ("dev-main").
struct Version
{
    QString normal; ///< the spelling that all of one version share: "1.0.0.0-beta2", "dev-main"
    Stability stability = Stability::Stable;

    bool isDev() const { return stability == Stability::Dev; }
    static std::optional<Version> parse(const QString &text);
    /// Branches by name are below all else, in the order of their names.
    std::weak_ordering operator<=>(const Version &other) const;
    bool operator==(const Version &other) const { return normal == other.normal; }
};

/// The version that a tag stands for: "v1.2.3" is 1.2.3. Empty for a tag that is no version.
QString versionOfTag(const QString &tag);
/// … and a branch: "1.x" is 1.x-dev, "1.0" is 1.0.x-dev, "main" is dev-main.
QString versionOfBranch(const QString &branch);

} // namespace packhouse::composer
