// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <algorithm>
#include <cstring>
#include <memory>

namespace packhouse {

/// What has arrived on a connection and is not read yet. Small until a body needs more room.
class ReadBuffer
{
public:
    static constexpr qsizetype small = 2 * 1024;

    QByteArrayView bytes() const { return QByteArrayView(m_data.get() + m_begin, m_end - m_begin); }
    bool isEmpty() const { return m_begin == m_end; }
    qsizetype room() const { return m_capacity - m_end; }
    char *space() { return m_data.get() + m_end; }
    void added(qsizetype count) { m_end += count; }
    void consume(qsizetype count)
    {
        m_begin += count;
        if (m_begin == m_end)
            m_begin = m_end = 0;
    }

    /// Makes room at the end; false when \a most bytes wait already.
    bool makeRoom(qsizetype most)
    {
        if (m_begin > 0)
            resize(m_capacity);
        if (room() > 0)
            return true;
        if (m_capacity >= most)
            return false;
        resize(std::min(most, std::max(small, m_capacity * 2)));
        return true;
    }
    void reserve(qsizetype capacity)
    {
        if (capacity > m_capacity)
            resize(capacity);
    }
    /// Gives memory back when nothing waits.
    void shrink()
    {
        if (isEmpty() && m_capacity > small) {
            m_data.reset();
            m_capacity = m_begin = m_end = 0;
        }
    }

private:
    void resize(qsizetype capacity)
    {
        const qsizetype waiting = m_end - m_begin;
        if (capacity == m_capacity) {
            std::memmove(m_data.get(), m_data.get() + m_begin, size_t(waiting));
        } else {
            std::unique_ptr<char[]> data(new char[size_t(capacity)]);
            if (waiting > 0)
                std::memcpy(data.get(), m_data.get() + m_begin, size_t(waiting));
            m_data = std::move(data);
            m_capacity = capacity;
        }
        m_begin = 0;
        m_end = waiting;
    }

    std::unique_ptr<char[]> m_data;
    qsizetype m_capacity = 0, m_begin = 0, m_end = 0;
};

} // namespace packhouse
