// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contract/packagesource.h"

/// What whoever looks after a registry may rely on, through whichever door. A test of a kind of
/// source calls each of these from a slot of its own, with a source that has an empty project.
namespace packhouse::contract {

inline void published(PackageSource &source, const QTemporaryDir &folder, const QString &project,
                      const QString &name, const QString &version)
{
    const std::unique_ptr<Job> job(source.publish(
        {genericItem(folder, project, name, version, name.toUtf8() + version.toUtf8())}, nullptr));
    QVERIFY(ends(job.get()));
    QVERIFY2(!job->error(), qPrintable(english(job->error().value_or(Error{}))));
}

inline void removed(PackageSource &source, const PackageKey &key, const QString &version)
{
    const std::unique_ptr<Job> job(
        contract::removal(source, {{{key, version}}, false, false, false}));
    QVERIFY(ends(job.get()));
    QCOMPARE(job->state(), Job::State::Done);
}

/// Waits for a change of these kinds; false when none is told.
inline bool hears(const QSignalSpy &changed, Kinds kinds)
{
    return QTest::qWaitFor(
        [&] {
            return std::any_of(changed.begin(), changed.end(), [kinds](const QVariantList &said) {
                return said.constFirst().value<Change>().has(kinds);
            });
        },
        Patience);
}

/// As answered(), for what has no answer.
inline void done(const QFuture<Result<void>> &future)
{
    QVERIFY(QTest::qWaitFor([&future] { return future.isFinished(); }, Patience));
    const Result<void> result = future.result();
    QVERIFY2(result, qPrintable(result ? QString() : english(result.error())));
}

inline Error denied(const QFuture<Result<void>> &future)
{
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, Patience))
        qFatal("The source did not answer.");
    const Result<void> result = future.result();
    return result ? Error{} : result.error();
}

inline void scopesAreAdded(PackageSource &source, const QString &project)
{
    QSignalSpy changed(&source, &PackageSource::changed);
    const QString path = topLevelOf(project) + u"-two/app"_s;
    const Scope added = answered(
        source.administration()->addScope(path, Level::Project, Visibility::Public));
    QCOMPARE(added.path, path);
    QCOMPARE(added.level, Level::Project);
    QCOMPARE(added.visibility, Visibility::Public);
    QVERIFY(hears(changed, Changed::Scopes));
    const QList<ScopeRow> rows = answered(source.scopes());
    QVERIFY(std::any_of(rows.begin(), rows.end(),
                        [&added](const ScopeRow &row) { return row.scope == added; }));
    QCOMPARE(
        refused(source.administration()->addScope(u"-bad-"_s, Level::Project, Visibility::Public))
            .code,
        ErrorCode::InvalidName);
}

inline void tokensAreMadeAndRevoked(PackageSource &source, const QString &project)
{
    QSignalSpy changed(&source, &PackageSource::changed);
    const QDateTime expires({2099, 1, 31}, {23, 59, 59}, Qt::UTC);
    const IssuedToken issued = answered(source.administration()->createToken(
        {TokenKind::Project, u"ci"_s, project, Right::Read | Right::Write, expires}));
    QVERIFY(!issued.secret.isEmpty());
    QVERIFY(hears(changed, Changed::Tokens));
    QList<Token> tokens = answered(source.administration()->tokens());
    QCOMPARE(tokens.size(), 1);
    QCOMPARE(tokens.constFirst().scope.path, project);
    QCOMPARE(tokens.constFirst().rights, Right::Read | Right::Write);
    QCOMPARE(tokens.constFirst().expires, expires);
    done(source.administration()->revokeToken(issued.token.id));
    tokens = answered(source.administration()->tokens());
    QVERIFY(tokens.constFirst().revoked);
    QCOMPARE(denied(source.administration()->revokeToken(4711)).code, ErrorCode::NotFound);
}

