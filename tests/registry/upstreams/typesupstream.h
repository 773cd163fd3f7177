// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hashes.h"
#include "core/scope.h"
#include "support/loopbackserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMutex>
#include <QStringList>

namespace packhouse::test {

using namespace Qt::StringLiterals;

/// How a client of a type asks for one package.
struct AskedType
{
    FormatId type;
    QString name; ///< canonical
    QByteArray below; ///< of the upstream: "/npm"
    QByteArray document; ///< behind the scope's address

    /// Behind the scope's address, of a file with these bytes.
    QByteArray fileAt(const QByteArray &version, const QByteArray &bytes) const
    {
        if (type == u"npm")
            return "/packages/npm/open/-/open-" + version + ".tgz";
        if (type == u"maven")
            return "/packages/maven/org/open/lib/" + version + "/lib-" + version + ".jar";
        Hasher hasher;
        hasher.add(bytes);
        return "/packages/pypi/files/" + hasher.finish().sha256.toHex() + "/open-" + version
               + "-py3-none-any.whl";
    }
};

/// Each type that forwards has a row; a test says so.
inline const QList<AskedType> askedTypes{
    {u"npm"_s, u"open"_s, "/npm", "/packages/npm/open"},
    {u"pypi"_s, u"open"_s, "/simple", "/packages/pypi/simple/open/"},
    {u"maven"_s, u"org/open/lib"_s, "/maven2", "/packages/maven/org/open/lib/maven-metadata.xml"},
};

/// Has one package of each type, and says about it what it is told to.
class TypesUpstream
{
public:
    explicit TypesUpstream(QByteArray label, QStringList listed)
        : m_label(std::move(label))
        , m_versions(std::move(listed))
        , server([this](const SeenRequest &request) { return answer(request); })
    {}

    QByteArray addressFor(const AskedType &one) const { return server.address() + one.below; }
    /// So that it can be told whose they are.
    QByteArray bytesOf(const AskedType &one, const QByteArray &version) const
    {
        return m_label + ' ' + one.type.toUtf8() + ' ' + version;
    }
    void list(const QStringList &versions)
    {
        const QMutexLocker lock(&m_mutex);
        m_versions = versions;
    }
    /// For whatever is asked, instead of what it has.
    void say(const std::optional<Answer> &answer)
    {
        const QMutexLocker lock(&m_mutex);
        m_instead = answer;
    }
    QByteArray packumentNow()
    {
        const QMutexLocker lock(&m_mutex);
        return packument(server.address());
    }
    qsizetype asked() const { return server.seen().size(); }

private:
    static Hashes hashesOf(const QByteArray &bytes)
    {
        Hasher hasher;
        hasher.add(bytes);
        return hasher.finish();
    }
    static QByteArray json(const QJsonObject &object)
    {
        return QJsonDocument(object).toJson(QJsonDocument::Compact);
    }

    Answer answer(const SeenRequest &request)
    {
        const QMutexLocker lock(&m_mutex);
        if (m_instead)
            return *m_instead;
        if (m_versions.isEmpty())
            return {.status = 404};
        const QByteArray here = "http://" + request.headers.value("host");
        if (request.target == "/npm/open")
            return {.body = packument(here)};
        if (request.target == "/simple/open/")
            return {.headers = {{"Content-Type", "application/vnd.pypi.simple.v1+json"}},
                    .body = page(here)};
        if (request.target == "/maven2/org/open/lib/maven-metadata.xml")
            return {.body = metadata()};
        for (const AskedType &one : askedTypes) {
            for (const QString &version : std::as_const(m_versions)) {
                const QByteArray bytes = bytesOf(one, version.toUtf8());
                if (request.target == fileTarget(one, version.toUtf8()))
                    return {.body = bytes};
                if (request.target == fileTarget(one, version.toUtf8()) + ".sha1")
                    return {.body = hashesOf(bytes).sha1.toHex()};
            }
        }
        return {.status = 404};
    }
    static QByteArray fileTarget(const AskedType &one, const QByteArray &version)
    {
        if (one.type == u"npm")
            return "/npm/open/-/open-" + version + ".tgz";
        if (one.type == u"maven")
            return "/maven2/org/open/lib/" + version + "/lib-" + version + ".jar";
        return "/wheels/open-" + version + "-py3-none-any.whl";
    }
    QByteArray packument(const QByteArray &here) const
    {
        QJsonObject versions, time;
        for (const QString &version : m_versions) {
            const QByteArray text = version.toUtf8();
            const QJsonObject dist{
                {u"tarball"_s, QString::fromUtf8(here + fileTarget(askedTypes[0], text))},
                {u"integrity"_s,
                 QString::fromUtf8("sha512-"
                                   + hashesOf(bytesOf(askedTypes[0], text)).sha512.toBase64())}};
            versions.insert(
                version,
                QJsonObject{{u"name"_s, u"open"_s}, {u"version"_s, version}, {u"dist"_s, dist}});
            time.insert(version, u"2025-01-01T10:00:00.000Z"_s);
        }
        return json({{u"name"_s, u"open"_s},
                     {u"dist-tags"_s, QJsonObject{{u"latest"_s, m_versions.last()},
                                                  {u"old"_s, m_versions.first()},
                                                  {u"next"_s, m_versions.last()}}},
                     {u"time"_s, time},
                     {u"versions"_s, versions}});
    }
    QByteArray page(const QByteArray &here) const
    {
        QJsonArray files;
        for (const QString &version : m_versions) {
            const QByteArray text = version.toUtf8();
            files.append(QJsonObject{
                {u"filename"_s, u"open-%1-py3-none-any.whl"_s.arg(version)},
                {u"url"_s, QString::fromUtf8(here + fileTarget(askedTypes[1], text))},
                {u"hashes"_s,
                 QJsonObject{
                     {u"sha256"_s,
                      QString::fromUtf8(hashesOf(bytesOf(askedTypes[1], text)).sha256.toHex())}}}});
        }
        return json({{u"meta"_s, QJsonObject{{u"api-version"_s, u"1.1"_s}}},
                     {u"name"_s, u"open"_s},
                     {u"versions"_s, QJsonArray::fromStringList(m_versions)},
                     {u"files"_s, files}});
    }
    QByteArray metadata() const
    {
        QString all;
        for (const QString &version : m_versions)
            all += u"<version>%1</version>"_s.arg(version);
        return u"<metadata><groupId>org.open</groupId><artifactId>lib</artifactId><versioning>"
               "<latest>%1</latest><release>%1</release><versions>%2</versions>"
               "<lastUpdated>20250101100000</lastUpdated></versioning></metadata>"_s
                   .arg(m_versions.last(), all)
                   .toUtf8();
    }

    const QByteArray m_label;
    QMutex m_mutex;
    QStringList m_versions;
    std::optional<Answer> m_instead;

public:
    LoopbackServer server; ///< ends before what it asks
};

} // namespace packhouse::test
