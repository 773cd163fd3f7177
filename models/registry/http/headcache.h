// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "registry/http/rendering.h"

#include <array>
#include <ctime>
#include <optional>
#include <unordered_map>

namespace packhouse {

/// Rendered heads of replies that handlers keep, so that a hit costs a look-up. For one thread.
class HeadCache
{
public:
    /// How \a reply goes out to a request without conditions. Valid as long as the reply.
    Outgoing find(const std::shared_ptr<const Reply> &reply, bool gzip, bool headOnly);

private:
    struct Entry
    {
        std::weak_ptr<const Reply> reply; ///< keeps another reply from getting the same identity
        std::array<std::optional<Outgoing>, 4> variants;
    };
    std::unordered_map<const Reply *, Entry> m_entries;
    qsizetype m_bytes = 0; ///< of heads that were rendered since the last clear()
};

/// The end of every head: the date and whether the connection stays. For one thread.
class HeadEnd
{
public:
    enum Kind { Stays, StaysOld, Closes }; ///< StaysOld: an HTTP/1.0 client has to be told
    /// Valid until the next call.
    QByteArrayView text(Kind kind);

private:
    std::time_t m_second = -1;
    std::array<QByteArray, 3> m_texts;
};

} // namespace packhouse
