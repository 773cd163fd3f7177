// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "remotes/control/controlsource.h"

#include "jobs/sourcejobs.h"
#include "remotes/control/controladministration.h"
#include "remotes/control/controlshared.h"

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr int Threads = 6;

} // namespace

Result<std::unique_ptr<ControlSource>> ControlSource::open(const ControlOptions &options)
{
    const auto shared = std::make_shared<Shared>(options.find);
    const Result<RegistryGreeting> greeting = shared->link.await(actions::Greet, {},
                                                                 std::chrono::seconds(5));
    if (!greeting)
        return fail(greeting.error());
    return std::unique_ptr<ControlSource>(new ControlSource(shared, *greeting, options.silence));
}

ControlSource::ControlSource(std::shared_ptr<Shared> shared, const RegistryGreeting &greeting,
                             std::chrono::milliseconds silence)
    : m_shared(std::move(shared))
    , m_address(greeting.address)
    , m_jobs(Threads)
    , m_administration(std::make_unique<ControlAdministration>(*this))
{
    m_shared->source = this;
    const auto post = [shared = m_shared.get()](auto call) { shared->post(std::move(call)); };
    m_shared->feed = std::make_unique<ControlFeed>(
        m_shared->link, greeting, silence,
        ControlFeed::Listener{
            [post](const Change &change) {
                post([change](ControlSource &source) { emit source.changed(change); });
            },
            [post](const Text &problem) {
                post([problem](ControlSource &source) { emit source.reachableChanged(problem); });
            },
            [post](const RegistryGreeting &found) {
                post([found](ControlSource &source) { source.greeted(found); });
            }});
}

void ControlSource::greeted(const RegistryGreeting &greeting)
{
    m_address = greeting.address; // another process may have another port
    emit reachableChanged({});
    emit changed(Change::anything(greeting.journal));
}

ControlSource::~ControlSource()
{
    {
        const QMutexLocker lock(&m_shared->mutex);
        m_shared->source = nullptr;
    }
    m_shared->closing = true;
    m_jobs.close();
    m_shared->feed.reset();
}

QString ControlSource::id() const
{
    return u"embedded"_s; // the same registry, whichever process serves it
}

QString ControlSource::title() const
{
    return tr("This computer");
}

QString ControlSource::address() const
{
    return m_address;
}

bool ControlSource::isEmbedded() const
{
    return true;
}

SourceAbilities ControlSource::abilities() const
{
    return {};
}

QFuture<Result<QList<ScopeRow>>> ControlSource::scopes()
{
    return ask(actions::Scopes, Nothing());
}

QFuture<Result<QList<TypeCount>>> ControlSource::counts(const PackageQuery &query)
{
    return ask(actions::Counts, query);
}

QFuture<Result<PackagePage>> ControlSource::list(const PackageQuery &query,
                                                 const QByteArray &cursor)
{
    return ask(actions::List, ListQuestion{query, cursor});
}

QFuture<Result<PackageDetails>> ControlSource::details(const PackageKey &key)
{
    return ask(actions::Details, key);
}

QFuture<Result<QList<StoredFile>>> ControlSource::files(const PackageKey &, qint64 versionId)
{
    return ask(actions::Files, versionId);
}

QFuture<Result<PublishCheck>> ControlSource::check(const PublishItem &item)
{
    return ask(actions::Check, item);
}

QFuture<Result<RemovalPlan>> ControlSource::planRemoval(const RemovalChoice &choice, bool probe)
{
    using Promise = QPromise<Result<RemovalPlan>>;
    return QtConcurrent::run(
        m_jobs.threads(),
        [shared = m_shared, question = RemovalQuestion{choice, probe}](Promise &promise) {
            const auto goOn = [&](const QString &, qint64 done, qint64 total) {
                promise.setProgressRange(0, int(total));
                promise.setProgressValue(int(done));
                return !promise.isCanceled() && !shared->closing;
            };
            promise.addResult(shared->link.ask(actions::PlanRemoval, question, goOn));
        });
}

QFuture<Result<QString>> ControlSource::localCopy(const PackageKey &, const QString &,
                                                  const StoredFile &file)
{
    return ask(actions::LocalCopy, file);
}

Job *ControlSource::publish(const QList<PublishItem> &items, QObject *parent)
{
    const auto one = [shared = m_shared](const PublishItem &item, JobContext &,
                                         ItemBytes &bytes) -> Result<void> {
        const auto done = shared->link.ask(actions::Publish, item, toldTo(std::ref(bytes)));
        return done ? Result<void>() : fail(done.error());
    };
    return m_jobs.make(publishJob(items, one), parent);
}

Job *ControlSource::run(const RemovalPlan &plan, QObject *parent)
{
    const auto going = [](JobContext &job) {
        return toldTo([&job](qint64) { return !job.cancelled(); });
    };
    const auto check = [shared = m_shared, going](const RemovalPlan &todo,
                                                  JobContext &job) -> Result<void> {
        const auto holds = shared->link.ask(actions::CheckRemoval, todo, going(job));
        return holds ? Result<void>() : fail(holds.error());
    };
    RemovalPlan rest = plan;
    rest.packages.clear();
    const auto one = [shared = m_shared, going, rest](const PlannedPackage &package,
                                                      JobContext &job) {
        RemovalPlan own = rest;
        own.packages = {package};
        return shared->link.ask(actions::Remove, own, going(job));
    };
    const auto together = [shared = m_shared, rest](const QList<PlannedPackage> &some,
                                                    JobContext &) {
        RemovalPlan part = rest;
        part.packages = some;
        return shared->link.ask(actions::RemoveTogether, part);
    };
    return m_jobs.make(removalJob(plan, check, one, together), parent);
}

Job *ControlSource::download(const QList<DownloadItem> &items, QObject *parent)
{
    const auto one = [shared = m_shared](const DownloadItem &item, JobContext &,
                                         ItemBytes &bytes) -> Result<void> {
        const auto done = shared->link.ask(actions::Download, item, toldTo(std::ref(bytes)));
        return done ? Result<void>() : fail(done.error());
    };
    return m_jobs.make(downloadJob(items, one), parent);
}

Administration *ControlSource::administration()
{
    return m_administration.get();
}

Result<NameAnswer> ControlSource::probe(const NameQuestion &question) const
{
    return m_shared->link.ask(actions::ProbeName, question);
}

bool ControlSource::isIdle() const
{
    return m_jobs.threads()->activeThreadCount() == 0 && !m_administration->isAuditing();
}

} // namespace packhouse
