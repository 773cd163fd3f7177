// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/upstreams/transfer.h"

#include "net/netrequest.h"
#include "registry/http/httpdate.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr std::chrono::milliseconds lookEvery{100}; // for askers who have gone

} // namespace

class Transfer::Place final : public Arrival
{
public:
    Place(std::shared_ptr<Transfer> transfer, quint64 id)
        : m_transfer(std::move(transfer)), m_id(id)
    {}
    ~Place() override { m_transfer->leave(m_id); }
    Q_DISABLE_COPY_MOVE(Place)

    qint64 read(char *to, qint64 count, qint64 offset) const override
    {
        return m_transfer->read(to, count, offset);
    }

private:
    const std::shared_ptr<Transfer> m_transfer;
    const quint64 m_id;
};

std::shared_ptr<Arrival> Transfer::join(std::function<bool()> gone, bool keep)
{
    quint64 id = 0;
    {
        const std::lock_guard lock(m_mutex);
        if (m_givenUp)
            return nullptr;
        m_keep = m_keep || keep;
        id = ++m_lastId;
        m_askers.emplace(id, std::move(gone));
    }
    return std::make_shared<Place>(shared_from_this(), id);
}

void Transfer::leave(quint64 id)
{
    const std::lock_guard lock(m_mutex);
    m_askers.erase(id);
}

/// Asked while it runs: once the last asker has gone, that is the end of it.
bool Transfer::isGivenUp()
{
    const std::lock_guard lock(m_mutex);
    m_givenUp = m_givenUp || std::all_of(m_askers.begin(), m_askers.end(), [](const auto &asker) {
                    return asker.second && asker.second();
                });
    return m_givenUp;
}

void Transfer::giveUp()
{
    const std::lock_guard lock(m_mutex);
    m_givenUp = true;
}

bool Transfer::isToBeKept() const
{
    const std::lock_guard lock(m_mutex);
    return m_keep;
}

bool Transfer::hasBegun() const
{
    const std::lock_guard lock(m_mutex);
    return m_reached > 0;
}

FetchWatch Transfer::watch()
{
    FetchWatch watch;
    watch.staged = [self = shared_from_this()](const QString &path) {
        OpenFile bytes(path);
        const std::lock_guard lock(self->m_mutex);
        self->m_bytes = std::move(bytes);
    };
    watch.begun = [self = shared_from_this()](const NetAnswer &answer) {
        const std::lock_guard lock(self->m_mutex);
        bool told = false;
        const qint64 size = answer.header("content-length").toLongLong(&told);
        self->m_size = told && answer.status == 200 && self->m_bytes.isOpen() ? size : -1;
        // A time to come is told as that of the fetch, which is known when it is through.
        if (const auto modified = parseHttpDate(answer.lastModified());
            modified && *modified <= self->m_now)
            self->m_modified = *modified;
    };
    watch.came = [self = shared_from_this()](qint64 bytes) {
        const std::lock_guard lock(self->m_mutex);
        self->m_reached += bytes;
    };
    watch.cancelled = [self = shared_from_this()] { return self->isGivenUp(); };
    return watch;
}

void Transfer::setRight()
{
    const std::lock_guard lock(m_mutex);
    m_right = m_reached == m_size;
}

void Transfer::end(Result<FetchedFile> result)
{
    const std::lock_guard lock(m_mutex);
    m_givenUp = true;
    m_result = std::move(result);
    m_changed.notify_all();
}

Result<FetchedFile> Transfer::await(const FileAsker &asker, std::shared_ptr<const Arrival> place)
{
    const auto since = std::chrono::steady_clock::now();
    std::unique_lock lock(m_mutex);
    while (!m_result) {
        if (asker.gone && asker.gone())
            return fail(ErrorCode::Cancelled,
                        Text::of("Whoever asked for %1 has gone.", m_file.fileName));
        const bool waited = asker.patience
                            && std::chrono::steady_clock::now() - since >= *asker.patience;
        if (waited && m_size > 0 && m_reached > 0)
            return FetchedFile{{}, m_size, m_file.hashes.sha256, m_modified, {}, std::move(place)};
        m_changed.wait_for(lock, lookEvery);
    }
    return *m_result;
}

qint64 Transfer::read(char *to, qint64 count, qint64 offset) const
{
    qint64 most = 0;
    {
        const std::lock_guard lock(m_mutex);
        if (m_result && !m_right)
            return -1;
        // The last byte makes it whole, so that one waits for the hash.
        most = m_right ? m_size : std::min(m_reached, m_size - 1);
    }
    if (offset >= most)
        return 0;
    // Without the lock, which the client's thread takes: a disk may hang.
    const qint64 got = m_bytes.read(to, std::min(count, most - offset), offset);
    return got > 0 ? got : -1;
}

} // namespace packhouse
