// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/changing.h"
#include "contract/undoing.h"

#include "core/clock.h"
#include "registry/control/servefile.h"
#include "registry/registry.h"
#include "registry/store/store.h"
#include "remotes/control/controlsource.h"

#include <QElapsedTimer>

using namespace Qt::StringLiterals;
using namespace packhouse;

/// A registry through the owner's door, as a second window has it: the contracts of sources and of
/// their owners, then what comes of another process being there.
class TestControlSource : public QObject
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
    void tokensAreMadeAndRevoked() { contract::tokensAreMadeAndRevoked(*m_source, m_project); }
    void deletedComesBackFromTheTrash()
    {
        contract::deletedComesBackFromTheTrash(*m_source, m_project);
    }
    void T5_aQueryIsPlannedByTheStore()
    {
        contract::T5_aQueryIsPlannedByTheStore(*m_source, m_project);
    }
    void N13_aPlanCanBeCancelled() { contract::N13_aPlanCanBeCancelled(*m_source, m_project); }
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

    void pagesFollowEachOther();
    void bothDoorsHearOfEachOther();
    void changesSayWhereAndUpToWhich();
    void whatChangedWhileNobodyWaitedIsTold();
    void serviceGoesAndComesBack();
    void anotherServiceIsFoundAtAnotherPort();
    void anotherVersionIsRefused();
    void whoWaitsHoldsNobodyUp();
    void T5_aPlanMayBeLong();
    void sourceDestroyedWhileItWorks();

private:
    void serve();
    Result<QJsonObject> ask(const char *name, const QJsonValue &input, int version);
    QString directory() const { return m_folder->filePath(u"data"_s); }
};

void TestControlSource::serve()
{
    RegistryOptions options;
    options.directory = directory();
    auto opened = Registry::open(options, m_formats, m_clock);
    QVERIFY2(opened, qPrintable(opened ? QString() : english(opened.error())));
    m_registry = std::move(*opened);
    const Result<QByteArray> address = m_registry->listen();
    QVERIFY2(address, qPrintable(address ? QString() : english(address.error())));
}

void TestControlSource::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    serve();
    auto source = ControlSource::open({[folder = directory()] { return readServeFile(folder); }});
    QVERIFY2(source, qPrintable(source ? QString() : english(source.error())));
    m_source = std::move(*source);
    QSignalSpy changed(m_source.get(), &PackageSource::changed);
    contract::answered(
        m_source->administration()->addScope(m_project, Level::Project, Visibility::Private));
    QVERIFY(contract::hears(changed, Changed::Scopes)); // so that no test hears it
}

void TestControlSource::cleanup()
{
    m_source.reset();
    m_registry.reset();
    m_folder.reset();
}

void TestControlSource::pagesFollowEachOther()
{
    const QTemporaryDir folder;
    QList<PublishItem> items;
    for (int i = 0; i < 7; ++i) {
        items.append(contract::genericItem(folder, m_project, u"tool-%1"_s.arg(i), u"1.0"_s,
                                           QByteArray::number(i)));
    }
    const std::unique_ptr<Job> job(m_source->publish(items, nullptr));
    QVERIFY(contract::ends(job.get()));
    PackageQuery query;
    query.sort = SortKey::Name;
    query.descending = false;
    query.limit = 3;
    QStringList names;
    QByteArray cursor;
    do {
        const PackagePage page = contract::answered(m_source->list(query, cursor));
        QVERIFY(page.rows.size() <= 3);
        QCOMPARE(page.total, 7);
        for (const PackageRow &row : page.rows)
            names.append(row.key.name);
        cursor = page.next;
    } while (!cursor.isEmpty());
    QCOMPARE(names.size(), 7);
    QCOMPARE(names.constLast(), u"tool-6"_s);
}

