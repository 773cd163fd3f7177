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
    /// True where rules look at the other versions of a name, of all projects: admits() is asked.
    virtual bool looksAtOthers() const { return false; }
    /// Asked inside the transaction that publishes, so that no other publish can come between. \a
    /// known: what is downloadable of that name in any project.
    virtual Result<void> admits(const Publication &publication,
                                const QList<StoredVersion> &known) const
    {
        Q_UNUSED(publication)
        Q_UNUSED(known)
        return {};
    }
};

} // namespace packhouse
