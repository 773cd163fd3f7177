// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "debpackages.h"
#include "formats/debian/debianformat.h"
#include "formats/debian/handlers.h"
#include "support/handlerfixture.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace packhouse::test {

/// A project with a distribution "bookworm", and what clients do with it.
struct DebianRegistry
{
    HandlerFixture fixture{std::make_unique<debian::DebianFormat>()};
    Scope project = fixture.project(QStringLiteral("acme/web"));

    explicit DebianRegistry(const QList<std::pair<QString, QString>> &more = {})
    {
        QList<std::pair<QString, QString>> query{
            {QStringLiteral("codename"), QStringLiteral("bookworm")}};
        const Reply made = create(query + more);
        if (made.status != 201)
            qFatal("%s", bytesOf(made).constData());
    }

    Reply create(const QList<std::pair<QString, QString>> &query)
    {
        return run(debian::createDistribution, {}, Method::Post, query);
    }
    Reply run(Handler handler, const QMap<QByteArray, QString> &path, Method method = Method::Get,
              const QList<std::pair<QString, QString>> &query = {})
    {
        return fixture.run(handler,
                           {method, project, path, query, {}, HandlerFixture::owner(), {}});
    }
    Reply put(const QString &file, const QByteArray &bytes,
              const QString &distribution = QStringLiteral("bookworm"),
              const QString &component = QStringLiteral("main"))
    {
        Request request;
        request.method = Method::Put;
        request.scope = project;
        request.path = {{"file", file}};
        if (!distribution.isNull())
            request.query = {{QStringLiteral("distribution"), distribution},
                             {QStringLiteral("component"), component}};
        request.caller = HandlerFixture::owner();
        Result<Body> body = fixture.body(fileBody, bytes);
        if (!body)
            return Reply::error(body.error());
        request.body = std::move(*body);
        return fixture.run(debian::upload, std::move(request));
    }
    Reply putDeb(const Deb &deb, const QString &distribution = QStringLiteral("bookworm"))
    {
        const QByteArray version = deb.version.mid(deb.version.indexOf(':') + 1);
        return put(
            QString::fromLatin1(deb.package + '_' + version + '_' + deb.architecture + ".deb"),
            makeDeb(deb), distribution);
    }
    QByteArray release(const QString &which = QStringLiteral("Release"),
                       const QString &distribution = QStringLiteral("bookworm"))
    {
        return bytesOf(run(debian::releaseFile, {{"dist", distribution}, {"release", which}}));
    }
    Reply index(const QString &path, const QString &distribution = QStringLiteral("bookworm"))
    {
        return run(debian::index, {{"dist", distribution}, {"path", path}});
    }
    QByteArray packages(const QString &architecture = QStringLiteral("amd64"))
    {
        return textOf(index(QStringLiteral("main/binary-%1/Packages").arg(architecture)));
    }
    Reply byHash(const QString &folder, const QByteArray &hex,
                 const QString &algorithm = QStringLiteral("SHA256"))
    {
        return run(debian::indexByHash, {{"dist", QStringLiteral("bookworm")},
                                         {"path", folder},
                                         {"algorithm", algorithm},
                                         {"hash", QString::fromLatin1(hex)}});
    }
    static QByteArray textOf(const Reply &reply)
    {
        return std::holds_alternative<FileBody>(reply.body) ? fileOf(reply) : bytesOf(reply);
    }
    /// The SHA-256 that a Release has for a path.
    static QByteArray sumOf(const QByteArray &release, const QByteArray &path)
    {
        for (const QByteArray &line : release.split('\n')) {
            if (line.startsWith(' ') && line.endsWith(' ' + path))
                return line.trimmed().split(' ').first();
        }
        return {};
    }
};

} // namespace packhouse::test
