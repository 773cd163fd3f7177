// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/debian/administration.h"
#include "formats/debian/debianformat.h"
#include "formats/debian/handlers.h"
#include "formats/debian/names.h"
#include "formats/support/refusal.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUrlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse::debian {

namespace {

constexpr int LargestPage = 100;

DistributionKeeper keeperOf(Call &call)
{
    return {static_cast<const DebianFormat &>(*call.format).works(), call.store, call.changes,
            call.scope, call.caller};
}

Reply refused(const Error &error)
{
    if (error.code == ErrorCode::NotFound)
        return Reply::error(404, u"404 Distribution Not Found"_s);
    return error.code == ErrorCode::InvalidArgument ? Reply::error(400, callerText(error))
                                                    : Reply::error(error);
}

void add(Parameters &parameters, QString name, const QString &value)
{
    if (name.endsWith("[]"_L1))
        name.chop(2);
    parameters[name].append(value);
}

/// From the query, a form or a JSON object; null clears.
Result<Parameters> parametersOf(const Call &call)
{
    Parameters parameters;
    for (const auto &[name, value] : call.query)
        add(parameters, name, value);
    for (const FormField &field : call.body.fields)
        add(parameters, QString::fromUtf8(field.name), QString::fromUtf8(field.value));
    const QByteArray type = call.headers.value("Content-Type").toLower();
    if (type.startsWith("application/x-www-form-urlencoded")) {
        QByteArray form = call.body.bytes;
        const QUrlQuery query(QString::fromUtf8(form.replace('+', "%20")));
        for (const auto &[name, value] : query.queryItems(QUrl::FullyDecoded))
            add(parameters, name, value);
    } else if (!call.body.bytes.isEmpty()) {
        const QJsonDocument document = QJsonDocument::fromJson(call.body.bytes);
        if (!document.isObject())
            return fail(ErrorCode::InvalidArgument, Text::of("The body is no JSON object."));
        const QJsonObject object = document.object();
        for (auto field = object.begin(); field != object.end(); ++field) {
            const QJsonArray values = field->isArray() ? field->toArray()
                                                       : QJsonArray{field.value()};
            parameters[field.key()] = {};
            for (const auto &value : values)
                add(parameters, field.key(), value.toVariant().toString());
        }
    }
    return parameters;
}

int number(const Call &call, QStringView name, int otherwise, int most)
{
    const int value = call.queryValue(name).toInt();
    return value > 0 ? std::min(value, most) : otherwise;
}

bool fits(const Distribution &distribution, const Call &call)
{
    const QJsonObject object = distribution.json();
    return std::all_of(call.query.begin(), call.query.end(), [&](const auto &wanted) {
        const QJsonValue own = object[wanted.first];
        return own.isUndefined() || own.isArray() || own.toVariant().toString() == wanted.second;
    });
}

} // namespace

Result<std::unique_ptr<BodySink>> parametersBody(const BodyContext &context)
{
    return context.contentType.toLower().startsWith("multipart/") ? formBody(context)
                                                                  : smallBody(context);
}

Reply createDistribution(Call &call)
{
    const Result<Parameters> parameters = parametersOf(call);
    if (!parameters)
        return refused(parameters.error());
    const Result<Distribution> made = keeperOf(call).create(*parameters);
    return made ? Reply::json(made->json(), 201) : refused(made.error());
}

Reply listDistributions(Call &call)
{
    const auto all = distributions(call.store, call.scope.id);
    if (!all)
        return Reply::error(all.error());
    QList<Distribution> wanted;
    std::copy_if(all->begin(), all->end(), std::back_inserter(wanted),
                 [&](const Distribution &one) { return fits(one, call); });
    const int size = number(call, u"per_page", 20, LargestPage);
    const int page = number(call, u"page", 1, 1'000'000);
    QJsonArray rows;
    for (qsizetype i = qsizetype(page - 1) * size; i < wanted.size() && rows.size() < size; ++i)
        rows.append(wanted[i].json());
    Reply reply = Reply::json(rows);
    reply.headers.add("X-Total", QByteArray::number(wanted.size()));
    reply.headers.add("X-Page", QByteArray::number(page));
    reply.headers.add("X-Per-Page", QByteArray::number(size));
    reply.headers.add("X-Total-Pages", QByteArray::number((wanted.size() + size - 1) / size));
    return reply;
}

Reply showDistribution(Call &call)
{
    const Result<Distribution> one = keeperOf(call).find(call.param("codename"));
    return one ? Reply::json(one->json()) : refused(one.error());
}

Reply updateDistribution(Call &call)
{
    const Result<Parameters> parameters = parametersOf(call);
    if (!parameters)
        return refused(parameters.error());
    const Result<Distribution> one = keeperOf(call).update(call.param("codename"), *parameters);
    return one ? Reply::json(one->json()) : refused(one.error());
}

Reply removeDistribution(Call &call)
{
    const Result<void> gone = keeperOf(call).remove(call.param("codename"));
    return gone ? Reply::json(QJsonObject{{u"message"_s, u"202 Accepted"_s}}, 202)
                : refused(gone.error());
}

Reply distributionKey(Call &call)
{
    const Result<Distribution> one = keeperOf(call).find(call.param("codename"));
    if (!one)
        return refused(one.error());
    Reply reply = Reply::text(one->publicKey, "text/plain");
    reply.headers.add("Content-Disposition",
                      "attachment; filename*=UTF-8''" + one->codename.toLatin1() + ".asc");
    return reply;
}

} // namespace packhouse::debian
