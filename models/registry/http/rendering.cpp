// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/http/rendering.h"

#include "core/diskerror.h"
#include "registry/http/httpdate.h"

#include <cerrno>

namespace packhouse {

using namespace Qt::StringLiterals;

namespace {

// What can be sent, before the request's conditions have been looked at.
struct Source
{
    QByteArrayView bytes;
    const FileBody *file = nullptr;
    const ArrivingBody *arriving = nullptr;
    qint64 size = 0;
    QByteArrayView contentType;
    Validators validators;
    bool gzip = false;
    bool varies = false;
    bool hasBody = true;
    bool ranges = false;
};

// A tag names one sequence of bytes, so the compressed text needs one of its own.
QByteArray gzipEtag(const QByteArray &etag)
{
    return etag.endsWith('"') ? etag.chopped(1) + "-gz\"" : etag;
}

void describe(Source &source, const FileBody &file)
{
    source.file = &file;
    source.size = file.size;
    source.contentType = file.contentType;
    source.validators = {file.etag, {}, file.modified};
    source.ranges = true;
}

void describe(Source &source, const ArrivingBody &arriving)
{
    source.arriving = &arriving;
    source.size = arriving.size;
    source.contentType = arriving.contentType;
    source.validators = {arriving.etag, {}, arriving.modified};
}

void describe(Source &source, const Document &document, const Conditions &conditions)
{
    source.varies = !document.gzip.isEmpty();
    source.gzip = source.varies && conditions.acceptsGzip && conditions.range.isEmpty();
    source.bytes = source.gzip ? document.gzip : document.bytes;
    source.size = source.bytes.size();
    source.contentType = document.contentType;
    source.validators.etag = document.etag;
    source.validators.otherEtag = gzipEtag(document.etag);
    if (source.gzip)
        std::swap(source.validators.etag, source.validators.otherEtag);
    source.ranges = !document.etag.isEmpty();
}

Source describe(const Reply &reply, const Conditions &conditions)
{
    Source source;
    if (const auto *file = std::get_if<FileBody>(&reply.body)) {
        describe(source, *file);
    } else if (const auto *arriving = std::get_if<ArrivingBody>(&reply.body)) {
        describe(source, *arriving);
    } else if (const auto *document = std::get_if<DocumentPtr>(&reply.body);
               document && *document) {
        describe(source, **document, conditions);
    } else if (const auto *bytes = std::get_if<QByteArray>(&reply.body)) {
        source.bytes = *bytes;
        source.size = bytes->size();
    } else {
        source.hasBody = false;
    }
    if (const QByteArray etag = reply.headers.value("ETag"); !etag.isEmpty())
        source.validators = {etag, {}, source.validators.modified};
    if (!source.validators.modified.isValid()) {
        if (const QByteArray text = reply.headers.value("Last-Modified"); !text.isEmpty())
            source.validators.modified = parseHttpDate(text).value_or(QDateTime());
    }
    return source;
}

bool isToken(QByteArrayView name)
{
    constexpr QByteArrayView others = "!#$%&'*+-.^_`|~";
    for (const char c : name) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
                            || (c >= '0' && c <= '9');
        if (!letter && !others.contains(c))
            return false;
    }
    return !name.isEmpty();
}

void field(QByteArray &head, QByteArrayView name, QByteArrayView value)
{
    head.append(name).append(": ").append(value).append("\r\n");
}

// How a message ends is this file's business alone: a second opinion would be request smuggling.
bool isOurs(QByteArrayView name)
{
    for (const QByteArrayView own :
         {"content-length", "transfer-encoding", "connection", "keep-alive", "date"}) {
        if (name.compare(own, Qt::CaseInsensitive) == 0)
            return true;
    }
    return false;
}

QByteArray statusLine(int status, QByteArray reason)
{
    reason.removeIf([](char c) { return (c >= 0 && c < 0x20) || c == 0x7f; });
    if (reason.isEmpty())
        reason = standardReason(status);
    return "HTTP/1.1 " + QByteArray::number(status) + ' ' + reason + "\r\n";
}

/// What a browser would show as a page, with scripts and all.
bool isPage(QByteArrayView contentType)
{
    const qsizetype end = contentType.indexOf(';');
    const QByteArray type =
        (end < 0 ? contentType : contentType.first(end)).trimmed().toByteArray().toLower();
    return type == "text/html" || type == "text/xml" || type == "application/xml"
           || type.endsWith("+xml") || type == "text/xsl" || type == "multipart/related";
}

// Pages of ours have nothing but links. A page that was uploaded is a file to save, whoever's it
// is: shown, it could do here whatever the reader may.
void addPageFields(QByteArray &fields, bool uploaded)
{
    field(fields, "Content-Security-Policy",
          uploaded ? "default-src 'none'; frame-ancestors 'none'; sandbox"
                   : "default-src 'none'; base-uri 'none'; form-action 'none'; "
                     "frame-ancestors 'none'");
    field(fields, "X-Frame-Options", "DENY");
    field(fields, "Referrer-Policy", "no-referrer");
    field(fields, "Cross-Origin-Resource-Policy", "same-origin");
}

/// What a document that is also sent compressed varies by, beside what its handler says.
QByteArray withEncoding(const QByteArray &vary)
{
    const bool said = vary.contains('*') || vary.toLower().contains("accept-encoding");
    return said ? vary : vary + ", Accept-Encoding";
}

QByteArray commonFields(const Reply &reply, const Source &source, bool withContent)
{
    QByteArray fields;
    for (const auto &[name, value] : reply.headers) {
        const bool aboutContent = name.startsWith("Content-") && !withContent;
        if (!isToken(name) || isOurs(name) || aboutContent)
            continue;
        const bool varies = source.varies && name.compare("Vary", Qt::CaseInsensitive) == 0;
        field(fields, name, varies ? withEncoding(value) : value);
    }
    const auto add = [&](const char *name, QByteArrayView value) {
        if (!value.isEmpty() && !reply.headers.contains(name))
            field(fields, name, value);
    };
    if (withContent)
        add("Content-Type", source.contentType);
    add("ETag", source.validators.etag);
    if ((source.file || source.arriving) && source.validators.modified.isValid())
        add("Last-Modified", httpDate(source.validators.modified));
    if (source.varies)
        add("Vary", "Accept-Encoding");
    if (source.gzip && withContent)
        add("Content-Encoding", "gzip");
    if (source.ranges)
        add("Accept-Ranges", "bytes");
    add("X-Content-Type-Options", "nosniff");
    const QByteArray own = reply.headers.value("Content-Type");
    if (withContent && isPage(own.isEmpty() ? source.contentType : own)) {
        addPageFields(fields, source.file || source.arriving);
        if (source.file || source.arriving)
            add("Content-Disposition", "attachment");
    }
    return fields;
}

Outgoing bodyless(int status, const Reply &reply, const Source &source)
{
    Outgoing out;
    out.status = status;
    out.head = statusLine(status, {}) + commonFields(reply, source, false);
    return out;
}

Outgoing renderWhole(const Reply &reply, const Source &source, bool headOnly)
{
    Outgoing out;
    out.status = reply.status;
    const bool never = reply.status == 204 || reply.status == 304 || reply.status < 200;
    out.head = statusLine(reply.status, reply.reason) + commonFields(reply, source, !never);
    if (never)
        return out;
    // Only a handler that asked somebody else knows the length of what it does not have.
    const QByteArray told = headOnly && !source.hasBody ? reply.headers.value("Content-Length")
                                                        : QByteArray();
    field(out.head, "Content-Length", told.isEmpty() ? QByteArray::number(source.size) : told);
    if (headOnly)
        return out;
    out.bytes = source.bytes;
    out.file = source.file;
    out.arriving = source.arriving;
    out.range = {0, source.size};
    return out;
}

Outgoing renderPart(const Reply &reply, const Source &source, const ByteRange &range)
{
    Outgoing out;
    out.status = 206;
    out.head = statusLine(206, {}) + commonFields(reply, source, true);
    field(out.head, "Content-Range",
          "bytes " + QByteArray::number(range.offset) + '-'
              + QByteArray::number(range.offset + range.length - 1) + '/'
              + QByteArray::number(source.size));
    field(out.head, "Content-Length", QByteArray::number(range.length));
    out.file = source.file;
    out.range = range;
    if (!source.file)
        out.bytes = source.bytes.sliced(range.offset, range.length);
    return out;
}

} // namespace

