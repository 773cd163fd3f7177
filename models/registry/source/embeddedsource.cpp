// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/source/embeddedsource.h"

#include "jobs/sourcejobs.h"
#include "registry/actions/browsing.h"
#include "registry/actions/publishing.h"
#include "registry/actions/removal.h"
#include "registry/actions/viewing.h"
#include "registry/source/embeddedadministration.h"
#include "registry/store/store.h"

#include <QMutex>
#include <QtConcurrent>

using namespace Qt::StringLiterals;

namespace packhouse {

/// What changed since the window last heard of it; the store's writer may outlive the source.
struct EmbeddedSource::Changes
{
    QMutex mutex;
    EmbeddedSource *source = nullptr;
    Change gathered;
    bool posted = false;
};

namespace {

constexpr int SourceThreads = 4;

} // namespace

EmbeddedSource::EmbeddedSource(const RegistryContext &context, QString address, QObject *parent)
    : PackageSource(parent)
    , m_context(context)
    , m_address(std::move(address))
    , m_jobs(SourceThreads)
    , m_changes(std::make_shared<Changes>())
    , m_administration(std::make_unique<EmbeddedAdministration>(*this))
{
    m_context.actor.session = newActId(); // a window's, that can take back what it does
    m_changes->source = this;
    m_listening = m_context.store.onChange([changes = m_changes](const Change &change) {
        const QMutexLocker lock(&changes->mutex);
        changes->gathered.add(change);
        if (!changes->source || std::exchange(changes->posted, true))
            return;
        QMetaObject::invokeMethod(
            changes->source, [source = changes->source] { source->emitChanges(); },
            Qt::QueuedConnection);
    });
}

EmbeddedSource::~EmbeddedSource()
{
    m_closing = true;
    {
        const QMutexLocker lock(&m_changes->mutex);
        m_changes->source = nullptr;
    }
}

QString EmbeddedSource::id() const
{
    return EmbeddedId;
}

QString EmbeddedSource::title() const
{
    return tr("This computer");
}

QString EmbeddedSource::address() const
{
    return m_address;
}

bool EmbeddedSource::isEmbedded() const
{
    return true;
}

SourceAbilities EmbeddedSource::abilities() const
{
    return {};
}

QFuture<Result<QList<ScopeRow>>> EmbeddedSource::scopes()
{
    return QtConcurrent::run(m_jobs.threads(),
                             [context = m_context] { return context.store.scopes(context.actor); });
}

QFuture<Result<QList<TypeCount>>> EmbeddedSource::counts(const PackageQuery &query)
{
    return QtConcurrent::run(m_jobs.threads(),
                             [context = m_context, query] { return context.store.counts(query); });
}

QFuture<Result<PackagePage>> EmbeddedSource::list(const PackageQuery &query,
                                                  const QByteArray &cursor)
{
    return QtConcurrent::run(m_jobs.threads(), [context = m_context, query, cursor] {
        return listPackages(context, query, cursor);
    });
}

QFuture<Result<PackageDetails>> EmbeddedSource::details(const PackageKey &key)
{
    return QtConcurrent::run(m_jobs.threads(),
                             [context = m_context, key] { return packageDetails(context, key); });
}

QFuture<Result<QList<StoredFile>>> EmbeddedSource::files(const PackageKey &, qint64 versionId)
{
    return QtConcurrent::run(m_jobs.threads(), [context = m_context, versionId] {
        return filesOfVersion(context, versionId);
    });
}

QFuture<Result<PublishCheck>> EmbeddedSource::check(const PublishItem &item)
{
    return QtConcurrent::run(m_jobs.threads(),
                             [context = m_context, item] { return checkItem(context, item); });
}

QFuture<Result<RemovalPlan>> EmbeddedSource::planRemoval(const RemovalChoice &choice, bool probe)
{
    using Promise = QPromise<Result<RemovalPlan>>;
    return QtConcurrent::run(m_jobs.threads(), [context = m_context, &closing = m_closing, choice,
                                                probe](Promise &promise) {
        const auto goOn = [&](qint64 done, qint64 total) {
            promise.setProgressRange(0, int(total));
            promise.setProgressValue(int(done));
            return !promise.isCanceled() && !closing;
        };
        promise.addResult(packhouse::planRemoval(context, choice, probe, goOn));
    });
}

QFuture<Result<QString>> EmbeddedSource::localCopy(const PackageKey &, const QString &,
                                                   const StoredFile &file)
{
    return QtConcurrent::run(m_jobs.threads(),
                             [context = m_context, file] { return pathOfBytes(context, file); });
}

Job *EmbeddedSource::publish(const QList<PublishItem> &items, QObject *parent)
{
    const auto one = [context = m_context](const PublishItem &item, JobContext &,
                                           ItemBytes &bytes) -> Result<void> {
        const auto done = publishItem(context, item, std::ref(bytes));
        return done ? Result<void>() : fail(done.error());
    };
    return m_jobs.make(publishJob(items, one), parent);
}

Job *EmbeddedSource::run(const RemovalPlan &plan, QObject *parent)
{
    const auto check = [context = m_context](const RemovalPlan &todo, JobContext &job) {
        return checkRemoval(context, todo, [&job](qint64, qint64) { return !job.cancelled(); });
    };
    const auto one = [context = m_context, plan](const PlannedPackage &package, JobContext &job) {
        return removePlanned(context, plan, package,
                             [&job](qint64, qint64) { return !job.cancelled(); });
    };
    const auto together = [context = m_context, plan](const QList<PlannedPackage> &some,
                                                      JobContext &) {
        RemovalPlan part = plan;
        part.packages = some;
        return removeTogether(context, part);
    };
    return m_jobs.make(removalJob(plan, check, one, together), parent);
}

Job *EmbeddedSource::download(const QList<DownloadItem> &items, QObject *parent)
{
    const auto one = [context = m_context](const DownloadItem &item, JobContext &,
                                           ItemBytes &bytes) {
        return downloadItem(context, item, std::ref(bytes));
    };
    return m_jobs.make(downloadJob(items, one), parent);
}

Administration *EmbeddedSource::administration()
{
    return m_administration.get();
}

bool EmbeddedSource::isIdle() const
{
    return m_jobs.threads()->activeThreadCount() == 0 && !m_administration->isAuditing();
}

void EmbeddedSource::emitChanges()
{
    Change gathered;
    {
        const QMutexLocker lock(&m_changes->mutex);
        gathered = std::exchange(m_changes->gathered, {});
        m_changes->posted = false;
    }
    emit changed(gathered);
}

} // namespace packhouse
