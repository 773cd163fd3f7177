// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/maven/mavenformat.h"
#include "support/formatregistry.h"

#include <QCryptographicHash>
#include <QTest>

namespace packhouse::test {

inline QByteArray pomOf(const QByteArray &artifact, const QByteArray &version,
                        const QByteArray &more = {})
{
    return "<project><modelVersion>4.0.0</modelVersion><groupId>com.acme</groupId><artifactId>"
           + artifact + "</artifactId><version>" + version + "</version>" + more + "</project>";
}

inline QByteArray sha1(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha1).toHex();
}

/// The Maven routes behind the gate, over a store in a folder of its own, without a socket.
struct MavenRegistry : FormatRegistry
{
    MavenRegistry() : FormatRegistry(std::make_unique<maven::MavenFormat>())
    {
        web = add(QStringLiteral("acme/web"));
        api = add(QStringLiteral("acme/api"));
        widget = add(QStringLiteral("com/acme/widget"));
        open = add(QStringLiteral("open/web"), Visibility::Public);
        acme = *store->scope(QStringLiteral("acme"));
        developer = token(QStringLiteral("acme"), Right::Read | Right::Write);
        reader = token(QStringLiteral("acme/web"), Right::Read);
        personal = token({}, Right::Read | Right::Write);
        deleter = token(QStringLiteral("acme/web"), Right::Read | Right::Delete);
    }

    static QByteArray at(const Scope &scope)
    {
        switch (scope.level) {
        case Level::Project:
            return "/api/v4/projects/" + QByteArray::number(scope.id) + "/packages/maven/";
        case Level::Group:
            return "/api/v4/groups/" + QByteArray::number(scope.id) + "/-/packages/maven/";
        case Level::Instance:
            break;
        }
        return "/api/v4/packages/maven/";
    }

    Reply send(QByteArrayView method, const QByteArray &target, const QByteArray &secret,
               HeaderList more = {}, const QByteArray &body = {})
    {
        Headers headers;
        if (!secret.isEmpty())
            headers.add("Private-Token", secret);
        for (const auto &[name, value] : more)
            headers.add(name, value);
        return call(*gateway, requestHead(method, target, std::move(headers), body), body);
    }

    Reply put(const QByteArray &path, const QByteArray &bytes, std::optional<Scope> scope = {},
              const QByteArray &secret = {})
    {
        return send("PUT", at(scope.value_or(web)) + path, secret.isEmpty() ? personal : secret, {},
                    bytes);
    }
    Reply get(const QByteArray &path, std::optional<Scope> scope = {}, HeaderList more = {})
    {
        return send("GET", at(scope.value_or(web)) + path, personal, more);
    }

    /// A jar and its POM, as a client sends them.
    void deploy(const QByteArray &artifact, const QByteArray &version,
                std::optional<Scope> scope = {})
    {
        const QByteArray stem = "com/acme/" + artifact + '/' + version + '/' + artifact + '-'
                                + version;
        put(stem + ".jar", "jar of " + version, scope);
        put(stem + ".pom", pomOf(artifact, version), scope);
    }
    /// One build of a snapshot.
    void deployBuild(const QByteArray &artifact, const QByteArray &base, const QByteArray &build,
                     std::optional<Scope> scope = {})
    {
        const QByteArray version = base + "-SNAPSHOT";
        const QByteArray stem = "com/acme/" + artifact + '/' + version + '/' + artifact + '-' + base
                                + '-' + build;
        put(stem + ".jar", "jar of " + build, scope);
        put(stem + "-sources.jar", "sources of " + build, scope);
        put(stem + ".pom", pomOf(artifact, version), scope);
    }

    /// The texts of all elements of that name in a document, in order.
    static QByteArrayList texts(const QByteArray &xml, const QByteArray &element)
    {
        QByteArrayList found;
        const QByteArray begin = '<' + element + '>';
        for (qsizetype at = xml.indexOf(begin); at >= 0; at = xml.indexOf(begin, at + 1)) {
            const qsizetype from = at + begin.size();
            found.append(xml.sliced(from, xml.indexOf('<', from) - from));
        }
        return found;
    }
    QByteArray metadata(const QByteArray &path = "com/acme/widget", std::optional<Scope> scope = {})
    {
        return bodyOf(get(path + "/maven-metadata.xml", scope));
    }
    QByteArrayList versions(std::optional<Scope> scope = {})
    {
        return texts(metadata("com/acme/widget", scope), "version");
    }
    void setPolicy(PolicySetting setting)
    {
        setting.type = QStringLiteral("maven");
        QVERIFY(store->setPolicy(setting, HandlerFixture::owner()));
    }

    Scope web, api, widget, open, acme;
    QByteArray developer, reader, personal, deleter;
};

} // namespace packhouse::test
