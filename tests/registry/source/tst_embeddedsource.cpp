// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/changing.h"
#include "contract/undoing.h"

#include "core/clock.h"
#include "registry/registry.h"
#include "registry/store/store.h"

using namespace Qt::StringLiterals;
using namespace packhouse;

/// The embedded registry as the window sees it: the contract of all sources, then what only this
/// one can do.
class TestEmbeddedSource : public QObject
{
    Q_OBJECT

    const QString m_project = u"acme/web"_s;
    FormatList m_formats;
    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Registry> m_registry;
    std::unique_ptr<PackageSource> m_source;

private slots:
    void init();
    void cleanup();

    void publishedFileIsListedWithItsHash()
    {
        contract::publishedFileIsListedWithItsHash(*m_source, m_project);
    }
    void versionsComeHighestFirst() { contract::versionsComeHighestFirst(*m_source, m_project); }
    void N6_latestIsTheFormatsOwn() { contract::N6_latestIsTheFormatsOwn(*m_source, m_project); }
    void checkSaysWhatPublishWillDo()
    {
        contract::checkSaysWhatPublishWillDo(*m_source, m_project);
    }
    void oneBadItemDoesNotStopTheOthers()
    {
        contract::oneBadItemDoesNotStopTheOthers(*m_source, m_project);
    }
    void removedVersionIsGoneAndCounted()
    {
        contract::removedVersionIsGoneAndCounted(*m_source, m_project);
    }
    void T3_whatCameMeanwhileStays() { contract::T3_whatCameMeanwhileStays(*m_source, m_project); }
    void T3_aPlanOfWhatGrewFails() { contract::T3_aPlanOfWhatGrewFails(*m_source, m_project); }
    void T3_whatIsGoneStopsAPlan() { contract::T3_whatIsGoneStopsAPlan(*m_source, m_project); }
    void T6_downloadOverwritesNothingUnlessAsked()
    {
        contract::T6_downloadOverwritesNothingUnlessAsked(*m_source, m_project);
    }
    void N5_aHashFindsVersionAndFile()
    {
        contract::N5_aHashFindsVersionAndFile(*m_source, m_project, true);
    }
    void R11_wordsMeanTheSame() { contract::R11_wordsMeanTheSame(*m_source, m_project); }
    void hiddenComesBack() { contract::hiddenComesBack(*m_source, m_project); }
    void notesAreOfNoState() { contract::notesAreOfNoState(*m_source, m_project); }
    void T3_aChangeOfWhatChangedStops()
    {
        contract::T3_aChangeOfWhatChangedStops(*m_source, m_project);
    }
    void whatATypeLacksIsRefused() { contract::whatATypeLacksIsRefused(*m_source, m_project); }
    void downloadWritesExactlyTheBytes()
    {
        contract::downloadWritesExactlyTheBytes(*m_source, m_project);
    }
    void failedDownloadLeavesWhatWasThere()
    {
        contract::failedDownloadLeavesWhatWasThere(*m_source, m_project);
    }
    void publishIsHeardOf() { contract::publishIsHeardOf(*m_source, m_project); }
    void unknownPackageIsNotFound() { contract::unknownPackageIsNotFound(*m_source, m_project); }
    void cancelledPublishLeavesNothing()
    {
        contract::cancelledPublishLeavesNothing(*m_source, m_project);
    }

