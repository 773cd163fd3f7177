// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/npm/npmformat.h"
#include "npmpackages.h"
#include "registry/gateway/gateway.h"
#include "support/gatewaycall.h"
#include "support/handlerfixture.h"

namespace packhouse::test {

inline FormatList npmOnly()
{
    std::vector<std::unique_ptr<Format>> formats;
    formats.push_back(std::make_unique<npm::NpmFormat>());
    return FormatList(std::move(formats));
}

/// The npm routes behind the gate, over a store in a folder of its own, without a socket.
struct NpmRegistry
{
    NpmRegistry()
    {
        store = *Store::open({folder.filePath(QStringLiteral("data")), &formats, &clock, 30});
        gateway = std::make_unique<Gateway>(*store, formats, forwarder, clock, GatewayOptions{});
        web = add(QStringLiteral("acme/web"));
        api = add(QStringLiteral("acme/api"));
        open = add(QStringLiteral("open/web"), Visibility::Public);
        acme = *store->scope(QStringLiteral("acme"));
        maintainer = token(QStringLiteral("acme"), Right::Read | Right::Write | Right::Delete);
        developer = token(QStringLiteral("acme"), Right::Read | Right::Write);
        reader = token(QStringLiteral("acme"), Right::Read);
    }

    Scope add(const QString &path, Visibility visibility = Visibility::Private)
    {
        return *store->addScope(path, Level::Project, visibility, HandlerFixture::owner());
    }

    QByteArray token(const QString &scope, Rights rights)
    {
        const TokenKind kind = scope.contains(u'/') ? TokenKind::Project : TokenKind::Group;
        const NewToken wanted{kind, QStringLiteral("t"), scope, rights, {}};
        return store->createToken(wanted, HandlerFixture::owner())->secret.toUtf8();
    }

    static QByteArray at(const Scope &scope)
    {
        switch (scope.level) {
        case Level::Project:
            return "/api/v4/projects/" + QByteArray::number(scope.id) + "/packages/npm/";
        case Level::Group:
            return "/api/v4/groups/" + QByteArray::number(scope.id) + "/-/packages/npm/";
        case Level::Instance:
            break;
        }
        return "/api/v4/packages/npm/";
    }

    Reply send(QByteArrayView method, const QByteArray &target, const QByteArray &secret,
               HeaderList more = {}, const QByteArray &body = {})
    {
        Headers headers;
        if (!secret.isEmpty())
            headers.add("Authorization", "Bearer " + secret);
        for (const auto &[name, value] : more)
            headers.add(name, value);
        return call(*gateway, requestHead(method, target, std::move(headers), body), body);
    }

    Reply get(const QByteArray &target, HeaderList more = {})
    {
        return send("GET", target, maintainer, more);
    }

    Reply publish(const NpmPackage &package, const QByteArray &secret = {},
                  std::optional<Scope> scope = {})
    {
        return put(publishBodyOf(package, tarballOf(package)), secret, scope);
    }

    Reply put(const QJsonObject &body, const QByteArray &secret = {},
              std::optional<Scope> scope = {}, HeaderList more = {{"npm-command", "publish"}})
    {
        const QByteArray name = body.value(u"name").toString().toUtf8().replace("/", "%2f");
        return send("PUT", at(scope.value_or(web)) + name, secret.isEmpty() ? maintainer : secret,
                    more, QJsonDocument(body).toJson(QJsonDocument::Compact));
    }

    QJsonObject packument(const QByteArray &name = "@acme%2fwidget",
                          std::optional<Scope> scope = {})
    {
        return objectOf(get(at(scope.value_or(web)) + name));
    }

    QStringList versions(const QByteArray &name = "@acme%2fwidget", std::optional<Scope> scope = {})
    {
        return packument(name, scope).value(u"versions").toObject().keys();
    }

    QTemporaryDir folder;
    ManualClock clock;
    FakeForwarder forwarder;
    const FormatList formats = npmOnly();
    std::unique_ptr<Store> store;
    std::unique_ptr<Gateway> gateway;
    Scope web, api, open, acme;
    QByteArray maintainer, developer, reader;
};

/// The text under "error", when there is one under "message" too: npm reads the one, others the
/// other.
inline QByteArray errorOf(const Reply &reply)
{
    const QJsonObject object = objectOf(reply);
    return object.value(u"message").toString().isEmpty()
               ? QByteArray()
               : object.value(u"error").toString().toUtf8();
}

} // namespace packhouse::test
