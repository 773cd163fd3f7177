// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/wire.h"

#include "net/certificatewatch.h"
#include "net/opensockets.h"
#include "net/origin.h"

#include <QIODevice>

#include <cerrno>

#include <curl/curl.h>
#include <sys/socket.h>

namespace packhouse {

using namespace Qt::StringLiterals;
using Kind = AttemptEnd::Kind;

namespace {

constexpr long ReadBuffer = 128 * 1024;

struct ListDeleter
{
    void operator()(curl_slist *list) const { curl_slist_free_all(list); }
};
using List = std::unique_ptr<curl_slist, ListDeleter>;

/// What came from elsewhere must not become a header of its own.
void append(List &list, QByteArray line)
{
    line.replace('\r', QByteArray()).replace('\n', QByteArray());
    list.reset(curl_slist_append(list.release(), line.constData()));
}

QByteArray listed(const QList<QHostAddress> &addresses)
{
    QByteArrayList texts;
    for (const QHostAddress &address : addresses) {
        const QByteArray text = address.toString().toLatin1();
        texts.append(text.contains(':') ? '[' + text + ']' : text);
    }
    return texts.join(',');
}

} // namespace

struct Wire::Private
{
    WireRequest request;
    WireListener &listener;
    CURL *easy = curl_easy_init();
    List headers;
    List addresses;
    CertificateWatch certificate;
    QMap<QByteArray, QByteArray> received;
    int status = 0;
    bool headDone = false;
    bool refusedAddress = false;
    bool stale = false;
    bool threw = false;

    template<typename Value>
    void set(CURLoption option, Value value)
    {
        curl_easy_setopt(easy, option, value);
    }
    void setUp(Wire *wire);
    void setMethod();
    bool headerLine(QByteArray line);
    bool allows(const QHostAddress &address)
    {
        if (!request.mayConnect || request.mayConnect(address))
            return true;
        refusedAddress = true;
        return false;
    }

    bool wasSpokenInUnasked(int ownPort) const;

    /// Nothing may be thrown through libcurl: what \a work throws becomes \a stop, by which a
    /// callback ends the exchange.
    template<typename Answer, typename Work>
    static Answer guarded(void *self, Answer stop, Work work)
    {
        auto *d = static_cast<Private *>(self);
        try {
            return work(*d);
        } catch (...) {
            d->threw = true;
            return stop;
        }
    }

