// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clientfiles/textlines.h"

namespace packhouse {

TextLines::TextLines(const QByteArray &bytes)
{
    constexpr char Mark[] = "\xef\xbb\xbf";
    if (bytes.startsWith(Mark))
        m_mark = Mark;
    for (qsizetype from = m_mark.size(); from < bytes.size();) {
        const qsizetype newline = bytes.indexOf('\n', from);
        const qsizetype end = newline < 0 ? bytes.size() : newline;
        const bool carriage = newline > from && bytes.at(newline - 1) == '\r';
        const qsizetype textEnd = carriage ? end - 1 : end;
        m_lines.append({bytes.sliced(from, textEnd - from), newline < 0 ? QByteArray()
                                                            : carriage  ? QByteArray("\r\n")
                                                                        : QByteArray("\n")});
        from = newline < 0 ? bytes.size() : newline + 1;
    }
    if (!m_lines.isEmpty() && !m_lines.first().end.isEmpty())
        m_end = m_lines.first().end;
}

QByteArray TextLines::at(qsizetype line) const
{
    return m_lines.at(line).text;
}

void TextLines::replace(qsizetype line, const QByteArray &text)
{
    m_lines[line].text = text;
}

void TextLines::insert(qsizetype line, const QByteArray &text)
{
    if (line > 0 && m_lines.at(line - 1).end.isEmpty())
        m_lines[line - 1].end = m_end;
    m_lines.insert(line, {text, m_end});
}

QByteArray TextLines::joined() const
{
    QByteArray all = m_mark;
    for (const Line &line : m_lines)
        all += line.text + line.end;
    return all;
}

} // namespace packhouse
