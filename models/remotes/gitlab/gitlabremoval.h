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

    /// Called with packages that are done, of all; of 0 while the list is being read. False stops
    /// it.
    using GoOn = std::function<bool(qint64 done, qint64 total)>;
    /// As PackageSource has it.
    Result<RemovalPlan> plan(const RemovalChoice &choice, bool probe, const GoOn &goOn) const;
    /// Whether all that the plan was made with still holds. Unsupported when it wants what a remote
    /// cannot do.
    Result<void> check(const RemovalPlan &plan) const;
    /// One package of a plan.
    Result<RemovalOutcome> remove(const RemovalPlan &plan, const PlannedPackage &package,
                                  JobContext &job) const;

private:
    struct Question
    {
        AskedFor whom;
        bool probe = false;
    };
    struct Assessment
    {
        Evidence evidence;
        QList<StoredVersion> going; ///< with files
        RiskBasis basis; ///< of it what a remote tells
    };

    /// The packages of a list, all of its pages.
    Result<QList<RemovalItem>> listed(const PackageQuery &query, const GoOn &goOn) const;
    /// \a all: versions of the package; \a going: those of them that go.
    Result<Assessment> assess(const PackageKey &key, const QList<RemoteVersion> &all,
                              const QList<RemoteVersion> &going, Question question) const;
    /// Answers the folder.
    Result<QString> keep(const RemoteVersion &version, const QList<StoredFile> &files,
                         JobContext &job) const;
    Result<void> removeOne(const RemovalPlan &plan, const RemoteVersion &version,
                           const QList<StoredFile> &files, JobContext &job) const;
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
