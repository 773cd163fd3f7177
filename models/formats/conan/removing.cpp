// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/conan/handlers.h"
#include "formats/conan/lookup.h"
#include "formats/format.h"
#include "formats/support/refusal.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <functional>

namespace packhouse::conan {

using namespace Qt::StringLiterals;

namespace {

using Wanted = std::function<bool(const FilePlace &)>;

// Clients take any other answer than 200 for a failure, and Conan 2 breaks at 204.
Reply removed(const Result<void> &done)
{
    if (!done)
        return done.error().code == ErrorCode::Protected
                   ? Reply::error(403, u"403 Forbidden - Package protected."_s)
                   : refused(done.error());
    return Reply::json(QJsonObject{{u"message"_s, u"200 OK"_s}});
}

/// All files of the recipe that \a wanted picks, at once; 404 when it picks none.
Reply removeFiles(const Call &call, const StoredVersion &version, const Wanted &wanted,
                  const QString &what)
{
    QList<qint64> ids;
    for (const StoredFile &file : version.files) {
        const auto place = FilePlace::fromStored(file.name);
        if (place && wanted(*place))
            ids.append(file.id);
    }
    if (ids.isEmpty())
        return notFound(what);
    return removed(call.changes.removeFiles(version.id, ids, call.caller));
}

/// The stored recipe that the path names, or the reply that says why not.
struct Stored
{
    std::optional<StoredVersion> version;
    Reply reply;
};
Stored find(const Call &call)
{
    const Result<Reference> reference = referenceOf(call);
    if (!reference)
        return {std::nullopt, refused(reference.error())};
    Result<StoredVersion> version = storedRecipe(call, *reference);
    if (!version)
        return {std::nullopt, refused(version.error())};
    return {std::move(*version), {}};
}

/// A list of texts out of the body {"key": […]}; nothing when it is anything else.
std::optional<QStringList> listOf(const Call &call, const QString &key)
{
    const QJsonValue value = QJsonDocument::fromJson(call.body.bytes).object().value(key);
    if (!value.isArray())
        return std::nullopt;
    QStringList texts;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &entry : array)
        texts.append(entry.toString());
    return texts;
}

} // namespace

Reply removeRecipe(Call &call)
{
    const Stored stored = find(call);
    return stored.version ? removed(call.changes.removeVersion(stored.version->id, call.caller))
                          : stored.reply;
}

Reply removeRevision(Call &call)
{
    const Stored stored = find(call);
    if (!stored.version)
        return stored.reply;
    const FilePlace place = placeOf(call);
    const RecipeLayout layout(*stored.version);
    if (!layout.revision(place.recipeRevision))
        return notFound(u"Revision"_s);
    // With the last one the recipe goes, to where it can be restored from.
    if (layout.revisions().size() == 1)
        return removed(call.changes.removeVersion(stored.version->id, call.caller));
    return removeFiles(
        call, *stored.version,
        [&](const FilePlace &file) { return file.recipeRevision == place.recipeRevision; },
        u"Revision"_s);
}

Reply removePackages(Call &call)
{
    const Stored stored = find(call);
    if (!stored.version)
        return stored.reply;
    const FilePlace place = placeOf(call);
    return removeFiles(
        call, *stored.version,
        [&](const FilePlace &file) {
            return file.ofPackage() && file.recipeRevision == place.recipeRevision
                   && (place.packageId.isEmpty() || file.packageId == place.packageId)
                   && (place.packageRevision.isEmpty()
                       || file.packageRevision == place.packageRevision);
        },
        u"Package"_s);
}

Reply removeNamedPackages(Call &call)
{
    const auto ids = listOf(call, u"package_ids"_s);
    if (!ids)
        return badRequest(u"package_ids is missing"_s);
    const Stored stored = find(call);
    if (!stored.version)
        return stored.reply;
    const RecipeLayout layout(*stored.version);
    const QString revision = layout.latest() ? layout.latest()->id : QString();
    return removeFiles(
        call, *stored.version,
        [&](const FilePlace &file) {
            return file.ofPackage() && file.recipeRevision == revision
                   && (ids->isEmpty() || ids->contains(file.packageId));
        },
        u"Package"_s);
}

Reply removeNamedFiles(Call &call)
{
    const auto names = listOf(call, u"files"_s);
    if (!names)
        return badRequest(u"files is missing"_s);
    const Stored stored = find(call);
    if (!stored.version)
        return stored.reply;
    const QString package = call.param("pid");
    return removeFiles(
        call, *stored.version,
        [&](const FilePlace &file) {
            return file.recipeRevision == NoRevision && file.packageId == package
                   && names->contains(file.name);
        },
        u"File"_s);
}

} // namespace packhouse::conan
