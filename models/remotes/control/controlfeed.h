// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remotes/control/controllink.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace packhouse {

/// Follows what changes in a registry of another process, on a thread of its own, and whether that
/// process answers.
class ControlFeed
{
public:
    /// Both are called on the feed's thread.
    struct Listener
    {
        std::function<void(const Change &)> changed;
        std::function<void(const Text &problem)> lost; ///< it answers no more
        /// It answers again, and anything may have changed.
        std::function<void(const RegistryGreeting &)> found;
    };

    /// From what \a begin says on. Who says nothing in \a silence is gone. \a link outlives it.
    ControlFeed(ControlLink &link, const RegistryGreeting &begin, std::chrono::milliseconds silence,
                Listener listener);
    ~ControlFeed(); ///< closes the link

private:
    void run();
    bool follow();
    bool greet();
    void rest(std::chrono::milliseconds time);

    ControlLink &m_link;
    const Listener m_listener;
    const std::chrono::milliseconds m_silence;
    ChangesQuestion m_question;
    Text m_problem;
    std::chrono::milliseconds m_pause;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_stopping = false;
    std::thread m_thread; ///< last, as it uses all the others
};

} // namespace packhouse
