// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/npm/handlers.h"

#include "formats/format.h"
#include "formats/npm/names.h"
#include "formats/npm/packument.h"
#include "formats/support/rawjson.h"
#include "formats/support/refusal.h"

#include <QJsonObject>
#include <QSet>

using namespace Qt::StringLiterals;

// npm takes a 404 to any of these for success and tells its user that the package is gone, so what
// cannot be done is refused with another status.

namespace packhouse::npm {

namespace {

Reply nothingHere(const QString &name)
{
    return Reply::error(
        409, u"There is no package %1 in this project: nothing was unpublished."_s.arg(name));
}

/// A version that came in between would be taken for one that the client left out.
Reply hasChanged(const QString &name)
{
    return Reply::error(
        409, u"%1 has changed since it was read: nothing was unpublished. Try again."_s.arg(name));
}

bool isCurrent(const Call &call, const QList<StoredVersion> &stored)
{
    return call.param("rev").toLatin1() == revision(stored);
}

Reply removeVersions(Call &call, const QList<StoredVersion> &versions)
{
    for (const StoredVersion &version : versions) {
        if (Result<void> done = call.changes.removeVersion(version.id, call.caller); !done)
            return refused(done.error());
    }
    return Reply::json(QJsonObject{{u"ok"_s, true}});
}

} // namespace

Reply putRevision(Call &call)
{
    const QString name = call.param("name");
    if (!isJson(call.body.bytes))
        return Reply::error(400, u"Invalid json"_s);
    const Result<QList<StoredVersion>> stored = seenVersions(call, name);
    if (!stored)
        return Reply::error(stored.error());
    if (stored->isEmpty())
        return nothingHere(name);
    if (!isCurrent(call, *stored))
        return hasChanged(name);
    QSet<QString> left;
    eachMember(member(call.body.bytes, "versions").value_or(""),
               [&](QByteArrayView key, QByteArrayView) { left.insert(QString::fromUtf8(key)); });
    QList<StoredVersion> gone;
    for (const StoredVersion &version : *stored) {
        if (!left.contains(version.coordinates.version))
            gone.append(version);
    }
    // A packument that has lost everything is a mistake of the client: the whole goes by DELETE.
    if (gone.size() == stored->size())
        return badRequest(u"no version would be left; unpublish the whole package instead."_s);
    return gone.isEmpty() ? deprecate(call) : removeVersions(call, gone);
}

Reply deleteTarball(Call &call)
{
    const QString version = versionOfTarball(call.param("name"), call.param("file"));
    const auto found = call.store.version(call.scope, call.format->id(),
                                          canonical(call.param("name")), version);
    // The packument's new revision has taken the version out already.
    return found ? removeVersions(call, *found) : Reply::json(QJsonObject{{u"ok"_s, true}});
}

Reply deletePackage(Call &call)
{
    const QString name = call.param("name");
    const Result<QList<StoredVersion>> stored = seenVersions(call, name);
    if (!stored)
        return Reply::error(stored.error());
    if (stored->isEmpty())
        return nothingHere(name);
    if (!isCurrent(call, *stored))
        return hasChanged(name);
    return removeVersions(call, *stored);
}

std::optional<Reply> elsewhere(const Call &call)
{
    return Reply::error(
        405, u"Packages are published and unpublished in a project: set the registry to "
             "%1/api/v4/projects/PROJECT/packages/npm/."_s.arg(QString::fromUtf8(call.baseUrl)));
}

Reply changeElsewhere(Call &call)
{
    return *elsewhere(call);
}

} // namespace packhouse::npm