inline void deletedComesBackFromTheTrash(PackageSource &source, const QString &project)
{
    const QTemporaryDir folder;
    const PackageKey key{project, u"generic"_s, u"tool"_s};
    published(source, folder, project, u"tool"_s, u"1.0.0"_s);
    published(source, folder, project, u"tool"_s, u"2.0.0"_s);
    QSignalSpy changed(&source, &PackageSource::changed);
    removed(source, key, u"1.0.0"_s);
    removed(source, key, u"2.0.0"_s);
    QVERIFY(hears(changed, Changed::Trash));
    QList<TrashRow> rows = answered(source.administration()->trash());
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows.constFirst().scopePath, project);
    QVERIFY(rows.constFirst().deleted.isValid());
    const auto first = std::find_if(rows.begin(), rows.end(), [](const TrashRow &row) {
        return row.coordinates.version == u"1.0.0";
    });
    QVERIFY(first != rows.end());
    TrashRow nowhere;
    nowhere.versionId = 4711;
    // What is not there stops all of it.
    RestorePlan both;
    both.entries = {first->planned(), nowhere.planned()};
    const std::unique_ptr<Job> refused(source.administration()->restore(both, nullptr));
    QCOMPARE(refused->items().size(), 2);
    QVERIFY(ends(refused.get()));
    QCOMPARE(refused->error().value_or(Error{}).code, ErrorCode::Conflict);
    QCOMPARE(answered(source.administration()->trash()).size(), 2);
    const std::unique_ptr<Job> restored(restoring(source, {*first}));
    QVERIFY(ends(restored.get()));
    QCOMPARE(restored->state(), Job::State::Done);
    QCOMPARE(answered(source.details(key)).versions.size(), 1);
    rows = answered(source.administration()->trash());
    QCOMPARE(rows.size(), 1);
    const std::unique_ptr<Job> purged(source.administration()->purge(rows, nullptr));
    QVERIFY(ends(purged.get()));
    QCOMPARE(purged->state(), Job::State::Done);
    QVERIFY(answered(source.administration()->trash()).isEmpty());
}

/// What the window has not loaded is planned where it is kept; what came after the list that was
/// looked at stays.
inline void T5_aQueryIsPlannedByTheStore(PackageSource &source, const QString &project)
{
    const QTemporaryDir folder;
    QVERIFY(source.abilities().removeAll.isEmpty());
    for (const QString &name : {u"tool-a"_s, u"tool-b"_s, u"tool-c"_s, u"keep"_s})
        published(source, folder, project, name, u"1.0.0"_s);
    PackageQuery query;
    query.scopePath = project;
    query.text = u"tool"_s;
    query.limit = 1; // what is loaded
    const PackagePage page = answered(source.list(query, {}));
    QCOMPARE(page.rows.size(), 1);
    QCOMPARE(page.total, 3);
    published(source, folder, project, u"tool-a"_s, u"2.0.0"_s);
    published(source, folder, project, u"tool-d"_s, u"1.0.0"_s);

    RemovalChoice everything;
    everything.query = query;
    everything.generation = page.generation;
    const RemovalPlan plan = answered(source.planRemoval(everything, false));
    QCOMPARE(plan.packages.size(), 3);
    QCOMPARE(plan.versions(), 3);
    QCOMPARE(plan.newer, 2);
    for (const PlannedPackage &package : plan.packages)
        QVERIFY(!package.why.isEmpty());
    published(source, folder, project, u"tool-e"_s, u"1.0.0"_s);
    const std::unique_ptr<Job> job(source.run(plan, nullptr));
    QVERIFY(ends(job.get()));
    QCOMPARE(job->state(), Job::State::Done);
    QStringList left;
    query.limit = 256;
    query.text.clear();
    for (const PackageRow &row : answered(source.list(query, {})).rows)
        left.append(row.key.name + u' ' + row.latest);
    left.sort();
    QCOMPARE(left, (QStringList{u"keep 1.0.0"_s, u"tool-a 2.0.0"_s, u"tool-d 1.0.0"_s,
                                u"tool-e 1.0.0"_s}));
}

inline void N13_aPlanCanBeCancelled(PackageSource &source, const QString &project)
{
    const QTemporaryDir folder;
    for (const QString &name : {u"tool-a"_s, u"tool-b"_s})
        published(source, folder, project, name, u"1.0.0"_s);
    RemovalChoice everything;
    everything.query = PackageQuery{};
    QFuture<Result<RemovalPlan>> asked = source.planRemoval(everything, false);
    asked.cancel();
    QVERIFY(QTest::qWaitFor([&asked] { return asked.isFinished(); }, Patience));
    QVERIFY(asked.isCanceled());
    QCOMPARE(answered(source.planRemoval(everything, false)).packages.size(), 2);
}