    void scopesAreAdded() { contract::scopesAreAdded(*m_source, m_project); }
    void tokensAreMadeAndRevokedByContract()
    {
        contract::tokensAreMadeAndRevoked(*m_source, m_project);
    }
    void deletedComesBackFromTheTrash()
    {
        contract::deletedComesBackFromTheTrash(*m_source, m_project);
    }
    void T5_aQueryIsPlannedByTheStore()
    {
        contract::T5_aQueryIsPlannedByTheStore(*m_source, m_project);
    }
    void N13_aPlanCanBeCancelled() { contract::N13_aPlanCanBeCancelled(*m_source, m_project); }
    void N13_planningTellsHowFarItIs();
    void T3_theTrashIsChangedAsItWasShown()
    {
        contract::T3_theTrashIsChangedAsItWasShown(*m_source, m_project);
    }
    void namesAreReservedAndFreed() { contract::namesAreReservedAndFreed(*m_source, m_project); }
    void policiesAreSetAndInherited()
    {
        contract::policiesAreSetAndInherited(*m_source, m_project);
    }
    void U8_upstreamsNeedAYes() { contract::upstreamsNeedAYes(*m_source, m_project); }
    void activityIsReadInPages() { contract::activityIsReadInPages(*m_source, m_project); }
    void everythingIsCounted() { contract::everythingIsCounted(*m_source, m_project); }
    void T8_actsAreTakenBackInOrder()
    {
        contract::T8_actsAreTakenBackInOrder(*m_source, m_project);
    }
    void T8_whatBuildsOnItIsRefused()
    {
        contract::T8_whatBuildsOnItIsRefused(*m_source, m_project);
    }
    void T8_nobodyElsesActIsTouched()
    {
        const std::unique_ptr<PackageSource> other = m_registry->source();
        contract::T8_nobodyElsesActIsTouched(*m_source, *other, m_project);
    }
    void T8_settingsAndNamesAreAsBefore()
    {
        contract::T8_settingsAndNamesAreAsBefore(*m_source, m_project);
    }
    void T8_allOfADeletionComesBack()
    {
        contract::T8_allOfADeletionComesBack(*m_source, m_project);
    }
    void T3_aCleanUpTellsOfFilesThatCame()
    {
        contract::T3_aCleanUpTellsOfFilesThatCame(*m_source, m_project);
    }
    void N19_oneOfTwoEqualNamedFilesGoes()
    {
        contract::N19_oneOfTwoEqualNamedFilesGoes(*m_source, m_project);
    }
    void N19_whatOthersShareFreesNothing()
    {
        contract::N19_whatOthersShareFreesNothing(*m_source, m_project);
    }
    void verifyFindsNothingWrong() { contract::verifyFindsNothingWrong(*m_source, m_project); }

    void duplicateIsSaidBeforeItIsSent();
    void aFileMoreForTheSameVersion();
    void versionNeededIsAsked();
    void deletedPackageComesBackFromTheTrash();
    void deletedForGoodIsNotInTheTrash();
    void stopForwardingStopsIt();
    void everyNameHasAnExposure();
    void verifyFindsATouchedBlob();
    void tokensAreMadeAndRevoked();
    void sourceDestroyedWhileItWorks();

private:
    PublishItem publish(const QString &name, const QString &version, const QByteArray &bytes);
    Administration &administration() { return *m_source->administration(); }
};

void TestEmbeddedSource::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    RegistryOptions options;
    options.directory = m_folder->filePath(u"data"_s);
    Result<std::unique_ptr<Registry>> opened = Registry::open(options, m_formats, m_clock);
    QVERIFY2(opened, qPrintable(opened ? QString() : english(opened.error())));
    m_registry = std::move(*opened);
    m_source = m_registry->source();
    contract::answered(administration().addScope(m_project, Level::Project, Visibility::Private));
}

void TestEmbeddedSource::cleanup()
{
    m_source.reset();
    m_registry.reset();
    m_folder.reset();
}

PublishItem TestEmbeddedSource::publish(const QString &name, const QString &version,
                                        const QByteArray &bytes)
{
    const PublishItem item = contract::genericItem(*m_folder, m_project, name, version, bytes);
    const std::unique_ptr<Job> job(m_source->publish({item}, nullptr));
    if (!contract::ends(job.get()) || job->state() != Job::State::Done)
        qFatal("%s", qPrintable(english(job->error().value_or(Error{}))));
    return item;
}

