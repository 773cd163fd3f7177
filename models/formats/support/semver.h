// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <compare>
#include <optional>

namespace packhouse {

/// SemVer 2.0.0, strict: no leading zeros, no 'v'.
struct SemVer
{
    QString major, minor, patch; ///< digits, any length
    QString prerelease; ///< without '-'
    QString build; ///< without '+', does not count in comparisons

    static std::optional<SemVer> parse(QStringView text);
    /// True where the numbers fit into 63 bits: many clients' parsers refuse larger ones.
    bool isCountable() const;
    std::weak_ordering operator<=>(const SemVer &other) const;
    bool operator==(const SemVer &other) const { return (*this <=> other) == 0; }
};

} // namespace packhouse
