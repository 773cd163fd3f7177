// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/gateway/rawpath.h"

#include <QStringDecoder>

#include <algorithm>
#include <optional>

namespace packhouse {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t MostSegments = 100;
constexpr qsizetype MostParameters = 200;

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = char(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

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

std::optional<QString> segmentText(QByteArrayView raw)
{
    const auto bytes = percentDecoded(raw);
    if (!bytes)
        return std::nullopt;
    auto text = utf8Text(*bytes);
    if (!text || climbs(*text) || text->contains(u'\\')
        || std::any_of(text->begin(), text->end(), isControl))
        return std::nullopt;
    return text;
}

tl::unexpected<Error> badPath()
{
    return fail(ErrorCode::InvalidArgument, u"The path of this request cannot be used."_s);
}

tl::unexpected<Error> badQuery()
{
    return fail(ErrorCode::InvalidArgument, u"The parameters of this request cannot be used."_s);
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

Result<RawPath> RawPath::parse(const QByteArray &target)
{
    if (!target.startsWith('/') || target.contains('#'))
        return badPath();
    RawPath result;
    const qsizetype question = target.indexOf('?');
    const QByteArrayView path = QByteArrayView(target).first(question < 0 ? target.size()
                                                                          : question);
    for (qsizetype start = 1; start <= path.size();) {
        qsizetype end = path.sliced(start).indexOf('/');
        end = end < 0 ? path.size() : start + end;
        const QByteArrayView raw = path.sliced(start, end - start);
        start = end + 1;
        if (raw.isEmpty() && end == path.size()) {
            result.trailingSlash = true;
            break;
        }
        auto text = segmentText(raw);
        if (!text || result.segments.size() == MostSegments)
            return badPath();
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

Result<Query> parseQuery(QByteArrayView text)
{
    Query result;
    const QList<QByteArray> pairs = text.toByteArray().split('&');
    for (const QByteArray &pair : pairs) {
        if (pair.isEmpty())
            continue;
        const qsizetype equals = pair.indexOf('=');
        const auto name = parameterText(equals < 0 ? pair : pair.first(equals));
        const auto value = parameterText(equals < 0 ? QByteArray() : pair.sliced(equals + 1));
        if (!name || !value || result.size() == MostParameters)
            return badQuery();
        result.append({*name, *value});
    }
    return result;
}

} // namespace packhouse
