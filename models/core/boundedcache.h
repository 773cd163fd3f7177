// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>

#include <list>

namespace packhouse {

/// Values that can be had again, up to a number of bytes together; those that were not looked at
/// for longest go first. Has no lock: whoever owns it sees to that.
template<typename Key, typename Value>
class BoundedCache
{
public:
    explicit BoundedCache(qint64 mostBytes) : m_mostBytes(mostBytes) {}

    /// nullptr when there is none; else valid until the cache changes.
    const Value *find(const Key &key)
    {
        const auto found = m_byKey.constFind(key);
        if (found == m_byKey.constEnd())
            return nullptr;
        m_entries.splice(m_entries.begin(), m_entries, *found);
        return &m_entries.front().value;
    }

    /// Instead of what was there. \a bytes: what the value takes, its key too. One that is larger
    /// than everything that may be kept is not kept.
    void insert(const Key &key, Value value, qint64 bytes)
    {
        remove(key);
        bytes += EntryOverhead;
        if (bytes > m_mostBytes)
            return;
        m_entries.push_front({key, std::move(value), bytes});
        m_byKey.insert(key, m_entries.begin());
        m_bytes += bytes;
        while (m_bytes > m_mostBytes)
            drop(std::prev(m_entries.end()));
    }

    void remove(const Key &key)
    {
        if (const auto found = m_byKey.constFind(key); found != m_byKey.constEnd())
            drop(*found);
    }

    /// Drops, from the one that was not looked at for longest on, all for which \a stale(value)
    /// answers true, and ends at the first for which it does not.
    template<typename Stale>
    void removeOldestWhile(Stale stale)
    {
        while (!m_entries.empty() && stale(m_entries.back().value))
            drop(std::prev(m_entries.end()));
    }

    qint64 bytes() const { return m_bytes; }
    qsizetype count() const { return qsizetype(m_entries.size()); }

private:
    struct Entry
    {
        Key key;
        Value value;
        qint64 bytes;
    };
    using Place = typename std::list<Entry>::iterator;

    static constexpr qint64 EntryOverhead = 160; ///< of the list, the index and the allocator

    void drop(Place entry)
    {
        m_bytes -= entry->bytes;
        m_byKey.remove(entry->key);
        m_entries.erase(entry);
    }

    qint64 m_mostBytes;
    qint64 m_bytes = 0;
    std::list<Entry> m_entries; ///< the one looked at last first
    QHash<Key, Place> m_byKey;
};

} // namespace packhouse
