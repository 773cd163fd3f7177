// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/conan/handlers.h"
#include "formats/conan/lookup.h"
#include "formats/format.h"

#include <QJsonArray>
#include <QJsonObject>

namespace packhouse::conan {

using namespace Qt::StringLiterals;

namespace {

tl::unexpected<Error> missing(const Text &what)
{
    return fail(ErrorCode::NotFound, Text::of("404 %1 Not Found", what));
}

QJsonObject objectOf(const Revision &revision)
{
    // Both clients read this spelling of the zone; not all of them read 'Z'.
    const QString time = revision.time.toUTC().toString(u"yyyy-MM-dd'T'HH:mm:ss.zzz"_s)
                         + u"+0000"_s;
    return {{u"revision"_s, revision.id}, {u"time"_s, time}};
}

QJsonArray arrayOf(const QList<Revision> &revisions)
{
    QJsonArray array;
    for (const Revision &revision : revisions)
        array.append(objectOf(revision));
    return array;
}

QJsonObject filesOf(const Revision &revision)
{
    QJsonObject files;
    for (auto file = revision.files.cbegin(); file != revision.files.cend(); ++file)
        files.insert(file.key(), QJsonObject());
    return {{u"files"_s, files}};
}

/// The revision that the path names, of the recipe or of a binary of it.
std::optional<Revision> named(const RecipeLayout &layout, const FilePlace &place)
{
    if (!place.ofPackage()) {
        const Revision *revision = layout.revision(place.recipeRevision);
        return revision ? std::optional(*revision) : std::nullopt;
    }
    const QList<Revision> all = layout.packageRevisions(place.recipeRevision, place.packageId);
    for (const Revision &revision : all) {
        if (revision.id == place.packageRevision)
            return revision;
    }
    return std::nullopt;
}

} // namespace

Reply latestRecipe(Call &call)
{
    return document(
        call, "latest",
        [](const Call &, const Reference &, const RecipeLayout &layout) -> Result<QJsonObject> {
            const Revision *latest = layout.latest();
            if (!latest)
                return missing(Text::of("Revision"));
            return objectOf(*latest);
        });
}

Reply recipeRevisions(Call &call)
{
    return document(call, "revisions",
                    [](const Call &, const Reference &reference,
                       const RecipeLayout &layout) -> Result<QJsonObject> {
                        if (!layout.latest())
                            return missing(Text::of("Package"));
                        return QJsonObject{{u"reference"_s, reference.text()},
                                           {u"revisions"_s, arrayOf(layout.revisions())}};
                    });
}

Reply latestPackage(Call &call)
{
    return document(call, "latest",
                    [](const Call &asked, const Reference &,
                       const RecipeLayout &layout) -> Result<QJsonObject> {
                        const FilePlace place = placeOf(asked);
                        const QList<Revision> all = layout.packageRevisions(place.recipeRevision,
                                                                            place.packageId);
                        if (all.isEmpty())
                            return missing(Text::of("Revision"));
                        return objectOf(all.first());
                    });
}

Reply packageRevisions(Call &call)
{
    return document(call, "revisions",
                    [](const Call &asked, const Reference &reference,
                       const RecipeLayout &layout) -> Result<QJsonObject> {
                        const FilePlace place = placeOf(asked);
                        const QString name = reference.text() + u'#' + place.recipeRevision + u':'
                                             + place.packageId;
                        return QJsonObject{
                            {u"packageReference"_s, name},
                            {u"reference"_s, name},
                            {u"revisions"_s, arrayOf(layout.packageRevisions(place.recipeRevision,
                                                                             place.packageId))}};
                    });
}

Reply listFiles(Call &call)
{
    return document(call, "files",
                    [](const Call &asked, const Reference &,
                       const RecipeLayout &layout) -> Result<QJsonObject> {
                        const FilePlace place = placeOf(asked);
                        const auto revision = named(layout, place);
                        if (!revision)
                            return missing(place.ofPackage() ? Text::of("Package files")
                                                             : Text::of("Recipe files"));
                        return filesOf(*revision);
                    });
}

Reply download(Call &call)
{
    const quint64 at = call.store.generation(call.format->id(), call.param("name"))->value();
    const Result<Reference> reference = referenceOf(call);
    if (!reference)
        return refused(reference.error());
    const Result<RecipeLayout> layout = layoutOf(call, *reference);
    if (!layout)
        return refused(layout.error());
    const FilePlace place = placeOf(call);
    const auto revision = named(*layout, place);
    if (revision && revision->files.contains(place.name))
        return served(call, revision->files.value(place.name), at);
    return notFound(place.ofPackage() ? u"Package file"_s : u"Recipe file"_s);
}

} // namespace packhouse::conan
