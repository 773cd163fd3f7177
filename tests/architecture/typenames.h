// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRegularExpression>
#include <QString>
#include <QStringList>

namespace packhouse::architecture {

/// Where package types may be named: each in its own folder, and where the file typenames.txt says.
class TypeNames
{
public:
    /// \a types: the names of their folders. \a text: that of typenames.txt.
    TypeNames(const QStringList &types, const QString &text);

    const QStringList &errors() const { return m_errors; } ///< lines that make no sense
    /// The types that a literal of the file names and that are at home elsewhere. \a path is seen
    /// from the root.
    QStringList strangers(const QString &path, const QString &literal) const;
    /// The line of typenames.txt that lets the file name any; empty: none does.
    QString exceptionFor(const QString &path) const;
    QStringList exceptions() const { return m_exceptions; }

private:
    QRegularExpression m_name;
    QStringList m_errors;
    QStringList m_exceptions; ///< files and folders
};

} // namespace packhouse::architecture
