// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Boost comes first: Qt's keywords are macros that its headers use as names.
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include "registry/http/session.h"

#include "registry/http/bodyrefusals.h"
#include "registry/http/hangup.h"
#include "registry/http/inbox.h"
#include "registry/http/intake.h"
#include "registry/http/lookout.h"
#include "registry/http/pace.h"
#include "registry/http/readbuffer.h"
#include "registry/http/requestparser.h"

#ifdef Q_OS_LINUX
    #include <cerrno>
    #include <sys/sendfile.h>
#endif

namespace packhouse {

using namespace Qt::StringLiterals;
namespace asio = boost::asio;
using boost::system::error_code;

namespace {

using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<asio::ip::tcp, Executor>;
using TlsSocket = asio::ssl::stream<Socket>;
template<typename T>
using Task = asio::awaitable<T, Executor>;
constexpr asio::use_awaitable_t<Executor> awaiting;
constexpr asio::as_tuple_t<asio::use_awaitable_t<Executor>> quietly;

constexpr qsizetype headBuffer = 64 * 1024;
constexpr qsizetype bodyBuffer = 128 * 1024;
constexpr qsizetype writeStep = 128 * 1024;
constexpr qint64 smallBody = 64 * 1024; // of a refused request: read to keep the connection
constexpr std::chrono::milliseconds lookEvery{100}; // for what comes, and for who is gone
constexpr std::chrono::seconds lingerTime{2}; // without a byte of what is not read any more
constexpr std::chrono::seconds longestLinger{30};

template<typename Stream>
class Session final : public OpenConnection
{
    static constexpr bool isTls = std::is_same_v<Stream, TlsSocket>;

public:
    Session(SessionHost &host, AcceptedSocket counted, Stream stream, QByteArray address)
        : m_host(host)
        , m_counted(std::move(counted))
        , m_stream(std::move(stream))
        , m_address(std::move(address))
    {
        place = m_host.waiting.insert(m_host.waiting.end(), this);
    }

    ~Session() override { (m_busy ? m_host.busy : m_host.waiting).erase(place); }

    void close() override
    {
        setBusy(true); // nothing is won by closing it once more
        error_code ignored;
        socket().close(ignored);
    }

    // A body that stopped coming is still answered.
    void expire() override
    {
        if (!m_takesBody || m_stalled) {
            close();
            return;
        }
        m_stalled = true;
        error_code ignored;
        socket().cancel(ignored);
    }

    static Task<void> run(std::unique_ptr<Session> session)
    {
        Session &self = *session;
        if constexpr (isTls) {
            self.allow(self.m_host.options.headerTime);
            const auto [error] = co_await self.m_stream.async_handshake(
                asio::ssl::stream_base::server, quietly);
            if (error)
                co_return;
        }
        while (co_await self.serveOne()) {}
        co_await self.part();
    }

private:
    using State = RequestParser::State;

    Socket &socket()
    {
        if constexpr (isTls)
            return m_stream.next_layer();
        else
            return m_stream;
    }

    void setBusy(bool busy)
    {
        if (m_busy == busy)
            return;
        std::list<OpenConnection *> &from = m_busy ? m_host.busy : m_host.waiting;
        std::list<OpenConnection *> &to = busy ? m_host.busy : m_host.waiting;
        to.splice(to.end(), from, place);
        m_busy = busy;
    }

    void allow(std::chrono::milliseconds time) { deadline = Clock::now() + time; }
    void waitForWorker() { deadline = Clock::time_point::max(); }

    // --- one request

