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

#include "registry/http/intake.h"
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
constexpr qint64 smallRest = 64
                             * 1024; // a body left over is read to keep the connection, up to this
constexpr std::chrono::seconds lingerTime{2};

// A place among the uploads, for as long as it lives.
class Upload
{
public:
    Upload(UploadSlots &places, std::function<void()> granted)
        : m_places(places), m_ticket(places.enter(std::move(granted)))
    {}
    ~Upload() { m_places.leave(m_ticket); }
    Q_DISABLE_COPY_MOVE(Upload)

    bool granted() const { return m_places.has(m_ticket); }

private:
    UploadSlots &m_places;
    UploadSlots::TicketPtr m_ticket;
};

template<typename Stream>
class Session final : public OpenConnection
{
    static constexpr bool isTls = std::is_same_v<Stream, TlsSocket>;

public:
    Session(SessionHost &host, Stream stream) : m_host(host), m_stream(std::move(stream))
    {
        m_host.connections.insert(this);
    }

    ~Session() override
    {
        m_host.connections.erase(this);
        m_host.count.remove();
    }

    void close() override
    {
        error_code ignored;
        socket().close(ignored);
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

    void allow(std::chrono::milliseconds time) { deadline = Clock::now() + time; }
    void waitForWorker() { deadline = Clock::time_point::max(); }

    // --- one request

    // False when the connection is to end.
    Task<bool> serveOne()
    {
        RequestParser parser;
        const std::optional<State> state = co_await readHead(parser);
        if (!state)
            co_return false;
        m_host.requests.fetch_add(1, std::memory_order_relaxed);
        m_stays = parser.keepAlive();
        m_old = parser.oldVersion();
        if (*state == State::Bad) {
            m_stays = false;
            m_lingers = true;
            const auto problem = std::make_shared<const Reply>(parser.problem());
            co_return co_await send(prepare(problem, {}, false, false));
        }
        RequestHead &head = parser.head();
        head.tls = isTls;
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
        Intake intake(m_host.handler, std::move(parser.head()), parser.gzipped());
        co_await onWorker([&] { intake.begin(); });
        bool waiting = parser.expectsContinue();
        if (!intake.hasAnswer() && !co_await takeBody(parser, intake, waiting)) {
            co_await onWorker([&] { intake.abandon(); });
            co_return false;
        }
        const qint64 rest = parser.remaining();
        const bool drains = rest > 0 && rest <= smallRest && !waiting;
        if (rest != 0 && !drains) {
            m_stays = false;
            m_lingers = true;
        }
        const bool goesOn = co_await send(intake.answer());
        if (goesOn && drains)
            co_return co_await drain(parser);
        co_return goesOn;
    }

    // False when the connection was lost; otherwise there is an answer. \a waiting: the client
    // holds the body back until it is told to go on.
    Task<bool> takeBody(RequestParser &parser, Intake &intake, bool &waiting)
    {
        const auto timer = std::make_shared<asio::steady_timer>(m_host.io,
                                                                m_host.options.uploadWait);
        const Upload upload(m_host.uploads, [timer, &io = m_host.io] {
            asio::post(io, [timer] { timer->cancel(); });
        });
        if (!upload.granted())
            co_await timer->async_wait(quietly);
        if (!upload.granted()) {
            const Error busy{ErrorCode::Busy, u"Too many uploads are running."_s,
                             u"Try again later."_s, true};
            co_await onWorker([&] { intake.refuse(busy); });
            co_return true;
        }
        if (waiting && m_buffer.isEmpty() && !co_await write("HTTP/1.1 100 Continue\r\n\r\n"))
            co_return false;
        waiting = false;
        const bool big = parser.remaining() < 0 || parser.remaining() > ReadBuffer::small;
        if (big)
            m_buffer.reserve(bodyBuffer);
        co_return co_await passOn(parser, intake);
    }

    Task<bool> passOn(RequestParser &parser, Intake &intake)
    {
        std::vector<QByteArrayView> pieces;
        while (!intake.hasAnswer()) {
            pieces.clear();
            qsizetype used = 0;
            const State state = parser.readBody(m_buffer.bytes(), used, pieces);
            if (state == State::Bad) {
                const Error error{ErrorCode::InvalidFile,
                                  u"The request's body is not sent as it should be."_s,
                                  u"Send it again."_s};
                co_await onWorker([&] { intake.refuse(error); });
                m_stays = false;
                co_return true;
            }
            if (!pieces.empty() || state == State::Done)
                co_await onWorker([&] { intake.take(pieces, state == State::Done); });
            m_buffer.consume(used);
            if (!intake.hasAnswer() && !co_await readBody())
                co_return false;
        }
        co_return true;
    }

    Task<bool> drain(RequestParser &parser)
    {
        std::vector<QByteArrayView> pieces;
        for (;;) {
            pieces.clear();
            qsizetype used = 0;
            const State state = parser.readBody(m_buffer.bytes(), used, pieces);
            m_buffer.consume(used);
            if (state == State::Done || state == State::Bad)
                co_return state == State::Done;
            if (!co_await readBody())
                co_return false;
        }
    }

    // Runs \a work on a worker; this coroutine, and what work refers to, waits.
    template<typename Work>
    Task<void> onWorker(Work work)
    {
        waitForWorker();
        co_await asio::async_initiate<const asio::use_awaitable_t<Executor>, void()>(
            [&](auto handler) {
                m_host.workers.post(
                    [&io = m_host.io, &work, handler = std::move(handler)]() mutable {
                        work();
                        asio::post(io, std::move(handler));
                    });
            },
            awaiting);
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
                if (state != State::More) {
                    m_buffer.consume(used);
                    co_return state;
                }
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

    // More of a body: waits for some, then takes all that is there and fits.
    Task<bool> readBody()
    {
        if (!m_buffer.makeRoom(bodyBuffer))
            co_return false;
        allow(m_host.options.bodyTime);
        do {
            const auto [error, count] = co_await m_stream.async_read_some(
                asio::buffer(m_buffer.space(), size_t(m_buffer.room())), quietly);
            if (error)
                co_return false;
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
            const size_t step = size_t(std::min(bytes.size(), writeStep));
            const auto [error, count] = co_await m_stream.async_write_some(
                asio::const_buffer(bytes.data(), step), quietly);
            if (error)
                co_return false;
            left(count);
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
        while (range.length > 0) {
            // Other connections get their turn between the steps.
            const size_t step = size_t(std::min<qint64>(range.length, 1024 * 1024));
            const ssize_t count = ::sendfile(socket().native_handle(), file, &offset, step);
            if (count > 0) {
                left(size_t(count));
                range.length -= count;
                continue;
            }
            if (count == 0 || (errno != EAGAIN && errno != EINTR))
                co_return false; // the file has shrunk, or the client is gone
            allow(m_host.options.bodyTime);
            const auto [error] = co_await socket().async_wait(Socket::wait_write, quietly);
            if (error)
                co_return false;
        }
        co_return true;
    }
#endif

    // --- the end

    // Lets the last answer arrive: closing while the client still sends would destroy it.
    Task<void> part()
    {
        if (!socket().is_open())
            co_return;
        allow(lingerTime);
        if constexpr (isTls) {
            co_await m_stream.async_shutdown(quietly);
        } else if (m_lingers) {
            error_code ignored;
            socket().shutdown(Socket::shutdown_send, ignored);
            m_buffer.reserve(ReadBuffer::small);
            m_buffer.consume(m_buffer.bytes().size());
            for (;;) {
                const auto [error, count] = co_await m_stream.async_read_some(
                    asio::buffer(m_buffer.space(), size_t(m_buffer.room())), quietly);
                if (error || count == 0)
                    break;
            }
        }
    }

    SessionHost &m_host;
    Stream m_stream;
    ReadBuffer m_buffer;
    bool m_served = false; ///< a request has been waited for before
    bool m_stays = true;
    bool m_old = false;
    bool m_lingers = false;
};

template<typename Stream>
void spawn(SessionHost &host, Stream stream)
{
    auto session = std::make_unique<Session<Stream>>(host, std::move(stream));
    asio::co_spawn(host.io.get_executor(), Session<Stream>::run(std::move(session)),
                   asio::detached);
}

} // namespace

void startSession(SessionHost &host, int socket, bool ipv6, bool tls)
{
    Socket connected(host.io.get_executor());
    error_code error;
    connected.assign(ipv6 ? asio::ip::tcp::v6() : asio::ip::tcp::v4(), socket, error);
    if (!error)
        connected.non_blocking(true, error);
    if (error) {
        host.count.remove();
        return;
    }
    connected.set_option(asio::ip::tcp::no_delay(true), error);
    if (tls)
        spawn(host, TlsSocket(std::move(connected), *host.tls));
    else
        spawn(host, std::move(connected));
}

} // namespace packhouse