    // What libcurl calls.
    static size_t onHeader(char *bytes, size_t size, size_t count, void *self);
    static size_t onBytes(char *bytes, size_t size, size_t count, void *self);
    static size_t onRead(char *into, size_t size, size_t count, void *self);
    static int onSeek(void *self, curl_off_t offset, int origin);
    static int onProgress(void *self, curl_off_t, curl_off_t, curl_off_t, curl_off_t sent);
    static curl_socket_t onSocket(void *self, curlsocktype purpose, curl_sockaddr *address);
    static int onClose(void *sockets, curl_socket_t socket);
    static int onConnected(void *self, char *peer, char *own, int peerPort, int ownPort);
    static CURLcode onTls(CURL *easy, void *context, void *self);
};

Wire::Wire(WireRequest request, WireListener &listener)
    : d(new Private{std::move(request), listener})
{
    d->setUp(this);
}

Wire::~Wire()
{
    curl_easy_cleanup(d->easy);
}

Wire::Handle *Wire::handle() const
{
    return d->easy;
}

Wire *Wire::of(Handle *handle)
{
    Wire *wire = nullptr;
    curl_easy_getinfo(handle, CURLINFO_PRIVATE, &wire);
    return wire;
}

int Wire::goOn()
{
    return curl_easy_pause(d->easy, CURLPAUSE_CONT);
}

bool Wire::wasStale() const
{
    return d->stale;
}

QHostAddress Wire::peer() const
{
    const char *text = nullptr;
    curl_easy_getinfo(d->easy, CURLINFO_PRIMARY_IP, &text);
    return QHostAddress(QString::fromLatin1(text));
}

void Wire::Private::setUp(Wire *wire)
{
    set(CURLOPT_PRIVATE, wire);
    set(CURLOPT_NOSIGNAL, 1L);
    // Whoever gives up a name that is being looked up does not wait for the system's answer.
    set(CURLOPT_QUICK_EXIT, 1L);
    set(CURLOPT_PROTOCOLS_STR, "http,https");
    set(CURLOPT_PROXY, "");
    set(CURLOPT_FOLLOWLOCATION, 0L);
    set(CURLOPT_PATH_AS_IS, 1L);
    set(CURLOPT_USERAGENT, "Packhouse/" PACKHOUSE_VERSION);
    set(CURLOPT_BUFFERSIZE, ReadBuffer);
    set(CURLOPT_FRESH_CONNECT, request.repeatable ? 0L : 1L);
    const QByteArray url = request.url.toEncoded(QUrl::RemoveUserInfo | QUrl::RemoveFragment);
    set(CURLOPT_URL, url.constData());
    setMethod();

    for (const auto &[name, value] : request.headers)
        append(headers, value.isEmpty() ? name + ';' : name + ": " + value);
    // Lengths and hashes are those of the stored bytes.
    append(headers, "Accept-Encoding: identity");
    set(CURLOPT_HTTPHEADER, headers.get());
    if (request.document)
        set(CURLOPT_ACCEPT_ENCODING, "");
    if (!request.addresses.isEmpty()) {
        append(addresses, '+' + request.url.host(QUrl::FullyEncoded).toLatin1() + ':'
                              + QByteArray::number(portOf(request.url)) + ':'
                              + listed(request.addresses));
        set(CURLOPT_RESOLVE, addresses.get());
    }
    if (!request.authorities.isEmpty()) {
        curl_blob blob{request.authorities.data(), size_t(request.authorities.size()),
                       CURL_BLOB_NOCOPY};
        set(CURLOPT_CAINFO_BLOB, &blob);
    }

    set(CURLOPT_HEADERFUNCTION, &onHeader);
    set(CURLOPT_HEADERDATA, this);
    set(CURLOPT_WRITEFUNCTION, &onBytes);
    set(CURLOPT_WRITEDATA, this);
    set(CURLOPT_OPENSOCKETFUNCTION, &onSocket);
    set(CURLOPT_OPENSOCKETDATA, this);
    set(CURLOPT_CLOSESOCKETFUNCTION, &onClose);
    set(CURLOPT_CLOSESOCKETDATA, request.sockets);
    set(CURLOPT_PREREQFUNCTION, &onConnected);
    set(CURLOPT_PREREQDATA, this);
    set(CURLOPT_SSL_CTX_FUNCTION, &onTls);
    set(CURLOPT_SSL_CTX_DATA, this);
}

void Wire::Private::setMethod()
{
    if (request.method == "HEAD") {
        set(CURLOPT_NOBODY, 1L);
        return;
    }
    if (request.body) {
        set(CURLOPT_UPLOAD, 1L);
        set(CURLOPT_INFILESIZE_LARGE, curl_off_t(request.bodySize));
        set(CURLOPT_READFUNCTION, &onRead);
        set(CURLOPT_READDATA, this);
        set(CURLOPT_SEEKFUNCTION, &onSeek);
        set(CURLOPT_SEEKDATA, this);
        set(CURLOPT_NOPROGRESS, 0L);
        set(CURLOPT_XFERINFOFUNCTION, &onProgress);
        set(CURLOPT_XFERINFODATA, this);
    }
    set(CURLOPT_CUSTOMREQUEST, request.method.constData());
}

/// False when the listener has heard enough.
bool Wire::Private::headerLine(QByteArray line)
{
    if (line.startsWith("HTTP/")) {
        received.clear();
        headDone = false;
        status = line.split(' ').value(1).toInt();
        return true;
    }
    if (headDone) // trailers
        return true;
    line = line.trimmed();
    if (!line.isEmpty()) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0)
            received.insert(line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed());
        return true;
    }
    if (status < 200) // 100 Continue and the like: the answer comes
        return true;
    headDone = true;
    return listener.head(status, received);
}

size_t Wire::Private::onHeader(char *bytes, size_t size, size_t count, void *self)
{
    return guarded(self, size_t(0), [&](Private &one) {
        const qsizetype length = qsizetype(size * count);
        return one.headerLine(QByteArray(bytes, length)) ? size * count : 0;
    });
}

size_t Wire::Private::onBytes(char *bytes, size_t size, size_t count, void *self)
{
    return guarded(self, size_t(0), [&](Private &one) {
        switch (one.listener.bytes({bytes, qsizetype(size * count)})) {
        case WireListener::Taken::All:
            return size * count;
        case WireListener::Taken::Later:
            return size_t(CURL_WRITEFUNC_PAUSE);
        case WireListener::Taken::Stop:
            break;
        }
        return size_t(0);
    });
}

size_t Wire::Private::onRead(char *into, size_t size, size_t count, void *self)
{
    return guarded(self, size_t(CURL_READFUNC_ABORT), [&](Private &one) {
        const qint64 got = one.request.body->read(into, qint64(size * count));
        return got < 0 ? size_t(CURL_READFUNC_ABORT) : size_t(got);
    });
}

int Wire::Private::onSeek(void *self, curl_off_t offset, int origin)
{
    return guarded(self, CURL_SEEKFUNC_FAIL, [&](Private &one) {
        if (origin != SEEK_SET || one.request.body->isSequential())
            return CURL_SEEKFUNC_CANTSEEK;
        return one.request.body->seek(offset) ? CURL_SEEKFUNC_OK : CURL_SEEKFUNC_FAIL;
    });
}

