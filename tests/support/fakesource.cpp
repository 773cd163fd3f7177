// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fakesource.h"

#include "core/searchtext.h"
#include "insight/exposurefindings.h"
#include "support/fakejob.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

QFuture<Result<void>> FakeSource::done()
{
    return deliver<void>(failure ? Result<void>(fail(*failure)) : Result<void>());
}

void FakeSource::release()
{
    const auto held = std::exchange(m_held, {});
    for (const auto &finish : held)
        finish();
}

FakeSource::FakeSource(QObject *parent) : PackageSource(parent)
{
    m_scopes.append(Scope{});
}

QString FakeSource::address() const
{
    return embedded ? u"http://127.0.0.1:8970"_s : u"https://%1"_s.arg(sourceTitle);
}

void FakeSource::addScope(const QString &path, Level level)
{
    Scope scope;
    scope.id = m_scopes.size();
    scope.level = level;
    scope.path = path;
    for (const Scope &above : m_scopes) {
        if (above.path == path.section(u'/', 0, -2))
            scope.parent = above.id;
    }
    m_scopes.append(scope);
}

void FakeSource::add(const PackageRow &row)
{
    m_rows.append(row);
    m_sorted.clear();
    m_sortedFor.limit = -1;
}

PackageDetails &FakeSource::detailsOf(const PackageKey &key)
{
    PackageDetails &details = m_details[key.name];
    for (const PackageRow &row : m_rows) {
        if (row.key == key)
            details.row = row;
    }
    if (details.versions.isEmpty()) {
        for (int i = 0; i < std::min(details.row.versions, 40); ++i) {
            VersionRow version;
            version.id = i + 1;
            version.version = i == 0 ? details.row.latest
                                     : u"1.%1.0"_s.arg(details.row.versions - i);
            version.created = details.row.published.addDays(-7 * i);
            version.bytes = details.row.bytes / std::max(1, details.row.versions);
            version.files = 1;
            version.publisher = u"ci-web"_s;
            version.downloads = 1200 / (i + 1);
            details.versions.append(version);
        }
        if (!details.versions.isEmpty())
            details.versions.first().tags = {u"latest"_s};
    }
    return details;
}

QList<const PackageRow *> FakeSource::matching(const PackageQuery &query) const
{
    Scope scope;
    scope.path = query.scopePath;
    scope.level = query.scopePath.isEmpty() ? Level::Instance : Level::Group;
    const SearchText text = SearchText::of(query.text);
    const auto matches = [&](const PackageRow &row) {
        if (!scope.holds(row.key.scopePath)
            || (!query.type.isEmpty() && row.key.type != query.type))
            return false;
        if (!row.key.scopePath.startsWith(text.scope)
            || (!text.type.isEmpty() && row.key.type != text.type))
            return false;
        return std::all_of(text.words.begin(), text.words.end(), [&row](const QString &word) {
            return row.key.name.contains(word, Qt::CaseInsensitive) || row.latest.contains(word);
        });
    };
    QList<const PackageRow *> found;
    for (const PackageRow &row : m_rows) {
        if (matches(row))
            found.append(&row);
    }
    const auto less = [&query](const PackageRow *a, const PackageRow *b) {
        if (query.descending)
            std::swap(a, b);
        switch (query.sort) {
        case SortKey::Latest:
            return a->latest < b->latest;
        case SortKey::Versions:
            return a->versions < b->versions;
        case SortKey::Size:
            return a->bytes < b->bytes;
        case SortKey::Published:
            return a->published < b->published;
        default:
            return a->key.name < b->key.name;
        }
    };
    std::stable_sort(found.begin(), found.end(), less);
    return found;
}

QFuture<Result<QList<ScopeRow>>> FakeSource::scopes()
{
    QList<ScopeRow> rows;
    for (const Scope &scope : m_scopes) {
        const qint64 count = std::count_if(
            m_rows.begin(), m_rows.end(),
            [&](const PackageRow &row) { return scope.holds(row.key.scopePath); });
        rows.append({scope, count});
    }
    return answer(rows);
}

