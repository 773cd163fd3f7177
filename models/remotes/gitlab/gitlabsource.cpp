// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "remotes/gitlab/gitlabsource.h"

#include "jobs/sourcejobs.h"
#include "remotes/gitlab/gitlabchanges.h"
#include "remotes/gitlab/gitlabfiles.h"

#include <QFutureWatcher>
#include <QMutex>
#include <QtConcurrent>

namespace packhouse {

using namespace Qt::StringLiterals;

/// What the work needs; outlives the source while some of it is still ending.
struct GitLabSource::Shared
{
    Shared(const GitLabOptions &options, const FormatList &formats, const Clock &clock)
        : api(options.address, options.limits, options.net)
        , listing(api, formats, clock)
        , files(api, listing, formats, options.cache)
        , removal(api, listing, formats, clock, options.id, options.trash, options.probe)
        , changes(api, listing, formats, clock, options.id)
    {}

    /// Calls the source on its own thread, unless it is gone.
    template<typename Call>
    void post(Call call)
    {
        const QMutexLocker lock(&mutex);
        if (GitLabSource *receiver = source)
            QMetaObject::invokeMethod(
                receiver, [receiver, call] { call(*receiver); }, Qt::QueuedConnection);
    }
    void changed(const QString &path)
    {
        listing.forget();
        post([path](GitLabSource &receiver) {
            emit receiver.changed({Changed::Packages, QStringList{path}});
        });
    }

    GitLabApi api;
    GitLabListing listing;
    GitLabFiles files;
    GitLabRemoval removal;
    GitLabChanges changes;
    QMutex mutex;
    GitLabSource *source = nullptr;
};

namespace {

constexpr int Threads = 6;

RemoteWatch watch(JobContext &job, ItemBytes &bytes)
{
    return {[&bytes](qint64 done) { bytes(done); }, [&job] { return job.cancelled(); }};
}

} // namespace

GitLabSource::GitLabSource(GitLabOptions options, const FormatList &formats, const Clock &clock,
                           TokenVault &vault, QObject *parent)
    : PackageSource(parent)
    , m_options(std::move(options))
    , m_vault(vault)
    , m_shared(std::make_shared<Shared>(m_options, formats, clock))
    , m_jobs(Threads)
{
    m_shared->source = this;
    m_shared->api.onReached([shared = m_shared.get()](const Text &problem) {
        shared->post([problem](GitLabSource &source) { source.setProblem(problem); });
    });
    reloadToken();
}

GitLabSource::~GitLabSource()
{
    {
        const QMutexLocker lock(&m_shared->mutex);
        m_shared->source = nullptr;
    }
    m_jobs.close();
    m_shared->api.stop();
}

void GitLabSource::reloadToken()
{
    const auto use = [this](const Result<QString> &secret) {
        m_hasToken = secret.has_value() && !secret->isEmpty();
        const bool isNone = !secret && secret.error().code == ErrorCode::NotFound;
        m_shared->api.setToken(isNone ? Result<QString>(QString()) : secret);
    };
    if (m_options.token) {
        use(*m_options.token);
        return;
    }
    // Not QFuture::then(): a source may be removed while the keychain waits for its password.
    auto *watcher = new QFutureWatcher<Result<QString>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [watcher, use] {
        watcher->deleteLater();
        const QFuture<Result<QString>> answered = watcher->future();
        use(answered.resultCount() > 0
                ? answered.result()
                : Result<QString>(fail(ErrorCode::KeychainUnavailable,
                                       Text::of("The keychain did not answer."),
                                       Text::of("Unlock it and try again."), true)));
    });
    watcher->setFuture(m_vault.read(u"remote/"_s + m_options.id));
}

void GitLabSource::setProblem(const Text &problem)
{
    if (problem == m_problem)
        return;
    m_problem = problem;
    emit reachableChanged(problem);
}

void GitLabSource::setMayWrite(bool mayWrite)
{
    if (std::exchange(m_mayWrite, mayWrite) != mayWrite)
        emit changed(Change::anything());
}

QString GitLabSource::id() const
{
    return m_options.id;
}

QString GitLabSource::title() const
{
    return m_options.title.isEmpty() ? m_shared->api.host() : m_options.title;
}

QString GitLabSource::address() const
{
    return m_options.address.toString(QUrl::RemoveUserInfo | QUrl::StripTrailingSlash);
}

bool GitLabSource::isEmbedded() const
{
    return false;
}

SourceAbilities GitLabSource::abilities() const
{
    SourceAbilities abilities;
    abilities.administer = Text::of("The settings of %1 are changed there.", title());
    if (!m_hasToken)
        abilities.publish = Text::of("Give %1 a token in the remote's settings first.", title());
    else if (!m_mayWrite)
        abilities.publish = Text::of("The token of %1 is for reading only.", title());
    abilities.remove = abilities.publish;
    abilities.change = abilities.publish;
    if (abilities.remove.isEmpty() && m_shared->api.tokenKind() == RestToken::Kind::Deploy)
        abilities.remove = Text::of("A deploy token cannot delete packages.");
    return abilities;
}

