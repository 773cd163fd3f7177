// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>

#include "registry/http/requestparser.h"

#include "registry/http/conditions.h"

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

} // namespace

struct RequestParser::Private final : http::basic_parser<true>
{
    Private()
    {
        header_limit(quint32(longestHead));
        body_limit(boost::none); // the sinks and the store limit, by what the body is for
    }

    void on_request_impl(http::verb verb, string_view, string_view target, int version,
                         error_code &ec) override
    {
        if (version != 10 && version != 11) {
            refuse(505, u"505 HTTP Version Not Supported"_s, ec);
            return;
        }
        const std::optional<Method> method = methodOf(verb);
        if (!method) {
            refuse(405, u"405 Method Not Allowed"_s, ec);
            return;
        }
        if (target.size() > size_t(longestTarget)) {
            refuse(414, u"414 URI Too Long"_s, ec);
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
        if (headDone)
            return; // a trailer: nobody has asked for one
        if (++fields > mostFields) {
            refuse(431, u"431 Too many header fields"_s, ec);
            return;
        }
        const QByteArrayView text = view(value);
        switch (field) {
        case http::field::host:
            if (std::exchange(hasHost, true)) {
                refuse(400, u"400 Bad request - more than one Host"_s, ec);
                return;
            }
            if (!authority.isEmpty())
                return;
            break;
        case http::field::expect:
            expects = isWord(text, "100-continue");
            if (!expects) {
                refuse(417, u"417 Expectation Failed"_s, ec);
                return;
            }
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
        // A whole address in the request line outranks the Host field (RFC 9112, 3.2.2).
        if (!authority.isEmpty())
            head.headers.set("Host", authority);
        if (const auto length = content_length()) {
            if (*length > quint64(std::numeric_limits<qint64>::max())) {
                refuse(400, u"400 Bad request - Content-Length is impossible"_s, ec);
                return;
            }
            head.contentLength = contentLength = qint64(*length);
        }
        head.hasBody = chunked() || head.contentLength > 0;
    }

    void on_body_init_impl(const boost::optional<std::uint64_t> &, error_code &) override {}

    std::size_t on_body_impl(string_view body, error_code &) override
    {
        pieces->push_back(view(body));
        received += qint64(body.size());
        return body.size();
    }

    void on_chunk_header_impl(std::uint64_t, string_view, error_code &) override {}

    std::size_t on_chunk_body_impl(std::uint64_t, string_view body, error_code &) override
    {
        pieces->push_back(view(body));
        return body.size();
    }

    void on_finish_impl(error_code &) override {}

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
                refuse(400, u"400 Bad request - the request line has no path"_s, ec);
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
            refuse(415, u"415 Only gzip is understood as a Content-Encoding"_s, ec);
    }

    State feed(QByteArrayView bytes, qsizetype &used)
    {
        error_code ec;
        used = qsizetype(put(boost::asio::const_buffer(bytes.data(), size_t(bytes.size())), ec));
        if (ec == http::error::need_more)
            return State::More;
        if (ec) {
            if (!problem)
                explain(ec);
            return State::Bad;
        }
        return is_done() ? State::Done : (headDone ? State::Head : State::More);
    }

    void explain(const error_code &ec)
    {
        if (ec == http::error::header_limit)
            problem = Reply::error(431, u"431 The request's head is larger than 32 KiB"_s);
        else if (ec == http::error::bad_version)
            problem = Reply::error(505, u"505 HTTP Version Not Supported"_s);
        else
            problem = Reply::error(400,
                                   u"400 Bad request - this is not HTTP as it should be (%1)"_s.arg(
                                       QString::fromStdString(ec.message())));
    }

    RequestHead head;
    QByteArray authority; ///< of a whole address in the request line
    std::optional<Reply> problem;
    std::vector<QByteArrayView> *pieces = nullptr;
    qint64 contentLength = -1; ///< the head may have been taken away
    qint64 received = 0;
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
    return d->feed(bytes, used);
}

RequestParser::State RequestParser::readBody(QByteArrayView bytes, qsizetype &used,
                                             std::vector<QByteArrayView> &pieces)
{
    d->pieces = &pieces;
    d->eager(true);
    return d->feed(bytes, used);
}

RequestHead &RequestParser::head()
{
    return d->head;
}

Reply RequestParser::problem() const
{
    return d->problem.value_or(Reply::error(400, u"400 Bad request"_s));
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

qint64 RequestParser::remaining() const
{
    if (d->is_done())
        return 0;
    return d->contentLength < 0 ? -1 : d->contentLength - d->received;
}

} // namespace packhouse
