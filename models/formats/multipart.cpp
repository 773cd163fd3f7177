// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/multipart.h"

#include <QStringDecoder>

#include <optional>
#include <utility>
#include <vector>

namespace packhouse {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype pieceSize = 64 * 1024;
constexpr qsizetype longestHead = 16 * 1024;
constexpr qsizetype longestPadding = 256;
constexpr qsizetype longestBoundary = 200; // RFC 2046 says 70; some clients exceed it

struct Parameters
{
    QByteArray value; ///< what stands before the first ';', in lower case
    std::vector<std::pair<QByteArray, QByteArray>> list;

    std::optional<QByteArray> find(QByteArrayView name) const
    {
        for (const auto &[key, text] : list) {
            if (key == name)
                return text;
        }
        return std::nullopt;
    }
};

// Only \" and \\ are escapes: a file name may come as a Windows path.
QByteArray readQuoted(QByteArrayView text, qsizetype &at)
{
    QByteArray value;
    for (++at; at < text.size() && text[at] != '"'; ++at) {
        if (text[at] == '\\' && at + 1 < text.size()
            && (text[at + 1] == '"' || text[at + 1] == '\\'))
            ++at;
        value += text[at];
    }
    ++at;
    return value;
}

Parameters parseParameters(QByteArrayView text)
{
    Parameters result;
    qsizetype at = text.indexOf(';');
    result.value = (at < 0 ? text : text.first(at)).trimmed().toByteArray().toLower();
    while (at >= 0 && at < text.size()) {
        const qsizetype equals = text.indexOf('=', at);
        if (equals < 0)
            break;
        const qsizetype start = text.first(equals).lastIndexOf(';') + 1;
        const QByteArray name =
            text.sliced(start, equals - start).trimmed().toByteArray().toLower();
        at = equals + 1;
        while (at < text.size() && (text[at] == ' ' || text[at] == '\t'))
            ++at;
        QByteArray value;
        if (at < text.size() && text[at] == '"') {
            value = readQuoted(text, at);
            at = text.indexOf(';', std::min(at, text.size()));
        } else {
            const qsizetype end = text.indexOf(';', at);
            value = text.sliced(at, (end < 0 ? text.size() : end) - at).trimmed().toByteArray();
            at = end;
        }
        result.list.emplace_back(name, value);
    }
    return result;
}

Result<QString> fromUtf8(QByteArrayView bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    QString text = decoder(bytes);
    if (decoder.hasError() || text.contains(QChar(u'\0')))
        return fail(ErrorCode::InvalidArgument,
                    Text::of("A form field's name or file name is not UTF-8."));
    return text;
}

// RFC 5987, as some clients send it beside or instead of a plain file name.
std::optional<QByteArray> extendedValue(QByteArrayView value)
{
    const qsizetype first = value.indexOf('\'');
    const qsizetype second = first < 0 ? -1 : value.indexOf('\'', first + 1);
    if (second < 0 || value.first(first).compare("utf-8", Qt::CaseInsensitive) != 0)
        return std::nullopt;
    return QByteArray::fromPercentEncoding(value.sliced(second + 1).toByteArray());
}

Result<PartHead> readDisposition(QByteArrayView disposition)
{
    const Parameters parameters = parseParameters(disposition);
    const std::optional<QByteArray> name = parameters.find("name");
    if (parameters.value != "form-data" || !name)
        return fail(ErrorCode::InvalidArgument, Text::of("A part of the form has no name."));
    PartHead head;
    head.name = *name;
    if (const Result<QString> text = fromUtf8(*name); !text)
        return fail(text.error());
    std::optional<QByteArray> fileName = parameters.find("filename");
    if (!fileName) {
        if (const auto extended = parameters.find("filename*"))
            fileName = extendedValue(*extended);
    }
    if (fileName) {
        // Browsers write a quotation mark like this (HTML, multipart/form-data encoding).
        const Result<QString> text = fromUtf8(fileName->replace("%22", "\""));
        if (!text)
            return fail(text.error());
        head.isFile = true;
        head.fileName = *text;
    }
    return head;
}

Result<PartHead> parseHead(QByteArray lines)
{
    lines.replace("\r\n ", " ").replace("\r\n\t", " ");
    QByteArray disposition;
    QByteArray contentType;
    qsizetype at = 0;
    while (at < lines.size()) {
        qsizetype end = lines.indexOf("\r\n", at);
        if (end < 0)
            end = lines.size();
        const QByteArrayView line = QByteArrayView(lines).sliced(at, end - at);
        const qsizetype colon = line.indexOf(':');
        if (colon <= 0)
            return fail(ErrorCode::InvalidArgument,
                        Text::of("The head of a part of the form is broken."));
        const QByteArrayView name = line.first(colon).trimmed();
        if (name.compare("content-disposition", Qt::CaseInsensitive) == 0)
            disposition = line.sliced(colon + 1).trimmed().toByteArray();
        else if (name.compare("content-type", Qt::CaseInsensitive) == 0)
            contentType = parseParameters(line.sliced(colon + 1)).value;
        at = end + 2;
    }
    Result<PartHead> head = readDisposition(disposition);
    if (head && contentType == "application/octet-stream")
        head->isFile = true;
    return head;
}

/// Where a line begins with \a delimiter, which starts with the line feed before it: nuget 2 on
/// Mono ends its form after one alone. As no other byte of it is a line feed, each byte is compared
/// once, whatever boundary a client chose.
qsizetype findDelimiter(QByteArrayView text, QByteArrayView delimiter)
{
    qsizetype feed = text.indexOf('\n');
    while (feed >= 0 && !text.sliced(feed).startsWith(delimiter))
        feed = text.indexOf('\n', feed + 1);
    return feed;
}

} // namespace

