// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/nuget/nugetformat.h"
#include "nugetpackages.h"
#include "support/formatregistry.h"

namespace packhouse::test {

/// The NuGet routes behind the gate, over a store in a folder of its own, without a socket.
struct NuGetRegistry : FormatRegistry
{
    NuGetRegistry() : FormatRegistry(std::make_unique<nuget::NuGetFormat>())
    {
        web = add(QStringLiteral("acme/web"));
        api = add(QStringLiteral("acme/api"));
        open = add(QStringLiteral("open/web"), Visibility::Public);
        acme = *store->scope(QStringLiteral("acme"));
        maintainer = token(QStringLiteral("acme"), Right::Read | Right::Write | Right::Delete);
        developer = token(QStringLiteral("acme"), Right::Read | Right::Write);
        reader = token(QStringLiteral("acme/web"), Right::Read);
    }

    void refuseDuplicates()
    {
        PolicySetting setting;
        setting.scope = web.id;
        setting.type = QStringLiteral("nuget");
        setting.duplicatesAllowed = false;
        (void)store->setPolicy(setting, HandlerFixture::owner());
    }

    static QByteArray at(const Scope &scope)
    {
        return scope.level == Level::Group
                   ? "/api/v4/groups/" + QByteArray::number(scope.id) + "/-/packages/nuget"
                   : "/api/v4/projects/" + QByteArray::number(scope.id) + "/packages/nuget";
    }

    Reply send(QByteArrayView method, const QByteArray &target, const QByteArray &secret,
               const QByteArray &body = {}, const QByteArray &contentType = {})
    {
        Headers headers;
        if (!secret.isEmpty())
            headers.add("Authorization", "Basic " + ("me:" + secret).toBase64());
        if (!contentType.isEmpty())
            headers.add("Content-Type", contentType);
        return call(*gateway, requestHead(method, target, std::move(headers), body), body);
    }

    /// \a path is relative to the project's (or \a scope's) NuGet address.
    Reply get(const QByteArray &path, std::optional<Scope> scope = {},
              std::optional<QByteArray> secret = {})
    {
        return send("GET", at(scope.value_or(web)) + path, secret.value_or(maintainer));
    }

    Reply push(const QByteArray &package, const QByteArray &path = "/",
               std::optional<Scope> scope = {}, std::optional<QByteArray> secret = {})
    {
        return send("PUT", at(scope.value_or(web)) + path, secret.value_or(maintainer),
                    form({{"package", package, "package.nupkg"}}), FormType);
    }

    Reply remove(const QByteArray &path, std::optional<QByteArray> secret = {})
    {
        return send("DELETE", at(web) + path, secret.value_or(maintainer));
    }

    QStringList versions(const QByteArray &id)
    {
        QStringList found;
        const QJsonArray listed =
            objectOf(get("/download/" + id + "/index.json")).value(u"versions").toArray();
        for (const QJsonValue &version : listed)
            found.append(version.toString());
        return found;
    }

    Scope web, api, open, acme;
    QByteArray maintainer, developer, reader;
};

} // namespace packhouse::test
