// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/api/api.h"
#include "registry/api/parameters.h"

#include <QJsonArray>
#include <QJsonObject>

namespace packhouse {

using namespace Qt::StringLiterals;

namespace {

QString userName(const Token &token)
{
    QString name;
    for (const QChar c : token.name.toLower()) {
        const bool plain = (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-'
                           || c == u'_';
        name += plain ? c : u'-';
    }
    return name;
}

Reply user(Call &call)
{
    QJsonObject object{{u"id"_s, 0},
                       {u"username"_s, u"owner"_s},
                       {u"name"_s, call.caller.name()},
                       {u"state"_s, u"active"_s},
                       {u"locked"_s, false},
                       {u"bot"_s, false},
                       {u"is_admin"_s, call.caller.role() == Role::Admin}};
    if (const auto &token = call.caller.token) {
        object[u"id"_s] = token->id;
        object[u"username"_s] = userName(*token);
        object[u"bot"_s] = token->kind != TokenKind::Personal;
        object[u"created_at"_s] = timeValue(token->created);
    }
    return Reply::json(object);
}

// Tools read the major and minor number to find out what they may ask for, so it is that of the
// reference whose protocols are spoken here; the rest says who speaks.
Reply metadata(Call &)
{
    const QString version = u"17.8.0-packhouse.%1"_s.arg(QLatin1StringView(PACKHOUSE_VERSION));
    return Reply::json(QJsonObject{{u"version"_s, version},
                                   {u"revision"_s, u"packhouse"_s},
                                   {u"enterprise"_s, false},
                                   {u"kas"_s, QJsonObject{{u"enabled"_s, false},
                                                          {u"externalUrl"_s, QJsonValue()},
                                                          {u"version"_s, QJsonValue()}}}});
}

Reply ownToken(Call &call)
{
    if (!call.caller.token)
        return Reply::error(404, u"404 Personal Access Token Not Found"_s);
    const Token &token = *call.caller.token;
    QJsonArray scopes;
    if (token.rights.testFlag(Right::Write) || token.rights.testFlag(Right::Delete)
        || token.rights.testFlag(Right::Admin))
        scopes.append(u"api"_s);
    else
        scopes.append(u"read_api"_s);
    return Reply::json(QJsonObject{
        {u"id"_s, token.id},
        {u"name"_s, token.name},
        {u"revoked"_s, false},
        {u"active"_s, true},
        {u"scopes"_s, scopes},
        {u"user_id"_s, token.id},
        {u"created_at"_s, timeValue(token.created)},
        {u"last_used_at"_s, timeValue(token.lastUsed)},
        {u"expires_at"_s, token.expires.isValid()
                              ? QJsonValue(token.expires.toUTC().date().toString(Qt::ISODate))
                              : QJsonValue()}});
}

} // namespace

void addAccountEndpoints(Router &router)
{
    const auto add = [&](QByteArray pattern, Reply (*handler)(Call &)) {
        router.add(
            Endpoint{Root::Instance, Method::Get, std::move(pattern), handler, Access::SignedIn});
    };
    add("user", &user);
    add("version", &metadata);
    add("metadata", &metadata);
    add("personal_access_tokens/self", &ownToken);
}

} // namespace packhouse
