// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/publication.h"

namespace packhouse {

class PackageChanges;
class PackageReader;

/// A package type that has a hand in what is published, beyond its rules for names.
class Publishing
{
public:
    virtual ~Publishing() = default;
    /// The last hand on a publication made from an inspected file rather than by a client's
    /// request: what depends on the project (an apt distribution), or further files that go with
    /// it, which \a changes stages.
    virtual Result<void> complete(Publication &publication, const PackageReader &store,
                                  PackageChanges &changes) const
    {
        Q_UNUSED(publication)
        Q_UNUSED(store)
        Q_UNUSED(changes)
        return {};
    }
    /// Parts of a project that there are to choose from (an apt distribution's components), for
    /// Publication::part. Unset: the type has no such thing.
    virtual Result<std::optional<QStringList>> parts(const PackageReader &store,
                                                     const Scope &project) const
    {
        Q_UNUSED(store)
        Q_UNUSED(project)
        return std::optional<QStringList>();
    }
    /// Which versions of a name, in all projects of the top-level group, rules look at.
    enum class Others { None, SameVersion, All };
    virtual Others looksAtOthers(const Coordinates &coordinates) const
    {
        Q_UNUSED(coordinates)
        return Others::None;
    }
    /// What is downloadable of them, and whose the name is in that group.
    struct NameInGroup
    {
        QList<StoredVersion> versions;
        QList<ScopeId> owners; ///< empty: nobody's yet
    };
    /// Asked where looksAtOthers(), inside the transaction that publishes, so that no other publish
    /// can come between.
    virtual Result<void> admits(const Publication &publication, const NameInGroup &known) const
    {
        Q_UNUSED(publication)
        Q_UNUSED(known)
        return {};
    }

    /// True where a name says nothing about whose it is at the instance, but resolves there: the
    /// first project of all that published it is asked, unless it was given to another.
    virtual bool resolvesAtInstance() const { return false; }
    /// Names beside the package's own by which others ask for what this version holds: packages
    /// that were built of it, and what it says to provide or to replace.
    virtual QStringList answersFor(const StoredVersion &version) const
    {
        Q_UNUSED(version)
        return {};
    }
    /// Names whose owner owns this one too (a Go module's path owns the paths below it), the
    /// longest last.
    virtual QStringList namesAbove(const QString &canonicalName) const
    {
        Q_UNUSED(canonicalName)
        return {};
    }
};

} // namespace packhouse
