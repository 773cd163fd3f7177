// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/packagesource.h"
#include "core/tokenvault.h"
#include "formats/formatlist.h"
#include "jobs/jobpool.h"
#include "net/retry.h"
#include "remotes/gitlab/gitlabremoval.h"

#include <memory>

namespace packhouse {

struct GitLabOptions
{
    QString id; ///< stable between runs; its token is in the vault under "remote/<id>"
    QString title; ///< empty: the host
    QUrl address; ///< without /api/v4
    /// Full paths of the projects and groups to show; empty: all that the token reaches.
    QStringList scopes;
    QString trash; ///< folder of this remote's deleted versions
    QString cache; ///< folder of files that were fetched to be looked into
    /// Instead of the vault's: for the registry of this computer's own user in another process.
    std::optional<QString> token;
    RestLimits limits = {.attempts = mostAttempts};
    NetOptions net;
    NameProbe probe; ///< empty: nobody is asked
};

/// A GitLab-compatible registry somewhere else. Work runs on a pool of its own, which is through
/// when the source is destroyed; what still runs then is cancelled first.
class GitLabSource final : public PackageSource
{
    Q_OBJECT

public:
    /// \a formats, \a clock and \a vault must outlive it.
    GitLabSource(GitLabOptions options, const FormatList &formats, const Clock &clock,
                 TokenVault &vault, QObject *parent = nullptr);
    ~GitLabSource() override;

    /// Reads the token again, after it was changed in the vault.
    void reloadToken();

    QString id() const override;
    QString title() const override;
    QString address() const override;
    bool isEmbedded() const override;
    /// What a token for reading only cannot do is known once scopes() was answered.
    SourceAbilities abilities() const override;
    QFuture<Result<QList<ScopeRow>>> scopes() override;
    QFuture<Result<QList<TypeCount>>> counts(const PackageQuery &query) override;
    QFuture<Result<PackagePage>> list(const PackageQuery &query, const QByteArray &cursor) override;
    QFuture<Result<PackageDetails>> details(const PackageKey &key) override;
    QFuture<Result<QList<StoredFile>>> files(const PackageKey &key, qint64 versionId) override;
    QFuture<Result<PublishCheck>> check(const PublishItem &item) override;
    QFuture<Result<RemovalPlan>> planRemoval(const RemovalChoice &choice, bool probe) override;
    QFuture<Result<QString>> localCopy(const PackageKey &key, const QString &version,
                                       const StoredFile &file) override;
    Job *publish(const QList<PublishItem> &items, QObject *parent) override;
    Job *run(const RemovalPlan &plan, QObject *parent) override;
    Job *download(const QList<DownloadItem> &items, QObject *parent) override;
    Administration *administration() override;

private:
    struct Shared;

    template<typename Work>
    auto run(Work work);
    void setProblem(const Text &problem);
    void setMayWrite(bool mayWrite);

    const GitLabOptions m_options;
    TokenVault &m_vault;
    std::shared_ptr<Shared> m_shared;
    JobPool m_jobs; ///< goes before what its work needs
    Text m_problem;
    bool m_mayWrite = true;
    bool m_hasToken = true; ///< until it is known that there is none
};

} // namespace packhouse