int Wire::Private::onProgress(void *self, curl_off_t, curl_off_t, curl_off_t, curl_off_t sent)
{
    constexpr int stop = 1;
    return guarded(self, stop, [&](Private &one) {
        one.listener.sent(sent);
        return 0;
    });
}

curl_socket_t Wire::Private::onSocket(void *self, curlsocktype, curl_sockaddr *address)
{
    return guarded(self, CURL_SOCKET_BAD, [&](Private &one) {
        if (!one.allows(QHostAddress(&address->addr)))
            return CURL_SOCKET_BAD;
        const int socket = ::socket(address->family, address->socktype | SOCK_CLOEXEC,
                                    address->protocol);
        if (socket >= 0)
            one.request.sockets->opened(socket);
        return socket;
    });
}

int Wire::Private::onClose(void *sockets, curl_socket_t socket)
{
    static_cast<OpenSockets *>(sockets)->close(socket);
    return 0;
}

/// What lies ready in a kept connection before anything is asked would be taken for the answer, and
/// every later answer for that of the next question. HTTP/2 numbers its answers.
bool Wire::Private::wasSpokenInUnasked(int ownPort) const
{
    long opened = 0;
    curl_easy_getinfo(easy, CURLINFO_NUM_CONNECTS, &opened);
    return opened == 0 && request.sockets->hasSomethingAt(ownPort)
           && !CertificateWatch::speaksHttp2(easy);
}

/// A kept connection was opened for somebody who may have been allowed more.
int Wire::Private::onConnected(void *self, char *peer, char *, int, int ownPort)
{
    return guarded(self, CURL_PREREQFUNC_ABORT, [&](Private &one) {
        const QHostAddress address(QString::fromLatin1(peer));
        if (!one.allows(address))
            return CURL_PREREQFUNC_ABORT;
        one.stale = one.wasSpokenInUnasked(ownPort);
        return one.stale ? CURL_PREREQFUNC_ABORT : CURL_PREREQFUNC_OK;
    });
}

CURLcode Wire::Private::onTls(CURL *, void *context, void *self)
{
    return guarded(self, CURLE_OUT_OF_MEMORY, [&](Private &one) {
        one.certificate.watch(context);
        return CURLE_OK;
    });
}

Error notEnoughMemory()
{
    return {ErrorCode::Busy,
            Text::of("There is not enough memory for what comes over the network."),
            Text::of("Try again when less is going on."), true};
}

std::optional<WireProblem> Wire::problem(int code) const
{
    if (code == CURLE_OK)
        return std::nullopt;
    if (d->threw || code == CURLE_OUT_OF_MEMORY)
        return WireProblem{Kind::Final, false, notEnoughMemory()};
    const QString host = hostText(d->request.url);
    const auto passing = [](Kind kind, ErrorCode error, const Text &what, const Text &remedy) {
        return WireProblem{kind, false, {error, what, remedy, true}};
    };
    if (d->refusedAddress)
        return WireProblem{Kind::Final, true, {}};
    long system = 0;
    curl_easy_getinfo(d->easy, CURLINFO_OS_ERRNO, &system);
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
        return passing(Kind::NotSent, ErrorCode::Network, Text::of("%1 cannot be found.", host),
                       Text::of("Check the address and the network."));
    case CURLE_COULDNT_CONNECT:
        return passing(Kind::NotSent, ErrorCode::Network, Text::of("Nobody answers at %1.", host),
                       Text::of("Check the address, and whether the registry runs."));
    case CURLE_PEER_FAILED_VERIFICATION:
        return WireProblem{Kind::Final, false, d->certificate.refused(host)};
    case CURLE_SSL_CONNECT_ERROR:
        if (system == ECONNRESET || system == EPIPE)
            break;
        return WireProblem{
            Kind::Final,
            false,
            {ErrorCode::Certificate, Text::of("No secure connection to %1.", host),
             Text::of("Check that the address begins with the right scheme and port."), false}};
    case CURLE_BAD_CONTENT_ENCODING:
        return WireProblem{
            Kind::Final,
            false,
            {ErrorCode::InvalidFile,
             Text::of("What %1 answers is compressed in a way that cannot be read.", host),
             Text::of("Ask whoever runs it; it was not asked for that."), false}};
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_WEIRD_SERVER_REPLY:
        return WireProblem{Kind::Final,
                           false,
                           {ErrorCode::Network,
                            Text::of("What answers at %1 does not speak HTTP.", host),
                            Text::of("Check the address and its port."), false}};
    case CURLE_PARTIAL_FILE:
    case CURLE_GOT_NOTHING:
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM:
        break;
    default:
        return passing(Kind::Broken, ErrorCode::Network,
                       Text::of("%1 cannot be reached: %2.", host,
                                QString::fromUtf8(curl_easy_strerror(CURLcode(code)))),
                       Text::of("Check the network and try again."));
    }
    return passing(Kind::Broken, ErrorCode::Network, Text::of("%1 broke off in the middle.", host),
                   Text::of("Try again."));
}

} // namespace packhouse
