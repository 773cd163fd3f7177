// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/packagesource.h"
#include "formats/formatlist.h"
#include "formats/upstream.h"
#include "jobs/functionjob.h"
#include "remotes/gitlab/gitlablisting.h"

namespace packhouse {

/// What is known of a name at its type's public registry. \a ask: ask it, which tells it the name.
using NameProbe =
    std::function<ProbeResult(const FormatId &type, const QString &canonicalName, bool ask)>;

/// Deletes from a remote, which has no trash of its own that could be relied on: every file is
/// fetched and checked first, and kept here with a manifest; only then is the version deleted
/// there.
class GitLabRemoval
{
public:
    /// \a trash: folder of this remote's deleted versions, made when it is needed. Each version is
    /// a folder "ID-TIME" with manifest.json and files/1, files/2 …, since names from elsewhere are
    /// no names for files here.
    GitLabRemoval(GitLabApi &api, GitLabListing &listing, const FormatList &formats,
                  const Clock &clock, QString remoteId, QString trash, NameProbe probe);

    Result<Evidence> evidence(const RemovalPlan &plan, bool ask) const;
    /// One item of a plan. Unsupported when the plan wants what a remote cannot do.
    Result<void> remove(const RemovalPlan &plan, const RemovalItem &item, JobContext &job) const;

private:
    Result<QList<RemoteVersion>> chosen(const RemovalItem &item, AskedFor whom) const;
    Result<Evidence> assess(const RemovalItem &item, const QList<RemoteVersion> &versions,
                            const QList<RemoteVersion> &all, bool ask) const;
    /// Answers the folder.
    Result<QString> keep(const RemoteVersion &version, JobContext &job) const;
    Result<void> fetch(const RemoteVersion &version, const StoredFile &file, const QString &to,
                       JobContext &job, Hashes &found) const;

    GitLabApi &m_api;
    GitLabListing &m_listing;
    const FormatList &m_formats;
    const Clock &m_clock;
    const QString m_remoteId;
    const QString m_trash;
    const NameProbe m_probe;
};

} // namespace packhouse
