// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QStringView>

#include <compare>
#include <optional>

namespace packhouse {

/// A Python version as PEP 440 defines it: every accepted spelling in, the one normal form out.
/// Numbers are digits without leading zeros, of any length.
class Pep440
{
public:
    /// Nothing for what is no such version, or is longer than 255 characters.
    static std::optional<Pep440> parse(QStringView text);

    /// "1!2.0rc1.post2.dev3+ubuntu.1"; keeps the trailing zeros of the release.
    QString normal() const;
    /// The same for all that are equal: without the trailing zeros.
    QString key() const;
    bool isPrerelease() const { return !m_preKind.isEmpty() || m_dev; }

    std::weak_ordering operator<=>(const Pep440 &other) const;
    bool operator==(const Pep440 &other) const { return (*this <=> other) == 0; }

private:
    QString m_epoch; ///< empty: 0
    QStringList m_release;
    QString m_preKind; ///< "a", "b", "rc" or empty
    QString m_pre;
    std::optional<QString> m_post;
    std::optional<QString> m_dev;
    QStringList m_local;
};

} // namespace packhouse
