// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/gateway/rawpath.h"

#include "core/hexdigit.h"

#include <QStringDecoder>

#include <algorithm>
#include <optional>

namespace packhouse {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t MostSegments = 100;
constexpr qsizetype MostParameters = 200;

std::optional<QByteArray> percentDecoded(QByteArrayView text)
{
    QByteArray result;
    result.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            result.append(text[i]);
            continue;
        }
        if (i + 2 >= text.size())
            return std::nullopt;
        const int high = hexDigit(text[i + 1]);
        const int low = hexDigit(text[i + 2]);
        if (high < 0 || low < 0)
            return std::nullopt;
        result.append(char(high * 16 + low));
        i += 2;
    }
    return result;
}

std::optional<QString> utf8Text(QByteArrayView bytes)
{
    // A byte order mark is a character like any other: two spellings must not become one name.
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless
                                                     | QStringDecoder::Flag::ConvertInitialBom);
    QString text = decoder(bytes);
    if (decoder.hasError())
        return std::nullopt;
    return text;
}

bool isControl(QChar c)
{
    return c.unicode() < 0x20 || c.unicode() == 0x7f;
}

// An encoded '/' makes parts of its own, and none of them may climb either.
bool climbs(const QString &text)
{
    const QStringList parts = text.split(u'/');
    return std::any_of(parts.begin(), parts.end(), [](const QString &part) {
        return part.isEmpty() || part == u"." || part == u"..";
    });
}

tl::unexpected<Error> bad(Text what, Text remedy)
{
    return fail(ErrorCode::InvalidArgument, std::move(what), std::move(remedy));
}

tl::unexpected<Error> badEscape(const Text &where)
{
    return bad(Text::of("The %1 of this request has a '%' without two hexadecimal digits, or is "
                        "not UTF-8.",
                        where),
               Text::of("Write it as percent-encoded UTF-8."));
}

Result<QString> segmentText(QByteArrayView raw)
{
    const auto bytes = percentDecoded(raw);
    auto text = bytes ? utf8Text(*bytes) : std::nullopt;
    if (!text)
        return badEscape(Text::of("path"));
    if (climbs(*text))
        return bad(
            Text::of(
                "The path of this request has a part that is '.' or '..', or an encoded '/' with "
                "nothing before or behind it."),
            Text::of("Write the path without that."));
    if (text->contains(u'\\') || std::any_of(text->begin(), text->end(), isControl))
        return bad(Text::of("The path of this request has a backslash or a control character."),
                   Text::of("Use names without them."));
    return std::move(*text);
}

// In front of these an empty segment means nothing: no id and no name can be missing there.
bool inFrontOfLevel(const std::vector<PathSegment> &segments)
{
    return segments.empty()
           || (segments.size() <= 2 && segments[0].text == u"api"
               && (segments.size() == 1 || segments[1].text == u"v4"));
}

// Where the id of a project or group is due.
bool atScopeId(const std::vector<PathSegment> &segments)
{
    return segments.size() == 3 && segments[0].text == u"api" && segments[1].text == u"v4"
           && (segments[2].text == u"projects" || segments[2].text == u"groups"
               || segments[2].text == u"group");
}

std::optional<QString> parameterText(QByteArrayView raw)
{
    QByteArray plain = raw.toByteArray();
    plain.replace('+', ' ');
    const auto bytes = percentDecoded(plain);
    if (!bytes || bytes->contains('\0'))
        return std::nullopt;
    return utf8Text(*bytes);
}

} // namespace

QByteArray RawPath::prefix(size_t count) const
{
    QByteArray result;
    for (size_t i = 0; i < std::min(count, segments.size()); ++i)
        result += '/' + segments[i].raw;
    return result;
}

bool RawPath::hasEmptyPart() const
{
    return std::any_of(segments.begin(), segments.end(),
                       [](const PathSegment &segment) { return segment.raw.isEmpty(); });
}

Error RawPath::emptyPart()
{
    return {
        ErrorCode::InvalidArgument,
        Text::of(
            "The path of this request has two '/' in a row, and something may be missing between "
            "them."),
        Text::of("Write what is missing, or one '/'.")};
}

Result<RawPath> RawPath::parse(const QByteArray &target)
{
    if (!target.startsWith('/') || target.contains('#'))
        return bad(Text::of("The address of this request does not start with a '/', or has a '#'."),
                   Text::of("Write a '#' as %23."));
    RawPath result;
    const qsizetype question = target.indexOf('?');
    QByteArrayView path = QByteArrayView(target).first(question < 0 ? target.size() : question);
    result.trailingSlash = path.endsWith('/');
    while (path.size() > 1 && path.endsWith('/'))
        path.chop(1);
    for (qsizetype start = 1; start < path.size();) {
        const qsizetype slash = path.indexOf('/', start);
        const qsizetype end = slash < 0 ? path.size() : slash;
        const QByteArrayView raw = path.sliced(start, end - start);
        start = end + 1;
        if (raw.isEmpty() && inFrontOfLevel(result.segments))
            continue;
        if (raw.isEmpty() && atScopeId(result.segments))
            return fail(emptyPart());
        Result<QString> text = raw.isEmpty() ? QString() : segmentText(raw);
        if (!text)
            return fail(std::move(text.error()));
        if (result.segments.size() == MostSegments)
            return bad(Text::of("The path of this request has more than %1 parts.", MostSegments),
                       Text::of("Use a shorter one."));
        result.segments.push_back({raw.toByteArray(), std::move(*text)});
    }
    if (question >= 0) {
        auto query = parseQuery(QByteArrayView(target).sliced(question + 1));
        if (!query)
            return fail(query.error());
        result.query = std::move(*query);
    }
    return result;
}

Result<QueryPairs> parseQuery(QByteArrayView text)
{
    QueryPairs result;
    const QList<QByteArray> pairs = text.toByteArray().split('&');
    for (const QByteArray &pair : pairs) {
        if (pair.isEmpty())
            continue;
        const qsizetype equals = pair.indexOf('=');
        const auto name = parameterText(equals < 0 ? pair : pair.first(equals));
        const auto value = parameterText(equals < 0 ? QByteArray() : pair.sliced(equals + 1));
        if (!name || !value)
            return badEscape(Text::of("query"));
        if (result.size() == MostParameters)
            return bad(Text::of("This request has more than %1 parameters.", MostParameters),
                       Text::of("Send fewer."));
        result.append({*name, *value});
    }
    return result;
}

} // namespace packhouse
