// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/netclient.h"

#include "core/clock.h"
#include "net/hostlanes.h"
#include "net/netexchange.h"
#include "net/netpipe.h"
#include "net/opensockets.h"
#include "net/publicaddress.h"
#include "net/silenthosts.h"

#include <QElapsedTimer>
#include <QMutex>
#include <QRandomGenerator>
#include <QThread>

#include <algorithm>
#include <atomic>
#include <list>
#include <mutex>

#include <curl/curl.h>

namespace packhouse {

using namespace Qt::StringLiterals;

namespace {

constexpr int LookEvery = 50; // milliseconds, real ones: deadlines, cancelling, places
constexpr int Idle = 60'000; // milliseconds
constexpr long KeptConnections = 32;
// At one machine. A file may take long, and costs little more than its socket.
constexpr int DocumentsAtOnce = 24;
constexpr int FilesAtOnce = 64;

const Clock &systemClock()
{
    static const SystemClock clock;
    return clock;
}

NetOptions filledIn(NetOptions options)
{
    if (!options.clock)
        options.clock = &systemClock();
    if (!options.ticks)
        options.ticks = [] {
            return std::chrono::duration_cast<std::chrono::milliseconds>(
                std::chrono::steady_clock::now().time_since_epoch());
        };
    if (!options.jitter)
        options.jitter = [] { return QRandomGenerator::global()->generateDouble(); };
    if (!options.isPublic)
        options.isPublic = &isPublicAddress;
    return options;
}

} // namespace

/// The thread. What is marked (any) is used by every thread.
class NetClient::Loop final : public QThread
{
    using Time = NetExchange::Time;

    struct Entry
    {
        enum class State { InLine, Running, Waiting, Through };
        std::unique_ptr<NetExchange> exchange;
        State state = State::InLine;
        quint64 place = 0; ///< among the lanes
        bool told = false; ///< the lanes, what it was answered
    };

public:
    explicit Loop(NetOptions options) : m_options(filledIn(std::move(options)))
    {
        static std::once_flag once;
        std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
        m_multi = curl_multi_init();
        curl_multi_setopt(m_multi, CURLMOPT_MAXCONNECTS, KeptConnections);
        setObjectName(u"net"_s);
        start();
        const QMutexLocker lock(&m_mutex);
        m_stopped = !m_multi || !isRunning(); // no memory or no thread: whoever asks is answered so
    }

    ~Loop() override { curl_multi_cleanup(m_multi); }

    QFuture<Result<NetAnswer>> take(NetRequest request) // (any)
    {
        if (request.body.device)
            request.body.device->moveToThread(this);
        auto exchange = std::make_unique<NetExchange>(std::move(request), m_options, m_homes,
                                                      m_sockets);
        const QFuture<Result<NetAnswer>> future = exchange->future();
        {
            const QMutexLocker lock(&m_mutex);
            if (m_stopped || m_suspended) // answered as it goes
                return future;
            m_incoming.push_back({std::move(exchange)});
        }
        curl_multi_wakeup(m_multi);
        return future;
    }

    void suspend() // (any)
    {
        std::list<Entry> incoming; // answered as they go
        const QMutexLocker lock(&m_mutex);
        m_suspended = m_closing = true;
        incoming.swap(m_incoming);
        curl_multi_wakeup(m_multi);
    }

    /// Somebody who was full takes bytes again.
    void wake() // (any)
    {
        m_roomMade = true;
        curl_multi_wakeup(m_multi);
    }

    void resume() // (any)
    {
        const QMutexLocker lock(&m_mutex);
        m_suspended = false;
    }

    void end() // (any)
    {
        {
            const QMutexLocker lock(&m_mutex);
            m_stopped = true;
        }
        curl_multi_wakeup(m_multi);
        wait();
    }

protected:
    void run() override
    {
        QElapsedTimer looked;
        looked.start();
        bool changed = false;
        while (takeIncoming(changed)) {
            // Who is late is judged as of now: what waits to be read has come in time, also when
            // the computer slept, or a sink took long over its bytes.
            const Time now = m_options.ticks();
            int running = 0;
            curl_multi_perform(m_multi, &running);
            changed = settleThrough() || changed;
            if (changed || looked.elapsed() >= LookEvery) {
                look(now);
                looked.start();
            }
            // Returns at once for what look() began.
            curl_multi_poll(m_multi, nullptr, 0, m_entries.empty() ? Idle : LookEvery, nullptr);
        }
        closeAll();
    }

private:
    /// False: stopped. \a changed: something came.
    bool takeIncoming(bool &changed)
    {
        bool closing = false;
        bool stopped = false;
        std::list<Entry> incoming;
        {
            const QMutexLocker lock(&m_mutex);
            closing = std::exchange(m_closing, false);
            stopped = m_stopped;
            incoming.swap(m_incoming);
        }
        // Without the lock: whoever is answered may send again.
        if (closing)
            closeAll();
        changed = !incoming.empty() || m_roomMade.exchange(false);
        m_entries.splice(m_entries.end(), incoming);
        return !stopped;
    }