    // False when the connection is to end.
    Task<bool> serveOne()
    {
        RequestParser parser;
        setBusy(false);
        const std::optional<State> state = co_await readHead(parser);
        if (!state)
            co_return false;
        setBusy(true);
        m_host.requests.fetch_add(1, std::memory_order_relaxed);
        m_stays = parser.keepAlive();
        m_old = parser.oldVersion();
        if (*state == State::Bad) {
            m_stays = false;
            const auto problem = std::make_shared<const Reply>(parser.problem());
            co_return co_await send(prepare(problem, {}, false, false));
        }
        RequestHead &head = parser.head();
        head.tls = isTls;
        head.ownPort = m_counted.ownPort();
        if (m_old && !head.headers.contains("Host"))
            head.headers.add("Host", ownAddress()); // HTTP/1.0 asks whoever it came to
        const bool readOnly = head.method == Method::Get || head.method == Method::Head;
        if (readOnly && !head.hasBody) {
            if (std::shared_ptr<const Reply> reply = m_host.handler.quick(head))
                co_return co_await send(recall(std::move(reply), parser));
        }
        co_return co_await serveSlowly(parser);
    }

    Answer recall(std::shared_ptr<const Reply> reply, RequestParser &parser)
    {
        const RequestHead &head = parser.head();
        const bool headOnly = head.method == Method::Head;
        if (parser.conditional())
            return prepare(std::move(reply), Conditions::of(head.headers), headOnly);
        Outgoing out = m_host.heads.find(reply, parser.acceptsGzip(), headOnly);
        return prepare(std::move(reply), std::move(out));
    }

    Task<bool> serveSlowly(RequestParser &parser)
    {
        m_forOwner = m_host.handler.isForOwner(parser.head());
        parser.head().remote = m_address;
        m_departure.begin();
        parser.head().gone = m_departure.gone();
        Intake intake(m_host.handler, std::move(parser.head()), parser.gzipped());
        if (!co_await begin(parser, intake))
            intake.answerLast();
        bool waiting = parser.expectsContinue();
        if (!intake.isSettled() && !co_await takeBody(parser, intake, waiting)) {
            co_await locally(intake, [&] { intake.abandon(); });
            co_return false;
        }
        if (!intake.hasAnswer())
            co_await forward(intake);
        // What becomes of the connection depends on the request alone, not on how much of its body
        // had come when it was refused.
        const bool cut = parser.hasBody() && !intake.tookAll();
        const bool drains = cut && !waiting && parser.length() >= 0 && parser.length() <= smallBody;
        if (cut && !drains)
            m_stays = false;
        const bool goesOn = co_await send(intake.answer());
        if (goesOn && drains)
            co_return co_await drain(parser);
        co_return goesOn;
    }

    QByteArray ownAddress()
    {
        error_code error;
        const auto own = socket().local_endpoint(error);
        if (error)
            return {};
        QByteArray address = QByteArray::fromStdString(own.address().to_string());
        if (own.address().is_v6())
            address = '[' + address + ']';
        return address + ':' + QByteArray::number(own.port());
    }

    // Of whom shares are counted.
    QByteArray clientOf(const Intake &intake) const
    {
        return m_address + ' ' + intake.needs().client;
    }

    // Whose request it is shows on the way; only then can it be put among the greedy ones.
    Task<bool> begin(const RequestParser &parser, Intake &intake)
    {
        Places &places = m_host.places;
        bool checked = false;
        const bool begun = co_await on(m_forOwner ? places.owner : places.local, [&] {
            const auto before = processorTime();
            intake.begin();
            try {
                const QByteArray client = clientOf(intake);
                checked = intake.isSettled() || m_forOwner || !places.processors.isMuch(client);
                if (!intake.isSettled() && checked)
                    intake.check(parser.hasBody());
                if (!m_forOwner)
                    places.processors.add(client, processorTime() - before);
            } catch (const std::bad_alloc &) { // nobody is charged with it
            }
        });
        if (begun && !checked)
            co_await locally(intake, [&] { intake.check(parser.hasBody()); });
        co_return begun;
    }

    // Does \a work on \a intake in one of the local places that its client has now.
    template<typename Work>
    Task<bool> locally(Intake &intake, Work work)
    {
        Places &places = m_host.places;
        if (m_forOwner)
            co_return co_await on(places.owner, std::move(work));
        WorkerPool &workers = places.localOf(clientOf(intake));
        ProcessorUse::Job job(places.processors, clientOf(intake));
        // In line with others, whoever has hung up is not waited for any longer.
        std::atomic<bool> lost = false;
        std::optional<Lookout> lookout;
        if (&workers == &places.greedy)
            lookout.emplace(m_host.io, lookEvery, [&] {
                return lost = handle() < 0 || otherEnd(handle()) == OtherEnd::Lost;
            });
        co_return co_await on(
            workers, [&] { lost ? intake.refuse(bodyrefusals::stalled()) : job.run(work); },
            job.client());
    }

