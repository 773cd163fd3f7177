// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contract/packagesource.h"

/// What every source promises that can change versions short of deleting them.
namespace packhouse::contract {

/// Runs a plan to its end; what the job ended with.
inline std::optional<Error> changed(PackageSource &source, const ChangePlan &plan)
{
    const std::unique_ptr<Job> job(source.change(plan, nullptr));
    if (!job || !ends(job.get()))
        qFatal("The change did not end.");
    for (const JobItem &item : job->items()) {
        if (item.error)
            return item.error;
    }
    return job->error();
}

inline VersionRow versionOf(PackageSource &source, const PackageKey &key, const QString &version)
{
    for (const VersionRow &row : answered(source.details(key)).versions) {
        if (row.version == version)
            return row;
    }
    qFatal("There is no such version.");
}

/// A package with two versions.
inline PackageKey twoVersions(PackageSource &source, const QString &project)
{
    const QTemporaryDir folder;
    const PublishItem one = genericItem(folder, project, u"tool"_s, u"1.0.0"_s, "one");
    publishAll(source, {one, genericItem(folder, project, u"tool"_s, u"2.0.0"_s, "two")});
    return keyOf(one);
}

inline void hiddenComesBack(PackageSource &source, const QString &project)
{
    const PackageKey key = twoVersions(source, project);
    const VersionAct hide{ActKind::Hide, u"it loses data"_s, {}};
    const ChangePlan plan = answered(
        source.planChange({{key, u"1.0.0"_s}, {key, u"2.0.0"_s}, {key, u"2.0.0"_s}}, hide));
    QCOMPARE(plan.versions(), 2);
    QCOMPARE(plan.head.source, source.id());
    QVERIFY(!plan.effect.isEmpty());
    QCOMPARE(versionOf(source, key, u"2.0.0"_s).status, Status::Default);

    QVERIFY(!changed(source, plan));
    QCOMPARE(versionOf(source, key, u"1.0.0"_s).status, Status::Hidden);
    QCOMPARE(versionOf(source, key, u"2.0.0"_s).statusMessage, hide.text);

    // What is so already is told, and not in the plan.
    const ChangePlan again = answered(source.planChange({{key, u"2.0.0"_s}}, hide));
    QVERIFY(again.isEmpty());
    QCOMPARE(again.already, QStringList{u"tool 2.0.0"_s});

    QVERIFY(!changed(source, plan.reversed(QDateTime::currentDateTimeUtc())));
    QCOMPARE(versionOf(source, key, u"1.0.0"_s).status, Status::Default);
    QCOMPARE(versionOf(source, key, u"2.0.0"_s).statusMessage, QString());
}

inline void notesAreOfNoState(PackageSource &source, const QString &project)
{
    const PackageKey key = twoVersions(source, project);
    const QList<ChangeItem> one{{key, u"1.0.0"_s}};
    const VersionAct note{ActKind::Note, u"asked the team of ledger about it"_s, {}};
    QVERIFY(!changed(source, answered(source.planChange(one, note))));
    QVERIFY(!changed(source, answered(source.planChange(one, {ActKind::Hide, {}, {}}))));
    QCOMPARE(versionOf(source, key, u"1.0.0"_s).note, note.text);
    QCOMPARE(versionOf(source, key, u"1.0.0"_s).status, Status::Hidden);
    QVERIFY(!changed(source, answered(source.planChange(one, {ActKind::Note, {}, {}}))));
    QCOMPARE(versionOf(source, key, u"1.0.0"_s).note, QString());
    QCOMPARE(versionOf(source, key, u"1.0.0"_s).status, Status::Hidden);
}

/// Nothing of a plan is done when a version of it is not as it was shown.
inline void T3_aChangeOfWhatChangedStops(PackageSource &source, const QString &project)
{
    const PackageKey key = twoVersions(source, project);
    const VersionAct hide{ActKind::Hide, {}, {}};
    const ChangePlan plan = answered(
        source.planChange({{key, u"1.0.0"_s}, {key, u"2.0.0"_s}}, hide));
    QVERIFY(!changed(
        source, answered(source.planChange({{key, u"2.0.0"_s}}, {ActKind::Hide, u"other"_s, {}}))));
    QCOMPARE(changed(source, plan).value_or(Error{}).code, ErrorCode::Conflict);
    QCOMPARE(versionOf(source, key, u"1.0.0"_s).status, Status::Default);
    QCOMPARE(versionOf(source, key, u"2.0.0"_s).statusMessage, u"other"_s);

    const ChangePlan ofGone = answered(
        source.planChange({{key, u"1.0.0"_s}}, {ActKind::Note, u"x"_s, {}}));
    const std::unique_ptr<Job> gone(removal(source, {{{key, u"1.0.0"_s}}}));
    QVERIFY(ends(gone.get()));
    QCOMPARE(changed(source, ofGone).value_or(Error{}).code, ErrorCode::Conflict);
}

inline void whatATypeLacksIsRefused(PackageSource &source, const QString &project)
{
    const PackageKey key = twoVersions(source, project);
    const QList<ChangeItem> one{{key, u"1.0.0"_s}};
    const Error lacks = refused(source.planChange(one, {ActKind::Deprecate, u"old"_s, {}}));
    QCOMPARE(lacks.code, ErrorCode::Unsupported);
    QVERIFY(!english(lacks.what).isEmpty());
    QCOMPARE(refused(source.planChange(one, {ActKind::Hide, u"two\nlines"_s, {}})).code,
             ErrorCode::InvalidArgument);
    QCOMPARE(refused(source.planChange({{key, u"9"_s}}, {ActKind::Hide, {}, {}})).code,
             ErrorCode::NotFound);
    QCOMPARE(refused(source.planChange({}, {ActKind::Hide, {}, {}})).code,
             ErrorCode::InvalidArgument);
}

} // namespace packhouse::contract