void TestControlSource::bothDoorsHearOfEachOther()
{
    const std::unique_ptr<PackageSource> embedded = m_registry->source();
    QSignalSpy there(embedded.get(), &PackageSource::changed);
    QSignalSpy here(m_source.get(), &PackageSource::changed);
    const QTemporaryDir folder;
    contract::published(*m_source, folder, m_project, u"tool"_s, u"1.0"_s);
    QVERIFY(contract::hears(there, Changed::Packages));
    QVERIFY(contract::hears(here, Changed::Packages));
    here.clear();
    contract::removed(*embedded, {m_project, u"generic"_s, u"tool"_s}, {});
    QVERIFY(contract::hears(here, Changed::Trash));
}

void TestControlSource::changesSayWhereAndUpToWhich()
{
    QSignalSpy changed(m_source.get(), &PackageSource::changed);
    const QTemporaryDir folder;
    contract::published(*m_source, folder, m_project, u"tool"_s, u"1.0"_s);
    QVERIFY(contract::hears(changed, Changed::Packages));
    const auto first = changed.constFirst().constFirst().value<Change>();
    QCOMPARE(first.scopePaths, QStringList{m_project});
    QVERIFY(!first.has(Changed::Tokens | Changed::Trash | Changed::Policies));
    QVERIFY(first.journal > 0);
    changed.clear();
    contract::answered(m_source->administration()->createToken(
        {TokenKind::Personal, u"ci"_s, {}, Right::Read, {}}));
    QVERIFY(contract::hears(changed, Changed::Tokens));
    const auto second = changed.constLast().constFirst().value<Change>();
    QVERIFY(!second.has(Changed::Packages));
    QVERIFY(second.journal > first.journal);
}

void TestControlSource::whatChangedWhileNobodyWaitedIsTold()
{
    ChangesQuestion question;
    const auto greet = ask(actions::Greet.name, wire::written(Nothing()), ActionsVersion);
    QVERIFY(greet);
    RegistryGreeting greeting;
    QVERIFY(wire::read((*greet)["output"_L1], greeting));
    QCOMPARE(greeting.address, QString::fromLatin1(m_registry->address()));
    question = {greeting.run, greeting.journal};
    const QTemporaryDir folder;
    contract::published(*m_source, folder, m_project, u"a"_s, u"1.0"_s);
    contract::published(*m_source, folder, m_project, u"b"_s, u"1.0"_s);
    contract::answered(
        m_source->administration()->addScope(u"lab/x"_s, Level::Project, Visibility::Private));
    const auto heard = [&](const ChangesQuestion &asked) {
        const auto answer = ask(actions::Changes.name, wire::written(asked), ActionsVersion);
        Change change;
        if (!answer || !wire::read((*answer)["output"_L1], change))
            qFatal("Not understood.");
        return change;
    };
    const Change change = heard(question);
    QVERIFY(change.has(Changed::Packages));
    QVERIFY(change.has(Changed::Scopes));
    QVERIFY(change.scopePaths.contains(m_project));
    QVERIFY(change.scopePaths.contains(u"lab/x"_s));
    QVERIFY(!change.scopePaths.contains(QString()));
    QVERIFY(change.journal >= question.after + 3);
    // Of another process, or from later than anything: who knows?
    QCOMPARE(heard({u"another"_s, change.journal}), Change::anything(change.journal));
    QCOMPARE(heard({question.run, change.journal + 5}), Change::anything(change.journal));
}

void TestControlSource::serviceGoesAndComesBack()
{
    QSignalSpy reachable(m_source.get(), &PackageSource::reachableChanged);
    m_registry->stop();
    QTRY_COMPARE_WITH_TIMEOUT(reachable.size(), 1, contract::Patience);
    QVERIFY(!reachable.takeFirst().constFirst().value<Text>().isEmpty());
    const Error error = contract::refused(m_source->scopes());
    QVERIFY(!error.what.isEmpty());
    QTest::qWait(500); // it is said once, however often it is tried
    QVERIFY(reachable.isEmpty());

    QSignalSpy changed(m_source.get(), &PackageSource::changed);
    QVERIFY(m_registry->listen());
    QTRY_COMPARE_WITH_TIMEOUT(reachable.size(), 1, contract::Patience);
    QCOMPARE(reachable.takeFirst().constFirst().value<Text>(), Text());
    QVERIFY(contract::hears(changed, Changed::Packages));
    contract::answered(m_source->scopes());
    // And it follows on.
    changed.clear();
    const QTemporaryDir folder;
    contract::published(*m_source, folder, m_project, u"tool"_s, u"1.0"_s);
    QVERIFY(contract::hears(changed, Changed::Packages));
}