    // Answers what waits for another machine, in one of the places of that machine.
    Task<void> forward(Intake &intake)
    {
        const Error busy{ErrorCode::Busy,
                         Text::of("Too many requests wait for what this one needs."),
                         Text::of("Try again later."), true};
        const auto since = Clock::now();
        bool posted = false;
        {
            // Whoever has hung up is not waited for any longer, nor is anybody waited for in his
            // name.
            const Lookout lookout(m_host.io, lookEvery, [this] { return isGone(); });
            posted = co_await on(
                m_host.places.forwarding.of(intake.waitsFor()),
                [&] {
                    if (*m_departure.gone() || Clock::now() - since > m_host.options.forwardWait)
                        intake.refuse(busy);
                    else
                        intake.answerWaiting();
                },
                clientOf(intake));
        }
        if (!posted)
            co_await locally(intake, [&] { intake.refuse(busy); });
    }

    bool isGone() { return m_departure.look(handle()); }
    int handle() { return socket().is_open() ? int(socket().native_handle()) : -1; }

    // False when the connection was lost; otherwise there is an answer, or it waits for another
    // machine. \a waiting: the client holds the body back until it is told to go on.
    Task<bool> takeBody(RequestParser &parser, Intake &intake, bool &waiting)
    {
        if (!intake.needs().filePlace)
            co_return co_await passOn(parser, intake, waiting);
        const auto timer = std::make_shared<asio::steady_timer>(m_host.io,
                                                                m_host.options.uploadWait);
        const UploadPlace upload(m_host.places.uploads, clientOf(intake), [timer, &io = m_host.io] {
            asio::post(io, [timer] { timer->cancel(); });
        });
        if (!upload.granted()) {
            waitForWorker();
            co_await timer->async_wait(quietly);
        }
        if (!upload.granted()) {
            co_await locally(intake, [&] { intake.refuse(bodyrefusals::tooMany()); });
            co_return true;
        }
        const bool big = parser.remaining() < 0 || parser.remaining() > ReadBuffer::small;
        if (big)
            m_buffer.reserve(bodyBuffer);
        co_return co_await passOn(parser, intake, waiting);
    }

    Task<bool> passOn(RequestParser &parser, Intake &intake, bool &waiting)
    {
        if (waiting && m_buffer.isEmpty() && !co_await write("HTTP/1.1 100 Continue\r\n\r\n"))
            co_return false;
        waiting = false;
        std::vector<QByteArrayView> pieces;
        Pace pace(m_host.options.leastRate, m_host.options.rateWindow);
        while (!intake.isSettled()) {
            pieces.clear();
            qsizetype used = 0;
            const State state = parser.readBody(m_buffer.bytes(), used, pieces);
            if (state == State::Bad) {
                co_await locally(intake, [&] { intake.refuse(bodyrefusals::brokenChunks()); });
                m_stays = false;
                co_return true;
            }
            if (!pieces.empty() || state == State::Done)
                co_await locally(intake, [&] { intake.take(pieces, state == State::Done); });
            m_buffer.consume(used);
            if (intake.isSettled())
                break;
            const auto since = Clock::now();
            const qsizetype before = m_buffer.bytes().size();
            if (!co_await readBody()) {
                if (!m_stalled)
                    co_return false;
                co_await locally(intake, [&] { intake.refuse(bodyrefusals::stalled()); });
                m_stays = false;
                co_return true;
            }
            if (!pace.moved(m_buffer.bytes().size() - before, Clock::now() - since)) {
                co_await locally(intake, [&] { intake.refuse(bodyrefusals::tooSlow()); });
                m_stays = false;
                co_return true;
            }
        }
        co_return true;
    }

