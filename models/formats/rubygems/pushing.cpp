// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/format.h"
#include "formats/rubygems/handlers.h"
#include "formats/rubygems/publishing.h"
#include "formats/support/refusal.h"
#include "formats/support/stagedreading.h"
#include "formats/support/uploadbody.h"

#include <QJsonObject>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace packhouse::rubygems {

namespace {

/// The client prints what it is told.
Reply refused(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Duplicate:
        return Reply::error(409, u"409 Conflict - "_s + callerText(error), callerText(error));
    case ErrorCode::InvalidName:
    case ErrorCode::InvalidVersion:
    case ErrorCode::InvalidFile:
    case ErrorCode::HashMismatch:
    case ErrorCode::Unsupported:
        return Reply::error(422, u"422 Unprocessable Entity - "_s + callerText(error),
                            callerText(error));
    default:
        return refusal(error, callerText(error));
    }
}

/// What is asked to go, from the form or the query.
FullName wishedAway(const Call &call)
{
    QByteArray form = call.body.bytes;
    const QUrlQuery fields(QString::fromUtf8(form.replace('+', "%20")));
    const auto value = [&](const QString &key) {
        QString given = QString::fromUtf8(call.body.value(key.toLatin1()));
        if (given.isEmpty())
            given = fields.queryItemValue(key, QUrl::FullyDecoded);
        return (given.isEmpty() ? call.queryValue(key) : given).trimmed();
    };
    const QString platform = value(u"platform"_s);
    return {value(u"gem_name"_s), value(u"version"_s), platform.isEmpty() ? Ruby : platform};
}

/// Takes all files of one platform away, and the version with the last of them.
Result<void> remove(PackageChanges &changes, const StoredVersion &version, const StoredFile &gem,
                    const Caller &actor)
{
    QList<qint64> files;
    bool others = false;
    for (const StoredFile &file : version.files) {
        if (file.name == gem.name || file.name == gem.name.chopped(GemEnd.size()) + GemspecEnd)
            files.append(file.id);
        else
            others = others || file.name.endsWith(".gem"_L1);
    }
    return others ? changes.removeFiles(version.id, files, actor)
                  : changes.removeVersion(version.id, actor);
}

/// Whoever pushes the first gem of a project hears what holds of the others.
Text offerFor(const Call &call)
{
    const FormatId type = call.format->id();
    const auto names = call.store.names(call.scope, type, {}, 1);
    const auto policy = call.store.policy(call.scope, type);
    if (!names || !names->isEmpty() || !policy || !policy->duplicatesAllowed)
        return {};
    return Text::of("This is the first gem here. Whoever pushes other bytes of a version replaces "
                    "it; to have that refused: packhousectl policy set --scope %1 --type %2 "
                    "--duplicates refuse.",
                    call.scope.path, type);
}

} // namespace

std::optional<Reply> pushPrecheck(const Call &call)
{
    return refuseLongForm(call);
}

Reply push(Call &call)
{
    std::unique_ptr<StagedBlob> blob = takeUpload(call.body, "gem");
    if (!blob)
        return Reply::error(400, u"gem is missing"_s);
    const Result<GemFile> gem = fromStaged(blob->path(), readGem);
    if (!gem)
        return refused(gem.error());
    Publication publication;
    publication.project = call.scope;
    publication.coordinates = inspectionOf(*gem).coordinates;
    publication.actor = call.caller;
    publication.files.push_back({{}, std::move(blob), {}, {}});
    if (const Result<void> done = addGem(publication, 0, *gem, call.store, call.changes); !done)
        return refused(done.error());
    const Text offer = offerFor(call);
    const Result<StoredVersion> stored = call.changes.publish(std::move(publication));
    if (!stored)
        return refused(stored.error());
    QJsonObject answer{{u"message"_s, u"201 Created"_s}};
    // The client prints all of it.
    const Text notice = Text::sentences({call.changes.notice(), offer});
    if (!notice.isEmpty())
        answer.insert(u"notice"_s, english(notice));
    return Reply::json(answer, 201);
}

Result<std::unique_ptr<BodySink>> yankBody(const BodyContext &context)
{
    return context.contentType.toLower().startsWith("multipart/form-data") ? formBody(context)
                                                                           : smallBody(context);
}

Reply yank(Call &call)
{
    const FullName full = wishedAway(call);
    if (full.name.isEmpty() || full.version.isEmpty())
        return Reply::error(400, full.name.isEmpty() ? u"gem_name is missing"_s
                                                     : u"version is missing"_s);
    const auto found = call.store.version(call.scope, call.format->id(), full.name, full.version);
    if (!found && found.error().code != ErrorCode::NotFound)
        return Reply::error(found.error());
    for (const StoredVersion &version : found.value_or(QList<StoredVersion>())) {
        const StoredFile *gem = gemFor(version, full);
        if (!gem)
            continue;
        if (const auto removed = remove(call.changes, version, *gem, call.caller); !removed)
            return refused(removed.error());
        return Reply::text("Successfully deleted gem: " + full.text().toUtf8() + '\n',
                           "text/plain; charset=utf-8");
    }
    const QString platform = full.platform == Ruby ? QString() : u" for "_s + full.platform;
    return Reply::error(404, u"404 Not Found - There is no gem %1 %2%3 here."_s.arg(
                                 full.name.left(255), full.version.left(255), platform.left(255)));
}

} // namespace packhouse::rubygems
