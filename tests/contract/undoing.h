// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contract/administration.h"

/// What a window can take back of what it did, whichever process keeps the registry, and what goes
/// of what is there twice.
namespace packhouse::contract {

inline QList<UndoableAct> acts(PackageSource &source)
{
    return answered(source.administration()->undoable(100));
}

/// "Undo …" of each act, the newest first.
inline QStringList undoTexts(PackageSource &source)
{
    QStringList texts;
    for (const UndoableAct &act : acts(source))
        texts << english(act.undo);
    return texts;
}

/// Takes an act back; why not, else an empty error.
inline Error takenBack(PackageSource &source, const UndoableAct &act)
{
    const std::unique_ptr<Job> job(source.administration()->takeBack(act, nullptr));
    if (!ends(job.get()))
        qFatal("The job did not end once.");
    return job->error().value_or(Error{});
}

/// The newest one.
inline Error takenBack(PackageSource &source)
{
    const QList<UndoableAct> all = acts(source);
    if (all.isEmpty())
        return {ErrorCode::NotFound, Text::of("Nothing can be taken back."), {}, false};
    return takenBack(source, all.constFirst());
}

inline void T8_actsAreTakenBackInOrder(PackageSource &source, const QString &project)
{
    const QTemporaryDir folder;
    const PackageKey tool{project, u"generic"_s, u"tool"_s};
    const PackageKey other{project, u"generic"_s, u"other"_s};
    for (const QString &version : {u"1.0"_s, u"2.0"_s, u"3.0"_s})
        published(source, folder, project, u"tool"_s, version);
    published(source, folder, project, u"other"_s, u"1.0"_s);
    QVERIFY(acts(source).isEmpty()); // a publish is taken away by deleting
    const std::unique_ptr<Job> two(removal(source, {{{tool, u"1.0"_s}, {tool, u"2.0"_s}}}));
    QVERIFY(ends(two.get()));
    removed(source, other, u"1.0"_s);
    QCOMPARE(undoTexts(source), (QStringList{u"Undo deleting other 1.0 in "_s + project,
                                             u"Undo deleting 2 versions of tool in "_s + project}));
    QVERIFY(takenBack(source).what.isEmpty());
    QCOMPARE(versionsOf(source, other), QStringList(u"1.0"_s));
    QCOMPARE(versionsOf(source, tool), QStringList(u"3.0"_s));
    QVERIFY(takenBack(source).what.isEmpty());
    QCOMPARE(versionsOf(source, tool).size(), 3);
    QVERIFY(acts(source).isEmpty());

    // What was restored goes again, and what was deleted before it still comes back.
    removed(source, other, u"1.0"_s);
    const std::unique_ptr<Job> restored(
        restoring(source, answered(source.administration()->trash())));
    QVERIFY(ends(restored.get()));
    QCOMPARE(undoTexts(source).constFirst(), u"Undo restoring other 1.0 in "_s + project);
    QVERIFY(takenBack(source).what.isEmpty());
    QCOMPARE(answered(source.administration()->trash()).size(), 1);
    QVERIFY(takenBack(source).what.isEmpty());
    QVERIFY(answered(source.administration()->trash()).isEmpty());
    QCOMPARE(takenBack(source).code, ErrorCode::NotFound);
}

inline void T8_whatBuildsOnItIsRefused(PackageSource &source, const QString &project)
{
    const QTemporaryDir folder;
    const PackageKey tool{project, u"generic"_s, u"tool"_s};
    const PackageKey other{project, u"generic"_s, u"other"_s};
    published(source, folder, project, u"tool"_s, u"1.0"_s);
    published(source, folder, project, u"tool"_s, u"2.0"_s);
    published(source, folder, project, u"other"_s, u"1.0"_s);
    removed(source, other, u"1.0"_s);
    const std::unique_ptr<Job> both(removal(source, {{{tool, {}}}}));
    QVERIFY(ends(both.get()));
    published(source, folder, project, u"tool"_s, u"2.0"_s);
    // The older one waits for its turn.
    QCOMPARE(takenBack(source, acts(source).constLast()).code, ErrorCode::Conflict);
    const Error taken = takenBack(source);
    QCOMPARE(taken.code, ErrorCode::Conflict);
    QVERIFY2(english(taken.what).contains(u"tool 2.0 was published again"_s),
             qPrintable(english(taken.what)));
    QVERIFY(!taken.remedy.isEmpty());
    // All of it or nothing. It stays the newest, and the older one may be taken back before it.
    QCOMPARE(versionsOf(source, tool), QStringList(u"2.0"_s));
    QCOMPARE(undoTexts(source), (QStringList{u"Undo deleting 2 versions of tool in "_s + project,
                                             u"Undo deleting other 1.0 in "_s + project}));
    QVERIFY(takenBack(source, acts(source).constLast()).what.isEmpty());
    QCOMPARE(versionsOf(source, other), QStringList(u"1.0"_s));
    // For good is for good, and is not offered.
    const std::unique_ptr<Job> forGood(removal(source, {{{other, u"1.0"_s}}, false, false, true}));
    QVERIFY(ends(forGood.get()));
    QCOMPARE(undoTexts(source), QStringList(u"Undo deleting 2 versions of tool in "_s + project));
}

/// \a other is another window on the same registry.
inline void T8_nobodyElsesActIsTouched(PackageSource &source, PackageSource &other,
                                       const QString &project)
{
    const QTemporaryDir folder;
    const PackageKey tool{project, u"generic"_s, u"tool"_s};
    published(source, folder, project, u"tool"_s, u"1.0"_s);
    published(source, folder, project, u"tool"_s, u"2.0"_s);
    removed(source, tool, u"1.0"_s);
    removed(other, tool, u"2.0"_s);
    QCOMPARE(undoTexts(source), QStringList(u"Undo deleting tool 1.0 in "_s + project));
    QCOMPARE(undoTexts(other), QStringList(u"Undo deleting tool 2.0 in "_s + project));
    // The other one brings it back and deletes it again: that deletion is his.
    QList<TrashRow> rows = answered(other.administration()->trash());
    rows.removeIf([](const TrashRow &row) { return row.coordinates.version != u"1.0"; });
    const std::unique_ptr<Job> restored(restoring(other, rows));
    QVERIFY(ends(restored.get()));
    removed(other, tool, u"1.0"_s);
    QCOMPARE(takenBack(source).code, ErrorCode::Conflict);
    QCOMPARE(answered(source.administration()->trash()).size(), 2);
    QCOMPARE(undoTexts(source), QStringList(u"Undo deleting tool 1.0 in "_s + project));
    // Nor is what the other one did taken back from here by its id.
    const std::unique_ptr<Job> stolen(
        source.administration()->takeBack(acts(other).constFirst(), nullptr));
    QVERIFY(ends(stolen.get()));
    QCOMPARE(stolen->error().value_or(Error{}).code, ErrorCode::Conflict);
    QCOMPARE(answered(source.administration()->trash()).size(), 2);
}

inline void T8_settingsAndNamesAreAsBefore(PackageSource &source, const QString &project)
{
    const QTemporaryDir folder;
    const QString second = project.section(u'/', 0, 0) + u"/second"_s;
    Administration &owner = *source.administration();
    (void)answered(owner.addScope(second, Level::Project, Visibility::Private));
    published(source, folder, project, u"tool"_s, u"1.0"_s);
    published(source, folder, second, u"tool"_s, u"1.0"_s);
    const auto state = [&] {
        QStringList all;
        for (const Reservation &one : answered(owner.reservations()))
            all << u"%1 %2 %3 %4 %5"_s.arg(one.scopePath, one.type, one.canonicalName, one.reason,
                                           one.since.toString(Qt::ISODateWithMs));
        const Policy policy = answered(owner.policy(project, u"npm"_s));
        all << u"%1 %2 %3"_s.arg(int(policy.forwarding))
                   .arg(policy.forwardingFrom.isNull())
                   .arg(policy.maxFileSize);
        for (const UpstreamRow &row : answered(owner.upstreams()))
            all << row.type + u' ' + row.addresses.join(u' ');
        for (const ExposureRow &row : answered(owner.exposure({0, true})).rows)
            all << row.scopePath + u' ' + row.name + u' ' + row.belongsTo.join(u' ');
        all.sort();
        return all;
    };
    const QStringList first = state();
    QList<QStringList> states{first};
    const auto changed = [&](const QFuture<Result<void>> &act) {
        done(act);
        states << state();
        QVERIFY2(states.constLast() != states.at(states.size() - 2),
                 qPrintable(undoTexts(source).constFirst()));
    };
    PolicySetting setting;
    setting.type = u"npm"_s;
    setting.forwarding = Forwarding::Off;
    setting.maxFileSize = 4711;
    changed(owner.setPolicy(project, setting));
    changed(owner.inheritForwarding(project, u"npm"_s));
    Reservation name;
    name.type = u"npm"_s;
    name.canonicalName = u"left-pad"_s;
    name.scopePath = topLevelOf(project);
    changed(owner.reserve(name));
    changed(owner.unreserve(name.scopePath, name.type, name.canonicalName));
    changed(owner.giveName(u"generic"_s, u"tool"_s, {second}));
    changed(owner.acceptUpstream(u"npm"_s, u"http://127.0.0.1:1/npm/"_s, false));
    changed(owner.forgetUpstream(u"npm"_s));
    QCOMPARE(acts(source).size(), 7);
    for (qsizetype i = states.size() - 2; i >= 0; --i) {
        const QString text = undoTexts(source).constFirst();
        const Error refusal = takenBack(source);
        QVERIFY2(refusal.what.isEmpty(), qPrintable(text + u": "_s + english(refusal.what)));
        QVERIFY2(state() == states.at(i), qPrintable(text));
    }
    // What somebody changed again is his.
    done(owner.setPolicy(project, setting));
    setting.maxFileSize = 12;
    done(owner.setPolicy(project, setting));
    QCOMPARE(acts(source).size(), 2);
    QVERIFY(takenBack(source).what.isEmpty());
    QCOMPARE(answered(owner.policy(project, u"npm"_s)).maxFileSize, 4711);
}

/// With what was chosen beside it.
inline void T8_allOfADeletionComesBack(PackageSource &source, const QString &project)
{
    const QTemporaryDir folder;
    const PackageKey tool{project, u"generic"_s, u"tool"_s};
    published(source, folder, project, u"tool"_s, u"1.0"_s);
    const auto before = answered(source.administration()->reservations());
    const std::unique_ptr<Job> job(removal(source, {{{tool, u"1.0"_s}}, true}));
    QVERIFY(ends(job.get()));
    QCOMPARE(acts(source).size(), 1);
    QVERIFY(takenBack(source).what.isEmpty());
    QCOMPARE(versionsOf(source, tool), QStringList(u"1.0"_s));
    const auto after = answered(source.administration()->reservations());
    QCOMPARE(after.size(), before.size());
    for (qsizetype i = 0; i < before.size(); ++i)
        QCOMPARE(int(after.at(i).by), int(before.at(i).by));
}

inline QList<SupersededFile> superseded(PackageSource &source)
{
    return answered(source.administration()->superseded());
}

/// A plan of files of a version that stays: what that version got since it was shown stays, too.
inline void T3_aCleanUpTellsOfFilesThatCame(PackageSource &source, const QString &project)
{
    const QTemporaryDir folder;
    const PublishItem old = genericItem(folder, project, u"tool"_s, u"1.0"_s, "old");
    publishAll(source, {old});
    publishAll(source, {genericItem(folder, project, u"tool"_s, u"1.0"_s, "newer")});
    const PackageKey tool = keyOf(old);
    const RemovalItem item{
        tool, u"1.0"_s, {QString::number(superseded(source).constFirst().fileId)}};
    const RemovalPlan plan = answered(source.planRemoval({item}, false));
    publishAll(source, {genericItem(folder, project, u"tool"_s, u"1.0"_s, "the newest")});
    const QString name = filesOf(source, tool).constLast().name;
    const std::unique_ptr<Job> job(source.run(plan, nullptr));
    QVERIFY(ends(job.get()));
    QCOMPARE(job->state(), Job::State::Done);
    QCOMPARE(filesOf(source, tool).size(), 2);
    const QList<JobItem> told = job->findings();
    QCOMPARE(told.size(), 1);
    QCOMPARE(english(told.constFirst().title), name + u" of tool 1.0 came meanwhile and stays."_s);
    // Without the newer ones clients would get something else than was shown.
    const RemovalPlan kept = answered(source.planRemoval(
        {{tool, u"1.0"_s, {QString::number(superseded(source).constFirst().fileId)}}}, false));
    const QString newest = QString::number(filesOf(source, tool).constLast().id);
    const std::unique_ptr<Job> other(removal(source, {{{tool, u"1.0"_s, {newest}}}}));
    QVERIFY(ends(other.get()));
    const std::unique_ptr<Job> stopped(source.run(kept, nullptr));
    QVERIFY(ends(stopped.get()));
    QCOMPARE(stopped->error().value_or(Error{}).code, ErrorCode::Conflict);
    QCOMPARE(filesOf(source, tool).size(), 1);
}

inline void N19_oneOfTwoEqualNamedFilesGoes(PackageSource &source, const QString &project)
{
    const QTemporaryDir folder;
    const PublishItem old = genericItem(folder, project, u"tool"_s, u"1.0"_s, "the old bytes");
    publishAll(source, {old});
    QVERIFY(superseded(source).isEmpty());
    publishAll(source, {genericItem(folder, project, u"tool"_s, u"1.0"_s, "newer")});
    const PackageKey tool = keyOf(old);
    QCOMPARE(filesOf(source, tool).size(), 2);
    const QList<SupersededFile> older = superseded(source);
    QCOMPARE(older.size(), 1);
    QCOMPARE(older.constFirst().bytes, 13);
    QVERIFY(!older.constFirst().shared);
    const RemovalItem item{tool, u"1.0"_s, {QString::number(older.constFirst().fileId)}};
    const RemovalPlan plan = answered(source.planRemoval({item}, false));
    QVERIFY(plan.isOnlyFiles());
    QCOMPARE(plan.files(), 1);
    QCOMPARE(plan.frees.value_or(-1), 13);
    QCOMPARE(plan.evidence.risk, Risk::Low);
    const std::unique_ptr<Job> job(source.run(plan, nullptr));
    QVERIFY(ends(job.get()));
    QCOMPARE(job->state(), Job::State::Done);
    QList<StoredFile> left = filesOf(source, tool);
    QCOMPARE(left.size(), 1);
    QCOMPARE(left.constFirst().size, 5);
    // The same plan again: its file is gone.
    const std::unique_ptr<Job> again(source.run(plan, nullptr));
    QVERIFY(ends(again.get()));
    QCOMPARE(again->error().value_or(Error{}).code, ErrorCode::Conflict);
    QCOMPARE(undoTexts(source), QStringList(u"Undo deleting 1 file of tool in "_s + project));
    QVERIFY(takenBack(source).what.isEmpty());
    QCOMPARE(filesOf(source, tool).size(), 2);
    // The newest is another matter: clients get something else then.
    const qint64 newest = filesOf(source, tool).constLast().id;
    const RemovalPlan other = answered(
        source.planRemoval({{tool, u"1.0"_s, {QString::number(newest)}}}, false));
    QVERIFY(other.evidence.risk > Risk::Low);
    // All files of a version are the version.
    QList<FileId> all;
    for (const StoredFile &file : filesOf(source, tool))
        all << QString::number(file.id);
    QVERIFY(!answered(source.planRemoval({{tool, u"1.0"_s, all}}, false)).isOnlyFiles());
    QCOMPARE(refused(source.planRemoval({{tool, u"1.0"_s, {u"4711"_s}}}, false)).code,
             ErrorCode::Conflict);
}

inline void N19_whatOthersShareFreesNothing(PackageSource &source, const QString &project)
{
    const QTemporaryDir folder;
    publishAll(source, {genericItem(folder, project, u"tool"_s, u"1.0"_s, "everybody's bytes")});
    publishAll(source, {genericItem(folder, project, u"tool"_s, u"1.0"_s, "newer")});
    publishAll(source, {genericItem(folder, project, u"copy"_s, u"1.0"_s, "everybody's bytes")});
    const QList<SupersededFile> older = superseded(source);
    QCOMPARE(older.size(), 1);
    QVERIFY(older.constFirst().shared);
    const PackageKey tool{project, u"generic"_s, u"tool"_s};
    const RemovalPlan plan = answered(source.planRemoval(
        {{tool, u"1.0"_s, {QString::number(older.constFirst().fileId)}}}, false));
    QCOMPARE(plan.frees.value_or(-1), 0);
    const StorageTotals totals = answered(source.administration()->totals());
    QCOMPARE(totals.saved(),
             totals.bytes + totals.trashedBytes + totals.keptBytes - totals.diskBytes);
    QCOMPARE(totals.saved(), 17);
}

} // namespace packhouse::contract
