// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/package.h"
#include "core/processortime.h"
#include "registry/store/connection.h"
#include "registry/store/generations.h"
#include "registry/store/journal.h"

#include <QSet>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <span>
#include <thread>

namespace packhouse {

/// What a change works with, and what it says about itself for those who listen.
class Writing
{
public:
    explicit Writing(Connection &connection) : m_connection(&connection) {}
    Connection &db() { return *m_connection; }
    /// The package's documents are out of date.
    void touch(const FormatId &type, const QString &canonicalName)
    {
        m_packages.insert({type, canonicalName});
    }
    /// The type's list of names is out of date.
    void touchNames(const FormatId &type) { m_packages.insert({type, QString()}); }
    /// A document over a whole project is out of date.
    void touchCollection(ScopeId project, const FormatId &type, const QString &collection)
    {
        m_packages.insert({type, Generations::collectionKey(project, collection)});
    }
    void touchProject(ScopeId project) { m_projects.insert(project); }
    /// Runs in the writer's thread once the change is durable, before its caller goes on.
    void afterCommit(std::function<void()> action) { m_actions.push_back(std::move(action)); }

private:
    friend class Writer;
    Connection *m_connection;
    QSet<std::pair<FormatId, QString>> m_packages;
    QSet<ScopeId> m_projects;
    std::vector<std::function<void()>> m_actions;
};

/// The one thread that changes the database and its journal. Changes that wait together share one
/// commit, each in a savepoint of its own; a caller goes on when its change is on the medium.
class Writer
{
public:
    /// May run more than once when the change that shares its commit fails, so it changes nothing
    /// but the database and the Writing.
    using Change = std::function<Result<void>(Writing &)>;

    /// What a change does to the disk.
    enum class Effect {
        Adds,
        Frees, ///< or leads to it: where the disk is full, room is made for it
    };

    struct Listener
    {
        std::function<void(const FormatId &, const QString &)> touched;
        /// After each commit: at which scopes, and what else is known of it.
        std::function<void(const QSet<ScopeId> &, const packhouse::Change &)> committed;
        std::function<void()> idle; ///< now and then, in the writer's thread, to post what gathered
        std::function<bool()> makeRoom; ///< the same thread; false: there is no more than before
        std::function<void()> roomUsed; ///< the change that it was made for is about to be answered
    };

    static Result<std::unique_ptr<Writer>> start(const QString &file, const JournalOptions &journal,
                                                 Listener listener);
    ~Writer();

    /// Answers when the change is durable, or did not happen. Not from the writer's own thread.
    Result<void> run(Change change, Effect effect = Effect::Adds);
    /// From now on what has not begun is refused (Busy), until changes are taken again.
    void takeChanges(bool take) { m_takes = take; }
    /// Not waited for.
    void post(Change change);
    /// A new journal, from the database as it is. Answers when it is durable.
    Result<void> renewJournal();

private:
    struct Item
    {
        Change change; ///< none: the journal begins anew
        Effect effect = Effect::Adds;
        std::promise<Result<void>> promise;
        bool waits = true; ///< somebody, for the answer
        ProcessorTime used{}; ///< for it
    };
    using Batch = std::vector<std::shared_ptr<Item>>;

    explicit Writer(Listener listener);
    void loop(const QString &file, const JournalOptions &journal,
              std::promise<Result<void>> started);
    void commit(Connection &db, Journal &journal, Batch &batch);
    /// False: nothing happened, and each of them, or the only one, has to be tried again.
    bool tryCommit(Connection &db, Journal &journal, std::span<const std::shared_ptr<Item>> items);
    void announce(std::span<Writing> writings, const packhouse::Change &recorded);
    void giveRoomBack();

    Listener m_listener;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::shared_ptr<Item>> m_queue;
    bool m_stopping = false;
    std::atomic<bool> m_takes = true;
    bool m_hasMadeRoom = false; ///< of the writer's thread
    std::thread m_thread;
};

} // namespace packhouse
