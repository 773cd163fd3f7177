// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/packagesource.h"
#include "formats/formatlist.h"
#include "remotes/gitlab/gitlablisting.h"

namespace packhouse {

/// Changes versions of a remote by its types' own protocols, as far as those have requests for it.
/// What a remote does not tell (the text of a deprecation) is neither compared nor taken back.
class GitLabChanges
{
public:
    GitLabChanges(GitLabApi &api, GitLabListing &listing, const FormatList &formats,
                  const Clock &clock, QString remoteId);

    /// Why not, though the type has it; empty: it can.
    Text whyNot(const FormatId &type, ActKind kind) const;
    /// As PackageSource has it.
    Result<ChangePlan> plan(const QList<ChangeItem> &items, const VersionAct &act) const;
    Result<void> check(const ChangePlan &plan) const;
    Result<void> change(const ChangedPackage &package) const;

private:
    Result<ChangedPackage> planned(const ChangeItem &item, const VersionAct &act,
                                   QStringList &already) const;
    /// Those of whole packages by version.
    Result<QList<ChangeItem>> oneByOne(const QList<ChangeItem> &items, ActKind kind) const;
    Result<void> tell(const PackageKey &key, const VersionAct &act, const QString &version) const;

    GitLabApi &m_api;
    GitLabListing &m_listing;
    const FormatList &m_formats;
    const Clock &m_clock;
    const QString m_remoteId;
};

} // namespace packhouse