    void closeAll()
    {
        for (Entry &entry : m_entries) {
            if (entry.state == Entry::State::Through)
                continue;
            guarded(entry,
                    [&] { stopEntry(entry, AttemptEnd::Kind::Final, entry.exchange->closed()); });
        }
        m_entries.clear();
    }

    void look(Time now)
    {
        for (Entry &entry : m_entries)
            guarded(entry, [&] { lookAt(entry, now); });
        m_entries.remove_if(
            [](const Entry &entry) { return entry.state == Entry::State::Through; });
    }

    void lookAt(Entry &entry, Time now)
    {
        endIfDue(entry, now);
        if (entry.state == Entry::State::Running && entry.exchange->mayGoOn()) {
            if (const auto code = entry.exchange->goOn())
                settle(entry, *code);
        }
        // It has found out, however long the rest takes.
        if (entry.state == Entry::State::Running && entry.exchange->status() > 0)
            tellLanes(entry, entry.exchange->status());
        if (entry.state == Entry::State::Waiting && entry.exchange->wakeAt() <= now)
            entry.state = Entry::State::InLine;
        if (entry.state == Entry::State::InLine)
            tryToBegin(entry);
    }

    /// What throws, for want of memory, ends that exchange and not the thread.
    template<typename Work>
    void guarded(Entry &entry, Work work)
    {
        try {
            work();
        } catch (...) {
            disconnectWire(entry);
            entry.exchange->interrupt(AttemptEnd::Kind::Final, notEnoughMemory());
            leaveLane(entry);
            if (entry.exchange->request().sparesSilentHosts)
                m_silent.unknown(entry.exchange->origin(), entry.exchange->request().home.asker);
            answer(entry);
        }
    }

    /// Once: what was said long ago tells nothing when it ends.
    void tellLanes(Entry &entry, int status)
    {
        if (!std::exchange(entry.told, true))
            lanesOf(*entry.exchange).heard(entry.exchange->origin(), status);
    }

    void leaveLane(Entry &entry)
    {
        if (const quint64 place = std::exchange(entry.place, 0))
            lanesOf(*entry.exchange).leave(place);
    }

    /// Cancelled, or too late.
    void endIfDue(Entry &entry, Time now)
    {
        NetExchange &exchange = *entry.exchange;
        if (entry.state == Entry::State::Through)
            return;
        if (exchange.isCancelled()) {
            stopEntry(entry, AttemptEnd::Kind::Final,
                      {ErrorCode::Cancelled, Text::of("Cancelled."), {}, false});
        } else if (const auto late = exchange.lateInAll(now)) {
            stopEntry(entry, AttemptEnd::Kind::Final, *late);
        } else if (entry.state == Entry::State::Running) {
            if (const auto slow = exchange.late(now))
                stopEntry(entry, AttemptEnd::Kind::Broken, *slow);
        }
    }

    void stopEntry(Entry &entry, AttemptEnd::Kind kind, const Error &error)
    {
        const bool ran = entry.state == Entry::State::Running;
        disconnectWire(entry);
        entry.exchange->interrupt(kind, error);
        if (ran)
            attemptEnded(entry);
        else
            answer(entry);
    }

    void tryToBegin(Entry &entry)
    {
        NetExchange &exchange = *entry.exchange;
        const bool spares = exchange.request().sparesSilentHosts;
        const auto pause = spares ? m_silent.pause(exchange.origin(), m_options.ticks(),
                                                   exchange.request().home.asker)
                                  : SilentHosts::Time(0);
        if (pause > SilentHosts::Time(0)) {
            exchange.interrupt(AttemptEnd::Kind::Final, silenceOf(exchange, pause));
            answer(entry);
            return;
        }
        const NetRequest &request = exchange.request();
        entry.place = lanesOf(exchange).take(exchange.origin(), request.home.asker);
        if (entry.place == 0) {
            if (const auto crowded = exchange.lateInLine(m_options.ticks()))
                stopEntry(entry, AttemptEnd::Kind::Final, *crowded);
            return;
        }
        if (spares)
            m_silent.asks(exchange.origin(), request.home.asker);
        entry.state = Entry::State::Running;
        entry.told = false;
        if (exchange.begin())
            connectWire(exchange);
        else
            attemptEnded(entry);
    }

