// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/npm/handlers.h"

#include "formats/format.h"
#include "formats/npm/names.h"
#include "formats/npm/packument.h"
#include "formats/support/rawjson.h"
#include "formats/support/refusal.h"

#include <QCryptographicHash>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace packhouse::npm {

namespace {

Reply upstreamTags(const Call &call, const QString &name)
{
    const Reply whole = missingDocument(call, name, "-/package/" + encoded(name) + "/dist-tags");
    if (whole.status != 200)
        return whole;
    const QByteArray tags = member(bytesOf(whole), "dist-tags").value_or("{}").toByteArray();
    Reply reply = Reply::text(tags, "application/json");
    reply.headers.set(
        "ETag", '"' + QCryptographicHash::hash(tags, QCryptographicHash::Sha256).toHex() + '"');
    return reply;
}

} // namespace

Reply distTags(Call &call)
{
    const QString name = call.param("name");
    const Result<QList<StoredVersion>> versions = seenVersions(call, name);
    if (!versions)
        return Reply::error(versions.error());
    if (versions->isEmpty())
        return upstreamTags(call, name);
    QStringList names;
    for (const StoredVersion &version : *versions)
        names.append(version.coordinates.version);
    QJsonObject object;
    const QMap<QString, QString> complete = completeTags(seenTags(call, name), names);
    for (auto it = complete.begin(); it != complete.end(); ++it)
        object.insert(it.key(), it.value());
    return Reply::json(object);
}
Reply putDistTag(Call &call)
{
    const QString version = valueOf(call.body.bytes).toString();
    if (version.isEmpty())
        return badRequest(u"\"Version\" not given"_s);
    if (Result<void> fine = checkTag(call.param("tag")); !fine)
        return badRequest(english(fine.error().what));
    const QString name = call.param("name");
    const Result<void> done = placeOf(call, name).and_then([&](const Scope &place) {
        return call.changes.setTag(place, call.format->id(), canonical(name), call.param("tag"),
                                   version, call.caller);
    });
    if (!done)
        return done.error().code == ErrorCode::NotFound ? packageNotFound() : refused(done.error());
    // Yarn 1 takes an empty answer for a failure.
    if (call.headers.value("User-Agent").startsWith("yarn/1."))
        return Reply::json(QJsonObject{{u"ok"_s, true}});
    return Reply::empty(204);
}

Reply deleteDistTag(Call &call)
{
    const QString name = call.param("name");
    const Result<void> done = placeOf(call, name).and_then([&](const Scope &place) {
        return call.changes.removeTag(place, call.format->id(), canonical(name), call.param("tag"),
                                      call.caller);
    });
    if (!done)
        return done.error().code == ErrorCode::NotFound
                   ? Reply::error(404, u"404 Package Tag Not Found"_s, u"Package tag not found"_s)
                   : refused(done.error());
    return Reply::empty(204);
}

} // namespace packhouse::npm
