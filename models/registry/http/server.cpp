// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Boost comes first: Qt's keywords are macros that its headers use as names.
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "registry/http/server.h"

#include "registry/http/descriptors.h"
#include "registry/http/inbox.h"
#include "registry/http/session.h"

#include "core/diskerror.h"

#include <QFile>
#include <QLoggingCategory>

#include <condition_variable>
#include <csignal>
#include <exception>
#include <functional>
#include <future>
#include <list>
#include <mutex>
#include <new>
#include <thread>
#include <utility>
#include <vector>

#ifdef Q_OS_UNIX
    #include <sys/socket.h>
#endif

namespace packhouse {

using namespace Qt::StringLiterals;
namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using namespace std::chrono_literals;

namespace {

Q_LOGGING_CATEGORY(lcServer, "packhouse.http")

constexpr auto quietly = asio::as_tuple(asio::use_awaitable);
constexpr int mostOver = 64; // connections beyond the limit until others have closed

// How often deadlines are looked at: late by a quarter at most, and never more than a second.
std::chrono::milliseconds sweepTime(const ServerOptions &options)
{
    return std::clamp<std::chrono::milliseconds>(std::min(options.headerTime, options.bodyTime) / 4,
                                                 10ms, 1'000ms);
}

// Linux gives each listening socket of a port its share of the connections; elsewhere the first
// thread accepts them all and hands them round.
#ifdef Q_OS_LINUX
constexpr bool kernelSpreads = true;
#else
constexpr bool kernelSpreads = false;
#endif

// What a server cannot go on without has failed: better no server than one that hears nobody.
void endIfThrown(const std::exception_ptr &thrown) noexcept
{
    if (thrown)
        std::rethrow_exception(thrown);
}

/// What a port is for.
struct Door
{
    bool tls = false;
    quint16 ownPort = 0; ///< as RequestHead::ownPort
};

// One thread with its connections.
class IoThread
{
public:
    IoThread(const ServerOptions &options, RequestHandler &handler, Places &places,
             ConnectionCount &count, asio::ssl::context *tls)
        : m_host{m_io, tls, handler, places, count, options, m_inbox, {}, {}, {}, {}}
        , m_sweep(m_io)
        , m_work(m_io.get_executor())
    {}

    asio::io_context &io() { return m_io; }
    const SessionHost &host() const { return m_host; }

    void start()
    {
        m_thread = std::thread([this] { run(); });
    }

    /// \a next names the thread that gets the next connection.
    void listen(tcp::acceptor acceptor, Door door, std::function<IoThread &()> next)
    {
        asio::post(m_io,
                   [this, acceptor = std::move(acceptor), door, next = std::move(next)]() mutable {
                       // No more once all of them are being closed.
                       if (m_host.stopping)
                           return;
                       Listening &kept = m_listening.emplace_back(std::move(acceptor), door);
                       asio::co_spawn(m_io, accept(kept, std::move(next)), &endIfThrown);
                   });
    }

    void stopListening(quint16 ownPort)
    {
        std::promise<void> closed;
        asio::post(m_io, [this, ownPort, &closed] {
            error_code ignored;
            for (Listening &one : m_listening) {
                if (one.door.ownPort == ownPort)
                    one.acceptor.close(ignored);
            }
            closed.set_value();
        });
        closed.get_future().wait(); // it can be had again at once
    }

    /// \a neighbour gives up a connection when this thread has none to spare.
    void setNeighbour(IoThread *neighbour) { m_neighbour = neighbour; }

    void announceStop() { m_host.stopping = true; }

    void beginStop()
    {
        asio::post(m_io, [this] {
            error_code ignored;
            for (Listening &one : m_listening)
                one.acceptor.close(ignored);
            forEach(m_host.waiting, [](OpenConnection &one) {
                if (one.idle)
                    one.close();
            });
        });
    }

    void closeAll()
    {
        asio::post(m_io, [this] {
            const auto close = [](OpenConnection &one) { one.close(); };
            forEach(m_host.waiting, close);
            forEach(m_host.busy, close);
        });
    }

    /// Closes the connection that has been without a request for longest, if there is one.
    bool closeOldest()
    {
        if (m_host.waiting.empty())
            return false;
        m_host.waiting.front()->close();
        return true;
    }

    void join()
    {
        m_io.stop();
        if (m_thread.joinable())
            m_thread.join();
        m_listening.clear(); // closed by now, unless the context stopped first
    }

private:
    struct Listening
    {
        Listening(tcp::acceptor a, Door d) : acceptor(std::move(a)), door(d) {}
        tcp::acceptor acceptor;
        Door door;
    };

    /// A connection that there is no memory for is gone; the others are not.
    void run()
    {
        for (;;) {
            try {
                m_io.run();
                return;
            } catch (const std::bad_alloc &) {
                qCWarning(lcServer) << "There is not enough memory for a connection.";
            }
        }
    }

    asio::awaitable<void> accept(Listening &listening, std::function<IoThread &()> next)
    {
        tcp::acceptor &acceptor = listening.acceptor;
        asio::steady_timer pause(m_io);
        while (acceptor.is_open()) {
            bool scarce = false;
            try {
                auto [error, socket] = co_await acceptor.async_accept(quietly);
                if (error == asio::error::operation_aborted || error == asio::error::bad_descriptor)
                    co_return;
                scarce = bool(error); // out of descriptors, most likely: others have to end first
                IoThread &taker = next();
                if (error)
                    taker.makeRoom();
                else
                    taker.welcome(*this, std::move(socket), listening.door);
            } catch (const std::bad_alloc &) {
                scarce = true;
            }
            if (scarce) {
                pause.expires_after(50ms);
                co_await pause.async_wait(quietly);
            }
        }
    }

    /// What \a from has accepted.
    void welcome(const IoThread &from, tcp::socket socket, Door door)
    {
        error_code ignored;
        const bool ipv6 = socket.local_endpoint(ignored).address().is_v6();
        AcceptedSocket accepted(m_host.count, int(socket.release(ignored)), door.ownPort);
        keepFromChildren(accepted.handle());
        const int most = m_host.options.maxConnections;
        if (m_host.count.value() > most)
            makeRoom();
        if (m_host.count.value() > most + mostOver)
            return; // all are being answered, and none can be spared
        if (&from == this)
            take(std::move(accepted), ipv6, door.tls);
        else
            asio::post(m_io, [this, accepted = std::move(accepted), ipv6,
                              tls = door.tls]() mutable { take(std::move(accepted), ipv6, tls); });
    }

    // Before the new connection is among those that wait. One that is closed is counted until it is
    // gone.
    void makeRoom()
    {
        asio::dispatch(m_io, [this] {
            if (!closeOldest() && m_neighbour)
                asio::post(m_neighbour->m_io, [other = m_neighbour] { other->closeOldest(); });
        });
    }

    template<typename Work>
    static void forEach(const std::list<OpenConnection *> &connections, Work work)
    {
        // Closing moves a connection to the other list.
        for (auto it = connections.begin(); it != connections.end();) {
            OpenConnection *connection = *it++;
            work(*connection);
        }
    }

    static void expireLate(const std::list<OpenConnection *> &connections)
    {
        forEach(connections, [now = OpenConnection::Clock::now()](OpenConnection &one) {
            if (one.deadline < now)
                one.expire();
        });
    }

    void take(AcceptedSocket accepted, bool ipv6, bool tls)
    {
        startSession(m_host, std::move(accepted), ipv6, tls);
        if (!std::exchange(m_sweeping, true))
            asio::co_spawn(m_io, sweep(), &endIfThrown);
    }

    // An idle server does not wake up for this.
    asio::awaitable<void> sweep()
    {
        while (!m_host.waiting.empty() || !m_host.busy.empty()) {
            m_sweep.expires_after(sweepTime(m_host.options));
            co_await m_sweep.async_wait(quietly);
            expireLate(m_host.waiting);
            expireLate(m_host.busy);
        }
        m_sweeping = false;
    }

    SessionHost m_host; // outlives the context, whose end destroys what is left of the connections
    asio::io_context m_io{1};
    Inbox m_inbox{m_io}; // goes before it, since what lies in there may hold connections
    std::list<Listening> m_listening;
    IoThread *m_neighbour = nullptr;
    asio::steady_timer m_sweep;
    bool m_sweeping = false;
    asio::executor_work_guard<asio::io_context::executor_type> m_work;
    std::thread m_thread;
};

Result<tcp::endpoint> resolve(const QString &host, quint16 port, asio::io_context &io)
{
    error_code error;
    const std::string name = host.toStdString();
    const asio::ip::address address = asio::ip::make_address(name, error);
    if (!error)
        return tcp::endpoint(address, port);
    const auto found = tcp::resolver(io).resolve(name, std::to_string(port), error);
    if (error || found.empty())
        return fail(ErrorCode::InvalidArgument,
                    Text::of("%1 is not an address of this computer.", host),
                    Text::of("Listen on 127.0.0.1 or another address of this computer."));
    return found.begin()->endpoint();
}

tl::unexpected<Error> cannotListen(const tcp::endpoint &endpoint, const error_code &error)
{
    const QString address = QString::fromStdString(endpoint.address().to_string());
    if (error == asio::error::address_in_use)
        return fail(
            ErrorCode::Conflict,
            Text::of("Another program already uses port %1 of %2.", endpoint.port(), address),
            Text::of("Stop that program, or choose another port."), true);
    return fail(ErrorCode::InvalidArgument,
                Text::of("Cannot listen on port %1 of %2: %3.", QString::number(endpoint.port()),
                         address, QString::fromStdString(error.message())),
                Text::of("Choose another address or port."));
}

// One more listener on a port that the first has bound for itself alone: another server there has
// to be noticed, although it may also be willing to share.
void bindTo(tcp::acceptor &acceptor, const tcp::endpoint &endpoint, bool first, error_code &error)
{
    acceptor.open(endpoint.protocol(), error);
    if (error)
        return;
    keepFromChildren(int(acceptor.native_handle()));
#ifdef Q_OS_LINUX
    const int on = 1;
    const auto share = [&] {
        ::setsockopt(acceptor.native_handle(), SOL_SOCKET, SO_REUSEPORT, &on, sizeof on);
    };
    acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    if (!first)
        share();
    acceptor.bind(endpoint, error);
    if (first)
        share();
#else
    Q_UNUSED(first)
    acceptor.bind(endpoint, error);
#endif
}

using Threads = std::vector<std::unique_ptr<IoThread>>;

enum class Port { Plain, Tls, Own };

/// Answers the port.
Result<quint16> listenOn(Threads &threads, tcp::endpoint endpoint, Port port)
{
    std::vector<tcp::acceptor> acceptors;
    for (const auto &thread : threads) {
        if (!acceptors.empty() && !kernelSpreads)
            break;
        error_code error;
        tcp::acceptor acceptor(thread->io());
        bindTo(acceptor, endpoint, acceptors.empty(), error);
        if (error)
            return cannotListen(endpoint, error);
        endpoint.port(acceptor.local_endpoint(error).port());
        acceptors.push_back(std::move(acceptor));
    }
    for (tcp::acceptor &acceptor : acceptors) {
        error_code error;
        acceptor.listen(tcp::acceptor::max_listen_connections, error);
        if (error)
            return cannotListen(endpoint, error);
    }
    const Door door{port == Port::Tls, port == Port::Own ? endpoint.port() : quint16(0)};
    for (size_t i = 0; i < acceptors.size(); ++i) {
        const auto next = [&threads, i, turn = size_t(0)]() mutable -> IoThread & {
            return *threads[kernelSpreads ? i : turn++ % threads.size()];
        };
        threads[i]->listen(std::move(acceptors[i]), door, next);
    }
    return endpoint.port();
}

Result<std::unique_ptr<asio::ssl::context>> tlsContext(const ServerOptions &options)
{
    if (options.certificateFile.isEmpty())
        return nullptr;
    auto context = std::make_unique<asio::ssl::context>(asio::ssl::context::tls_server);
    error_code error;
    context->set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_tlsv1
                             | asio::ssl::context::no_tlsv1_1 | asio::ssl::context::no_compression,
                         error);
    QString file = options.certificateFile;
    if (!error)
        context->use_certificate_chain_file(QFile::encodeName(file).toStdString(), error);
    if (!error) {
        file = options.keyFile;
        context->use_private_key_file(QFile::encodeName(file).toStdString(),
                                      asio::ssl::context::pem, error);
    }
    if (error)
        return fail(ErrorCode::Certificate,
                    Text::of("%1 cannot be used for https: %2.", file,
                             QString::fromStdString(error.message())),
                    Text::of("Give a PEM certificate and the key that belongs to it."));
    // An idle connection must not hold the 32 KiB that reading and writing take.
    SSL_CTX_set_mode(context->native_handle(), SSL_MODE_RELEASE_BUFFERS);
    return context;
}

} // namespace

namespace {

// Connections and uploads leave descriptors for the database, its readers and files.
ServerOptions within(ServerOptions options, int descriptors)
{
    const int room = std::max(descriptors - descriptorsForFiles, descriptors / 4);
    options.maxConnections = std::clamp(options.maxConnections, 1, std::max(1, room - room / 4));
    options.maxUploads = std::clamp(options.maxUploads, 1, std::max(1, room / 4));
    options.uploadShare = std::clamp(options.uploadShare, 1, (options.maxUploads + 1) / 2);
    return options;
}

} // namespace

struct Server::Private
{
    static int cores() { return std::max(1, int(std::thread::hardware_concurrency())); }

