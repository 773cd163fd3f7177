// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/conan/handlers.h"
#include "formats/conan/lookup.h"
#include "formats/format.h"
#include "formats/registrypath.h"
#include "formats/support/refusal.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

namespace packhouse::conan {

using namespace Qt::StringLiterals;

namespace {

constexpr int MostNames = 1000; ///< of one upload

tl::unexpected<Error> noManifest()
{
    return fail(ErrorCode::NotFound, Text::of("404 No recipe manifest found"));
}

/// What clients without revisions get: the newest one of a recipe, or of a binary of that one.
struct Shown
{
    FilePlace place; ///< without a file's name
    Revision revision;
};
std::optional<Shown> shown(const RecipeLayout &layout, const QString &packageId)
{
    const Revision *latest = layout.latest();
    if (!latest)
        return std::nullopt;
    if (packageId.isEmpty())
        return Shown{{latest->id, {}, {}, {}}, *latest};
    const QList<Revision> packages = layout.packageRevisions(latest->id, packageId);
    if (packages.isEmpty())
        return std::nullopt;
    return Shown{{latest->id, packageId, packages.first().id, {}}, packages.first()};
}

/// protocol: v1 files/REF/RREV/export/FILE and files/REF/RREV/package/PID/PREV/FILE
QString fileUrl(const Call &call, const Reference &reference, const FilePlace &place)
{
    return QString::fromUtf8(call.baseUrl + registryPath(call, "conan") + "/v1/files/"
                             + reference.path() + '/'
                             + QUrl::toPercentEncoding(place.stored(), "/"));
}

QJsonObject urls(const Call &call, const Reference &reference, const Shown &what,
                 const QStringList &names)
{
    QJsonObject object;
    for (const QString &name : names) {
        FilePlace place = what.place;
        place.name = name;
        object.insert(name, fileUrl(call, reference, place));
    }
    return object;
}

Result<QJsonObject> snapshotOf(const Call &call, const Reference &, const RecipeLayout &layout)
{
    QJsonObject object;
    if (const auto what = shown(layout, call.param("pid"))) {
        const auto &files = what->revision.files;
        for (auto file = files.cbegin(); file != files.cend(); ++file)
            object.insert(file.key(), QString::fromLatin1(file->hashes.md5.toHex()));
    }
    return object;
}

Result<QJsonObject> urlsOf(const Call &call, const Reference &reference, const RecipeLayout &layout)
{
    const auto what = shown(layout, call.param("pid"));
    if (!what)
        return noManifest();
    return urls(call, reference, *what, what->revision.files.keys());
}

Result<QJsonObject> digestOf(const Call &call, const Reference &reference,
                             const RecipeLayout &layout)
{
    const auto what = shown(layout, call.param("pid"));
    if (!what)
        return noManifest();
    return urls(call, reference, *what, {u"conanmanifest.txt"_s});
}

Reply withManifest(Reply reply)
{
    return reply.status == 404 ? Reply::error(404, u"No recipe manifest found"_s)
                               : std::move(reply);
}

} // namespace

Reply snapshot(Call &call)
{
    Reply reply = document(call, "snapshot", snapshotOf);
    // Clients take an error for a remote that is broken, and {} for one that has nothing yet.
    return reply.status == 404 ? Reply::json(QJsonObject()) : reply;
}

Reply digest(Call &call)
{
    return withManifest(document(call, "digest", digestOf));
}

Reply downloadUrls(Call &call)
{
    return withManifest(document(call, "urls", urlsOf));
}

Reply uploadUrls(Call &call)
{
    const Result<Reference> reference = referenceOf(call);
    if (!reference)
        return refused(reference.error());
    const QJsonDocument body = QJsonDocument::fromJson(call.body.bytes);
    if (!body.isObject() || body.object().size() > MostNames)
        return badRequest(u"The body has to be an object of file names and sizes."_s);
    const QString package = call.param("pid");
    Shown what{{NoRevision, package, package.isEmpty() ? QString() : NoRevision, {}}, {}};
    QStringList names;
    const QStringList wanted = body.object().keys();
    for (const QString &name : wanted) {
        what.place.name = name;
        if (what.place.check())
            names.append(name);
    }
    return Reply::json(urls(call, *reference, what, names));
}

Reply downloadUnrevised(Call &call)
{
    const FilePlace place = placeOf(call);
    if (place.recipeRevision != NoRevision
        || (place.ofPackage() && place.packageRevision != NoRevision))
        return download(call);
    // "0" is where such clients publish, and stands for whatever they would be shown otherwise.
    const quint64 at = call.store.generation(call.format->id(), call.param("name"))->value();
    const Result<Reference> reference = referenceOf(call);
    if (!reference)
        return refused(reference.error());
    const Result<RecipeLayout> layout = layoutOf(call, *reference);
    if (!layout)
        return refused(layout.error());
    const bool own = layout->revision(NoRevision) != nullptr;
    if (own)
        return download(call);
    const auto what = shown(*layout, place.packageId);
    if (what && what->revision.files.contains(place.name))
        return served(call, what->revision.files.value(place.name), at);
    return notFound(place.ofPackage() ? u"Package file"_s : u"Recipe file"_s);
}

} // namespace packhouse::conan
