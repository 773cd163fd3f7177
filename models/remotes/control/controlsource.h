// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagesource.h"
#include "jobs/jobpool.h"
#include "remotes/control/controllink.h"

#include <memory>

namespace packhouse {

class ControlAdministration;

struct ControlOptions
{
    FindServer find;
    /// Without a word for so long the other process counts as gone. It says something every 8 s, or
    /// every 16 where many windows ask.
    std::chrono::milliseconds silence{25'000};
};

/// The registry of this computer's own user that another process serves, with everything that the
/// registry of this process would have. It follows what changes there, whoever does it, and says
/// when that process goes and comes back. Work runs on a pool of its own, which is through when the
/// source is destroyed; what still runs then is cancelled first.
class ControlSource final : public PackageSource
{
    Q_OBJECT

public:
    /// Blocks until the other process has said who it is. Errors: as ControlLink::ask().
    static Result<std::unique_ptr<ControlSource>> open(const ControlOptions &options);
    ~ControlSource() override;

    QString id() const override;
    QString title() const override;
    QString address() const override;
    bool isEmbedded() const override; ///< files, trash and log are on this computer
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

    /// What an upstream of that registry says about a name. Blocks; from any thread.
    Result<NameAnswer> probe(const NameQuestion &question) const;
    /// Nothing is asked for and no job runs; answers may still wait in event queues.
    bool isIdle() const;

private:
    friend class ControlAdministration;
    struct Shared;

    ControlSource(std::shared_ptr<Shared> shared, const RegistryGreeting &greeting,
                  std::chrono::milliseconds silence);
    void greeted(const RegistryGreeting &greeting);
    /// Asks on the source's pool.
    template<typename In, typename Out>
    QFuture<Result<Out>> ask(const ControlAction<In, Out> &action, const In &input);

    std::shared_ptr<Shared> m_shared;
    QString m_address;
    JobPool m_jobs;
    std::unique_ptr<ControlAdministration> m_administration;
};

} // namespace packhouse