void TestEmbeddedSource::duplicateIsSaidBeforeItIsSent()
{
    const PublishItem item = publish(u"tool"_s, u"1.0.0"_s, "one");
    const PublishCheck twice = contract::answered(m_source->check(item));
    QVERIFY(twice.allowed); // generic allows it unless told otherwise
    QCOMPARE(english(twice.text), u"duplicate allowed"_s);
    QCOMPARE(twice.tone, Tone::Warning);

    PolicySetting setting;
    setting.type = u"generic"_s;
    setting.duplicatesAllowed = false;
    const auto set = administration().setPolicy(m_project, setting);
    QTRY_VERIFY(set.isFinished());
    QVERIFY(set.result());
    const PublishCheck refused = contract::answered(m_source->check(item));
    QVERIFY(!refused.allowed);
    QCOMPARE(english(refused.text), u"exists: Generic forbids duplicates"_s);
    QVERIFY(!refused.explanation.isEmpty());

    const std::unique_ptr<Job> job(m_source->publish({item}, nullptr));
    QVERIFY(contract::ends(job.get()));
    QCOMPARE(job->error()->code, ErrorCode::Duplicate);
}

void TestEmbeddedSource::aFileMoreForTheSameVersion()
{
    publish(u"tool"_s, u"1.0.0"_s, "one");
    PublishItem other = contract::genericItem(*m_folder, m_project, u"tool"_s, u"1.0.0"_s, "two");
    other.fileName = u"tool.sig"_s;
    QCOMPARE(english(contract::answered(m_source->check(other)).text), u"same package"_s);
}

void TestEmbeddedSource::versionNeededIsAsked()
{
    PublishItem item = contract::genericItem(*m_folder, m_project, u"tool"_s, u"x"_s, "one");
    item.coordinates.version.clear();
    const QString renamed = m_folder->filePath(u"tool"_s);
    QVERIFY(QFile::rename(item.filePath, renamed));
    item.filePath = renamed;
    const PublishCheck check = contract::answered(m_source->check(item));
    QVERIFY(!check.allowed);
    QCOMPARE(english(check.text), u"version needed"_s);
}

void TestEmbeddedSource::deletedPackageComesBackFromTheTrash()
{
    const PackageKey key = contract::keyOf(publish(u"tool"_s, u"1.0.0"_s, "one"));
    const std::unique_ptr<Job> removed(
        contract::removal(*m_source, {{{key, {}}}, true, false, false}));
    QVERIFY(contract::ends(removed.get()));
    QCOMPARE(contract::refused(m_source->details(key)).code, ErrorCode::NotFound);

    const QList<TrashRow> trash = contract::answered(administration().trash());
    QCOMPARE(trash.size(), 1);
    const std::unique_ptr<Job> restored(contract::restoring(*m_source, trash));
    QCOMPARE(restored->items().size(), 1);
    QVERIFY(contract::ends(restored.get()));
    QCOMPARE(restored->state(), Job::State::Done);
    QCOMPARE(restored->done(), restored->total());
    QCOMPARE(contract::answered(m_source->details(key)).versions.size(), 1);
}

void TestEmbeddedSource::deletedForGoodIsNotInTheTrash()
{
    const PackageKey key = contract::keyOf(publish(u"tool"_s, u"1.0.0"_s, "one"));
    const std::unique_ptr<Job> removed(
        contract::removal(*m_source, {{{key, {}}}, false, false, true}));
    QVERIFY(contract::ends(removed.get()));
    QVERIFY(contract::answered(administration().trash()).isEmpty());
}

void TestEmbeddedSource::stopForwardingStopsIt()
{
    const Format *npm = m_formats.find(u"npm"_s);
    if (!npm)
        return; // not built
    QVERIFY(contract::answered(administration().policy(m_project, npm->id())).forwarding
            != Forwarding::Off);
    PolicySetting setting;
    setting.type = npm->id();
    setting.forwarding = Forwarding::Off;
    const auto set = administration().setPolicy(u"acme"_s, setting);
    QTRY_VERIFY(set.isFinished());
    const Policy policy = contract::answered(administration().policy(m_project, npm->id()));
    QCOMPARE(policy.forwarding, Forwarding::Off);
    QCOMPARE(policy.forwardingFrom, u"acme"_s);
    // Taken back, what holds above it holds again.
    const auto inherited = administration().inheritForwarding(u"acme"_s, npm->id());
    QTRY_VERIFY(inherited.isFinished());
    const Policy again = contract::answered(administration().policy(m_project, npm->id()));
    QVERIFY(again.forwarding != Forwarding::Off);
    QVERIFY(again.forwardingFrom.isNull());
}

