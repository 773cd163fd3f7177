// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/source/embeddedsource.h"

#include "jobs/itemwork.h"
#include "registry/actions/browsing.h"
#include "registry/actions/publishing.h"
#include "registry/actions/removal.h"
#include "registry/actions/viewing.h"
#include "registry/source/embeddedadministration.h"
#include "registry/store/store.h"

#include <QFileInfo>
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

constexpr int Threads = 4;

} // namespace

EmbeddedSource::EmbeddedSource(const RegistryContext &context, QString address, QObject *parent)
    : PackageSource(parent)
    , m_context(context)
    , m_address(std::move(address))
    , m_jobs(Threads)
    , m_changes(std::make_shared<Changes>())
    , m_administration(std::make_unique<EmbeddedAdministration>(*this))
{
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
    {
        const QMutexLocker lock(&m_changes->mutex);
        m_changes->source = nullptr;
    }
}

QString EmbeddedSource::id() const
{
    return u"embedded"_s;
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

QFuture<Result<Evidence>> EmbeddedSource::evidence(const RemovalPlan &plan, bool probe)
{
    return QtConcurrent::run(m_jobs.threads(), [context = m_context, plan, probe] {
        return removalEvidence(context, plan, probe);
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
    JobPlan plan;
    for (const PublishItem &item : items)
        plan.items.append(Text::name(QFileInfo(item.filePath).fileName()));
    plan.title = plan.items.size() == 1 ? Text::of("Publish %1", plan.items.first())
                                        : Text::counted("Publish %n file(s)", plan.items.size());
    plan.countsBytes = true;
    plan.work = [context = m_context, items](JobContext &job) {
        qint64 total = 0;
        for (const int index : job.todo())
            total += QFileInfo(items.at(index).filePath).size();
        job.setTotal(total);
        ItemBytes bytes(job);
        return forEachItem(job, [&](int index) -> Result<void> {
            const PublishItem &item = items.at(index);
            job.setStep(Text::name(QFileInfo(item.filePath).fileName()));
            const auto published = publishItem(context, item, std::ref(bytes));
            bytes.endItem(QFileInfo(item.filePath).size());
            if (!published)
                return fail(published.error());
            return {};
        });
    };
    return m_jobs.make(std::move(plan), parent);
}

Job *EmbeddedSource::remove(const RemovalPlan &removal, QObject *parent)
{
    JobPlan plan;
    for (const RemovalItem &item : removal.items) {
        plan.items.append(Text::name(item.version.isEmpty() ? item.key.name
                                                            : item.key.name + u' ' + item.version));
    }
    plan.title = plan.items.size() == 1 ? Text::of("Delete %1", plan.items.first())
                                        : Text::counted("Delete %n package(s)", plan.items.size());
    plan.work = [context = m_context, removal](JobContext &job) {
        job.setTotal(job.todo().size());
        return forEachItem(job, [&](int index) -> Result<void> {
            const RemovalItem &item = removal.items.at(index);
            job.setStep(Text::name(item.key.name));
            const Result<int> removed = removeItem(context, removal, item);
            job.advance(1);
            if (!removed)
                return fail(removed.error());
            return {};
        });
    };
    return m_jobs.make(std::move(plan), parent);
}

Job *EmbeddedSource::download(const QList<DownloadItem> &items, QObject *parent)
{
    JobPlan plan;
    for (const DownloadItem &item : items)
        plan.items.append(Text::name(item.file.name));
    plan.title = plan.items.size() == 1 ? Text::of("Download %1", plan.items.first())
                                        : Text::counted("Download %n file(s)", plan.items.size());
    plan.countsBytes = true;
    plan.work = [context = m_context, items](JobContext &job) {
        qint64 total = 0;
        for (const int index : job.todo())
            total += items.at(index).file.size;
        job.setTotal(total);
        ItemBytes bytes(job);
        return forEachItem(job, [&](int index) {
            const DownloadItem &item = items.at(index);
            job.setStep(Text::name(item.file.name));
            const Result<void> written = downloadItem(context, item, std::ref(bytes));
            bytes.endItem(item.file.size);
            return written;
        });
    };
    return m_jobs.make(std::move(plan), parent);
}

Administration *EmbeddedSource::administration()
{
    return m_administration.get();
}

bool EmbeddedSource::isIdle() const
{
    return m_jobs.threads()->activeThreadCount() == 0;
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