/// The rows that were looked at are what is done; one that is gone stops all of it.
inline void T3_theTrashIsChangedAsItWasShown(PackageSource &source, const QString &project)
{
    const QTemporaryDir folder;
    const PackageKey key{project, u"generic"_s, u"tool"_s};
    for (const QString &version : {u"1.0.0"_s, u"2.0.0"_s, u"3.0.0"_s}) {
        published(source, folder, project, u"tool"_s, version);
        removed(source, key, version);
    }
    Administration &owner = *source.administration();
    const QList<TrashRow> shown = answered(owner.trash());
    QCOMPARE(shown.size(), 3);
    QCOMPARE(shown.first().fileIds.size(), 1);
    const std::unique_ptr<Job> other(owner.purge({shown.first()}, nullptr));
    QVERIFY(ends(other.get()));
    RestorePlan all;
    for (const TrashRow &row : shown)
        all.entries.append(row.planned());
    for (Job *stopped : {owner.restore(all, nullptr), owner.purge(shown, nullptr)}) {
        const std::unique_ptr<Job> owned(stopped);
        QVERIFY(ends(stopped));
        QCOMPARE(stopped->error().value_or(Error{}).code, ErrorCode::Conflict);
        QCOMPARE(answered(owner.trash()).size(), 2);
    }
    // One that cannot come back keeps the other.
    published(source, folder, project, u"tool"_s, u"1.0.0"_s);
    QCOMPARE(refused(owner.planRestore(shown.mid(1))).code, ErrorCode::Duplicate);
    all.entries.removeFirst();
    const std::unique_ptr<Job> taken(owner.restore(all, nullptr));
    QVERIFY(ends(taken.get()));
    QCOMPARE(taken->error().value_or(Error{}).code, ErrorCode::Duplicate);
    QCOMPARE(answered(owner.trash()).size(), 2);
    const std::unique_ptr<Job> purged(owner.purge(shown.mid(1), nullptr));
    QVERIFY(ends(purged.get()));
    QCOMPARE(purged->state(), Job::State::Done);
    QVERIFY(purged->items().first().done);
    QVERIFY(answered(owner.trash()).isEmpty());
}

inline void namesAreReservedAndFreed(PackageSource &source, const QString &project)
{
    const QTemporaryDir folder;
    published(source, folder, project, u"tool"_s, u"1.0.0"_s);
    QSignalSpy changed(&source, &PackageSource::changed);
    Administration &owner = *source.administration();
    done(owner.reserve({u"npm"_s, u"@acme/x"_s, u"ours"_s, {}, true}));
    QVERIFY(hears(changed, Changed::Reservations));
    const auto isThere = [&owner] {
        const QList<Reservation> all = answered(owner.reservations());
        return std::any_of(all.begin(), all.end(), [](const Reservation &one) {
            return one.type == u"npm" && one.canonicalName == u"@acme/x" && one.allowForwarding
                   && one.reason == u"ours" && one.since.isValid();
        });
    };
    QVERIFY(isThere());
    done(owner.unreserve({}, u"npm"_s, u"@acme/x"_s));
    QVERIFY(!isThere());
    QCOMPARE(denied(owner.unreserve({}, u"npm"_s, u"@acme/x"_s)).code, ErrorCode::NotFound);
    // What a publish reserved is its top-level group's.
    const QString group = topLevelOf(project);
    QCOMPARE(denied(owner.narrowReservation(u"generic"_s, u"tool"_s, {group})).code,
             ErrorCode::NotFound);
    QVERIFY(english(denied(owner.unreserve({}, u"generic"_s, u"tool"_s)).remedy).contains(group));
    done(owner.unreserve(group, u"generic"_s, u"tool"_s));
}

inline void policiesAreSetAndInherited(PackageSource &source, const QString &project)
{
    Administration &owner = *source.administration();
    const Policy before = answered(owner.policy(project, u"npm"_s));
    QVERIFY(before.forwardingFrom.isNull());
    QSignalSpy changed(&source, &PackageSource::changed);
    PolicySetting setting;
    setting.type = u"npm"_s;
    setting.forwarding = Forwarding::ProxyKeep;
    setting.duplicateException = u"beta.*"_s;
    setting.maxFileSize = qint64(5) << 32;
    done(owner.setPolicy(project, setting));
    QVERIFY(hears(changed, Changed::Policies));
    Policy policy = answered(owner.policy(project, u"npm"_s));
    QCOMPARE(policy.forwarding, Forwarding::ProxyKeep);
    QCOMPARE(policy.forwardingFrom, project);
    QCOMPARE(policy.duplicateException, u"beta.*"_s);
    QCOMPARE(policy.maxFileSize, qint64(5) << 32);
    QCOMPARE(policy.duplicatesAllowed, before.duplicatesAllowed);
    done(owner.inheritForwarding(project, u"npm"_s));
    policy = answered(owner.policy(project, u"npm"_s));
    QVERIFY(policy.forwardingFrom.isNull());
    QCOMPARE(policy.duplicateException, u"beta.*"_s);
    QCOMPARE(denied(owner.setPolicy(u"no/such"_s, setting)).code, ErrorCode::NotFound);
}