Validators validatorsOf(const Reply &reply)
{
    return describe(reply, {}).validators;
}

Outgoing render(const Reply &reply, const Conditions &conditions, bool headOnly, bool readOnly)
{
    const Source source = describe(reply, conditions);
    if (!readOnly || reply.status != 200)
        return renderWhole(reply, source, headOnly);
    switch (judge(conditions, source.validators)) {
    case Verdict::NotModified:
        return bodyless(304, reply, source);
    case Verdict::PreconditionFailed: {
        Outgoing out = bodyless(412, reply, source);
        field(out.head, "Content-Length", "0");
        return out;
    }
    case Verdict::Send:
        break;
    }
    if (headOnly || !source.ranges || !rangeHolds(conditions, source.validators))
        return renderWhole(reply, source, headOnly);
    ByteRange range;
    switch (parseRange(conditions.range, source.size, range)) {
    case RangeKind::Part:
        return renderPart(reply, source, range);
    case RangeKind::Unsatisfiable: {
        Outgoing out = bodyless(416, reply, source);
        field(out.head, "Content-Range", "bytes */" + QByteArray::number(source.size));
        field(out.head, "Content-Length", "0");
        return out;
    }
    case RangeKind::Whole:
        break;
    }
    return renderWhole(reply, source, headOnly);
}

