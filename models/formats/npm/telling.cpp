// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/npm/telling.h"

#include "formats/npm/names.h"
#include "formats/support/rawjson.h"

#include <QBuffer>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace packhouse::npm {

namespace {

UploadRequest request(Method method, const QByteArray &path, const QByteArray &body)
{
    UploadRequest request;
    request.method = method;
    request.path = "packages/npm/" + path;
    if (body.isEmpty())
        return request;
    request.contentType = "application/json"_ba;
    request.size = body.size();
    auto device = std::make_unique<QBuffer>();
    device->setData(body);
    (void)device->open(QIODevice::ReadOnly); // memory always opens
    request.body = std::move(device);
    return request;
}

// protocol: the packument with the text on the versions that are meant; an empty one takes it back
UploadRequest deprecation(const Coordinates &coordinates, const QString &text)
{
    const QJsonObject version{{u"name"_s, coordinates.name},
                              {u"version"_s, coordinates.version},
                              {u"deprecated"_s, text}};
    const QJsonObject packument{{u"_id"_s, coordinates.name},
                                {u"name"_s, coordinates.name},
                                {u"versions"_s, QJsonObject{{coordinates.version, version}}}};
    UploadRequest put = request(Method::Put, encoded(coordinates.name),
                                QJsonDocument(packument).toJson(QJsonDocument::Compact));
    put.headers.append({"npm-command"_ba, "deprecate"_ba});
    return put;
}

} // namespace

Result<UploadRequest> tellingRequest(const VersionAct &act, const Coordinates &coordinates)
{
    const QByteArray tag = "-/package/" + encoded(coordinates.name) + "/dist-tags/"
                           + act.tag.toUtf8();
    switch (act.kind) {
    case ActKind::Deprecate:
        return deprecation(coordinates, act.text);
    case ActKind::Offer:
        return deprecation(coordinates, u""_s);
    case ActKind::Tag:
        return request(Method::Put, tag, quoted(coordinates.version));
    case ActKind::Untag:
        return request(Method::Delete, tag, {});
    case ActKind::Yank:
    case ActKind::Unlist:
    case ActKind::Hide:
    case ActKind::Note:
        break;
    }
    return fail(ErrorCode::Unsupported, Text::of("npm's protocol has no request for that."));
}

} // namespace packhouse::npm
