// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>

#include "registry/http/requestparser.h"

#include "registry/http/chunkreader.h"
#include "registry/http/conditions.h"
#include "registry/http/headsyntax.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <utility>

namespace packhouse {

using namespace Qt::StringLiterals;
namespace http = boost::beast::http;
using boost::beast::string_view;
using boost::system::error_code;

namespace {

constexpr int mostFields = 200;
constexpr qsizetype mostBlank = 64;

// A field name that Beast knows costs no memory of its own.
const QByteArray &knownName(http::field field)
{
    static const auto names = [] {
        std::array<QByteArray, size_t(http::field::xref) + 1> list;
        for (size_t i = 0; i < list.size(); ++i) {
            const string_view name = http::to_string(http::field(i));
            list[i] = QByteArray::fromRawData(name.data(), qsizetype(name.size()));
        }
        return list;
    }();
    return names[size_t(field)];
}

QByteArrayView view(string_view text)
{
    return QByteArrayView(text.data(), qsizetype(text.size()));
}

bool isWord(QByteArrayView text, QByteArrayView word)
{
    return text.trimmed().compare(word, Qt::CaseInsensitive) == 0;
}

std::optional<Method> methodOf(http::verb verb)
{
    switch (verb) {
    case http::verb::get:
        return Method::Get;
    case http::verb::head:
        return Method::Head;
    case http::verb::put:
        return Method::Put;
    case http::verb::post:
        return Method::Post;
    case http::verb::patch:
        return Method::Patch;
    case http::verb::delete_:
        return Method::Delete;
    default:
        return std::nullopt;
    }
}

bool isLineEnd(char c)
{
    return c == '\r' || c == '\n';
}

// Beast reads both of these; others on the way of a request may read them as something else.
bool hasBareLineEnd(QByteArrayView head)
{
    for (qsizetype at = head.indexOf('\n'); at >= 0; at = head.indexOf('\n', at + 1)) {
        if (at == 0 || head[at - 1] != '\r')
            return true;
    }
    return false;
}

bool hasFoldedField(QByteArrayView head)
{
    return head.indexOf("\n ") >= 0 || head.indexOf("\n\t") >= 0;
}

bool isNumber(QByteArrayView text)
{
    return !text.isEmpty()
           && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Behind the empty line that ends a head; -1: it is not here yet. Lines that end in LF alone count,
// so that they are refused at once. \a scanned lines are known to hold none; it moves on.
qsizetype endOfHead(QByteArrayView bytes, qsizetype &scanned)
{
    for (;;) {
        const qsizetype line = bytes.indexOf('\n', scanned);
        if (line < 0)
            break;
        const QByteArrayView rest = bytes.sliced(line + 1);
        if (rest.startsWith('\n'))
            return line + 2;
        if (rest.startsWith("\r\n"))
            return line + 3;
        scanned = line;
        if (rest.isEmpty() || rest == QByteArrayView("\r"))
            return -1;
        scanned = line + 1;
    }
    scanned = bytes.size();
    return -1;
}

} // namespace

// Beast reads the head. Where the body ends is decided here, stricter than there, since a second
// opinion on that would be request smuggling.
struct RequestParser::Private final : http::basic_parser<true>
{
    Private()
    {
        header_limit(std::numeric_limits<quint32>::max()); // readHead() keeps it
        body_limit(boost::none); // the sinks and the store limit, by what the body is for
    }

    void on_request_impl(http::verb verb, string_view, string_view target, int version,
                         error_code &ec) override
    {
        if (version != 10 && version != 11) {
            wrongVersion();
            ec = http::error::bad_version;
            return;
        }
        const std::optional<Method> method = methodOf(verb);
        if (!method) {
            refuse(405,
                   u"405 Method Not Allowed - This server does not know the method of this "
                   "request. Use one of those that Allow names."_s,
                   ec);
            return;
        }
        if (target.size() > size_t(longestTarget)) {
            refuse(414,
                   u"414 URI Too Long - The address of this request is longer than 8 KiB. Use a "
                   "shorter one."_s,
                   ec);
            return;
        }
        head.method = *method;
        old = version == 10;
        setTarget(view(target), ec);
    }

    void on_response_impl(int, string_view, int, error_code &) override {}

