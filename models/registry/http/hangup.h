// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>

namespace packhouse {

/// What is known of the other end of a connected socket, whatever it sent that is still to be read.
enum class OtherEnd {
    Open,
    Quiet, ///< sends nothing more: it has closed the connection, or only its own direction
    Lost, ///< reset or broken: nothing reaches it
};
OtherEnd otherEnd(int socket);

/// Whether the client of one request has gone: only a write tells that for sure of one that sends
/// nothing more, so that it is waited for some time while there is nothing to write.
class Departure
{
public:
    explicit Departure(std::chrono::milliseconds quietWait) : m_quietWait(quietWait) {}

    /// Another request begins.
    void begin() { m_gone = std::make_shared<std::atomic<bool>>(false); }
    /// For others to look at, from any thread, for as long as they like.
    std::shared_ptr<const std::atomic<bool>> gone() const { return m_gone; }
    /// Whether it has, as \a socket looks now; a negative one has been closed.
    bool look(int socket);
    /// Something was written to it since.
    void wrote() { m_quietSince.reset(); }

private:
    const std::chrono::milliseconds m_quietWait;
    std::shared_ptr<std::atomic<bool>> m_gone;
    std::optional<std::chrono::steady_clock::time_point> m_quietSince;
};

} // namespace packhouse
