// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QString>

namespace packhouse {

/// Shows lines of clients' files without what may be a secret. Every file spells its secrets in
/// ways of its own, so it goes by what is known to be none.
class HarmlessWords
{
public:
    /// A line that was there: what is in it may be a secret, wherever it is found again, but what
    /// settings say that never are one (GOPRIVATE, a mirror's id).
    void keep(const QString &line);
    /// The line with "***" for every word that was kept, unless it is one of a setting's own or an
    /// address without a user.
    QString shown(const QString &line) const;

private:
    QString shownWord(const QString &word) const;

    QSet<QString> m_kept;
};

} // namespace packhouse
