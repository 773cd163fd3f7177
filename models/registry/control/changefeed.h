// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "control/actions.h"
#include "core/result.h"
#include "registry/store/store.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>

namespace packhouse {

/// What changed lately in a store, for those who ask from which journal entry on. Safe from any
/// thread; the store outlives it.
class ChangeFeed
{
public:
    explicit ChangeFeed(Store &store);
    ~ChangeFeed();

    /// Where somebody begins who asks for all the rest now.
    RegistryGreeting greeting(const QByteArray &address) const;
    /// What came after the entry; nothing when there is nothing yet. Where that is not known any
    /// more, or the entry is of another process, anything may have changed.
    std::optional<Change> since(const ChangesQuestion &question) const;
    /// Waits for it, for at most \a time, until the feed stops, or until \a abandoned (asked now
    /// and then). No kinds: nothing changed.
    Change wait(const ChangesQuestion &question, std::chrono::milliseconds time,
                const std::function<bool()> &abandoned);
    /// Whoever waits is answered, and nobody waits until resume().
    void stop();
    void resume();

private:
    void note(const Change &change);
    std::optional<Change> find(const ChangesQuestion &question) const;

    const QString m_run;
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Change> m_recent; ///< one a commit, oldest first
    qint64 m_known = 0; ///< what came after this entry is all there
    qint64 m_journal = 0; ///< the newest entry
    bool m_stopped = false;
    std::shared_ptr<void> m_listening; ///< last: it ends before what it uses
};

} // namespace packhouse