    Task<bool> drain(RequestParser &parser)
    {
        std::vector<QByteArrayView> pieces;
        while (parser.remaining() > 0) {
            pieces.clear();
            qsizetype used = 0;
            parser.readBody(m_buffer.bytes(), used, pieces);
            m_buffer.consume(used);
            if (parser.remaining() > 0 && !co_await readBody())
                co_return false;
        }
        co_return true;
    }

    // Runs \a work on one of the \a workers; this coroutine, and what work refers to, waits. False
    // when their line is full or there is none of them, and nothing was run.
    template<typename Work>
    Task<bool> on(WorkerPool &workers, Work work, QByteArray client = {})
    {
        waitForWorker();
        bool posted = true;
        co_await asio::async_initiate<const asio::use_awaitable_t<Executor>, void()>(
            [&](auto handler) {
                // The handler can be moved only once, and a job that is not taken is gone.
                std::shared_ptr<Continuation<decltype(handler)>> goOn;
                try {
                    goOn = std::make_shared<Continuation<decltype(handler)>>(std::move(handler));
                    posted = workers.post(
                        [&inbox = m_host.inbox, &work, goOn]() mutable {
                            work();
                            inbox.put(std::move(goOn));
                        },
                        std::move(client));
                } catch (const std::bad_alloc &) { // nothing was run
                    posted = false;
                }
                if (!posted)
                    asio::post(m_host.io, goOn ? std::move(goOn->handler) : std::move(handler));
            },
            awaiting);
        co_return posted;
    }

    // --- reading

    // Nothing when the connection has ended, is closed or broken.
    Task<std::optional<State>> readHead(RequestParser &parser)
    {
        idle = m_buffer.isEmpty();
        m_buffer.shrink();
        if (idle && m_host.stopping)
            co_return std::nullopt;
        allow(idle && m_served ? 2 * m_host.options.headerTime : m_host.options.headerTime);
        m_served = true;
        for (;;) {
            if (!m_buffer.isEmpty()) {
                qsizetype used = 0;
                const State state = parser.readHead(m_buffer.bytes(), used);
                m_buffer.consume(used);
                if (state != State::More)
                    co_return state;
            }
            if (!m_buffer.makeRoom(headBuffer))
                co_return std::nullopt;
            const auto [error, count] = co_await m_stream.async_read_some(
                asio::buffer(m_buffer.space(), size_t(m_buffer.room())), quietly);
            if (error)
                co_return std::nullopt;
            arrived(count);
            if (idle) {
                idle = false;
                allow(m_host.options.headerTime);
            }
        }
    }

    void arrived(size_t count)
    {
        m_buffer.added(qsizetype(count));
        m_host.bytesIn.fetch_add(count, std::memory_order_relaxed);
    }

    // More of a body: waits for some, then takes all that is there and fits. What waits may be the
    // end of a TLS stream: that is for whoever reads next.
    Task<bool> readBody()
    {
        if (!m_buffer.makeRoom(bodyBuffer))
            co_return false;
        allow(m_host.options.bodyTime);
        bool some = false;
        do {
            m_takesBody = true;
            const auto [error, count] = co_await m_stream.async_read_some(
                asio::buffer(m_buffer.space(), size_t(m_buffer.room())), quietly);
            m_takesBody = false;
            if (error)
                co_return some;
            some = true;
            arrived(count);
        } while (m_buffer.room() > 0 && moreWaits());
        co_return true;
    }

    bool moreWaits()
    {
        if constexpr (isTls) {
            if (SSL_pending(m_stream.native_handle()) > 0)
                return true;
        }
        error_code ignored;
        return socket().available(ignored) > 0;
    }

    // --- writing

    HeadEnd::Kind ending() const
    {
        if (!m_stays)
            return HeadEnd::Closes;
        return m_old ? HeadEnd::StaysOld : HeadEnd::Stays;
    }

