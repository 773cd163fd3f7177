// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/netrequest.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>

namespace packhouse {

/// Brings the bytes of an answer from the client's thread to the one that waits for it, where a
/// sink may take its time: a slow disk holds up that one exchange. Bounded: what is full makes the
/// other machine wait.
class NetPipe
{
public:
    /// \a drained is called, on the thread that waits, when a full pipe has room again; never after
    /// end().
    explicit NetPipe(std::function<void()> drained) : m_drained(std::move(drained)) {}

    // On the client's thread; each gives the sink's error on, if there was one.
    Result<void> put(QByteArrayView bytes);
    Result<void> restart();
    bool isFull();
    void end(Result<NetAnswer> answer);

    /// On the thread that waits: calls both until the answer is there. What they throw is
    /// notEnoughMemory().
    Result<NetAnswer> run(const std::function<Result<void>(QByteArrayView)> &sink,
                          const std::function<Result<void>()> &restart);

private:
    Result<void> state() const;
    void take(std::unique_lock<std::mutex> &lock,
              const std::function<Result<void>(QByteArrayView)> &sink,
              const std::function<Result<void>()> &restart);

    const std::function<void()> m_drained;
    std::mutex m_mutex; // guards what follows
    std::condition_variable m_changed;
    std::deque<QByteArray> m_pieces;
    qsizetype m_bytes = 0; ///< in the pieces
    bool m_full = false; ///< somebody was told so
    bool m_restarted = false; ///< before the pieces
    std::optional<Error> m_problem; ///< the sink's
    std::optional<Result<NetAnswer>> m_answer;
};

} // namespace packhouse
