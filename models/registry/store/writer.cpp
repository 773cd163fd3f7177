// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/writer.h"

#include <QLoggingCategory>

#include <algorithm>
#include <chrono>
#include <new>
#include <span>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {
Q_LOGGING_CATEGORY(logStore, "packhouse.store")

constexpr size_t LargestBatch = 128;
using Duration = std::chrono::steady_clock::duration;
constexpr std::chrono::seconds IdleInterval{15};
constexpr int RestFactor =
    30; ///< changes wait for a new journal: it takes a small share of the time

Error beingStopped()
{
    return {ErrorCode::Busy, Text::of("The registry is being stopped; nothing was changed."),
            Text::of("Try again when it runs again."), true};
}

void renewWhenDue(Journal &journal)
{
    if (Result<void> renewed = journal.renewWhenDue(); !renewed)
        qCWarning(logStore).noquote() << english(renewed.error());
}

/// A change that there is no memory for fails alone: the thread that all others wait for goes on.
Result<void> attempt(const Writer::Change &change, Writing &writing)
{
    try {
        return change(writing);
    } catch (const std::bad_alloc &) {
        return fail(ErrorCode::Busy,
                    Text::of("The registry has not enough memory for this change."),
                    Text::of("Try again when less is going on."), true);
    }
}
} // namespace

Writer::Writer(Listener listener) : m_listener(std::move(listener)) {}

Result<std::unique_ptr<Writer>> Writer::start(const QString &file, const JournalOptions &journal,
                                              Listener listener)
{
    std::unique_ptr<Writer> writer(new Writer(std::move(listener)));
    std::promise<Result<void>> started;
    std::future<Result<void>> ready = started.get_future();
    writer->m_thread = std::thread(&Writer::loop, writer.get(), file, journal, std::move(started));
    if (Result<void> result = ready.get(); !result)
        return fail(std::move(result.error()));
    return writer;
}

Writer::~Writer()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

Result<void> Writer::run(Change change, Effect effect)
{
    const auto item = std::make_shared<Item>();
    item->change = std::move(change);
    item->effect = effect;
    std::future<Result<void>> future = item->promise.get_future();
    {
        const std::lock_guard lock(m_mutex);
        m_queue.push_back(item);
    }
    m_wake.notify_all();
    Result<void> result = future.get();
    addProcessorTime(item->used);
    return result;
}

void Writer::post(Change change)
{
    const auto item = std::make_shared<Item>();
    item->change = std::move(change);
    item->waits = false;
    {
        const std::lock_guard lock(m_mutex);
        m_queue.push_back(item);
    }
    m_wake.notify_all();
}

Result<void> Writer::renewJournal()
{
    return run({});
}

void Writer::loop(const QString &file, const JournalOptions &journalOptions,
                  std::promise<Result<void>> started)
{
    Result<std::unique_ptr<Connection>> connection = Connection::open(file, Connection::Use::Write);
    if (!connection) {
        started.set_value(fail(std::move(connection.error())));
        return;
    }
    Result<std::unique_ptr<Journal>> journal = Journal::open(journalOptions, **connection);
    if (!journal) {
        started.set_value(fail(std::move(journal.error())));
        return;
    }
    started.set_value({});

    auto idleDue = std::chrono::steady_clock::now() + IdleInterval;
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_wake.wait_until(lock, idleDue, [this] { return m_stopping || !m_queue.empty(); });
        if (m_queue.empty() && m_stopping) {
            lock.unlock();
            renewWhenDue(**journal);
            return;
        }
        Batch batch;
        while (!m_queue.empty() && batch.size() < LargestBatch) {
            batch.push_back(std::move(m_queue.front()));
            m_queue.pop_front();
        }
        lock.unlock();
        if (std::chrono::steady_clock::now() >= idleDue) {
            m_listener.idle();
            const auto begun = std::chrono::steady_clock::now();
            renewWhenDue(**journal);
            const auto ended = std::chrono::steady_clock::now();
            idleDue = ended + std::max<Duration>(IdleInterval, RestFactor * (ended - begun));
        }
        const auto renewals = std::stable_partition(
            batch.begin(), batch.end(), [](const auto &item) { return bool(item->change); });
        for (auto item = renewals; item != batch.end(); ++item)
            (*item)->promise.set_value((*journal)->renew());
        batch.erase(renewals, batch.end());
        if (!batch.empty())
            commit(**connection, **journal, batch);
        lock.lock();
    }
}

void Writer::commit(Connection &db, Journal &journal, Batch &batch)
{
    if (tryCommit(db, journal, batch))
        return;
    // One of them broke the whole transaction (a full disk, say): each on its own, then.
    for (const std::shared_ptr<Item> &item : batch) {
        while (!tryCommit(db, journal, {&item, 1})) {} // for as long as room can be made
    }
}

bool Writer::tryCommit(Connection &db, Journal &journal,
                       std::span<const std::shared_ptr<Item>> items)
{
    const bool alone = items.size() == 1;
    const auto giveUp = [&](Error error) {
        db.execute(u"ROLLBACK"_s);
        (void)db.takeError(); // there may be no transaction left to roll back
        if (alone && error.code == ErrorCode::StorageFull && items.front()->effect == Effect::Frees
            && m_listener.makeRoom()) {
            m_hasMadeRoom = true;
            return false;
        }
        giveRoomBack();
        if (alone)
            items.front()->promise.set_value(fail(std::move(error)));
        return alone;
    };

    std::vector<Result<void>> results;
    std::vector<Writing> writings;
    results.reserve(items.size());
    writings.reserve(items.size());
    db.execute(u"BEGIN IMMEDIATE"_s);
    for (const std::shared_ptr<Item> &item : items) {
        Writing &writing = writings.emplace_back(db);
        db.execute(u"SAVEPOINT change"_s);
        const ProcessorTime before = processorTime();
        Result<void> result = m_takes || !item->waits ? attempt(item->change, writing)
                                                      : Result<void>(fail(beingStopped()));
        item->used += processorTime() - before;
        if (std::optional<Error> error = db.takeError()) {
            const bool refused = error->code == ErrorCode::Duplicate
                                 || error->code == ErrorCode::Conflict;
            if (!refused)
                return giveUp(std::move(*error));
            result = fail(std::move(*error));
        }
        if (!result) {
            db.execute(u"ROLLBACK TO change"_s);
            writing = Writing(db);
        }
        db.execute(u"RELEASE change"_s);
        if (std::optional<Error> error = db.takeError())
            return giveUp(std::move(*error));
        results.push_back(std::move(result));
    }
    if (Result<void> recorded = journal.record(); !recorded)
        return giveUp(std::move(recorded.error()));
    db.execute(u"COMMIT"_s);
    if (std::optional<Error> error = db.takeError()) {
        journal.takeBack();
        return giveUp(std::move(*error));
    }

    giveRoomBack();
    announce(writings, journal.recorded());
    for (size_t i = 0; i < items.size(); ++i)
        items[i]->promise.set_value(std::move(results[i]));
    return true;
}

void Writer::giveRoomBack()
{
    if (std::exchange(m_hasMadeRoom, false))
        m_listener.roomUsed();
}

void Writer::announce(std::span<Writing> writings, const packhouse::Change &recorded)
{
    QSet<ScopeId> projects;
    for (Writing &writing : writings) {
        for (const std::function<void()> &action : writing.m_actions)
            action();
        for (const auto &[type, name] : writing.m_packages)
            m_listener.touched(type, name);
        projects += writing.m_projects;
    }
    if (!projects.isEmpty() || !recorded.isEmpty())
        m_listener.committed(projects, recorded);
}

} // namespace packhouse