    // False when the connection is to end.
    Task<bool> send(const Answer &answer)
    {
        const Outgoing &out = answer.out;
        m_lingers = !m_stays;
        m_stays = m_stays && !m_host.stopping;
        if (out.status >= 500)
            m_host.errors5xx.fetch_add(1, std::memory_order_relaxed);
        else if (out.status >= 400)
            m_host.errors4xx.fetch_add(1, std::memory_order_relaxed);
        const QByteArrayView end = m_host.ends.text(ending());
        const qsizetype headSize = out.head.size() + end.size();
        qsizetype sent = isTls ? 0 : sendAtOnce(out.head, end, out.bytes, answer.file.isOpen());
        if (sent < 0)
            co_return false;
        if (sent < headSize + out.bytes.size()) {
            QByteArray rest = out.head;
            rest.append(end);
            rest.remove(0, std::min(sent, headSize));
            QByteArrayView bytes = out.bytes.sliced(std::max<qsizetype>(0, sent - headSize));
            if (isTls && bytes.size() <= 14 * 1024)
                rest.append(std::exchange(bytes, {})); // one record instead of two
            if ((!rest.isEmpty() && !co_await write(rest)) || !co_await write(bytes))
                co_return false;
        }
        if (answer.file.isOpen() && !co_await sendFile(answer.file, out.range))
            co_return false;
        if (out.arriving && !co_await sendArriving(*out.arriving))
            co_return false;
        co_return m_stays;
    }

    // What the socket takes without waiting; -1: it is broken.
    qsizetype sendAtOnce(QByteArrayView head, QByteArrayView end, QByteArrayView bytes, bool more)
    {
        const std::array<asio::const_buffer, 3> parts{
            asio::const_buffer(head.data(), size_t(head.size())),
            asio::const_buffer(end.data(), size_t(end.size())),
            asio::const_buffer(bytes.data(), size_t(bytes.size()))};
        int flags = 0;
#ifdef Q_OS_LINUX
        flags = more ? MSG_MORE : 0;
#else
        Q_UNUSED(more)
#endif
        error_code error;
        const size_t count = socket().send(parts, flags, error);
        if (error)
            return error == asio::error::would_block ? 0 : -1;
        left(count);
        return qsizetype(count);
    }

    void left(size_t count)
    {
        m_host.bytesOut.fetch_add(count, std::memory_order_relaxed);
    }

    Task<bool> write(QByteArrayView bytes)
    {
        while (!bytes.isEmpty()) {
            allow(m_host.options.bodyTime);
            const auto since = Clock::now();
            const size_t step = size_t(std::min(bytes.size(), writeStep));
            const auto [error, count] = co_await m_stream.async_write_some(
                asio::const_buffer(bytes.data(), step), quietly);
            if (error)
                co_return false;
            left(count);
            if (!m_takes.moved(qint64(count), Clock::now() - since))
                co_return false;
            bytes = bytes.sliced(qsizetype(count));
        }
        co_return true;
    }

    Task<bool> sendFile(const OpenFile &file, ByteRange range)
    {
#ifdef Q_OS_LINUX
        if constexpr (!isTls)
            co_return co_await sendFromKernel(file.handle(), range);
#endif
        const std::unique_ptr<char[]> buffer(new char[size_t(writeStep)]);
        while (range.length > 0) {
            const qint64 count = file.read(buffer.get(), std::min<qint64>(range.length, writeStep),
                                           range.offset);
            if (count <= 0 || !co_await write(QByteArrayView(buffer.get(), qsizetype(count))))
                co_return false;
            range.offset += count;
            range.length -= count;
        }
        co_return true;
    }

#ifdef Q_OS_LINUX
    Task<bool> sendFromKernel(int file, ByteRange range)
    {
        off_t offset = off_t(range.offset);
        Clock::duration waited{};
        while (range.length > 0) {
            // Other connections get their turn between the steps.
            const size_t step = size_t(std::min<qint64>(range.length, 1024 * 1024));
            const ssize_t count = ::sendfile(socket().native_handle(), file, &offset, step);
            if (count > 0) {
                left(size_t(count));
                range.length -= count;
                if (!m_takes.moved(count, std::exchange(waited, {})))
                    co_return false;
                continue;
            }
            if (count == 0 || (errno != EAGAIN && errno != EINTR))
                co_return false; // the file has shrunk, or the client is gone
            allow(m_host.options.bodyTime);
            const auto since = Clock::now();
            const auto [error] = co_await socket().async_wait(Socket::wait_write, quietly);
            if (error)
                co_return false;
            waited += Clock::now() - since;
        }
        co_return true;
    }
#endif

