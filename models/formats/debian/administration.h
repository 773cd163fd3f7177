// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagechanges.h"
#include "formats/debian/distribution.h"
#include "formats/managing.h"

namespace packhouse::debian {

class Works;

/// Making, changing and removing distributions, for the REST API and for the owner's actions alike.
class DistributionKeeper
{
public:
    DistributionKeeper(Works &works, const PackageReader &store, PackageChanges &changes,
                       const Scope &project, Caller actor)
        : m_works(works)
        , m_store(store)
        , m_changes(changes)
        , m_project(project)
        , m_actor(std::move(actor))
    {}

    /// "codename" has to be there; "signing_key" brings a secret key, else one is made.
    Result<Distribution> create(const Parameters &parameters);
    Result<Distribution> update(const QString &codename, const Parameters &parameters);
    /// Its packages stay, in no index.
    Result<void> remove(const QString &codename);
    /// By codename alone. NotFound.
    Result<Distribution> find(const QString &codename) const;

private:
    Result<void> giveKey(Distribution &distribution, const QByteArray &brought);
    Result<void> save(const Distribution &distribution);

    Works &m_works;
    const PackageReader &m_store;
    PackageChanges &m_changes;
    Scope m_project;
    Caller m_actor;
};

/// "distribution.add", "distribution.list", "distribution.remove", "distribution.key".
QStringList actions();
Result<QJsonObject> act(Works &works, const Action &action, const PackageReader &store,
                        PackageChanges &changes);

} // namespace packhouse::debian