QFuture<Result<QList<TypeCount>>> FakeSource::counts(const PackageQuery &query)
{
    QMap<FormatId, qint64> counted;
    for (const PackageRow *row : matching(query))
        ++counted[row->key.type];
    QList<TypeCount> counts;
    for (auto it = counted.begin(); it != counted.end(); ++it)
        counts.append({it.key(), it.value()});
    return answer(counts);
}

QFuture<Result<PackagePage>> FakeSource::list(const PackageQuery &query, const QByteArray &cursor)
{
    queries.append(query);
    const auto same = [](const PackageQuery &a, const PackageQuery &b) {
        return a.scopePath == b.scopePath && a.type == b.type && a.text == b.text
               && a.sort == b.sort && a.descending == b.descending && b.limit >= 0;
    };
    if (m_sorted.isEmpty() || !same(query, m_sortedFor)) {
        m_sorted = matching(query);
        m_sortedFor = query;
    }
    PackagePage page;
    page.total = m_sorted.size();
    const qsizetype from = cursor.toLongLong();
    const qsizetype to = std::min<qsizetype>(
        m_sorted.size(), from + std::max(pageCap, 1) * qsizetype(std::max(1, query.limit / 256)));
    for (qsizetype i = from; i < to; ++i)
        page.rows.append(*m_sorted[i]);
    if (to < m_sorted.size())
        page.next = QByteArray::number(to);
    ++pagesServed;
    rowsServed += int(page.rows.size());
    return answer(page);
}

QFuture<Result<PackageDetails>> FakeSource::details(const PackageKey &key)
{
    return counted(u"details", detailsOf(key));
}

QFuture<Result<QList<StoredFile>>> FakeSource::files(const PackageKey &key, qint64 versionId)
{
    if (m_files.contains(key.name))
        return answer(m_files.value(key.name));
    StoredFile file;
    file.id = 1;
    file.versionId = versionId;
    file.name = key.name.section(u'/', -1) + u"-%1.tgz"_s.arg(versionId);
    file.size = 1'248'331;
    file.hashes = {QByteArray(16, '\xc0'), QByteArray(20, '\x9f'), QByteArray(32, '\x4b'),
                   QByteArray(64, '\xa5')};
    file.created = QDateTime({2026, 11, 22}, {16, 0}, Qt::UTC);
    return answer(QList<StoredFile>{file});
}

QFuture<Result<PublishCheck>> FakeSource::check(const PublishItem &item)
{
    return answer(checks.value(item.fileName, publishCheck));
}

QFuture<Result<RemovalPlan>> FakeSource::planRemoval(const RemovalChoice &choice, bool probe)
{
    removalChoices.append(choice);
    probes += probe ? 1 : 0;
    if (planSteps.second > 0)
        return stuckAt<RemovalPlan>(planSteps);
    QList<RemovalItem> items = choice.items;
    if (choice.query) {
        for (const PackageRow *row : matching(*choice.query))
            items.append({row->key, {}});
    }
    RemovalPlan plan;
    plan.head = PlanHead::now(sourceId, u"you"_s, QDateTime::currentDateTimeUtc());
    for (const RemovalItem &item : std::as_const(items)) {
        const auto known = std::find_if(
            plan.packages.begin(), plan.packages.end(),
            [&item](const PlannedPackage &package) { return package.key == item.key; });
        const PlannedVersion version{
            QString::number(plan.packages.size() + 1), item.version, {u"1"_s}, plannedBytes};
        if (known != plan.packages.end()) {
            known->versions.append(version);
            continue;
        }
        plan.packages.append({item.key,
                              item.version.isEmpty(),
                              {version},
                              risks.value(item.key.name, removalEvidence.risk),
                              removalEvidence.headline});
    }
    std::stable_sort(
        plan.packages.begin(), plan.packages.end(),
        [](const PlannedPackage &a, const PlannedPackage &b) { return a.risk > b.risk; });
    plan.evidence = removalEvidence;
    plan.evidence.probed = plan.evidence.probed || probe;
    return answer(plan);
}

