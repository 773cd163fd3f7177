// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults/npmupstream.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace packhouse::test {

NpmUpstream::NpmUpstream()
    : m_server([this](const SeenRequest &request) { return answer(request); })
{}

int NpmUpstream::asked(int version) const
{
    int times = 0;
    for (const SeenRequest &request : m_server.seen())
        times += request.target == '/' + path(version) && request.method == "GET";
    return times;
}

Answer NpmUpstream::answer(const SeenRequest &request) const
{
    if (request.target.endsWith(".tgz")) {
        const QByteArray version = request.target.chopped(4);
        return {.headers = {{"Content-Type", "application/octet-stream"}},
                .body = bytes(version.mid(version.lastIndexOf('.') + 1).toInt())};
    }
    if (!request.target.startsWith("/kept-pad"))
        return {.status = 404, .body = "{}"};
    QJsonObject versions;
    for (int i = 0; i < Versions; ++i) {
        const QString version = u"1.0.%1"_s.arg(i);
        const QByteArray sha1 = QCryptographicHash::hash(bytes(i), QCryptographicHash::Sha1)
                                    .toHex();
        const QByteArray address = m_server.address() + '/' + path(i);
        versions[version] = QJsonObject{
            {u"name"_s, u"kept-pad"_s},
            {u"version"_s, version},
            {u"dist"_s, QJsonObject{{u"shasum"_s, QString::fromLatin1(sha1)},
                                    {u"tarball"_s, QString::fromLatin1(address)}}}};
    }
    const QJsonObject packument{{u"name"_s, u"kept-pad"_s},
                                {u"dist-tags"_s, QJsonObject{{u"latest"_s, u"1.0.0"_s}}},
                                {u"versions"_s, versions}};
    return {.headers = {{"Content-Type", "application/json"}},
            .body = QJsonDocument(packument).toJson()};
}

} // namespace packhouse::test
