// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "registry/http/openfile.h"
#include "registry/upstreams/upstreamfiles.h"

#include <condition_variable>
#include <map>
#include <mutex>

namespace packhouse {

/// One file on its way from an upstream, for all who want it at once. It goes on as long as one of
/// them does, and can be read along before it is whole. Safe from any thread.
class Transfer final : public std::enable_shared_from_this<Transfer>
{
public:
    Transfer(UpstreamFile file, const QDateTime &now) : m_file(std::move(file)), m_now(now) {}

    /// One more who wants it, for as long as the answer is held; null when it was given up already.
    std::shared_ptr<Arrival> join(std::function<bool()> gone, bool keep);
    /// Blocks: the file, or, once \a asker's patience is over and some of it is here, what there is
    /// of it. Cancelled when \a asker has gone.
    Result<FetchedFile> await(const FileAsker &asker, std::shared_ptr<const Arrival> place);
    qint64 read(char *to, qint64 count, qint64 offset) const;

    // For whoever transfers it.
    FetchWatch watch();
    bool isToBeKept() const;
    bool hasBegun() const; ///< some of it is here
    /// All bytes came, and are those that were announced.
    void setRight();
    void end(Result<FetchedFile> result);
    /// Whoever waits gets what end() tells; nobody joins any more.
    void giveUp();

private:
    class Place;
    void leave(quint64 id);
    bool isGivenUp();

    const UpstreamFile m_file;
    const QDateTime m_now;
    OpenFile m_bytes; ///< stays as it is once some of them are there
    mutable std::mutex m_mutex; // guards what follows, and never while a disk is waited for
    std::condition_variable m_changed;
    std::map<quint64, std::function<bool()>> m_askers; ///< whether each has gone; empty: never
    quint64 m_lastId = 0;
    bool m_keep = false;
    bool m_givenUp = false;
    qint64 m_size = -1; ///< as the upstream tells it; -1: it does not, or not yet
    QDateTime m_modified;
    qint64 m_reached = 0;
    bool m_right = false;
    std::optional<Result<FetchedFile>> m_result;
};

} // namespace packhouse