void TestEmbeddedSource::everyNameHasAnExposure()
{
    const PackageKey key = contract::keyOf(publish(u"tool"_s, u"1.0.0"_s, "one"));
    const std::unique_ptr<Job> removed(
        contract::removal(*m_source, {{{key, {}}}, false, false, false}));
    QVERIFY(contract::ends(removed.get()));
    publish(u"other"_s, u"1.0.0"_s, "two");
    QStringList names;
    for (const ExposureRow &row : contract::answered(administration().exposure({})).rows) {
        names.append(row.name);
        QVERIFY(!row.exposure.text.isEmpty());
    }
    QCOMPARE(names, (QStringList{u"other"_s, u"tool"_s})); // what is deleted stays in sight
}

void TestEmbeddedSource::verifyFindsATouchedBlob()
{
    const PublishItem item = publish(u"tool"_s, u"1.0.0"_s, "one");
    const std::unique_ptr<Job> clean(administration().verify(nullptr));
    QVERIFY(contract::ends(clean.get()));
    QCOMPARE(clean->state(), Job::State::Done);

    const StoredFile file = contract::filesOf(*m_source, contract::keyOf(item)).constFirst();
    QFile blob(m_registry->store().blobPath(file.hashes));
    QVERIFY(blob.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner));
    QVERIFY(blob.open(QIODevice::ReadWrite));
    blob.write("ONE");
    blob.close();
    const std::unique_ptr<Job> job(administration().verify(nullptr));
    QVERIFY(contract::ends(job.get()));
    QCOMPARE(job->state(), Job::State::Failed);
    QCOMPARE(job->items().size(), 1);
    QCOMPARE(job->items().constFirst().error->code, ErrorCode::Corrupt);
}

void TestEmbeddedSource::tokensAreMadeAndRevoked()
{
    const IssuedToken issued = contract::answered(administration().createToken(
        {TokenKind::Deploy, u"servers"_s, m_project, Right::Read, {}}));
    QVERIFY(issued.secret.size() >= 20);
    QCOMPARE(contract::answered(administration().tokens()).size(), 1);
    const auto revoked = administration().revokeToken(issued.token.id);
    QTRY_VERIFY(revoked.isFinished());
    for (const Token &token : contract::answered(administration().tokens()))
        QVERIFY(token.revoked);
}

void TestEmbeddedSource::sourceDestroyedWhileItWorks()
{
    QList<PublishItem> items;
    for (int i = 0; i < 50; ++i) {
        items.append(contract::genericItem(*m_folder, m_project, u"tool"_s, QString::number(i),
                                           QByteArray(100'000, char('a' + i % 26))));
    }
    const std::unique_ptr<Job> job(m_source->publish(items, nullptr));
    QSignalSpy finished(job.get(), &Job::finished);
    job->start();
    m_source.reset();
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(job->ended());
}

void TestEmbeddedSource::N13_planningTellsHowFarItIs()
{
    const QTemporaryDir folder;
    for (const QString &name : {u"tool-a"_s, u"tool-b"_s, u"tool-c"_s})
        contract::published(*m_source, folder, m_project, name, u"1.0.0"_s);
    RemovalChoice everything;
    everything.query = PackageQuery{};
    const QFuture<Result<RemovalPlan>> asked = m_source->planRemoval(everything, false);
    QCOMPARE(contract::answered(asked).packages.size(), 3);
    QCOMPARE(asked.progressMaximum(), 3);
    QCOMPARE(asked.progressValue(), 2); // two were through when the third began
}

QTEST_GUILESS_MAIN(TestEmbeddedSource)
#include "tst_embeddedsource.moc"
