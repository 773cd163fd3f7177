// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/terraform/handlers.h"

#include "formats/support/refusal.h"
#include "formats/support/stagedreading.h"
#include "formats/support/uploadbody.h"
#include "formats/terraform/names.h"
#include "formats/terraform/publishing.h"
#include "formats/terraform/terraformformat.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace packhouse::terraform {

namespace {

Coordinates coordinates(const Call &call)
{
    return {call.format->id(), call.param("name") + u'/' + call.param("system"),
            call.param("version")};
}

Reply refused(const Error &error)
{
    if (error.code == ErrorCode::Duplicate)
        return Reply::error(403, callerText(error));
    if (error.code == ErrorCode::Unsupported)
        return badRequest(callerText(error));
    return refusal(error, callerText(error));
}

/// All that can be refused without the body.
std::optional<Reply> checkRequest(const Call &call)
{
    for (const char *part : {"name", "system"}) {
        if (!isNamePart(call.param(part)))
            return Reply::error(400,
                                u"400 Bad request - "_s + english(checkName({}).error().remedy),
                                u"module_%1 is invalid"_s.arg(QString::fromLatin1(part)));
    }
    if (const Result<void> good = checkVersion(call.param("version")); !good)
        return Reply::error(400, u"400 Bad request - "_s + callerText(good.error()),
                            u"module_version is invalid"_s);
    if (const Result<void> good = checkFree(call.store, call.scope, coordinates(call), call.caller);
        !good)
        return refused(good.error());
    return std::nullopt;
}

} // namespace

std::optional<Reply> uploadPrecheck(const Call &call)
{
    if (std::optional<Reply> wrong = checkRequest(call))
        return wrong;
    if (std::optional<Reply> tooLong = refuseLongForm(call))
        return tooLong;
    const Result<void> allowed = call.changes.checkPublish(call.scope, coordinates(call),
                                                           archiveName(coordinates(call), u"tgz"_s),
                                                           DuplicateUnit::Version, call.caller);
    if (!allowed)
        return refused(allowed.error());
    return std::nullopt;
}

Reply upload(Call &call)
{
    std::unique_ptr<StagedBlob> blob = takeUpload(call.body, "file");
    if (!blob)
        return Reply::error(400, u"file is missing"_s);
    const Result<ModuleArchive> module = fromStaged(blob->path(), readDeclared);
    if (!module)
        return refused(module.error());
    Publication publication;
    publication.project = call.scope;
    publication.coordinates = coordinates(call);
    publication.actor = call.caller;
    publication.files.push_back({{}, std::move(blob), {}, {}});
    describe(publication, *module);
    // A name belongs to one project of its top group: looking and publishing are one step.
    const auto turn = static_cast<const TerraformFormat *>(call.format)->lock(call.scope);
    if (std::optional<Reply> wrong = checkRequest(call))
        return std::move(*wrong);
    const Result<StoredVersion> stored = call.changes.publish(std::move(publication));
    if (!stored)
        return refused(stored.error());
    return Reply::json(QJsonObject{{u"message"_s, u"201 Created"_s}}, 201);
}

} // namespace packhouse::terraform
