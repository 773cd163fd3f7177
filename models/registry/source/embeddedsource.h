// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagesource.h"
#include "jobs/jobpool.h"
#include "registry/actions/context.h"

#include <atomic>
#include <memory>

namespace packhouse {

class EmbeddedAdministration;

/// The embedded registry as the window sees it. Work runs on a pool of its own, which is through
/// when the source is destroyed; jobs that still run then are cancelled first.
class EmbeddedSource final : public PackageSource
{
    Q_OBJECT

public:
    EmbeddedSource(const RegistryContext &context, QString address, QObject *parent = nullptr);
    ~EmbeddedSource() override;

    QString id() const override;
    QString title() const override;
    QString address() const override;
    bool isEmbedded() const override;
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

    /// Nothing is asked for and no job runs; answers may still wait in event queues.
    bool isIdle() const;

private:
    friend class EmbeddedAdministration;
    struct Changes;

    void emitChanges();

    RegistryContext m_context;
    QString m_address;
    std::atomic<bool> m_closing = false;
    JobPool m_jobs;
    std::shared_ptr<Changes> m_changes;
    std::shared_ptr<void> m_listening;
    std::unique_ptr<EmbeddedAdministration> m_administration;
};

} // namespace packhouse
