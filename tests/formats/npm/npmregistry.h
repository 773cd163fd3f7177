// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/npm/npmformat.h"
#include "npmpackages.h"
#include "support/formatregistry.h"

namespace packhouse::test {

/// The npm routes behind the gate, over a store in a folder of its own, without a socket.
struct NpmRegistry : FormatRegistry
{
    NpmRegistry() : FormatRegistry(std::make_unique<npm::NpmFormat>())
    {
        web = add(QStringLiteral("acme/web"));
        api = add(QStringLiteral("acme/api"));
        open = add(QStringLiteral("open/web"), Visibility::Public);
        acme = *store->scope(QStringLiteral("acme"));
        maintainer = token(QStringLiteral("acme"), Right::Read | Right::Write | Right::Delete);
        developer = token(QStringLiteral("acme"), Right::Read | Right::Write);
        reader = token(QStringLiteral("acme"), Right::Read);
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