template<typename Work>
auto GitLabSource::run(Work work)
{
    return QtConcurrent::run(m_jobs.threads(),
                             [shared = m_shared, work = std::move(work)] { return work(*shared); });
}

QFuture<Result<QList<ScopeRow>>> GitLabSource::scopes()
{
    return run([paths = m_options.scopes](Shared &shared) {
        Result<QList<ScopeRow>> rows = shared.listing.scopes(paths);
        if (!rows)
            return rows;
        if (const Result<bool> mayWrite = shared.api.mayWrite())
            shared.post([may = *mayWrite](GitLabSource &source) { source.setMayWrite(may); });
        return rows;
    });
}

QFuture<Result<QList<TypeCount>>> GitLabSource::counts(const PackageQuery &query)
{
    return run([query](Shared &shared) { return shared.listing.counts(query); });
}

QFuture<Result<PackagePage>> GitLabSource::list(const PackageQuery &query, const QByteArray &cursor)
{
    return run([query, cursor](Shared &shared) { return shared.listing.list(query, cursor); });
}

QFuture<Result<PackageDetails>> GitLabSource::details(const PackageKey &key)
{
    return run([key](Shared &shared) { return shared.listing.details(key); });
}

QFuture<Result<QList<StoredFile>>> GitLabSource::files(const PackageKey &key, qint64 versionId)
{
    return run([path = key.scopePath, versionId](Shared &shared) {
        return shared.api.files(path, versionId, AskedFor::View);
    });
}

QFuture<Result<PublishCheck>> GitLabSource::check(const PublishItem &item)
{
    return run([item](Shared &shared) { return shared.files.check(item); });
}

QFuture<Result<RemovalPlan>> GitLabSource::planRemoval(const RemovalChoice &choice, bool probe)
{
    using Promise = QPromise<Result<RemovalPlan>>;
    return QtConcurrent::run(
        m_jobs.threads(), [shared = m_shared, choice, probe](Promise &promise) {
            promise.addResult(
                shared->removal.plan(choice, probe, [&promise](qint64 done, qint64 total) {
                    promise.setProgressRange(0, int(total));
                    promise.setProgressValue(int(done));
                    return !promise.isCanceled();
                }));
        });
}

Text GitLabSource::whyNotChange(const FormatId &type, ActKind kind) const
{
    const Text generally = abilities().change;
    return generally.isEmpty() ? m_shared->changes.whyNot(type, kind) : generally;
}

QFuture<Result<ChangePlan>> GitLabSource::planChange(const QList<ChangeItem> &items,
                                                     const VersionAct &act)
{
    return run([items, act](Shared &shared) { return shared.changes.plan(items, act); });
}

QFuture<Result<QString>> GitLabSource::localCopy(const PackageKey &key, const QString &version,
                                                 const StoredFile &file)
{
    return run([key, version, file](Shared &shared) {
        return shared.files.localCopy(key, version, file);
    });
}

Job *GitLabSource::publish(const QList<PublishItem> &items, QObject *parent)
{
    const auto one = [shared = m_shared](const PublishItem &item, JobContext &job,
                                         ItemBytes &bytes) -> Result<Text> {
        Result<Text> done = shared->files.publish(item, watch(job, bytes));
        if (done)
            shared->changed(item.scopePath);
        return done;
    };
    return m_jobs.make(publishJob(items, one), parent);
}

Job *GitLabSource::run(const RemovalPlan &plan, QObject *parent)
{
    const auto check = [shared = m_shared](const RemovalPlan &todo, JobContext &) {
        return shared->removal.check(todo);
    };
    const auto one = [shared = m_shared, plan](const PlannedPackage &package, JobContext &job) {
        Result<RemovalOutcome> done = shared->removal.remove(plan, package, job);
        // Also after an error: of several versions some may be gone.
        shared->changed(package.key.scopePath);
        return done;
    };
    return m_jobs.make(removalJob(plan, check, one), parent);
}

Job *GitLabSource::change(const ChangePlan &plan, QObject *parent)
{
    const auto check = [shared = m_shared](const ChangePlan &todo, JobContext &) {
        return shared->changes.check(todo);
    };
    const auto one = [shared = m_shared](const ChangedPackage &package, JobContext &) {
        Result<void> done = shared->changes.change(package);
        // Also after an error: of several versions some may be changed.
        shared->changed(package.key.scopePath);
        return done;
    };
    return m_jobs.make(changeJob(plan, check, one), parent);
}

Job *GitLabSource::download(const QList<DownloadItem> &items, QObject *parent)
{
    const auto one = [shared = m_shared](const DownloadItem &item, JobContext &job,
                                         ItemBytes &bytes) {
        return shared->files.download(item, watch(job, bytes));
    };
    return m_jobs.make(downloadJob(items, one), parent);
}

Administration *GitLabSource::administration()
{
    return nullptr;
}

} // namespace packhouse