/// Where requests go is what somebody said yes to; through every door the same.
inline void upstreamsNeedAYes(PackageSource &source, const QString &)
{
    Administration &owner = *source.administration();
    const auto npm = [&] {
        for (const UpstreamRow &row : answered(owner.upstreams())) {
            if (row.type == u"npm")
                return row;
        }
        return UpstreamRow{};
    };
    QCOMPARE(npm().addresses, QStringList());
    QCOMPARE(denied(owner.acceptUpstream(u"npm"_s, u"http://me:you@127.0.0.1:1"_s, false)).code,
             ErrorCode::InvalidArgument);
    QCOMPARE(denied(owner.acceptUpstream(u"generic"_s, u"http://127.0.0.1:1"_s, false)).code,
             ErrorCode::Unsupported);
    QSignalSpy changed(&source, &PackageSource::changed);
    done(owner.acceptUpstream(u"npm"_s, u"http://127.0.0.1:1/npm/"_s, false));
    QVERIFY(hears(changed, Changed::Policies));
    QCOMPARE(npm().addresses, QStringList(u"http://127.0.0.1:1/npm"_s));
    QVERIFY(!npm().named && !npm().isPublic);
    done(owner.forgetUpstream(u"npm"_s));
    QCOMPARE(npm().addresses, QStringList());
    QCOMPARE(denied(owner.forgetUpstream(u"npm"_s)).code, ErrorCode::NotFound);
}

inline void activityIsReadInPages(PackageSource &source, const QString &project)
{
    const QTemporaryDir folder;
    for (const QString &version : {u"1.0"_s, u"2.0"_s, u"3.0"_s})
        published(source, folder, project, u"tool"_s, version);
    Administration &owner = *source.administration();
    const QList<ActivityRow> newest = answered(owner.activity(0, 2));
    QCOMPARE(newest.size(), 2);
    QVERIFY(newest.at(0).id > newest.at(1).id);
    QVERIFY(newest.at(0).subject.contains(u"3.0"_s));
    QCOMPARE(newest.at(0).action, u"publish"_s);
    const QList<ActivityRow> older = answered(owner.activity(newest.at(1).id, 1));
    QCOMPARE(older.size(), 1);
    QVERIFY(older.at(0).subject.contains(u"1.0"_s));
}

inline void everythingIsCounted(PackageSource &source, const QString &project)
{
    const QTemporaryDir folder;
    published(source, folder, project, u"tool"_s, u"1.0"_s);
    const std::unique_ptr<Job> twin(
        source.publish({genericItem(folder, project, u"twin"_s, u"1.0"_s, "tool1.0")}, nullptr));
    QVERIFY(ends(twin.get()));
    Administration &owner = *source.administration();
    const StorageTotals totals = answered(owner.totals());
    QCOMPARE(totals.packages, 2);
    QCOMPARE(totals.bytes, 14);
    QCOMPARE(totals.storedBytes, 7);
    const QList<DuplicateGroup> groups = answered(owner.duplicates());
    QCOMPARE(groups.size(), 1);
    QCOMPARE(groups.constFirst().kind, DuplicateKind::Bytes);
    QCOMPARE(groups.constFirst().places.size(), 2);
    QCOMPARE(groups.constFirst().places.constFirst().scopePath, project);
    const ExposureAnswer exposed = answered(owner.exposure({}));
    QVERIFY(exposed.whole);
    QCOMPARE(exposed.rows.size(), 2);
    QVERIFY(!exposed.rows.constFirst().exposure.text.isEmpty());
    PackageQuery query;
    query.scopePath = project;
    const QList<TypeCount> counts = answered(source.counts(query));
    QCOMPARE(counts.size(), 1);
    QCOMPARE(counts.constFirst().packages, 2);
}

inline void verifyFindsNothingWrong(PackageSource &source, const QString &project)
{
    const QTemporaryDir folder;
    published(source, folder, project, u"tool"_s, u"1.0"_s);
    const std::unique_ptr<Job> job(source.administration()->verify(nullptr));
    QVERIFY(ends(job.get()));
    QCOMPARE(job->state(), Job::State::Done);
    QVERIFY(job->items().isEmpty());
    QVERIFY(!job->error());
}

} // namespace packhouse::contract
