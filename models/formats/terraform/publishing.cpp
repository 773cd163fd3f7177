// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/terraform/publishing.h"

#include "formats/support/duplicates.h"
#include "formats/terraform/names.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse::terraform {

Result<void> checkFree(const PackageReader &store, const Scope &project,
                       const Coordinates &coordinates, const Caller &actor)
{
    const auto here = store.version(project, coordinates.type, coordinates.name,
                                    coordinates.version);
    if (here && !here->isEmpty())
        return fail(ErrorCode::Duplicate, Text::of("Package version already exists."),
                    Text::of("Publish %1 under a version other than %2.", coordinates.name,
                             coordinates.version));
    const Result<Scope> top = store.scope(project.path.section(u'/', 0, 0));
    if (!top || top->id == project.id)
        return {};
    // Whose it is, also when all of it is deleted; else whoever has any of it.
    const auto owners = store.nameOwners(*top, coordinates.type, coordinates.name);
    const auto everywhere = store.everywhere(*top, coordinates.type, coordinates.name);
    if (!owners || !everywhere)
        return fail(owners ? everywhere.error() : owners.error());
    QList<ScopeId> projects;
    for (const Scope &owner : *owners)
        projects << owner.id;
    if (projects.contains(project.id))
        return {};
    for (const StoredVersion &version : *everywhere)
        projects << version.project;
    projects.removeAll(project.id);
    if (projects.isEmpty())
        return {};
    const Result<Policy> policy = store.policy(*top, coordinates.type);
    if (!policy)
        return fail(policy.error());
    if (duplicatesAllowed(*policy, coordinates))
        return {};
    const Result<Scope> owner = store.scope(projects.first());
    const bool seen = owner && actor.may(Right::Read, *owner);
    return fail(ErrorCode::Duplicate,
                Text::of("A package with the same name already exists in the namespace"),
                seen ? Text::of("It is in %1; publish there, or under another name.", owner->path)
                     : Text::of("It is in another project; publish under another name."));
}

void describe(Publication &publication, const ModuleArchive &module)
{
    publication.metadata = module.versionMetadata();
    publication.dependencies = module.dependencies;
    publication.description = module.description();
    publication.duplicateUnit = DuplicateUnit::Version;
    for (NewFile &file : publication.files) {
        file.name = archiveName(publication.coordinates, module.kind);
        file.metadata = module.fileMetadata();
    }
}

} // namespace packhouse::terraform