    void on_field_impl(http::field field, string_view name, string_view value,
                       error_code &ec) override
    {
        if (++fields > mostFields) {
            refuse(431,
                   u"431 Request Header Fields Too Large - The request has more than %1 header "
                   "fields. Send fewer."_s.arg(mostFields),
                   ec);
            return;
        }
        const QByteArrayView text = view(value);
        switch (field) {
        case http::field::host:
            if (std::exchange(hasHost, true)) {
                refuse(400, u"400 Bad request - The request has more than one Host. Send one."_s,
                       ec);
                return;
            }
            if (!authority.isEmpty())
                return;
            break;
        case http::field::expect:
            expects = isWord(text, "100-continue");
            if (!expects) {
                refuse(417,
                       u"417 Expectation Failed - This server understands no Expect but "
                       "100-continue. Leave it out."_s,
                       ec);
                return;
            }
            break;
        case http::field::content_length:
            setLength(text, ec);
            break;
        case http::field::transfer_encoding:
            codings = codings ? *codings + ',' + text.toByteArray() : text.toByteArray();
            break;
        case http::field::content_encoding:
            setEncoding(text, ec);
            break;
        case http::field::accept_encoding:
            gzipAccepted = gzipAccepted || allowsGzip(text);
            break;
        case http::field::if_match:
        case http::field::if_none_match:
        case http::field::if_modified_since:
        case http::field::if_unmodified_since:
        case http::field::range:
            hasCondition = true;
            break;
        default:
            break;
        }
        head.headers.add(field == http::field::unknown ? view(name).toByteArray()
                                                       : knownName(field),
                         text.toByteArray());
    }

    void on_header_impl(error_code &ec) override
    {
        headDone = true;
        if (!old && !hasHost) {
            refuse(400, u"400 Bad request - The request has no Host. Send one."_s, ec);
            return;
        }
        // A whole address in the request line outranks the Host field (RFC 9112, 3.2.2).
        if (!authority.isEmpty())
            head.headers.set("Host", authority);
        if (codings)
            checkCodings(ec);
        head.contentLength = contentLength;
        head.hasBody = inChunks() || contentLength > 0;
    }

    void on_body_init_impl(const boost::optional<std::uint64_t> &, error_code &) override {}
    std::size_t on_body_impl(string_view, error_code &) override { return 0; }
    void on_chunk_header_impl(std::uint64_t, string_view, error_code &) override {}
    std::size_t on_chunk_body_impl(std::uint64_t, string_view, error_code &) override { return 0; }
    void on_finish_impl(error_code &) override {}

    bool inChunks() const { return codings.has_value(); }

    void refuse(int status, const QString &message, error_code &ec)
    {
        problem = Reply::error(status, message);
        if (status == 405)
            problem->headers.add("Allow", "GET, HEAD, PUT, POST, PATCH, DELETE");
        ec = http::error::bad_target; // any: the problem says what it was
    }

    void setTarget(QByteArrayView target, error_code &ec)
    {
        if (!target.startsWith('/')) {
            const qsizetype scheme = target.indexOf("://");
            const qsizetype path = scheme < 0 ? -1 : target.indexOf('/', scheme + 3);
            if (path < 0) {
                refuse(400,
                       u"400 Bad request - The request line has no path. Begin it with a '/'."_s,
                       ec);
                return;
            }
            authority = target.sliced(scheme + 3, path - scheme - 3).toByteArray();
            target = target.sliced(path);
        }
        head.target = target.toByteArray();
    }

    void setEncoding(QByteArrayView text, error_code &ec)
    {
        gzipped = isWord(text, "gzip") || isWord(text, "x-gzip");
        if (!gzipped && !isWord(text, "identity"))
            refuse(415,
                   u"415 Unsupported Media Type - This server understands no Content-Encoding but "
                   "gzip. Send the body as it is."_s,
                   ec);
    }

    // RFC 9110, 8.6: digits, once. Beast takes lists of equal numbers too.
    void setLength(QByteArrayView text, error_code &ec)
    {
        bool fits = false;
        const qint64 length = text.toLongLong(&fits);
        if (!isNumber(text) || !fits || contentLength >= 0) {
            refuse(400,
                   u"400 Bad request - The Content-Length of this request is no number, or is "
                   "there twice. Send one number."_s,
                   ec);
            return;
        }
        contentLength = length;
    }

    // RFC 9112, 6.1 and 6.3: what does not end in chunks has no certain end.
    void checkCodings(error_code &ec)
    {
        const QList<QByteArray> list = codings->split(',');
        if (old) {
            refuse(400,
                   u"400 Bad request - HTTP/1.0 has no Transfer-Encoding. Send a "
                   "Content-Length."_s,
                   ec);
        } else if (contentLength >= 0) {
            refuse(400,
                   u"400 Bad request - The request has a Content-Length and a Transfer-Encoding. "
                   "Send one of them."_s,
                   ec);
        } else if (!isWord(list.last(), "chunked")) {
            refuse(400,
                   u"400 Bad request - The Transfer-Encoding of this request does not end in "
                   "chunked. Send the body in chunks, or a Content-Length."_s,
                   ec);
        } else if (list.size() > 1) {
            refuse(501,
                   u"501 Not Implemented - This server understands no Transfer-Encoding but "
                   "chunked. Send the body in chunks alone."_s,
                   ec);
        }
    }

