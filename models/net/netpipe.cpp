// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/netpipe.h"

#include "net/wire.h"

#include <utility>

namespace packhouse {

namespace {

constexpr qsizetype Most = 1 << 20; // bytes that wait

template<typename Work>
Result<void> guarded(Work work)
{
    try {
        return work();
    } catch (...) {
        return fail(notEnoughMemory());
    }
}

} // namespace

Result<void> NetPipe::state() const
{
    if (m_problem)
        return fail(*m_problem);
    return {};
}

Result<void> NetPipe::put(QByteArrayView bytes)
{
    const std::lock_guard lock(m_mutex);
    if (!m_problem) {
        m_pieces.push_back(bytes.toByteArray());
        m_bytes += bytes.size();
        m_changed.notify_one();
    }
    return state();
}

Result<void> NetPipe::restart()
{
    const std::lock_guard lock(m_mutex);
    m_pieces.clear();
    m_bytes = 0;
    m_restarted = true;
    m_changed.notify_one();
    return state();
}

bool NetPipe::isFull()
{
    const std::lock_guard lock(m_mutex);
    m_full = m_bytes >= Most && !m_problem;
    return m_full;
}

void NetPipe::end(Result<NetAnswer> answer)
{
    const std::lock_guard lock(m_mutex);
    m_answer = std::move(answer);
    m_changed.notify_one();
}

Result<NetAnswer> NetPipe::run(const std::function<Result<void>(QByteArrayView)> &sink,
                               const std::function<Result<void>()> &restart)
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_changed.wait(lock, [this] { return m_answer || m_restarted || !m_pieces.empty(); });
        // What came of an answer that broke off is given on too: whoever reads it along may.
        if (m_restarted || !m_pieces.empty())
            take(lock, sink, restart);
        else if (m_problem)
            return fail(*m_problem);
        else
            return std::move(*m_answer);
    }
}

void NetPipe::take(std::unique_lock<std::mutex> &lock,
                   const std::function<Result<void>(QByteArrayView)> &sink,
                   const std::function<Result<void>()> &restart)
{
    const bool anew = std::exchange(m_restarted, false);
    const std::deque<QByteArray> pieces = std::exchange(m_pieces, {});
    m_bytes = 0;
    const bool wanted = !m_problem;
    // With the lock: until it is answered the client is there.
    if (std::exchange(m_full, false) && !m_answer)
        m_drained();
    lock.unlock();
    Result<void> taken;
    if (anew && wanted)
        taken = guarded([&] { return restart(); });
    for (const QByteArray &piece : pieces) {
        if (!taken || !wanted)
            break;
        taken = guarded([&] { return sink(piece); });
    }
    lock.lock();
    if (!taken && !m_problem)
        m_problem = taken.error();
}

} // namespace packhouse