QFuture<Result<QString>> FakeSource::localCopy(const PackageKey &, const QString &,
                                               const StoredFile &)
{
    return answer(localCopyPath);
}

Job *FakeSource::publish(const QList<PublishItem> &items, QObject *parent)
{
    published += items;
    auto *job = new FakeJob(u"Publishing %1 files"_s.arg(items.size()), parent);
    job->endsAtOnce = jobsEndAtOnce;
    QList<JobItem> done;
    for (const PublishItem &item : items)
        done.append({Text::name(item.fileName), true, std::nullopt});
    job->setItems(done);
    return job;
}

Job *FakeSource::run(const RemovalPlan &plan, QObject *parent)
{
    removals.append(plan);
    auto *job = new FakeJob(u"Deleting %1 packages"_s.arg(plan.packages.size()), parent);
    job->endsAtOnce = jobsEndAtOnce;
    return job;
}

Job *FakeSource::download(const QList<DownloadItem> &items, QObject *parent)
{
    downloads += items;
    auto *job = new FakeJob(u"Downloading %1 files"_s.arg(items.size()), parent);
    job->endsAtOnce = jobsEndAtOnce;
    return job;
}

Administration *FakeSource::administration()
{
    return can.administer.isEmpty() ? this : nullptr;
}

QFuture<Result<Scope>> FakeSource::addScope(const QString &path, Level level, Visibility visibility)
{
    addScope(path, level);
    m_scopes.last().visibility = visibility;
    emit changed({Changed::Scopes | Changed::Activity, QStringList{path}});
    return answer(m_scopes.last());
}

QFuture<Result<IssuedToken>> FakeSource::createToken(const NewToken &asked)
{
    IssuedToken issued;
    issued.token.id = tokenList.size() + 1;
    issued.token.kind = asked.kind;
    issued.token.name = asked.name;
    issued.token.rights = asked.rights;
    issued.token.scope.path = asked.scopePath;
    issued.token.expires = asked.expires;
    issued.secret = u"made-for-a-test"_s;
    if (!failure)
        tokenList.append(issued.token);
    return answer(issued);
}

QFuture<Result<void>> FakeSource::revokeToken(qint64 id)
{
    for (Token &token : tokenList) {
        if (token.id == id && !failure)
            token.revoked = true;
    }
    return done();
}

void FakeSource::removeTrashed(const QList<qint64> &versionIds)
{
    trashRows.removeIf([&](const TrashRow &row) { return versionIds.contains(row.versionId); });
    emit changed(Change::anything());
}

Job *FakeSource::trashJob(const QList<qint64> &ids, QList<qint64> FakeSource::*list,
                          QObject *parent)
{
    auto *job = new FakeJob(u"%1 versions"_s.arg(ids.size()), parent);
    job->endsAtOnce = jobsEndAtOnce;
    job->endError = failure;
    connect(job, &Job::finished, this, [this, job, ids, list] {
        if (job->state() != Job::State::Done)
            return;
        this->*list += ids;
        removeTrashed(ids);
    });
    return job;
}

QFuture<Result<RestorePlan>> FakeSource::planRestore(const QList<TrashRow> &rows)
{
    RestorePlan plan;
    for (const TrashRow &row : rows)
        plan.entries.append(row.planned());
    plan.latest = restoreMoves;
    return answer(plan);
}

Job *FakeSource::restore(const RestorePlan &plan, QObject *parent)
{
    QList<qint64> ids;
    for (const PlannedEntry &entry : plan.entries)
        ids.append(entry.version.id.toLongLong());
    return trashJob(ids, &FakeSource::restored, parent);
}

Job *FakeSource::purge(const QList<TrashRow> &rows, QObject *parent)
{
    QList<qint64> ids;
    for (const TrashRow &row : rows)
        ids.append(row.versionId);
    return trashJob(ids, &FakeSource::purged, parent);
}

