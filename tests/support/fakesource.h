// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/packagesource.h"
#include "items/formatinfo.h"

#include <QPromise>
#include <QTimer>

#include <functional>
#include <memory>

namespace packhouse {

/// A clock that stands still.
class FixedClock final : public Clock
{
public:
    QDateTime now() const override { return time; }
    QDateTime time = QDateTime({2026, 11, 22}, {18, 0}, Qt::UTC);
};

/// The package types of the pictures, with their letters and colours.
FormatInfoList fakeFormats();

/// A registry in memory, also its own administration. Answers come at once, after a while, never,
/// or as errors, as a test wishes.
class FakeSource
    : public PackageSource
    , public Administration
{
    Q_OBJECT

public:
    explicit FakeSource(QObject *parent = nullptr);

    /// The packages of the pictures: groups acme and lab, 18 rows in acme/web and some elsewhere.
    void seed();
    /// \a count generic packages in one project, named package-000000 and so on.
    void seedMany(int count, const QString &scopePath);
    void add(const PackageRow &row);
    void addScope(const QString &path, Level level);
    PackageDetails &detailsOf(const PackageKey &key);
    void setFiles(const QString &name, const QList<StoredFile> &files) { m_files[name] = files; }

    // How it behaves.
    int delay = 0; ///< ms before an answer
    bool hold = false; ///< answers wait for release()
    std::optional<Error> failure; ///< every question fails with it
    QString sourceId = QStringLiteral("embedded");
    QString sourceTitle = QStringLiteral("This computer");
    bool embedded = true;
    SourceAbilities can;
    int pageCap = 256;

    void release();

    // What it was asked.
    QList<PackageQuery> queries;
    QMap<QString, int> timesAsked; ///< "trash", "details" …: how often
    int pagesServed = 0;
    int rowsServed = 0;
    QList<PublishItem> published;
    QList<RemovalPlan> removals;
    QList<RemovalChoice> removalChoices;
    QList<DownloadItem> downloads;

    // What it answers besides packages.
    PublishCheck publishCheck{true, Text::of("new version"), Tone::Good, {}};
    QHash<QString, PublishCheck> checks; ///< by file name, before publishCheck
    Evidence removalEvidence;
    qint64 plannedBytes = 1'200'000; ///< of the one file of each planned version
    int probes = 0; ///< how often it was asked to ask the upstream
    QString localCopyPath;
    QList<Token> tokenList;
    QList<TrashRow> trashRows;
    QList<ActivityRow> activityRows;
    QList<ExposureRow> exposureRows;
    qint64 exposureState = 0;
    std::pair<int, int> auditSteps; ///< how far the audit is, and of how many; 0 of 0: it is done
    std::pair<int, int> planSteps; ///< the same of a plan to remove
    int cancelled = 0; ///< of those
    QHash<QString, Risk> risks; ///< by package name, where it is not that of removalEvidence
    QList<Reservation> reservationList;
    QStringList given; ///< "npm lodash: acme/web, acme/api"
    QStringList narrowed; ///< "npm lodash: acme, lab"
    QList<UpstreamRow> upstreamRows;
    QStringList acceptedUpstreams; ///< "npm ADDRESS", " public" behind it where it was marked
    QList<PolicySetting> policySettings;
    QStringList inherited; ///< "SCOPE TYPE" of each inheritForwarding()
    QList<DuplicateGroup> duplicateGroups;
    QList<SupersededFile> supersededFiles;
    QList<UndoableAct> undoableActs; ///< newest first
    QStringList takenBack; ///< by id
    StorageTotals storageTotals;
    QList<PackageLatest> restoreMoves; ///< what a restore moves
    QList<qint64> restored;
    QList<qint64> purged;
    bool jobsEndAtOnce = true;

    QString id() const override { return sourceId; }
    QString title() const override { return sourceTitle; }
    QString address() const override;
    bool isEmbedded() const override { return embedded; }
    SourceAbilities abilities() const override { return can; }
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

    QFuture<Result<Scope>> addScope(const QString &path, Level level, Visibility) override;
    QFuture<Result<QList<Token>>> tokens() override { return counted(u"tokens", tokenList); }
    QFuture<Result<IssuedToken>> createToken(const NewToken &token) override;
    QFuture<Result<void>> revokeToken(qint64 id) override;
    QFuture<Result<QList<TrashRow>>> trash() override { return counted(u"trash", trashRows); }
    QFuture<Result<RestorePlan>> planRestore(const QList<TrashRow> &rows) override;
    Job *restore(const RestorePlan &plan, QObject *parent) override;
    Job *purge(const QList<TrashRow> &rows, QObject *parent) override;
    QFuture<Result<QList<Reservation>>> reservations() override { return answer(reservationList); }
    QFuture<Result<void>> reserve(const Reservation &reservation) override;
    QFuture<Result<void>> unreserve(const QString &scopePath, const FormatId &type,
                                    const QString &canonicalName) override;
    QFuture<Result<void>> narrowReservation(const FormatId &type, const QString &canonicalName,
                                            const QStringList &topLevelPaths) override;
    QFuture<Result<Policy>> policy(const QString &, const FormatId &) override
    {
        return answer(Policy{});
    }
    QFuture<Result<void>> setPolicy(const QString &scopePath,
                                    const PolicySetting &setting) override;
    QFuture<Result<void>> inheritForwarding(const QString &scopePath,
                                            const FormatId &type) override;
    QFuture<Result<QList<UpstreamRow>>> upstreams() override
    {
        return counted(u"upstreams", upstreamRows);
    }
    QFuture<Result<void>> acceptUpstream(const FormatId &type, const QString &address,
                                         bool isPublic) override;
    QFuture<Result<void>> forgetUpstream(const FormatId &type) override;
    QFuture<Result<QList<ActivityRow>>> activity(qint64 before, int limit) override;
    QFuture<Result<QList<DuplicateGroup>>> duplicates() override
    {
        return counted(u"duplicates", duplicateGroups);
    }
    QFuture<Result<QList<SupersededFile>>> superseded() override
    {
        return counted(u"superseded", supersededFiles);
    }
    QFuture<Result<StorageTotals>> totals() override { return answer(storageTotals); }
    QFuture<Result<QList<UndoableAct>>> undoable(int most) override
    {
        return answer(undoableActs.first(std::min<qsizetype>(most, undoableActs.size())));
    }
    Job *takeBack(const UndoableAct &act, QObject *parent) override;
    QFuture<Result<ExposureAnswer>> exposure(const ExposureQuestion &question) override;
    QFuture<Result<void>> giveName(const FormatId &type, const QString &name,
                                   const QStringList &projectPaths) override;
    Job *verify(QObject *parent) override;

private:
    template<typename T>
    QFuture<Result<T>> answer(T value);
    template<typename T>
    QFuture<Result<T>> counted(QStringView what, const T &value)
    {
        ++timesAsked[what.toString()];
        return answer(value);
    }
    QFuture<Result<void>> done();
    /// An answer that never comes: it is so far, until somebody cancels it.
    template<typename T>
    QFuture<Result<T>> stuckAt(std::pair<int, int> steps);
    template<typename T>
    void waitForCancel(const std::shared_ptr<QPromise<Result<T>>> &asked);
    template<typename T>
    QFuture<Result<T>> deliver(Result<T> result);
    QList<const PackageRow *> matching(const PackageQuery &query) const;
    Job *trashJob(const QList<qint64> &ids, QList<qint64> FakeSource::*list, QObject *parent);
    void removeTrashed(const QList<qint64> &versionIds);

    QList<PackageRow> m_rows;
    QList<Scope> m_scopes;
    QHash<QString, PackageDetails> m_details; ///< by name
    QHash<QString, QList<StoredFile>> m_files; ///< by package name
    QList<std::function<void()>> m_held;
    PackageQuery m_sortedFor;
    QList<const PackageRow *> m_sorted;
};

template<typename T>
QFuture<Result<T>> FakeSource::deliver(Result<T> result)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    QFuture<Result<T>> future = promise->future();
    auto finish = [promise, result = std::move(result)] {
        promise->addResult(result);
        promise->finish();
    };
    if (hold)
        m_held.append(finish);
    else if (delay > 0)
        QTimer::singleShot(delay, this, finish);
    else
        finish();
    return future;
}

template<typename T>
void FakeSource::waitForCancel(const std::shared_ptr<QPromise<Result<T>>> &asked)
{
    if (asked->isCanceled()) {
        ++cancelled;
        asked->finish();
    } else {
        QTimer::singleShot(10, this, [this, asked] { waitForCancel(asked); });
    }
}

template<typename T>
QFuture<Result<T>> FakeSource::stuckAt(std::pair<int, int> steps)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    promise->setProgressRange(0, steps.second);
    promise->setProgressValue(steps.first);
    QTimer::singleShot(0, this, [this, promise] { waitForCancel(promise); });
    return promise->future();
}

template<typename T>
QFuture<Result<T>> FakeSource::answer(T value)
{
    return deliver<T>(failure ? Result<T>(fail(*failure)) : Result<T>(std::move(value)));
}

} // namespace packhouse