Result<QByteArray> MultipartParser::boundary(QByteArrayView contentType)
{
    const Parameters parameters = parseParameters(contentType);
    if (parameters.value != "multipart/form-data")
        return fail(ErrorCode::InvalidArgument, Text::of("The request is not a form."),
                    Text::of("Send the file as multipart/form-data."));
    const QByteArray boundary = parameters.find("boundary").value_or(QByteArray());
    const bool strange = boundary.contains('\r') || boundary.contains('\n');
    if (boundary.isEmpty() || boundary.size() > longestBoundary || strange)
        return fail(ErrorCode::InvalidArgument,
                    Text::of("The form's Content-Type has no usable boundary."));
    return boundary;
}

MultipartParser::MultipartParser(QByteArrayView boundary, PartReceiver &receiver)
    : m_receiver(receiver)
    , m_delimiter("\r\n--" + boundary.toByteArray())
    , m_buffer("\r\n") // so that a boundary at the very start is found like any other
{}

Result<void> MultipartParser::write(QByteArrayView bytes)
{
    while (!bytes.isEmpty() && m_state != State::Epilogue) {
        const QByteArrayView piece = bytes.first(std::min(bytes.size(), pieceSize));
        bytes = bytes.sliced(piece.size());
        m_buffer.remove(0, m_at);
        m_at = 0;
        m_buffer.append(piece);
        for (;;) {
            const Result<bool> more = step();
            if (!more)
                return fail(more.error());
            if (!*more)
                break;
        }
    }
    return {};
}

Result<void> MultipartParser::finish() const
{
    if (m_state != State::Epilogue)
        return fail(ErrorCode::InvalidFile, Text::of("The form ended before its last boundary."),
                    Text::of("Send it again."), true);
    return {};
}

// True when there may be more to do with what is in the buffer.
Result<bool> MultipartParser::step()
{
    switch (m_state) {
    case State::Preamble:
    case State::Content:
        return readContent();
    case State::Delimiter:
        return readDelimiter();
    case State::Head:
        return readHead();
    case State::Epilogue:
        break;
    }
    m_buffer.clear();
    m_at = 0;
    return false;
}

Result<bool> MultipartParser::readContent()
{
    const QByteArrayView text = rest();
    const qsizetype feed = findDelimiter(text, QByteArrayView(m_delimiter).sliced(1));
    const bool whole = feed > 0 && text[feed - 1] == '\r';
    const qsizetype found = whole ? feed - 1 : feed;
    if (found < 0) {
        const qsizetype sure = std::max<qsizetype>(0, text.size() - m_delimiter.size() + 1);
        const Result<void> given = give(text.first(sure));
        drop(sure);
        return given.map([] { return false; });
    }
    if (const Result<void> given = give(text.first(found)); !given)
        return fail(given.error());
    drop(feed + m_delimiter.size() - 1);
    const bool inPart = m_state == State::Content;
    m_state = State::Delimiter;
    const Result<void> ended = inPart ? m_receiver.endPart() : Result<void>();
    return ended.map([] { return true; });
}

Result<bool> MultipartParser::readDelimiter()
{
    const QByteArrayView text = rest();
    if (text.startsWith("--")) {
        m_state = State::Epilogue;
        return true;
    }
    qsizetype padding = 0;
    while (padding < text.size() && (text[padding] == ' ' || text[padding] == '\t'))
        ++padding;
    // However much of it has come: what is refused in pieces is refused whole.
    if (padding > longestPadding)
        return fail(ErrorCode::InvalidFile, Text::of("A boundary of the form is broken."));
    const QByteArrayView after = text.sliced(padding);
    if (after.startsWith("\r\n")) {
        drop(padding); // the line end stays: a head without fields is then an empty line too
        m_state = State::Head;
        return true;
    }
    const bool undecided = after.isEmpty() || after == "\r" || (padding == 0 && after == "-");
    if (!undecided)
        return fail(ErrorCode::InvalidFile, Text::of("A boundary of the form is broken."));
    return false;
}

Result<bool> MultipartParser::readHead()
{
    const QByteArrayView text = rest();
    const qsizetype end = text.indexOf("\r\n\r\n");
    if (end > longestHead || (end < 0 && text.size() > longestHead + 4))
        return fail(ErrorCode::InvalidArgument,
                    Text::of("The head of a part of the form is too long."));
    if (end < 0)
        return false;
    const QByteArray lines = end < 2 ? QByteArray() : text.sliced(2, end - 2).toByteArray();
    Result<PartHead> head = parseHead(lines);
    if (!head)
        return fail(head.error());
    drop(end + 4);
    m_state = State::Content;
    return m_receiver.beginPart(std::move(*head)).map([] { return true; });
}

Result<void> MultipartParser::give(QByteArrayView bytes)
{
    if (m_state != State::Content || bytes.isEmpty())
        return {};
    return m_receiver.partBytes(bytes);
}

} // namespace packhouse