QFuture<Result<void>> FakeSource::reserve(const Reservation &reservation)
{
    if (!failure)
        reservationList.append(reservation);
    return done();
}

QFuture<Result<void>> FakeSource::unreserve(const QString &scopePath, const FormatId &type,
                                            const QString &canonicalName)
{
    if (!failure) {
        reservationList.removeIf([&](const Reservation &row) {
            return row.scopePath == scopePath && row.type == type
                   && row.canonicalName == canonicalName;
        });
    }
    return done();
}

/// Each time everything: whoever asks about a state forgets it.
QFuture<Result<ExposureAnswer>> FakeSource::exposure(const ExposureQuestion &question)
{
    if (auditSteps.second > 0)
        return stuckAt<ExposureAnswer>(auditSteps);
    ExposureAnswer found;
    found.whole = true;
    found.state = ++exposureState;
    for (const ExposureRow &row : std::as_const(exposureRows)) {
        const Tone tone = row.exposure.tone;
        ++found.counts.all;
        found.counts.bad += tone == Tone::Bad;
        found.counts.warnings += tone == Tone::Warning;
        found.counts.unknown += tone == Tone::Unknown;
        found.counts.decisions += row.needsDecision();
    }
    if (question.rows)
        found.rows = exposureRows;
    std::sort(found.rows.begin(), found.rows.end(), isMoreUrgent);
    return counted(question.rows ? u"exposure" : u"exposureCounts", found);
}

QFuture<Result<void>> FakeSource::giveName(const FormatId &type, const QString &name,
                                           const QStringList &projectPaths)
{
    given << u"%1 %2: %3"_s.arg(type, name, projectPaths.join(u", "_s));
    return done();
}

QFuture<Result<void>> FakeSource::narrowReservation(const FormatId &type,
                                                    const QString &canonicalName,
                                                    const QStringList &topLevelPaths)
{
    if (!failure)
        narrowed << u"%1 %2: %3"_s.arg(type, canonicalName, topLevelPaths.join(u", "_s));
    return done();
}

QFuture<Result<void>> FakeSource::acceptUpstream(const FormatId &type, const QString &address,
                                                 bool isPublic)
{
    if (!failure) {
        acceptedUpstreams << type + u' ' + address + (isPublic ? u" public"_s : QString());
        upstreamRows.removeIf([&](const UpstreamRow &row) { return row.type == type; });
    }
    return done();
}

QFuture<Result<void>> FakeSource::forgetUpstream(const FormatId &type)
{
    if (!failure)
        upstreamRows.removeIf([&](const UpstreamRow &row) { return row.type == type; });
    return done();
}

QFuture<Result<void>> FakeSource::setPolicy(const QString &, const PolicySetting &setting)
{
    if (!failure)
        policySettings.append(setting);
    return done();
}

QFuture<Result<void>> FakeSource::inheritForwarding(const QString &scopePath, const FormatId &type)
{
    if (!failure)
        inherited.append(scopePath + u' ' + type);
    return done();
}

QFuture<Result<QList<ActivityRow>>> FakeSource::activity(qint64 before, int limit)
{
    ++timesAsked[QStringLiteral("activity")];
    QList<ActivityRow> rows;
    for (const ActivityRow &row : activityRows) {
        if ((before == 0 || row.id < before) && rows.size() < limit)
            rows.append(row);
    }
    return answer(rows);
}

Job *FakeSource::takeBack(const UndoableAct &act, QObject *parent)
{
    auto *job = new FakeJob(english(act.undo), parent);
    job->endsAtOnce = jobsEndAtOnce;
    job->endError = failure;
    connect(job, &Job::finished, this, [this, act] {
        takenBack << act.id;
        undoableActs.removeIf([&act](const UndoableAct &one) { return one.id == act.id; });
        emit changed(Change::anything());
    });
    return job;
}

Job *FakeSource::verify(QObject *parent)
{
    auto *job = new FakeJob(u"Verifying"_s, parent);
    job->endsAtOnce = jobsEndAtOnce;
    return job;
}

} // namespace packhouse
