// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/http/headcache.h"

#include "registry/http/httpdate.h"

namespace packhouse {

namespace {
constexpr size_t mostEntries = 1'024;
constexpr qsizetype mostBytes = 4 * 1024 * 1024; // of heads, whose fields are of any length
} // namespace

Outgoing HeadCache::find(const std::shared_ptr<const Reply> &reply, bool gzip, bool headOnly)
{
    if ((m_entries.size() >= mostEntries && !m_entries.contains(reply.get()))
        || m_bytes > mostBytes) {
        m_entries.clear();
        m_bytes = 0;
    }
    Entry &entry = m_entries[reply.get()];
    if (entry.reply.owner_before(reply) || reply.owner_before(entry.reply))
        entry = {reply, {}};
    std::optional<Outgoing> &variant = entry.variants[(gzip ? 1 : 0) + (headOnly ? 2 : 0)];
    if (!variant) {
        Conditions conditions;
        conditions.acceptsGzip = gzip;
        variant = render(*reply, conditions, headOnly);
        m_bytes += variant->head.size();
    }
    return *variant;
}

QByteArrayView HeadEnd::text(Kind kind)
{
    const std::time_t second = std::time(nullptr);
    if (second != m_second) {
        m_second = second;
        const QByteArray date = "Date: " + httpDate(QDateTime::fromSecsSinceEpoch(second, Qt::UTC))
                                + "\r\n";
        m_texts = {date + "\r\n", date + "Connection: keep-alive\r\n\r\n",
                   date + "Connection: close\r\n\r\n"};
    }
    return m_texts[kind];
}

} // namespace packhouse
