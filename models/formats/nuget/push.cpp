// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/format.h"
#include "formats/nuget/handlers.h"
#include "formats/nuget/inspection.h"
#include "formats/nuget/names.h"
#include "formats/nuget/releases.h"
#include "formats/nuget/symbols.h"
#include "formats/support/refusal.h"
#include "formats/support/stagedreading.h"
#include "formats/support/uploadbody.h"

#include <QFile>
#include <QJsonObject>

namespace packhouse::nuget {

using namespace Qt::StringLiterals;

namespace {

Reply refused(const Error &error)
{
    // Clients skip duplicates when told to, and know them by this status alone.
    if (error.code == ErrorCode::Duplicate)
        return Reply::error(409, u"A package with the same name and version already exists"_s);
    return refusal(error, {});
}

/// The first part of a form, whatever its name, or the bare body.
std::unique_ptr<StagedBlob> takeFile(Body &body)
{
    if (body.file)
        return std::move(body.file);
    return body.fields.empty() ? nullptr : std::move(body.fields.front().file);
}

Reply noSuchPackage(const Coordinates &coordinates)
{
    return Reply::error(404,
                        u"404 Package Not Found - There is no %1 %2 that these symbols belong "
                        "to. Push the package first."_s.arg(coordinates.name, coordinates.version));
}

bool hasPackage(const Call &call, const Coordinates &coordinates)
{
    const auto versions = call.store.version(call.scope, coordinates.type,
                                             canonicalName(coordinates.name), coordinates.version);
    return versions && newestFile(versions->constFirst(), u".nupkg");
}

Result<Inspection> inspectBlob(const StagedBlob &blob)
{
    return fromStaged(blob.path(),
                      [](QFile &file) { return inspectPackage(file, u"package.nupkg"_s); });
}

Reply publish(Call &call, bool symbolsOnly)
{
    std::unique_ptr<StagedBlob> blob = takeFile(call.body);
    if (!blob)
        return Reply::error(400, u"package is missing"_s);
    const Result<Inspection> found = inspectBlob(*blob);
    if (!found)
        return refused(found.error());
    const bool symbols = isSymbolFile(found->fileName);
    if (symbolsOnly && !symbols)
        return badRequest(u"%1 %2 is a package, not a symbol package."_s.arg(
            found->coordinates.name, found->coordinates.version));
    if (symbols && !hasPackage(call, found->coordinates))
        return noSuchPackage(found->coordinates);

    Publication publication;
    publication.project = call.scope;
    publication.coordinates = found->coordinates;
    publication.metadata = found->versionMetadata;
    publication.dependencies = found->dependencies;
    publication.description = found->description;
    publication.duplicateUnit = call.format->duplicateUnit();
    publication.actor = call.caller;
    QList<Fragment> fragments;
    if (symbols) {
        Result<QList<Fragment>> read = symbolFragments(*blob, found->coordinates);
        if (!read)
            return refused(read.error());
        fragments = std::move(*read);
    }
    publication.files.push_back(
        {found->fileName, std::move(blob), found->fileMetadata, std::move(fragments)});
    const Result<StoredVersion> stored = call.changes.publish(std::move(publication));
    if (!stored)
        return refused(stored.error());
    // The package may have been deleted since it was looked for.
    if (symbols && !newestFile(*stored, u".nupkg")) {
        (void)call.changes.removeVersion(stored->id, call.caller);
        return noSuchPackage(found->coordinates);
    }
    return Reply::json(QJsonObject{{u"message"_s, u"201 Created"_s}}, 201);
}

/// Does \a change to the version that the path names.
template<typename Change>
Reply withVersion(Call &call, int status, const Change &change)
{
    const Coordinates wanted{call.format->id(), call.param("name"), call.param("version")};
    if (const Result<void> good = call.format->check(wanted); !good)
        return badRequest(callerText(good.error()));
    const auto versions = call.store.version(call.scope, wanted.type, canonicalName(wanted.name),
                                             versionKey(wanted.version));
    if (!versions || versions->isEmpty())
        return packageNotFound();
    for (const StoredVersion &version : *versions) {
        if (const Result<void> done = change(version); !done)
            return refused(done.error());
    }
    return Reply::empty(status);
}

Reply setStatus(Call &call, int reply, Status status)
{
    return withVersion(call, reply, [&](const StoredVersion &version) {
        VersionChange change;
        change.status = status;
        change.statusMessage = QString(); // the protocol knows no reason
        return call.changes.change(version.id, change, call.caller);
    });
}

} // namespace

std::optional<Reply> pushPrecheck(const Call &call)
{
    return refuseLongForm(call);
}

Reply push(Call &call)
{
    return publish(call, false);
}

Reply pushSymbols(Call &call)
{
    return publish(call, true);
}

Reply remove(Call &call)
{
    return withVersion(call, 204, [&](const StoredVersion &version) {
        return call.changes.removeVersion(version.id, call.caller);
    });
}

Reply unlist(Call &call)
{
    return setStatus(call, 204, Status::Hidden);
}

Reply relist(Call &call)
{
    return setStatus(call, 200, Status::Default);
}

} // namespace packhouse::nuget
