// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/api/parameters.h"

#include "registry/gateway/rawpath.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

#include <algorithm>

namespace packhouse {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 MostCounted = 10'000;

bool isForm(QByteArrayView contentType)
{
    return contentType.startsWith("application/x-www-form-urlencoded");
}

QByteArray queryText(const Call &call, int page, int perPage)
{
    QByteArray text;
    const auto add = [&](const QString &name, const QString &value) {
        text += (text.isEmpty() ? '?' : '&') + QUrl::toPercentEncoding(name) + '='
                + QUrl::toPercentEncoding(value);
    };
    for (const auto &[name, value] : call.query) {
        if (name != u"page" && name != u"per_page")
            add(name, value);
    }
    add(u"page"_s, QString::number(page));
    add(u"per_page"_s, QString::number(perPage));
    return text;
}

tl::expected<int, Reply> positive(const Call &call, const QString &name, int otherwise)
{
    const QString text = call.queryValue(name);
    if (text.isNull())
        return otherwise;
    bool isNumber = false;
    const int value = text.toInt(&isNumber);
    if (!isNumber)
        return tl::unexpected(invalidParameter(name, u"is invalid"_s));
    if (value < 1)
        return tl::unexpected(invalidParameter(name, u"does not have a valid value"_s));
    return value;
}

} // namespace

Result<Parameters> Parameters::of(const Call &call)
{
    Parameters result;
    for (const auto &[name, value] : call.query)
        result.m_values.insert(name, value);
    for (const FormField &field : call.body.fields)
        result.m_values.insert(QString::fromUtf8(field.name), QString::fromUtf8(field.value));
    const QByteArray &bytes = call.body.bytes;
    if (bytes.isEmpty())
        return result;
    if (isForm(call.headers.value("Content-Type"))) {
        const auto pairs = parseQuery(bytes);
        if (!pairs)
            return fail(pairs.error());
        for (const auto &[name, value] : *pairs)
            result.m_values.insert(name, value);
        return result;
    }
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    if (!document.isObject())
        return fail(ErrorCode::InvalidArgument,
                    Text::of("The body of this request is no JSON object."));
    const QJsonObject object = document.object();
    for (auto value = object.begin(); value != object.end(); ++value)
        result.m_values.insert(value.key(), value.value());
    return result;
}

QString Parameters::text(const QString &name) const
{
    const QJsonValue value = m_values.value(name);
    switch (value.type()) {
    case QJsonValue::String:
        return value.toString();
    case QJsonValue::Bool:
        return value.toBool() ? u"true"_s : u"false"_s;
    case QJsonValue::Double:
        return QString::number(value.toInteger());
    default:
        return {};
    }
}

std::optional<bool> Parameters::truth(const QString &name) const
{
    const QString value = text(name).toLower();
    if (value == u"true" || value == u"1")
        return true;
    if (value == u"false" || value == u"0")
        return false;
    return std::nullopt;
}

std::optional<qint64> Parameters::number(const QString &name) const
{
    bool isNumber = false;
    const qint64 value = text(name).toLongLong(&isNumber);
    return isNumber ? std::optional(value) : std::nullopt;
}

Result<std::unique_ptr<BodySink>> parameterBody(const BodyContext &context)
{
    return context.contentType.startsWith("multipart/form-data") ? formBody(context)
                                                                 : smallBody(context);
}

Reply invalidParameter(const QString &field, const QString &problem)
{
    const QString text = field + u' ' + problem;
    return Reply::error(400, u"400 Bad request - "_s + text, text);
}

tl::expected<PageRequest, Reply> PageRequest::of(const Call &call)
{
    constexpr int mostPerPage = 100;
    const auto page = positive(call, u"page"_s, 1);
    if (!page)
        return tl::unexpected(page.error());
    const auto perPage = positive(call, u"per_page"_s, 20);
    if (!perPage)
        return tl::unexpected(perPage.error());
    return PageRequest{*page, std::min(*perPage, mostPerPage)};
}

void addPageHeaders(Reply &reply, const Call &call, const QByteArray &path, const PageRequest &page,
                    qint64 total)
{
    const qint64 pages = std::max<qint64>(1, (total + page.perPage - 1) / page.perPage);
    const bool counted = total <= MostCounted;
    const bool hasNext = page.page < pages || !counted;
    QByteArrayList links;
    const auto link = [&](int number, const char *relation) {
        links.append('<' + call.baseUrl + call.prefix + path + queryText(call, number, page.perPage)
                     + ">; rel=\"" + relation + '"');
    };
    if (page.page > 1)
        link(page.page - 1, "prev");
    if (hasNext)
        link(page.page + 1, "next");
    link(1, "first");
    if (counted)
        link(int(pages), "last");
    reply.headers.set("Link", links.join(", "));
    reply.headers.set("X-Page", QByteArray::number(page.page));
    reply.headers.set("X-Per-Page", QByteArray::number(page.perPage));
    reply.headers.set("X-Next-Page", hasNext ? QByteArray::number(page.page + 1) : QByteArray());
    reply.headers.set("X-Prev-Page",
                      page.page > 1 ? QByteArray::number(page.page - 1) : QByteArray());
    if (counted) {
        reply.headers.set("X-Total", QByteArray::number(total));
        reply.headers.set("X-Total-Pages", QByteArray::number(pages));
    }
}

QString timeText(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

QJsonValue timeValue(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(timeText(time)) : QJsonValue();
}

Reply noRight(const QString &sentence)
{
    return Reply::error(403, u"403 Forbidden - "_s + sentence, sentence);
}

} // namespace packhouse
