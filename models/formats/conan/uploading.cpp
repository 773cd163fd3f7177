// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/conan/conanfile.h"
#include "formats/conan/handlers.h"
#include "formats/conan/lookup.h"
#include "formats/conan/stored.h"
#include "formats/format.h"
#include "formats/support/refusal.h"
#include "formats/support/stagedreading.h"
#include "formats/support/uploadbody.h"

#include <QFile>
#include <QJsonObject>

#include <algorithm>

namespace packhouse::conan {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 LongestManifest = 4 << 20; ///< bytes that are compared

/// Which file of which recipe a PUT is for.
struct UploadTarget
{
    Reference reference;
    FilePlace place;

    Coordinates coordinates(const Call &call) const
    {
        return {call.format->id(), reference.name, reference.storedVersion()};
    }
    /// Without revisions, publishing again replaces; with them, bytes that differ are another's
    /// archive of the same content. Metadata changes without a revision.
    bool newestWins() const
    {
        const QString &last = place.ofPackage() ? place.packageRevision : place.recipeRevision;
        return last == NoRevision || place.isMetadata();
    }
};

Result<UploadTarget> uploadTargetOf(const Call &call, bool unrevised)
{
    const Result<Reference> reference = referenceOf(call);
    if (!reference)
        return fail(reference.error());
    const FilePlace place = placeOf(call);
    if (const Result<void> good = place.check(); !good)
        return fail(good.error());
    const bool zero = place.recipeRevision == NoRevision
                      && (!place.ofPackage() || place.packageRevision == NoRevision);
    const bool anyZero = place.recipeRevision == NoRevision
                         || (place.ofPackage() && place.packageRevision == NoRevision);
    if (unrevised ? !zero : anyZero) {
        return fail(ErrorCode::InvalidFile,
                    unrevised ? Text::of("Without revisions, the revision is \"0\".")
                              : Text::of("A revision is 32 or 40 hexadecimal digits, not \"0\"."));
    }
    return UploadTarget{*reference, place};
}

/// Conan 1 asks with an empty body whether the bytes are here already, and sends them otherwise.
bool isProbe(const Call &call)
{
    return call.headers.value("X-Checksum-Deploy").trimmed().compare("true", Qt::CaseInsensitive)
           == 0;
}

QByteArray announcedSha1(const Call &call)
{
    return call.headers.value("X-Checksum-Sha1").trimmed().toLower();
}

const StoredFile *newest(const StoredVersion &version, const QString &name)
{
    const auto found = std::find_if(version.files.crbegin(), version.files.crend(),
                                    [&](const StoredFile &file) { return file.name == name; });
    return found == version.files.crend() ? nullptr : &*found;
}

// 201 makes the client send nothing, so only when this very file has those bytes.
Reply answerProbe(const Call &call, const UploadTarget &target)
{
    const Result<StoredVersion> stored = storedRecipe(call, target.reference);
    const StoredFile *file = stored ? newest(*stored, target.place.stored()) : nullptr;
    if (file && file->hashes.sha1.toHex() == announcedSha1(call))
        return Reply::json(QJsonObject{{u"message"_s, u"201 Created"_s}}, 201);
    return notFound(u"File"_s);
}

QJsonObject objectOf(const StoredFile &file)
{
    const auto hex = [](const QByteArray &hash) { return QString::fromLatin1(hash.toHex()); };
    const QString time = file.created.toUTC().toString(Qt::ISODateWithMs);
    return {{u"id"_s, file.id},
            {u"package_id"_s, file.versionId},
            {u"created_at"_s, time},
            {u"updated_at"_s, time},
            {u"size"_s, file.size},
            {u"file_name"_s, file.name.section(u'/', -1)},
            {u"file_md5"_s, hex(file.hashes.md5)},
            {u"file_sha1"_s, hex(file.hashes.sha1)},
            {u"file_sha256"_s, hex(file.hashes.sha256)}};
}

/// Only what became whole is shown; a crash in between is mended by the client's next try.
Result<void> showWhenWhole(const Call &call, const StoredVersion &stored)
{
    if (stored.status != Status::Processing || !RecipeLayout(stored).latest())
        return {};
    VersionChange change;
    change.status = Status::Default;
    return call.changes.change(stored.id, change, call.caller);
}

/// An archive of the same content differs from run to run; any other file says that the revision
/// is not what it is taken for.
bool mayDiffer(const UploadTarget &target)
{
    const QString &name = target.place.name;
    return name.endsWith(u".tgz"_s) || name.endsWith(u".txz"_s) || name.endsWith(u".tzst"_s);
}

/// The recipe as it is stored, also while it is not shown yet: nothing is published, and what is
/// there told.
Result<StoredVersion> recipeNow(const Call &call, const UploadTarget &target)
{
    if (Result<StoredVersion> shown = storedRecipe(call, target.reference))
        return shown;
    Publication nothing;
    nothing.project = call.scope;
    nothing.coordinates = target.coordinates(call);
    nothing.duplicateUnit = call.format->duplicateUnit();
    nothing.actor = call.caller;
    return call.changes.publish(std::move(nothing));
}

/// The revision says that the content is the same, so the first archive of it stays.
Reply keptFirst(const Call &call, const UploadTarget &target)
{
    const Result<StoredVersion> kept = recipeNow(call, target);
    if (!kept)
        return refused(kept.error());
    // Whole, but a crash came before it was shown.
    if (const Result<void> shown = showWhenWhole(call, *kept); !shown)
        return Reply::error(shown.error());
    const StoredFile *first = newest(*kept, target.place.stored());
    return Reply::json(first ? objectOf(*first) : QJsonObject());
}

/// A manifest without its first line, which says when it was written: two machines export one
/// recipe at different times, and its revision is of the rest.
QByteArray listOf(QByteArray manifest)
{
    manifest.replace("\r\n", "\n");
    QByteArrayList lines = manifest.mid(manifest.indexOf('\n') + 1).trimmed().split('\n');
    std::sort(lines.begin(), lines.end());
    return lines.join('\n');
}

std::optional<QByteArray> sentManifest(const Call &call, const UploadTarget &target)
{
    if (target.place.name != u"conanmanifest.txt" || target.newestWins())
        return std::nullopt;
    const auto sent = fromStaged(call.body.file->path(), [](QFile &file) -> Result<QByteArray> {
        return file.read(LongestManifest);
    });
    return sent ? std::optional(*sent) : std::nullopt;
}

/// Whether a manifest that was sent says what the one says that the recipe has.
bool saysSame(const Call &call, const UploadTarget &target, const std::optional<QByteArray> &sent,
              const Result<StoredVersion> &recipe)
{
    const StoredFile *here = recipe && sent ? newest(*recipe, target.place.stored()) : nullptr;
    if (!here)
        return false;
    QFile bytes(call.store.blobPath(here->hashes));
    return openStored(bytes, here->name) && listOf(bytes.read(LongestManifest)) == listOf(*sent);
}

/// Whether the revision is whole and another is shown before it: who sends its manifest again, as
/// only forced uploads do, wants it to be the latest.
bool isOlder(const Call &call, const UploadTarget &target)
{
    const Result<RecipeLayout> layout = layoutOf(call, target.reference);
    if (!layout)
        return false;
    const FilePlace &place = target.place;
    const QList<Revision> all = place.ofPackage() ? layout->packageRevisions(place.recipeRevision,
                                                                             place.packageId)
                                                  : layout->revisions();
    const QString &id = place.ofPackage() ? place.packageRevision : place.recipeRevision;
    return !all.isEmpty() && all.first().id != id
           && std::any_of(all.begin(), all.end(),
                          [&](const Revision &revision) { return revision.id == id; });
}

Reply stored(Call &call, const UploadTarget &target)
{
    const std::optional<QByteArray> manifest = sentManifest(call, target);
    const bool again = manifest && isOlder(call, target)
                       && saysSame(call, target, manifest, storedRecipe(call, target.reference));
    Publication publication;
    publication.project = call.scope;
    publication.coordinates = target.coordinates(call);
    publication.newStatus = Status::Processing;
    publication.duplicateUnit = call.format->duplicateUnit();
    publication.identicalIsFine = !again;
    publication.newestWins = target.newestWins() || again;
    publication.actor = call.caller;
    NewFile file{target.place.stored(), std::move(call.body.file), {}, {}};
    if (const Result<void> described = describe(target.reference, target.place, file, publication);
        !described)
        return refused(described.error());
    publication.files.push_back(std::move(file));
    const Result<StoredVersion> version = call.changes.publish(std::move(publication));
    if (!version && version.error().code == ErrorCode::Duplicate) {
        if (mayDiffer(target)
            || (manifest && saysSame(call, target, manifest, recipeNow(call, target))))
            return keptFirst(call, target);
        return badRequest(
            u"Validation failed: %1 has already been taken by other bytes: a revision "
            "never changes. Export or build it again."_s.arg(target.place.name));
    }
    if (!version)
        return refused(version.error());
    if (const Result<void> shown = showWhenWhole(call, *version); !shown)
        return Reply::error(shown.error());
    const StoredFile *added = newest(*version, target.place.stored());
    return Reply::json(added ? objectOf(*added) : QJsonObject());
}

std::optional<Reply> precheck(const Call &call, bool unrevised)
{
    if (isProbe(call))
        return std::nullopt;
    const Result<UploadTarget> target = uploadTargetOf(call, unrevised);
    if (!target)
        return refused(target.error());
    if (std::optional<Reply> large = refuseLongFile(call))
        return large;
    const Result<void> allowed = call.changes.checkPublish(
        call.scope, target->coordinates(call), {}, call.format->duplicateUnit(), call.caller);
    if (!allowed)
        return refused(allowed.error());
    return std::nullopt;
}

Reply take(Call &call, bool unrevised)
{
    const Result<UploadTarget> target = uploadTargetOf(call, unrevised);
    if (isProbe(call))
        return target ? answerProbe(call, *target) : notFound(u"File"_s);
    if (!target)
        return refused(target.error());
    if (!call.body.file)
        return badRequest(u"file is missing"_s);
    const QByteArray sha1 = announcedSha1(call);
    if (!sha1.isEmpty() && sha1 != call.body.file->hashes().sha1.toHex()) {
        return badRequest(u"X-Checksum-Sha1 does not match the bytes of %1. Upload it again."_s.arg(
            target->place.name));
    }
    return stored(call, *target);
}

} // namespace

std::optional<Reply> uploadPrecheck(const Call &call)
{
    return precheck(call, false);
}

Reply upload(Call &call)
{
    return take(call, false);
}

std::optional<Reply> uploadUnrevisedPrecheck(const Call &call)
{
    return precheck(call, true);
}

Reply uploadUnrevised(Call &call)
{
    return take(call, true);
}

} // namespace packhouse::conan
