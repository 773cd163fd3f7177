// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagesource.h"

#include <QCryptographicHash>
#include <QDir>
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

/// Exactly as it is planned now.
inline Job *restoring(PackageSource &source, const QList<TrashRow> &rows)
{
    return source.administration()->restore(answered(source.administration()->planRestore(rows)),
                                            nullptr);
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
    QCOMPARE(told, (QStringList{u"2 versions of tool"_s,
                                u"tool 2.0.0 got another file meanwhile, so it stays."_s,
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

inline void T6_downloadOverwritesNothingUnlessAsked(PackageSource &source, const QString &project)
{
    const QTemporaryDir folder;
    PublishItem item = genericItem(folder, project, u"tool"_s, u"1.0.0"_s, "new bytes");
    item.fileName = u"out/linux/app.bin"_s;
    const std::unique_ptr<Job> published(source.publish({item}, nullptr));
    QVERIFY(ends(published.get()));
    const StoredFile file = filesOf(source, keyOf(item)).constFirst();
    const QString to = folder.filePath(file.name); // whose folders are made
    const auto bytes = [&to] {
        QFile copy(to);
        return copy.open(QIODevice::ReadOnly) ? copy.readAll() : QByteArray();
    };
    const auto download = [&](bool overwrite) {
        const std::unique_ptr<Job> job(
            source.download({{keyOf(item), u"1.0.0"_s, file, to, overwrite}}, nullptr));
        if (!ends(job.get()))
            qFatal("The download did not end.");
        // Where it was written, or was to be, is told.
        if (!english(job->items().constFirst().title).contains(to))
            qFatal("The job does not tell where.");
        return job->error();
    };
    QVERIFY(!download(false));
    QCOMPARE(bytes(), "new bytes");
    QFile own(to);
    QVERIFY(own.open(QIODevice::WriteOnly));
    own.write("MY OWN FILE");
    own.close();
    const std::optional<Error> refusal = download(false);
    QVERIFY(refusal);
    QCOMPARE(refusal->code, ErrorCode::Conflict);
    QCOMPARE(bytes(), "MY OWN FILE");
    QVERIFY(!download(true));
    QCOMPARE(bytes(), "new bytes");
    QCOMPARE(QFileInfo(to).dir().entryList(QDir::Files | QDir::Hidden), QStringList{u"app.bin"_s});
}

/// What lock files have of the bytes; \a all: also the hashes that the reference's REST API does
/// not tell of a generic file.
inline QStringList spellings(const QByteArray &bytes, bool all)
{
    const auto raw = [&](QCryptographicHash::Algorithm algorithm) {
        return QCryptographicHash::hash(bytes, algorithm);
    };
    const auto hex = [&](QCryptographicHash::Algorithm algorithm) {
        return QString::fromLatin1(raw(algorithm).toHex());
    };
    const auto base64 = [&](QCryptographicHash::Algorithm algorithm) {
        return QString::fromLatin1(raw(algorithm).toBase64());
    };
    using Hash = QCryptographicHash;
    QStringList typed{hex(Hash::Md5),
                      hex(Hash::Sha1),
                      hex(Hash::Sha256),
                      hex(Hash::Sha256).toUpper(),
                      hex(Hash::Sha256).left(7),
                      u"sha256:"_s + hex(Hash::Sha256),
                      u"sha256:"_s + hex(Hash::Sha256).left(12),
                      u"tool==1.0.0 --hash=sha256:"_s + hex(Hash::Sha256),
                      u"sha1-"_s + base64(Hash::Sha1),
                      u"sha256-"_s + base64(Hash::Sha256),
                      hex(Hash::Sha256) + u"  tool.bin"_s};
    if (all)
        typed += {hex(Hash::Sha512), u"sha512-"_s + base64(Hash::Sha512), base64(Hash::Sha512),
                  u"\"integrity\": \"sha512-"_s + base64(Hash::Sha512) + u"\","_s,
                  u"sha512-"_s + base64(Hash::Sha512).left(30)};
    return typed;
}

inline void N5_aHashFindsVersionAndFile(PackageSource &source, const QString &project, bool all)
{
    const QTemporaryDir folder;
    const QByteArray bytes = "the older bytes of a tool";
    const PublishItem older = genericItem(folder, project, u"tool"_s, u"1.0.0"_s, bytes);
    PublishItem second = genericItem(folder, project, u"second"_s, u"1.0.0"_s, "a file more");
    second.coordinates.name = u"tool"_s;
    const std::unique_ptr<Job> job(source.publish(
        {older, second, genericItem(folder, project, u"tool"_s, u"2.0.0"_s, "newer bytes"),
         genericItem(folder, project, u"other"_s, u"1.0.0"_s, "other bytes")},
        nullptr));
    QVERIFY(ends(job.get()));
    QVERIFY2(!job->error(), qPrintable(english(job->error().value_or(Error{}))));

    qint64 version = 0;
    for (const VersionRow &row : answered(source.details(keyOf(older))).versions) {
        if (row.version == u"1.0.0"_s)
            version = row.id;
    }
    qint64 wanted = 0;
    for (const StoredFile &one : answered(source.files(keyOf(older), version))) {
        if (one.hashes.sha256 == QCryptographicHash::hash(bytes, QCryptographicHash::Sha256))
            wanted = one.id;
    }
    QVERIFY(version != 0 && wanted != 0);
    const auto found = [&](const QString &text) {
        PackageQuery query;
        query.scopePath = project;
        query.text = text;
        return answered(source.list(query, {})).rows;
    };
    for (const QString &typed : spellings(bytes, all)) {
        const QList<PackageRow> rows = found(typed);
        QVERIFY2(rows.size() == 1, qPrintable(typed));
        QCOMPARE(rows.constFirst().key.name, u"tool"_s);
        QCOMPARE(rows.constFirst().foundVersion, version);
        QCOMPARE(rows.constFirst().foundFile, wanted);
    }
    for (const QString &typed : spellings("bytes that nobody has", false))
        QVERIFY2(found(typed).isEmpty(), qPrintable(typed));
    QCOMPARE(found(u"tool"_s).constFirst().foundVersion, 0);
    QCOMPARE(found(u"type:npm "_s + spellings(bytes, false).constFirst()).size(), 0);
}

/// R11: one way to say what is looked for, whatever is behind a source.
inline void R11_wordsMeanTheSame(PackageSource &source, const QString &project)
{
    const QTemporaryDir folder;
    const std::unique_ptr<Job> job(
        source.publish({genericItem(folder, project, u"alpha-kit"_s, u"1.2.0"_s, "a"),
                        genericItem(folder, project, u"alpha-kit"_s, u"1.3.0"_s, "b"),
                        genericItem(folder, project, u"beta"_s, u"12.0.0"_s, "c"),
                        genericItem(folder, project, u"kit-1.2"_s, u"9.0.0"_s, "d")},
                       nullptr));
    QVERIFY(ends(job.get()));
    const auto found = [&](const QString &text) {
        PackageQuery query;
        query.text = text;
        query.sort = SortKey::Name;
        query.descending = false;
        QStringList names;
        for (const PackageRow &row : answered(source.list(query, {})).rows)
            names.append(row.key.name);
        return names.join(u' ');
    };
    QCOMPARE(found(u"kit alpha"_s), u"alpha-kit"_s);
    QCOMPARE(found(u"KIT"_s), u"alpha-kit kit-1.2"_s);
    QCOMPARE(found(u"1.2"_s), u"alpha-kit kit-1.2"_s); // in a name, or how a version begins
    QCOMPARE(found(u"9"_s), u"kit-1.2"_s);
    QCOMPARE(found(u"ki"_s), u"kit-1.2"_s); // so short a word is how a name begins
    QCOMPARE(found(u"version:1.2"_s), u"alpha-kit"_s);
    QCOMPARE(found(u"version:1"_s), u"alpha-kit beta"_s);
    QCOMPARE(found(u"name:1.2"_s), u"kit-1.2"_s);
    QCOMPARE(found(u"type:generic name:beta"_s), u"beta"_s);
    QCOMPARE(found(u"type:npm"_s), QString());
    QCOMPARE(found(u"type:npm type:generic"_s), QString());
    QCOMPARE(found(u"scope:acme/w beta"_s), u"beta"_s);
    QCOMPARE(found(u"scope:web beta"_s), QString()); // a scope is named from its top
    QCOMPARE(found(u"scope:nowhere"_s), QString());
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
