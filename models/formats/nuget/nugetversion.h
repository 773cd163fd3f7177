// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <array>
#include <compare>
#include <optional>

namespace packhouse::nuget {

/// A version as NuGet reads it: one to four numbers that fit 32 bits, then SemVer 2's labels and
/// build metadata. 1.0, 1.0.0, 1.0.0.0 and 01.00 are equal; labels compare without case; build
/// metadata does not count.
struct NuGetVersion
{
    std::array<qint32, 4> numbers{};
    QString prerelease; ///< without '-', as it was spelled
    QString build; ///< without '+'

    static std::optional<NuGetVersion> parse(QStringView text);

    /// "1.2.3[.4][-Label]": no leading zeros, three numbers at least, the fourth unless it is 0.
    QString normalised() const;
    /// The normalised version in lower case, under which it is stored and asked for.
    QString key() const { return normalised().toLower(); }
    /// The normalised version with its build metadata.
    QString full() const;
    bool isPrerelease() const { return !prerelease.isEmpty(); }
    /// Every client reads it. protocol: SemVer 2, of which nuget.exe takes the rule that a label of
    /// digits does not begin with 0; other clients take such a version.
    bool isPortable() const;
    /// Clients before SemVer 2 cannot read it: dotted labels, a label that begins
    /// with no letter, or build metadata.
    bool needsSemVer2() const;

    std::weak_ordering operator<=>(const NuGetVersion &other) const;
    bool operator==(const NuGetVersion &other) const { return (*this <=> other) == 0; }
};

/// The key of a version as someone typed it; null when it is none.
QString versionKey(const QString &version);

} // namespace packhouse::nuget
