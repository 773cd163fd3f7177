// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/conan/versionacts.h"

#include "formats/conan/layout.h"

namespace packhouse::conan {

using namespace Qt::StringLiterals;

namespace {

const QString Latest = u"latest"_s;

} // namespace

QList<ActRule> VersionActs::acts() const
{
    return {
        lacks(ActKind::Deprecate, Text::of("A deprecation of a recipe lies in its conanfile.py. "
                                           "Export the recipe again with one.")),
        lacks(ActKind::Yank, Text::of("Conan has no yank. Unlist it.")),
        has(ActKind::Unlist, Status::Hidden,
            Text::of("Searches leave it out. Who names it still gets it.")),
        lacks(ActKind::Hide, Text::of("Conan fetches every recipe that is named. Unlist it.")),
        movesOneTag(Latest, Text::of("Revision"),
                    Text::of("Conan takes this revision of the recipe for the latest, until a "
                             "newer one is uploaded.")),
        has(ActKind::Untag, Status::Default,
            Text::of("Conan takes the newest revision for the latest again.")),
    };
}

Result<void> VersionActs::admits(const VersionAct &act, const StoredVersion &version) const
{
    if (act.kind != ActKind::Tag && act.kind != ActKind::Untag)
        return {};
    if (act.tag != Latest) {
        return fail(ErrorCode::InvalidArgument, Text::of("Recipes have no tag but \"%1\".", Latest),
                    Text::of("Use that one."));
    }
    const RecipeLayout layout(version);
    if (act.kind == ActKind::Untag || layout.revision(act.text))
        return {};
    QStringList revisions;
    for (const Revision &one : layout.revisions())
        revisions.append(one.id);
    return fail(ErrorCode::InvalidArgument,
                Text::of("%1 has no revision \"%2\".", version.coordinates.name, act.text),
                Text::of("Give one of its revisions as the text: %1", revisions));
}

Result<QByteArray> VersionActs::retagged(const VersionAct &act, const StoredVersion &version,
                                         const QDateTime &now) const
{
    const QString revision = act.kind == ActKind::Tag ? act.text : QString();
    return ChosenLatest{revision, now}.in(version.metadata);
}

} // namespace packhouse::conan