Answer prepare(std::shared_ptr<const Reply> reply, const Conditions &conditions, bool headOnly,
               bool readOnly)
{
    Outgoing out = render(*reply, conditions, headOnly, readOnly);
    return prepare(std::move(reply), std::move(out));
}

Error damagedFile()
{
    return {ErrorCode::Corrupt, Text::of("The bytes of a stored file are damaged or missing."),
            Text::of("Run 'packhousectl verify --repair', or publish them again."), false};
}

Answer prepare(std::shared_ptr<const Reply> reply, Outgoing out)
{
    if (!out.file || out.range.length == 0)
        return {std::move(reply), std::move(out), {}};
    errno = 0;
    OpenFile file(out.file->path);
    const int reason = errno;
    if (file.isOpen() && file.size() == out.file->size)
        return {std::move(reply), std::move(out), std::move(file)};
    const auto broken = std::make_shared<const Reply>(
        Reply::error(file.isOpen() ? damagedFile() : diskError(reason, u"open"_s, out.file->path)));
    return {broken, render(*broken, {}, false, false), {}};
}

QByteArray standardReason(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 202:
        return "Accepted";
    case 204:
        return "No Content";
    case 206:
        return "Partial Content";
    case 301:
        return "Moved Permanently";
    case 302:
        return "Found";
    case 303:
        return "See Other";
    case 304:
        return "Not Modified";
    case 307:
        return "Temporary Redirect";
    case 308:
        return "Permanent Redirect";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 408:
        return "Request Timeout";
    case 409:
        return "Conflict";
    case 410:
        return "Gone";
    case 411:
        return "Length Required";
    case 412:
        return "Precondition Failed";
    case 413:
        return "Content Too Large";
    case 414:
        return "URI Too Long";
    case 415:
        return "Unsupported Media Type";
    case 416:
        return "Range Not Satisfiable";
    case 417:
        return "Expectation Failed";
    case 422:
        return "Unprocessable Content";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    case 501:
        return "Not Implemented";
    case 502:
        return "Bad Gateway";
    case 503:
        return "Service Unavailable";
    case 504:
        return "Gateway Timeout";
    case 505:
        return "HTTP Version Not Supported";
    case 507:
        return "Insufficient Storage";
    default:
        return "Status";
    }
}

} // namespace packhouse
