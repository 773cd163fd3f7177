// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "npmpackages.h"

#include "support/archivebuilder.h"

#include <QCryptographicHash>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace packhouse::test {

namespace {

QJsonObject manifestOf(const NpmPackage &package)
{
    QJsonObject manifest = package.manifest;
    manifest.insert(u"name"_s, package.name);
    manifest.insert(u"version"_s, package.version);
    return manifest;
}

} // namespace

QByteArray tarballOf(const NpmPackage &package)
{
    QList<Member> members{{"package/package.json", QJsonDocument(manifestOf(package)).toJson()},
                          {"package/README.md", "# Widget\n"},
                          {"package/index.js", "module.exports = 1;\n"}};
    if (!package.more.isEmpty())
        members.append({"package/more.bin", package.more});
    return makeTgz(members);
}

QJsonObject publishBodyOf(const NpmPackage &package, const QByteArray &tarball)
{
    const QString id = package.name + u'@' + package.version;
    QJsonObject manifest = manifestOf(package);
    manifest.insert(u"_id"_s, id);
    manifest.insert(u"readme"_s, u"# Widget\n"_s);
    manifest.insert(u"_npmVersion"_s, u"11.0.0"_s);
    const auto hash = [&](QCryptographicHash::Algorithm algorithm) {
        return QCryptographicHash::hash(tarball, algorithm);
    };
    manifest.insert(
        u"dist"_s,
        QJsonObject{{u"integrity"_s,
                     QString(u"sha512-"_s
                             + QString::fromLatin1(hash(QCryptographicHash::Sha512).toBase64()))},
                    {u"shasum"_s, QString::fromLatin1(hash(QCryptographicHash::Sha1).toHex())},
                    {u"tarball"_s, u"http://elsewhere.example/widget.tgz"_s}});
    const QJsonObject attachment{{u"content_type"_s, u"application/octet-stream"_s},
                                 {u"data"_s, QString::fromLatin1(tarball.toBase64())},
                                 {u"length"_s, tarball.size()}};
    return {
        {u"_id"_s, package.name},
        {u"name"_s, package.name},
        {u"access"_s, QJsonValue::Null},
        {u"dist-tags"_s, QJsonObject{{package.tag, package.version}}},
        {u"versions"_s, QJsonObject{{package.version, manifest}}},
        {u"_attachments"_s,
         QJsonObject{{QString(package.name + u'-' + package.version + u".tgz"_s), attachment}}}};
}

QByteArray publishTextOf(const NpmPackage &package)
{
    return QJsonDocument(publishBodyOf(package, tarballOf(package))).toJson(QJsonDocument::Compact);
}

QByteArray upstreamPackument()
{
    return R"({"_id":"lib","name":"lib","dist-tags":{"latest":"1.1.0","odd":"9.9.9"},
"time":{"created":"2011-05-06T07:08:09.000Z","modified":"2020-01-01T00:00:00.000Z",
  "1.0.0":"2011-05-06T07:08:09.000Z","unpublished":{"name":"https://upstream.example/x"}},
"homepage":"https://upstream.example/lib","readme":"see https://upstream.example/",
"somethingNew":{"mirror":"https:\/\/upstream.example/lib"},
"versions":{
 "1.0.0":{"name":"lib","version":"1.0.0","_resolved":"https://upstream.example/npm/lib",
  "dist":{"tarball":"https://upstream.example/npm/lib/-/lib-1.0.0.tgz","shasum":"0102","integrity":"sha512-YWJj",
   "signatures":[{"keyid":"https://upstream.example/keys"}]},"deprecated":"go to https://upstream.example/new"},
 "1.1.0":{"name":"lib","version":"1.1.0","deprecated":"old",
  "dependencies":{"other":"https://upstream.example/npm/other/-/other-2.0.0.tgz","more":"^1.0.0"},
  "dist":{"tarball":"https://upstream.example/npm/lib/-/lib-1.1.0.tgz","unpackedSize":12}},
 "1.2.0":{"name":"lib","version":"1.2.0","dist":{"tarball":"https://upstream.example/npm/lib/-/..%2f..%2fevil"}}}})";
}

} // namespace packhouse::test