void TestControlSource::anotherServiceIsFoundAtAnotherPort()
{
    const QString before = m_source->address();
    QSignalSpy reachable(m_source.get(), &PackageSource::reachableChanged);
    m_registry.reset();
    QTRY_COMPARE_WITH_TIMEOUT(reachable.size(), 1, contract::Patience);
    serve();
    QTRY_COMPARE_WITH_TIMEOUT(reachable.size(), 2, contract::Patience);
    QCOMPARE(m_source->address(), QString::fromLatin1(m_registry->address()));
    const QTemporaryDir folder;
    contract::published(*m_source, folder, m_project, u"tool"_s, u"1.0"_s);
}

Result<QJsonObject> TestControlSource::ask(const char *name, const QJsonValue &input, int version)
{
    return callControl(*readServeFile(directory()), name,
                       {{u"version"_s, version}, {u"input"_s, input}});
}

void TestControlSource::anotherVersionIsRefused()
{
    const auto answer = ask(actions::Totals.name, wire::written(Nothing()), ActionsVersion + 1);
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Unsupported);
    const auto misread = ask(actions::Details.name, 7, ActionsVersion);
    QVERIFY(!misread);
    QCOMPARE(misread.error().code, ErrorCode::InvalidArgument);
}

void TestControlSource::whoWaitsHoldsNobodyUp()
{
    // More windows than the owner has places.
    std::vector<std::unique_ptr<ControlSource>> windows;
    for (int i = 0; i < 40; ++i) {
        auto opened = ControlSource::open(
            {[folder = directory()] { return readServeFile(folder); }});
        QVERIFY2(opened, qPrintable(opened ? QString() : english(opened.error())));
        windows.push_back(std::move(*opened));
    }
    QElapsedTimer took;
    took.start();
    contract::answered(m_source->scopes());
    QVERIFY(took.elapsed() < 5'000);
}

/// Of 60,001 packages it has megabytes.
void TestControlSource::T5_aPlanMayBeLong()
{
    const QTemporaryDir folder;
    contract::published(*m_source, folder, m_project, u"tool"_s, u"1.0.0"_s);
    RemovalChoice everything;
    everything.query = PackageQuery{};
    RemovalPlan plan = contract::answered(m_source->planRemoval(everything, false));
    plan.evidence.explanation = Text::name(QString(6 << 20, u'x'));
    const std::unique_ptr<Job> job(m_source->run(plan, nullptr));
    QVERIFY(contract::ends(job.get()));
    QVERIFY2(job->state() == Job::State::Done, qPrintable(english(job->error().value_or(Error{}))));
    QVERIFY(contract::answered(m_source->list({}, {})).rows.isEmpty());
}

void TestControlSource::sourceDestroyedWhileItWorks()
{
    const QTemporaryDir folder;
    const std::unique_ptr<Job> job(m_source->publish(
        {contract::genericItem(folder, m_project, u"tool"_s, u"1.0"_s, QByteArray(4 << 20, 'x'))},
        nullptr));
    job->start();
    const auto page = m_source->list({}, {});
    QElapsedTimer took;
    took.start();
    m_source.reset();
    QVERIFY(took.elapsed() < 5'000);
    QTRY_VERIFY(job->ended());
    QVERIFY(page.isFinished());
}

QTEST_GUILESS_MAIN(TestControlSource)
#include "tst_controlsource.moc"
