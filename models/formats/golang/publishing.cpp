// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/golang/handlers.h"

#include "formats/format.h"
#include "formats/golang/inspection.h"
#include "formats/golang/names.h"
#include "formats/support/refusal.h"
#include "formats/support/uploadbody.h"

#include <QJsonObject>

#include <algorithm>

namespace packhouse::golang {

using namespace Qt::StringLiterals;

namespace {

constexpr auto Archive = ".zip"_L1;

/// What the address says is published.
Result<Coordinates> coordinatesOf(const Call &call)
{
    const QString file = call.param("file");
    const std::optional<QString> module = unescaped(call.param("module"));
    const std::optional<QString> version = file.endsWith(Archive)
                                               ? unescaped(file.chopped(Archive.size()))
                                               : std::nullopt;
    if (!module || !version)
        return fail(
            ErrorCode::InvalidName,
            Text::of(
                "A module is sent to MODULE/@v/VERSION.zip, with upper-case letters as '!' and "
                "the small letter."));
    const Coordinates coordinates{call.format->id(), *module, *version};
    if (const Result<void> good = call.format->check(coordinates); !good)
        return fail(good.error());
    return coordinates;
}

bool isStored(const Call &call, const Publication &publication)
{
    StoredVersion arrived;
    arrived.metadata = publication.metadata;
    const auto known = call.store.version(publication.project, publication.coordinates.type,
                                          publication.coordinates.name,
                                          publication.coordinates.version);
    if (!known)
        return false;
    return std::any_of(known->begin(), known->end(), [&](const StoredVersion &version) {
        return VersionFacts::of(version).sum == VersionFacts::of(arrived).sum;
    });
}

} // namespace

Reply refusedModule(const Error &error)
{
    return refusal(error, u"Validation failed: Version has already been taken: a version of a Go "
                          "module never changes, as the go.sum of others holds its sum"_s);
}

Reply storeModule(Call &call, Arrived arrived)
{
    Publication publication;
    publication.project = call.scope;
    publication.coordinates = {call.format->id(), arrived.path, arrived.version};
    publication.actor = call.caller;
    VersionFacts given;
    given.time = arrived.time;
    publication.metadata = given.toJson();
    publication.files.push_back({{}, std::move(arrived.blob), {}, {}});
    if (const Result<void> done = complete(publication, call.store, call.changes); !done)
        return refusedModule(
            done.error().code == ErrorCode::Unsupported
                ? Error{ErrorCode::InvalidFile, done.error().what,
                        Text::of("Send a zip archive with MODULE@VERSION/ in front of "
                                 "each name."),
                        false}
                : done.error());
    // Whoever sends the same again has lost the answer, and has what they wanted.
    if (isStored(call, publication))
        return Reply::json(QJsonObject{{u"message"_s, u"200 OK"_s}});
    const Result<StoredVersion> stored = call.changes.publish(std::move(publication));
    if (!stored)
        return refusedModule(stored.error());
    return Reply::json(QJsonObject{{u"message"_s, u"201 Created"_s},
                                   {u"module"_s, stored->coordinates.name},
                                   {u"version"_s, stored->coordinates.version}},
                       201);
}

std::optional<Reply> putPrecheck(const Call &call)
{
    const Result<Coordinates> coordinates = coordinatesOf(call);
    if (!coordinates)
        return refusedModule(coordinates.error());
    if (std::optional<Reply> large = refuseLongFile(call, LargestModule))
        return large;
    const Result<void> may = call.changes.checkPublish(call.scope, *coordinates,
                                                       coordinates->version + Archive,
                                                       call.format->duplicateUnit(), call.caller);
    // Only its content tells whether a version that is there already is the same.
    if (may || may.error().code == ErrorCode::Duplicate)
        return std::nullopt;
    return refusedModule(may.error());
}

Reply put(Call &call)
{
    if (!call.body.file)
        return badRequest(u"The body has to be a module's zip archive."_s);
    const Result<Coordinates> coordinates = coordinatesOf(call);
    if (!coordinates)
        return refusedModule(coordinates.error());
    const QString time = call.queryValue(u"time");
    const QDateTime made = QDateTime::fromString(time, Qt::ISODate);
    if (!time.isEmpty() && !made.isValid())
        return badRequest(u"time is not one such as 2024-05-06T07:08:09Z."_s);
    return storeModule(call,
                       {std::move(call.body.file), coordinates->name, coordinates->version, made});
}

} // namespace packhouse::golang
