// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagesource.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

/// What every source of packages promises to the window, whatever is behind it. A test of a kind of
/// source calls each of these from a slot of its own, with a source that has an empty project which
/// may be published to. Generic packages, because any bytes are one.
namespace packhouse::contract {

using namespace Qt::StringLiterals;

inline constexpr int Patience = 20'000; // milliseconds

/// Waits for the answer; an error where one was not expected ends the test with its text.
template<typename T>
T answered(const QFuture<Result<T>> &future)
{
    const bool came = QTest::qWaitFor([&future] { return future.isFinished(); }, Patience);
    if (!came || future.resultCount() == 0)
        qFatal("The source did not answer.");
    const Result<T> result = future.result();
    if (!result)
        qFatal("%s", qPrintable(english(result.error())));
    return *result;
}

template<typename T>
Error refused(const QFuture<Result<T>> &future)
{
    const bool came = QTest::qWaitFor([&future] { return future.isFinished(); }, Patience);
    if (!came || future.resultCount() == 0)
        qFatal("The source did not answer.");
    const Result<T> result = future.result();
    return result ? Error{} : result.error();
}

/// Runs a job to its end; false when it says so more or less than once.
inline bool ends(Job *job)
{
    QSignalSpy finished(job, &Job::finished);
    job->start();
    const bool came = QTest::qWaitFor([job] { return job->ended(); }, Patience);
    QCoreApplication::processEvents();
    return came && finished.size() == 1;
}

/// What somebody chooses in the dialog.
struct Removal
{
    QList<RemovalItem> items;
    bool reserve = false;
    bool stopForwarding = false;
    bool forGood = false;
};

/// Planned and not started.
inline Job *removal(PackageSource &source, const Removal &chosen)
{
    RemovalPlan plan = answered(source.planRemoval(chosen.items, false));
    plan.reserve = chosen.reserve;
    plan.stopForwarding = chosen.stopForwarding;
    plan.forGood = chosen.forGood;
    return source.run(plan, nullptr);
}

inline PublishItem genericItem(const QTemporaryDir &folder, const QString &project,
                               const QString &name, const QString &version, const QByteArray &bytes)
{
    const QString fileName = name + u".bin"_s;
    QFile file(folder.filePath(version + u'-' + fileName));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("A file for the test cannot be written.");
    return {file.fileName(), project, {u"generic"_s, name, version}, fileName};
}

inline PackageKey keyOf(const PublishItem &item)
{
    return {item.scopePath, item.coordinates.type, item.coordinates.name};
}

/// The files of a package's newest version.
inline QList<StoredFile> filesOf(PackageSource &source, const PackageKey &key)
{
    const PackageDetails details = answered(source.details(key));
    return answered(source.files(key, details.versions.constFirst().id));
}

inline void publishedFileIsListedWithItsHash(PackageSource &source, const QString &project)
{
    const QTemporaryDir folder;
    const QByteArray bytes = "the bytes of a tool";
    const PublishItem item = genericItem(folder, project, u"tool"_s, u"1.0.0"_s, bytes);
    const std::unique_ptr<Job> job(source.publish({item}, nullptr));
    QCOMPARE(job->state(), Job::State::Waiting);
    QVERIFY(ends(job.get()));
    QVERIFY2(!job->error(), qPrintable(english(job->error().value_or(Error{}))));

    PackageQuery query;
    query.scopePath = project;
    const PackagePage page = answered(source.list(query, {}));
    QCOMPARE(page.rows.size(), 1);
    QCOMPARE(page.rows.constFirst().key, keyOf(item));
    QCOMPARE(page.rows.constFirst().latest, u"1.0.0"_s);
    const QList<StoredFile> files = filesOf(source, keyOf(item));
    QCOMPARE(files.size(), 1);
    QCOMPARE(files.constFirst().size, bytes.size());
    QCOMPARE(files.constFirst().hashes.sha256,
             QCryptographicHash::hash(bytes, QCryptographicHash::Sha256));
}

inline void versionsComeHighestFirst(PackageSource &source, const QString &project)
{
    const QTemporaryDir folder;
    QList<PublishItem> items;
    for (const QString &version : {u"1.9.0"_s, u"1.10.0"_s, u"1.2.0"_s})
        items.append(genericItem(folder, project, u"tool"_s, version, version.toUtf8()));
    const std::unique_ptr<Job> job(source.publish(items, nullptr));
    QVERIFY(ends(job.get()));
    QStringList versions;
    const PackageDetails details = answered(source.details(keyOf(items.constFirst())));
    for (const VersionRow &row : details.versions)
        versions.append(row.version);
    QCOMPARE(versions, (QStringList{u"1.10.0"_s, u"1.9.0"_s, u"1.2.0"_s}));
}

/// The list and the details call the same version the latest, in whatever order they came: a
/// release before what only leads to one.
inline void N6_latestIsTheFormatsOwn(PackageSource &source, const QString &project)
{
    const QTemporaryDir folder;
    QList<PublishItem> items;
    for (const QString &version : {u"1.9.0"_s, u"2.0.0-beta.1"_s, u"1.10.0"_s, u"1.2.0"_s})
        items.append(genericItem(folder, project, u"tool"_s, version, version.toUtf8()));
    items.append(genericItem(folder, project, u"soon"_s, u"0.1.0-rc.2"_s, "2"));
    items.append(genericItem(folder, project, u"soon"_s, u"0.1.0-rc.1"_s, "1"));
    const std::unique_ptr<Job> job(source.publish(items, nullptr));
    QVERIFY(ends(job.get()));
    PackageQuery query;
    query.scopePath = project;
    const PackagePage page = answered(source.list(query, {}));
    QCOMPARE(page.rows.size(), 2);
    for (const PackageRow &row : page.rows) {
        QCOMPARE(row.latest, row.key.name == u"tool"_s ? u"1.10.0"_s : u"0.1.0-rc.2"_s);
        QCOMPARE(answered(source.details(row.key)).row.latest, row.latest);
    }
}

inline void checkSaysWhatPublishWillDo(PackageSource &source, const QString &project)
{
    const QTemporaryDir folder;
    const PublishItem item = genericItem(folder, project, u"tool"_s, u"1.0.0"_s, "one");
    PublishCheck check = answered(source.check(item));
    QVERIFY(check.allowed);
    QCOMPARE(english(check.text), u"new package"_s);
    const std::unique_ptr<Job> job(source.publish({item}, nullptr));
    QVERIFY(ends(job.get()));

    check = answered(source.check(genericItem(folder, project, u"tool"_s, u"1.1.0"_s, "two")));
    QVERIFY(check.allowed);
    QCOMPARE(english(check.text), u"new version"_s);

    check = answered(source.check(genericItem(folder, u"no/such"_s, u"tool"_s, u"1.2.0"_s, "x")));
    QVERIFY(!check.allowed);
    QVERIFY(!check.explanation.isEmpty());
    QVERIFY(check.tone != Tone::Good);
}

inline void oneBadItemDoesNotStopTheOthers(PackageSource &source, const QString &project)
{
    const QTemporaryDir folder;
    const PublishItem good = genericItem(folder, project, u"tool"_s, u"1.0.0"_s, "good");
    PublishItem bad = genericItem(folder, project, u"late"_s, u"1.0.0"_s, "late");
    const QString held = bad.filePath + u".held"_s;
    QVERIFY(QFile::rename(bad.filePath, held));

    const std::unique_ptr<Job> job(source.publish({bad, good}, nullptr));
    QVERIFY(ends(job.get()));
    QCOMPARE(job->state(), Job::State::Failed);
    QCOMPARE(job->items().size(), 2);
    QVERIFY(job->items().at(0).error);
    QVERIFY(job->items().at(1).done);

    QVERIFY(QFile::rename(held, bad.filePath));
    const std::unique_ptr<Job> again(job->retry(nullptr));
    QVERIFY(again);
    QCOMPARE(again->items().size(), 1);
    QVERIFY(ends(again.get()));
    QCOMPARE(again->state(), Job::State::Done);
    QCOMPARE(filesOf(source, keyOf(bad)).size(), 1);
}

inline void removedVersionIsGoneAndCounted(PackageSource &source, const QString &project)
{
    const QTemporaryDir folder;
    const PublishItem one = genericItem(folder, project, u"tool"_s, u"1.0.0"_s, "one");
    const PublishItem two = genericItem(folder, project, u"tool"_s, u"2.0.0"_s, "two!");
    const std::unique_ptr<Job> published(source.publish({one, two}, nullptr));
    QVERIFY(ends(published.get()));

    const RemovalPlan plan = answered(source.planRemoval({{keyOf(one), u"2.0.0"_s}}, false));
    QCOMPARE(plan.versions(), 1);
    QCOMPARE(plan.files(), 1);
    QCOMPARE(plan.bytes(), 4);
    QCOMPARE(plan.head.source, source.id());
    QVERIFY(!plan.packages.first().whole);
    QVERIFY(!plan.evidence.headline.isEmpty());
    QVERIFY(!plan.evidence.probed);

    const std::unique_ptr<Job> removed(source.run(plan, nullptr));
    QVERIFY(ends(removed.get()));
    QCOMPARE(removed->state(), Job::State::Done);
    const PackageDetails details = answered(source.details(keyOf(one)));
    QCOMPARE(details.versions.size(), 1);
    QCOMPARE(details.row.latest, u"1.0.0"_s);
}

inline void publishAll(PackageSource &source, const QList<PublishItem> &items)
{
    const std::unique_ptr<Job> job(source.publish(items, nullptr));
    QVERIFY(ends(job.get()));
    QCOMPARE(job->state(), Job::State::Done);
}

inline QStringList versionsOf(PackageSource &source, const PackageKey &key)
{
    QStringList versions;
    for (const VersionRow &row : answered(source.details(key)).versions)
        versions.append(row.version);
    return versions;
}

/// What came after a plan was shown stays, and is told: versions, and files of planned versions.
inline void T3_whatCameMeanwhileStays(PackageSource &source, const QString &project)
{
    const QTemporaryDir folder;
    const PublishItem one = genericItem(folder, project, u"tool"_s, u"1.0.0"_s, "one");
    const PublishItem two = genericItem(folder, project, u"tool"_s, u"2.0.0"_s, "two");
    publishAll(source, {one, two});
    const RemovalPlan plan = answered(source.planRemoval({{keyOf(one), {}}}, false));
    QVERIFY(plan.packages.first().whole);
    QCOMPARE(plan.versions(), 2);

    PublishItem more = genericItem(folder, project, u"tool"_s, u"2.0.0"_s, "more");
    more.fileName = u"more.bin"_s;
    publishAll(source, {more, genericItem(folder, project, u"tool"_s, u"3.0.0"_s, "three")});
    const std::unique_ptr<Job> job(source.run(plan, nullptr));
    QVERIFY(ends(job.get()));
    QCOMPARE(job->state(), Job::State::Done);
    QCOMPARE(versionsOf(source, keyOf(one)), (QStringList{u"3.0.0"_s, u"2.0.0"_s}));
    QStringList told;
    for (const JobItem &item : job->items())
        told.append(english(item.title));
    QCOMPARE(told, (QStringList{u"tool"_s, u"tool 2.0.0 got another file meanwhile, so it stays."_s,
                                u"tool 3.0.0 came meanwhile and stays."_s}));
}

/// Where nothing is left to be done, the job says why and has failed.
inline void T3_aPlanOfWhatGrewFails(PackageSource &source, const QString &project)
{
    const QTemporaryDir folder;
    const PublishItem one = genericItem(folder, project, u"tool"_s, u"1.0.0"_s, "one");
    publishAll(source, {one});
    const RemovalPlan plan = answered(source.planRemoval({{keyOf(one), {}}}, false));
    PublishItem more = genericItem(folder, project, u"tool"_s, u"1.0.0"_s, "more");
    more.fileName = u"more.bin"_s;
    publishAll(source, {more});
    const std::unique_ptr<Job> job(source.run(plan, nullptr));
    QVERIFY(ends(job.get()));
    QCOMPARE(job->state(), Job::State::Failed);
    QCOMPARE(english(job->items().first().error.value_or(Error{}).what),
             u"tool 1.0.0 got another file meanwhile, so it stays."_s);
    QCOMPARE(versionsOf(source, keyOf(one)), QStringList{u"1.0.0"_s});
}

/// A planned version that is gone stops the plan before anything is done.
inline void T3_whatIsGoneStopsAPlan(PackageSource &source, const QString &project)
{
    const QTemporaryDir folder;
    const PublishItem one = genericItem(folder, project, u"tool"_s, u"1.0.0"_s, "one");
    const PublishItem two = genericItem(folder, project, u"tool"_s, u"2.0.0"_s, "two");
    publishAll(source, {one, two});
    const RemovalPlan plan = answered(source.planRemoval({{keyOf(one), {}}}, false));
    const std::unique_ptr<Job> other(removal(source, {{{keyOf(one), u"1.0.0"_s}}}));
    QVERIFY(ends(other.get()));

    const std::unique_ptr<Job> job(source.run(plan, nullptr));
    QVERIFY(ends(job.get()));
    QCOMPARE(job->state(), Job::State::Failed);
    QCOMPARE(job->error().value_or(Error{}).code, ErrorCode::Conflict);
    QCOMPARE(versionsOf(source, keyOf(one)), QStringList{u"2.0.0"_s});
}

inline void downloadWritesExactlyTheBytes(PackageSource &source, const QString &project)
{
    const QTemporaryDir folder;
    const QByteArray bytes(300'000, 'p');
    const PublishItem item = genericItem(folder, project, u"tool"_s, u"1.0.0"_s, bytes);
    const std::unique_ptr<Job> published(source.publish({item}, nullptr));
    QVERIFY(ends(published.get()));
    const QList<StoredFile> files = filesOf(source, keyOf(item));

    const QString to = folder.filePath(u"copy.bin"_s);
    const std::unique_ptr<Job> job(
        source.download({{keyOf(item), u"1.0.0"_s, files.constFirst(), to}}, nullptr));
    QVERIFY(ends(job.get()));
    QCOMPARE(job->state(), Job::State::Done);
    QFile copy(to);
    QVERIFY(copy.open(QIODevice::ReadOnly));
    QVERIFY(copy.readAll() == bytes);

    QFile local(answered(source.localCopy(keyOf(item), u"1.0.0"_s, files.constFirst())));
    QVERIFY(local.open(QIODevice::ReadOnly));
    QVERIFY(local.readAll() == bytes);
}

inline void failedDownloadLeavesWhatWasThere(PackageSource &source, const QString &project)
{
    const QTemporaryDir folder;
    const PublishItem item = genericItem(folder, project, u"tool"_s, u"1.0.0"_s, "new bytes");
    const std::unique_ptr<Job> published(source.publish({item}, nullptr));
    QVERIFY(ends(published.get()));
    StoredFile file = filesOf(source, keyOf(item)).constFirst();
    const QString nowhere = folder.filePath(u"no/such/folder/copy.bin"_s);
    const std::unique_ptr<Job> job(
        source.download({{keyOf(item), u"1.0.0"_s, file, nowhere}}, nullptr));
    QVERIFY(ends(job.get()));
    QCOMPARE(job->state(), Job::State::Failed);
    QVERIFY(!english(job->error()->what).isEmpty());
    QVERIFY(!QFileInfo::exists(nowhere));
}

inline void publishIsHeardOf(PackageSource &source, const QString &project)
{
    const QTemporaryDir folder;
    QSignalSpy changed(&source, &PackageSource::changed);
    const std::unique_ptr<Job> job(
        source.publish({genericItem(folder, project, u"tool"_s, u"1.0.0"_s, "bytes")}, nullptr));
    QVERIFY(ends(job.get()));
    QVERIFY(QTest::qWaitFor([&changed] { return !changed.isEmpty(); }, Patience));
    const auto heard = [&changed, &project] {
        return std::any_of(changed.begin(), changed.end(), [&project](const QVariantList &said) {
            return said.constFirst().value<Change>().touches(Changed::Packages, project);
        });
    };
    QVERIFY(QTest::qWaitFor(heard, Patience));
}

inline void unknownPackageIsNotFound(PackageSource &source, const QString &project)
{
    const Error error = refused(source.details({project, u"generic"_s, u"nothing"_s}));
    QCOMPARE(error.code, ErrorCode::NotFound);
    QVERIFY(!english(error.what).isEmpty());
}

inline void cancelledPublishLeavesNothing(PackageSource &source, const QString &project)
{
    const QTemporaryDir folder;
    const PublishItem item = genericItem(folder, project, u"tool"_s, u"1.0.0"_s, "bytes");
    const std::unique_ptr<Job> job(source.publish({item}, nullptr));
    QSignalSpy finished(job.get(), &Job::finished);
    job->cancel();
    QCOMPARE(job->state(), Job::State::Cancelled);
    QCOMPARE(finished.size(), 1);
    QCOMPARE(refused(source.details(keyOf(item))).code, ErrorCode::NotFound);
}

} // namespace packhouse::contract