    State readHead(QByteArrayView bytes)
    {
        error_code ec;
        put(boost::asio::const_buffer(bytes.data(), size_t(bytes.size())), ec);
        if (ec == http::error::bad_version && !problem)
            wrongVersion();
        if (ec || !headDone)
            return problem ? State::Bad : notHttp();
        return head.hasBody ? State::Head : State::Done;
    }

    State tooLong()
    {
        problem = Reply::error(431, u"431 Request Header Fields Too Large - The request's head is "
                                    "larger than 32 KiB. Send fewer or shorter header fields."_s);
        return State::Bad;
    }

    State folded()
    {
        problem = Reply::error(400,
                               u"400 Bad request - A header field goes on in a second line. Send "
                               "each field in one line."_s);
        return State::Bad;
    }

    State notHttp()
    {
        problem = Reply::error(400,
                               u"400 Bad request - This is not HTTP/1.1 as it should be. Check "
                               "the client, and that it speaks http here and not https."_s);
        return State::Bad;
    }

    void wrongVersion()
    {
        problem = Reply::error(505,
                               u"505 HTTP Version Not Supported - This server speaks HTTP/1.1. "
                               "Use that."_s);
    }

    RequestHead head;
    QByteArray authority; ///< of a whole address in the request line
    std::optional<Reply> problem;
    std::optional<QByteArray> codings; ///< of all Transfer-Encoding fields
    qint64 contentLength = -1; ///< the head may have been taken away
    qint64 received = 0; ///< of a body with a length
    ChunkReader chunks;
    bool bodyDone = false;
    qsizetype scanned = 0; ///< of the head that waits: no empty line ends before here
    qsizetype blank = 0; ///< line ends before the request
    int fields = 0;
    bool headDone = false;
    bool old = false;
    bool hasHost = false;
    bool expects = false;
    bool gzipped = false;
    bool gzipAccepted = false;
    bool hasCondition = false;
};

RequestParser::RequestParser() : d(std::make_unique<Private>()) {}

RequestParser::~RequestParser() = default;
RequestParser::RequestParser(RequestParser &&) noexcept = default;

RequestParser::State RequestParser::readHead(QByteArrayView bytes, qsizetype &used)
{
    used = 0;
    // A line end before a request is left over from the one before (RFC 9112, 2.2).
    while (used < bytes.size() && isLineEnd(bytes[used]))
        ++used;
    bytes = bytes.sliced(used);
    if (d->blank += used; d->blank > mostBlank)
        return d->notHttp();
    if (bytes.isEmpty())
        return State::More;
    // What speaks another protocol (a TLS client, most likely) would never end its head.
    if (!isTokenByte(bytes.front()))
        return d->notHttp();
    const qsizetype end = endOfHead(bytes, d->scanned);
    if (end > longestHead || (end < 0 && bytes.size() >= longestHead))
        return d->tooLong();
    if (end < 0)
        return State::More;
    const QByteArrayView head = bytes.first(end);
    used += end;
    if (hasBareLineEnd(head))
        return d->notHttp();
    return hasFoldedField(head) ? d->folded() : d->readHead(head);
}

RequestParser::State RequestParser::readBody(QByteArrayView bytes, qsizetype &used,
                                             std::vector<QByteArrayView> &pieces)
{
    if (d->inChunks()) {
        const ChunkReader::State state = d->chunks.read(bytes, used, pieces);
        d->bodyDone = state == ChunkReader::State::Done;
        return d->bodyDone                        ? State::Done
               : state == ChunkReader::State::Bad ? State::Bad
                                                  : State::More;
    }
    used = qsizetype(std::min<qint64>(bytes.size(), remaining()));
    if (used > 0)
        pieces.push_back(bytes.first(used));
    d->received += used;
    return remaining() == 0 ? State::Done : State::More;
}

RequestHead &RequestParser::head()
{
    return d->head;
}

Reply RequestParser::problem() const
{
    return *d->problem;
}

bool RequestParser::keepAlive() const
{
    return d->is_header_done() && d->keep_alive();
}

bool RequestParser::oldVersion() const
{
    return d->old;
}

bool RequestParser::expectsContinue() const
{
    return d->expects && !oldVersion();
}

bool RequestParser::conditional() const
{
    return d->hasCondition;
}

bool RequestParser::acceptsGzip() const
{
    return d->gzipAccepted;
}

bool RequestParser::gzipped() const
{
    return d->gzipped;
}

bool RequestParser::hasBody() const
{
    return d->inChunks() || d->contentLength > 0;
}

qint64 RequestParser::length() const
{
    return d->inChunks() ? -1 : std::max<qint64>(0, d->contentLength);
}

qint64 RequestParser::remaining() const
{
    if (d->inChunks())
        return d->bodyDone ? 0 : -1;
    return length() - d->received;
}

} // namespace packhouse