    // Sends what comes from elsewhere as it comes. What does not come whole and right is cut short
    // here as well: its length was told, so nobody takes it for the whole.
    Task<bool> sendArriving(const ArrivingBody &body)
    {
        const std::unique_ptr<char[]> buffer(new char[size_t(writeStep)]);
        asio::steady_timer pause(m_host.io);
        for (qint64 at = 0; at < body.size;) {
            const qint64 count = body.bytes->read(buffer.get(), writeStep, at);
            if (count < 0 || isGone())
                co_return false;
            if (count == 0) {
                waitForWorker();
                pause.expires_after(lookEvery);
                co_await pause.async_wait(quietly);
            } else if (!co_await write(QByteArrayView(buffer.get(), qsizetype(count)))) {
                co_return false;
            }
            if (count > 0)
                m_departure.wrote(); // where it has gone, the next write or look fails
            at += count;
        }
        co_return true;
    }

    // --- the end

    // Lets the last answer arrive: closing while the client still sends would destroy it. Over TLS
    // what it sends is none of the session's any more, so it is dropped undecrypted.
    Task<void> part()
    {
        if (!socket().is_open())
            co_return;
        allow(lingerTime);
        if constexpr (isTls)
            co_await m_stream.async_shutdown(quietly);
        if (!m_lingers || !socket().is_open())
            co_return;
        error_code ended;
        socket().shutdown(Socket::shutdown_send, ended);
        std::array<char, 16 * 1024> dropped;
        for (const auto last = Clock::now() + longestLinger; !ended;) {
            deadline = std::min(Clock::now() + lingerTime, last);
            ended = std::get<0>(co_await socket().async_read_some(asio::buffer(dropped), quietly));
        }
    }

    SessionHost &m_host;
    const AcceptedSocket m_counted; // until all else is gone
    Stream m_stream;
    const QByteArray m_address; ///< of the other side, without its port
    ReadBuffer m_buffer;
    Pace m_takes{m_host.options.leastRate, m_host.options.rateWindow}; ///< how it takes answers
    bool m_busy = false; ///< has a whole request: in the list of those
    bool m_served = false; ///< a request has been waited for before
    bool m_stays = true;
    bool m_old = false;
    bool m_forOwner = false; ///< the request: at the door of this computer's own user
    bool m_takesBody = false; ///< waits for more of one
    bool m_stalled = false; ///< none came in time
    Departure m_departure{m_host.options.quietWait};
    bool m_lingers = false; ///< the last answer was sent, and the client may still send
};

template<typename Stream>
void spawn(SessionHost &host, AcceptedSocket counted, Stream stream, QByteArray address)
{
    auto session = std::make_unique<Session<Stream>>(host, std::move(counted), std::move(stream),
                                                     std::move(address));
    asio::co_spawn(host.io.get_executor(), Session<Stream>::run(std::move(session)),
                   asio::detached);
}

} // namespace

void startSession(SessionHost &host, AcceptedSocket socket, bool ipv6, bool tls)
{
    Socket connected(host.io.get_executor());
    error_code error;
    connected.assign(ipv6 ? asio::ip::tcp::v6() : asio::ip::tcp::v4(), socket.handle(), error);
    if (error)
        return;
    socket.takeOver();
    connected.non_blocking(true, error);
    if (error)
        return;
    connected.set_option(asio::ip::tcp::no_delay(true), error);
    const auto peer = connected.remote_endpoint(error);
    QByteArray address = error ? QByteArray()
                               : QByteArray::fromStdString(peer.address().to_string());
    if (tls)
        spawn(host, std::move(socket), TlsSocket(std::move(connected), *host.tls),
              std::move(address));
    else
        spawn(host, std::move(socket), std::move(connected), std::move(address));
}

} // namespace packhouse