    HostLanes &lanesOf(const NetExchange &exchange)
    {
        return exchange.request().isFile ? m_files : m_documents;
    }

    Error silenceOf(const NetExchange &exchange, SilentHosts::Time pause) const
    {
        const qint64 seconds = std::max<qint64>(1, (pause.count() + 999) / 1000);
        return {m_silent.how(exchange.origin(), exchange.request().home.asker),
                Text::of("%1 did not answer a moment ago, and is not asked again for %2 s.",
                         exchange.request().url.host(), seconds),
                Text::of("Try again later."), true};
    }

    /// Of the exchanges that curl is through with; true when there were any.
    bool settleThrough()
    {
        bool any = false;
        int left = 0;
        while (const CURLMsg *message = curl_multi_info_read(m_multi, &left)) {
            if (message->msg != CURLMSG_DONE)
                continue;
            any = true;
            const CURLcode code = message->data.result;
            Entry &entry = entryOf(Wire::of(message->easy_handle));
            guarded(entry, [&] { settle(entry, code); });
        }
        return any;
    }

    void settle(Entry &entry, int code)
    {
        disconnectWire(entry);
        if (entry.exchange->through(code))
            connectWire(*entry.exchange);
        else
            attemptEnded(entry);
    }

    Entry &entryOf(const Wire *wire)
    {
        return *std::find_if(m_entries.begin(), m_entries.end(),
                             [wire](const Entry &entry) { return entry.exchange->wire() == wire; });
    }

    void attemptEnded(Entry &entry)
    {
        NetExchange &exchange = *entry.exchange;
        const bool answered = exchange.end().kind == AttemptEnd::Kind::Answered;
        if (answered)
            tellLanes(entry, exchange.end().status);
        leaveLane(entry);
        if (exchange.request().sparesSilentHosts) {
            if (const auto how = exchange.silence())
                m_silent.failed(exchange.origin(), *how, m_options.ticks(),
                                exchange.request().home.asker);
            else if (answered)
                m_silent.answered(exchange.origin(), m_options.ticks());
            else
                m_silent.unknown(exchange.origin(), exchange.request().home.asker);
        }
        if (const auto again = exchange.repeatAt()) {
            exchange.waitUntil(*again);
            entry.state = Entry::State::Waiting;
        } else {
            answer(entry);
        }
    }

    void answer(Entry &entry)
    {
        entry.state = Entry::State::Through;
        entry.exchange->answer();
    }

    void connectWire(const NetExchange &exchange)
    {
        curl_multi_add_handle(m_multi, exchange.wire()->handle());
    }

    void disconnectWire(const Entry &entry)
    {
        if (const Wire *wire = entry.exchange->wire())
            curl_multi_remove_handle(m_multi, wire->handle());
    }

    const NetOptions m_options;
    OpenSockets m_sockets; // outlives the connections
    CURLM *m_multi = nullptr;
    std::list<Entry> m_entries; // in line by age
    HostLanes m_documents{DocumentsAtOnce};
    HostLanes m_files{FilesAtOnce};
    SilentHosts m_silent;
    HomeAddresses m_homes;

    std::atomic<bool> m_roomMade = false; // (any)
    QMutex m_mutex; // guards what follows (any)
    std::list<Entry> m_incoming;
    bool m_suspended = false;
    bool m_closing = false; ///< what is here is still to be ended
    bool m_stopped = false;
};

NetClient::NetClient(NetOptions options) : d(std::make_unique<Loop>(std::move(options))) {}

NetClient::~NetClient()
{
    stop();
}

QFuture<Result<NetAnswer>> NetClient::send(NetRequest request)
{
    return d->take(std::move(request));
}

Result<NetAnswer> NetClient::fetch(NetRequest request)
{
    Q_ASSERT(QThread::currentThread() != d.get());
    if (!request.sink)
        return send(std::move(request)).result();
    const auto sink = std::exchange(request.sink, {});
    const auto restart = std::exchange(request.restart, {});
    const auto pipe = std::make_shared<NetPipe>([this] { d->wake(); });
    request.sink = [pipe](QByteArrayView bytes) { return pipe->put(bytes); };
    request.full = [pipe] { return pipe->isFull(); };
    if (restart)
        request.restart = [pipe] { return pipe->restart(); };
    send(std::move(request)).then([pipe](QFuture<Result<NetAnswer>> answer) {
        try {
            pipe->end(answer.result());
        } catch (...) { // no memory for it
            pipe->end(fail(notEnoughMemory()));
        }
    });
    return pipe->run(sink, restart);
}

void NetClient::suspend()
{
    d->suspend();
}

void NetClient::resume()
{
    d->resume();
}

void NetClient::stop()
{
    d->end();
}

} // namespace packhouse
