// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <vector>

namespace packhouse {

/// Undoes the chunks of a request's body (RFC 9112, 7.1), byte by byte and without a buffer, so
/// that neither the cuts of the transport nor long lines change what is read. Extensions and
/// trailers are checked and dropped: nobody has asked for one.
class ChunkReader
{
public:
    static constexpr qsizetype longestLine = 4 * 1024; ///< a chunk's size with its extensions
    static constexpr qsizetype longestTrailer = 8 * 1024; ///< all its fields together

    enum class State { More, Done, Bad };
    /// Takes bytes up to the end of the body; \a pieces of content are views into them. What
    /// follows the \a used bytes is no part of the body. Bad and Done are final.
    State read(QByteArrayView bytes, qsizetype &used, std::vector<QByteArrayView> &pieces);

private:
    enum class At {
        Start, ///< of a size: at least one digit is due
        Size,
        Padding, ///< between a size and its extensions
        Extension,
        SizeEnd, ///< behind the CR
        Content,
        ContentEnd,
        ContentLineFeed,
        TrailerStart, ///< a field, or the line end that ends the body
        TrailerName,
        TrailerValue,
        TrailerLineFeed,
        LastLineFeed,
        Done,
        Bad,
    };

    At next(char c);
    At sizeDigit(int digit);
    At afterSize(char c);
    At inTrailer(char c);

    At m_at = At::Start;
    qint64 m_left = 0; ///< of the chunk's content
    qsizetype m_line = 0; ///< bytes of the line so far
    qsizetype m_trailer = 0; ///< bytes of the trailer so far
};

} // namespace packhouse
