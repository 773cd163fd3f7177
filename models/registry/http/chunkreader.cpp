// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/http/chunkreader.h"

#include "core/hexdigit.h"
#include "registry/http/headsyntax.h"

#include <algorithm>
#include <limits>

namespace packhouse {

ChunkReader::State ChunkReader::read(QByteArrayView bytes, qsizetype &used,
                                     std::vector<QByteArrayView> &pieces)
{
    used = 0;
    while (used < bytes.size() && m_at != At::Done && m_at != At::Bad) {
        if (m_at != At::Content) {
            m_at = next(bytes[used++]);
            continue;
        }
        const qsizetype count = qsizetype(std::min<qint64>(m_left, bytes.size() - used));
        pieces.push_back(bytes.sliced(used, count));
        used += count;
        m_left -= count;
        if (m_left == 0)
            m_at = At::ContentEnd;
    }
    return m_at == At::Done ? State::Done : m_at == At::Bad ? State::Bad : State::More;
}

ChunkReader::At ChunkReader::next(char c)
{
    switch (m_at) {
    case At::Start:
        m_line = 0;
        return hexDigit(c) < 0 ? At::Bad : sizeDigit(hexDigit(c));
    case At::Size:
        return hexDigit(c) < 0 ? afterSize(c) : sizeDigit(hexDigit(c));
    case At::Padding:
    case At::Extension:
        return afterSize(c);
    case At::SizeEnd:
        if (c != '\n')
            return At::Bad;
        return m_left > 0 ? At::Content : At::TrailerStart;
    case At::ContentEnd:
        return c == '\r' ? At::ContentLineFeed : At::Bad;
    case At::ContentLineFeed:
        return c == '\n' ? At::Start : At::Bad;
    case At::LastLineFeed:
        return c == '\n' ? At::Done : At::Bad;
    default:
        return inTrailer(c);
    }
}

ChunkReader::At ChunkReader::sizeDigit(int digit)
{
    if (++m_line > longestLine || m_left > (std::numeric_limits<qint64>::max() >> 4))
        return At::Bad;
    m_left = m_left * 16 + digit;
    return At::Size;
}

// White space before an extension is tolerated, as the RFC wants it, but none before the line's
// end. Quotation marks need no care: no line end may stand between them either.
ChunkReader::At ChunkReader::afterSize(char c)
{
    if (++m_line > longestLine)
        return At::Bad;
    if (m_at != At::Padding && c == '\r')
        return At::SizeEnd;
    if (m_at == At::Extension)
        return isFieldByte(c) ? At::Extension : At::Bad;
    if (c == ';')
        return At::Extension;
    return c == ' ' || c == '\t' ? At::Padding : At::Bad;
}

ChunkReader::At ChunkReader::inTrailer(char c)
{
    if (++m_trailer > longestTrailer)
        return At::Bad;
    switch (m_at) {
    case At::TrailerStart:
        if (c == '\r')
            return At::LastLineFeed;
        return isTokenByte(c) ? At::TrailerName : At::Bad;
    case At::TrailerName:
        if (c == ':')
            return At::TrailerValue;
        return isTokenByte(c) ? At::TrailerName : At::Bad;
    case At::TrailerValue:
        if (c == '\r')
            return At::TrailerLineFeed;
        return isFieldByte(c) ? At::TrailerValue : At::Bad;
    case At::TrailerLineFeed:
        return c == '\n' ? At::TrailerStart : At::Bad;
    default:
        return At::Bad;
    }
}

} // namespace packhouse
