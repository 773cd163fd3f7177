// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace packhouse {

/// The lines of a file with how each ends (a carriage return alone ends one, too, as it does for
/// npm's and Python's readers), so that all but the changed ones stay byte for byte.
class TextLines
{
public:
    explicit TextLines(const QByteArray &bytes);

    qsizetype size() const { return m_lines.size(); }
    /// Without its end; the first one without a byte order mark.
    QByteArray at(qsizetype line) const;
    void replace(qsizetype line, const QByteArray &text);
    void remove(qsizetype line) { m_lines.removeAt(line); }
    /// Before that line, or as the last one; ends as the file's first line does.
    void insert(qsizetype line, const QByteArray &text);
    void append(const QByteArray &text) { insert(size(), text); }
    QByteArray joined() const;

private:
    struct Line
    {
        QByteArray text;
        QByteArray end;
    };
    QList<Line> m_lines;
    QByteArray m_mark; ///< of byte order
    QByteArray m_end = "\n"; ///< what new lines end with
};

} // namespace packhouse
