// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clientfiles/textlines.h"

#include <algorithm>

namespace packhouse {

TextLines::TextLines(const QByteArray &bytes)
{
    constexpr char Mark[] = "\xef\xbb\xbf";
    if (bytes.startsWith(Mark))
        m_mark = Mark;
    for (qsizetype from = m_mark.size(); from < bytes.size();) {
        qsizetype end = from;
        while (end < bytes.size() && bytes.at(end) != '\n' && bytes.at(end) != '\r')
            ++end;
        const bool both = QByteArrayView(bytes).sliced(end).startsWith("\r\n");
        const QByteArray mark = bytes.sliced(end,
                                             std::min<qsizetype>(both ? 2 : 1, bytes.size() - end));
        m_lines.append({bytes.sliced(from, end - from), mark});
        from = end + mark.size();
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