    Private(const ServerOptions &o, RequestHandler &handler,
            std::unique_ptr<asio::ssl::context> context)
        : options(within(o, raiseDescriptorLimit()))
        , tls(std::move(context))
        , places(options, cores())
    {
        for (int i = 0; i < (options.threads > 0 ? options.threads : cores()); ++i)
            threads.push_back(
                std::make_unique<IoThread>(options, handler, places, count, tls.get()));
        for (size_t i = 0; i < threads.size(); ++i)
            threads[i]->setNeighbour(threads[(i + 1) % threads.size()].get());
    }

    void stop(std::chrono::milliseconds grace, const std::function<void()> &hurry = {})
    {
        const std::lock_guard lock(stopping);
        if (std::exchange(stopped, true))
            return;
        for (const auto &thread : threads)
            thread->announceStop();
        for (const auto &thread : threads)
            thread->beginStop();
        if (!count.waitForNone(grace)) {
            if (hurry)
                hurry();
            for (const auto &thread : threads)
                thread->closeAll();
            count.waitForNone(200ms); // what they have staged goes with them
        }
        for (const auto &thread : threads)
            thread->join();
        places.stop(); // what runs may still hold a connection's memory
    }

    const ServerOptions options;
    std::unique_ptr<asio::ssl::context> tls;
    Places places;
    ConnectionCount count;
    Threads threads; // first to go
    asio::ip::address address; ///< that it listens on
    quint16 port = 0;
    quint16 tlsPort = 0;
    std::mutex stopping; ///< a second stop() waits for the first
    bool stopped = false;
};

Server::Server(std::unique_ptr<Private> p) : d(std::move(p)) {}

Server::~Server()
{
    stop(0ms);
}

Result<std::unique_ptr<Server>> Server::start(const ServerOptions &options, RequestHandler &handler)
{
#ifdef Q_OS_UNIX
    // sendfile() to a client that has hung up must not end the program.
    std::signal(SIGPIPE, SIG_IGN);
#endif
    auto context = tlsContext(options);
    if (!context)
        return fail(context.error());
    std::unique_ptr<Private> d;
    try {
        d = std::make_unique<Private>(options, handler, std::move(*context));
    } catch (const boost::system::system_error &lacking) { // descriptors, most likely
        return fail(diskError(lacking.code().value(), u"open"_s, u"what a server waits with"_s));
    }
    asio::io_context &io = d->threads.front()->io();
    const Result<tcp::endpoint> endpoint = resolve(options.host, options.port, io);
    if (!endpoint)
        return fail(endpoint.error());
    const Result<quint16> port = listenOn(d->threads, *endpoint, Port::Plain);
    if (!port)
        return fail(port.error());
    d->address = endpoint->address();
    d->port = *port;
    if (d->tls) {
        const Result<quint16> tlsPort = listenOn(d->threads, {endpoint->address(), options.tlsPort},
                                                 Port::Tls);
        if (!tlsPort)
            return fail(tlsPort.error());
        d->tlsPort = *tlsPort;
    }
    try {
        for (const auto &thread : d->threads)
            thread->start();
    } catch (const std::system_error &) {
        d->stop(0ms);
        return fail(ErrorCode::Busy, Text::of("This computer gives the server no thread."),
                    Text::of("Raise the limits on threads or memory, or end other programs."),
                    true);
    }
    return std::unique_ptr<Server>(new Server(std::move(d)));
}

quint16 Server::port() const
{
    return d->port;
}

quint16 Server::tlsPort() const
{
    return d->tlsPort;
}

Result<quint16> Server::listenAlso(quint16 port)
{
    return listenOn(d->threads, {d->address, port}, Port::Own);
}

void Server::stopListening(quint16 ownPort)
{
    for (const auto &thread : d->threads)
        thread->stopListening(ownPort);
}

ServerCounters Server::counters() const
{
    ServerCounters sum;
    for (const auto &thread : d->threads) {
        const SessionHost &host = thread->host();
        sum.requests += host.requests;
        sum.errors4xx += host.errors4xx;
        sum.errors5xx += host.errors5xx;
        sum.bytesIn += host.bytesIn;
        sum.bytesOut += host.bytesOut;
    }
    sum.connections = d->count.value();
    return sum;
}

void Server::stop(std::chrono::milliseconds grace, const std::function<void()> &hurry)
{
    d->stop(grace, hurry);
}

} // namespace packhouse
