// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/activitymodel.h"
#include "items/itemroles.h"
#include "jobs/joblist.h"
#include "support/fakejob.h"
#include "support/onepage.h"
#include "ui/activity/activitypage.h"
#include "ui/deletion/confirmname.h"
#include "ui/duplicates/duplicatespage.h"
#include "ui/exposure/exposurepage.h"
#include "ui/trash/trashpage.h"
#include "ui/widgets/announcement.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/tables.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

TrashRow trashed(qint64 id, const QString &name, const QString &version)
{
    TrashRow row;
    row.versionId = id;
    row.scopePath = u"acme/web"_s;
    row.coordinates = {u"npm"_s, name, version};
    row.bytes = 1'200'000 * id;
    row.files = 1;
    row.deleted = FixedClock().time.addDays(-int(id));
    row.purgeAfter = FixedClock().time.addDays(30 - int(id));
    row.deletedBy = u"laptop"_s;
    return row;
}

/// Copies of two remotes' versions.
class FakeCopies : public KeptCopies
{
public:
    QFuture<Result<QList<KeptCopy>>> list() override { return ready(copies); }
    QFuture<Result<QList<PublishItem>>> unpack(const QList<KeptCopy> &wanted) override
    {
        QList<PublishItem> items;
        for (const KeptCopy &copy : wanted)
            items.append(
                {copy.folder + u"/file"_s, copy.row.scopePath, copy.row.coordinates, u"file"_s});
        return ready(items);
    }
    QFuture<Result<void>> remove(const QList<KeptCopy> &wanted) override
    {
        for (const KeptCopy &copy : wanted)
            copies.removeIf([&](const KeptCopy &one) { return one.folder == copy.folder; });
        return QtFuture::makeReadyFuture(Result<void>());
    }

    QList<KeptCopy> copies;

private:
    template<typename T>
    static QFuture<Result<T>> ready(const T &value)
    {
        return QtFuture::makeReadyFuture(Result<T>(value));
    }
};

} // namespace

class TestPages
    : public QObject
    , private OnePage
{
    Q_OBJECT

private slots:
    void init()
    {
        m_source = std::make_unique<FakeSource>();
        m_source->seed();
        m_jobs = std::make_unique<JobList>();
    }
    void cleanup()
    {
        m_page.reset();
        m_jobs.reset();
        m_source.reset();
    }

    void trashRestoresWhatIsChosen();
    void T1_aFailureMovesNoRowAndGoesWithTheNextAct();
    void trashPurgesOnlyATypedName();
    void trashSaysWhenItIsEmpty();
    void trashPublishesRemotesCopiesBack();
    void trashNamesTheFileThatWasTakenOut();
    void U8_exposureProposesWhatClientsUse();
    void U8_barsFollowWhatOthersDo();
    void N15_pagesFilterThemselves();
    void N15_theLogIsFiltered();
    void activityShowsJobsAndWhatFailed();
    void activityCancelsJobs();
    void activityReadsTheLogInPages();
    void P6_activityKeepsWhatWasRead();
    void pagesAskAnewOnlyForWhatTheyShow();
    void everyButtonHasANameAndCanBeReached();

private:
    TrashPage::Context trashContext(KeptCopies *copies = nullptr)
    {
        return {m_source.get(), m_jobs.get(), copies, &m_formats, &m_clock};
    }

    FixedClock m_clock;
    std::unique_ptr<JobList> m_jobs;
};

void TestPages::trashRestoresWhatIsChosen()
{
    m_source->trashRows = {trashed(1, u"@acme/ui-kit"_s, u"2.4.0"_s),
                           trashed(2, u"@acme/icons"_s, u"1.8.0"_s), trashed(3, u"tool"_s, u"1"_s)};
    auto *page = open<TrashPage>(trashContext());
    QVERIFY(page);
    QTRY_COMPARE(table()->model()->rowCount(), 3);
    QCOMPARE(page->sidebarText(), u"3"_s);
    QVERIFY(!button("restore")->isEnabled());
    table()->selectRow(1);
    drawPictures(m_theme, *page, u"trash"_s);
    button("restore")->click();
    QTRY_COMPARE(m_source->restored, QList<qint64>{2});
    QTRY_COMPARE(table()->model()->rowCount(), 2);
    QVERIFY(m_source->purged.isEmpty());
}

/// Who is about to click a row hits that row.
void TestPages::T1_aFailureMovesNoRowAndGoesWithTheNextAct()
{
    m_source->trashRows = {trashed(1, u"@acme/ui-kit"_s, u"2.4.0"_s),
                           trashed(2, u"@acme/icons"_s, u"1.8.0"_s)};
    auto *page = open<TrashPage>(trashContext());
    QTRY_COMPARE(table()->model()->rowCount(), 2);
    table()->selectRow(1);
    const auto place = [&] {
        return table()->viewport()->mapTo(
            page, table()->visualRect(table()->model()->index(1, 0)).topLeft());
    };
    const QPoint before = place();
    auto *message = page->findChild<InlineMessage *>();
    m_source->failure = Error{ErrorCode::Conflict, Text::of("It was taken meanwhile."), {}, false};
    button("restore")->click();
    QTRY_VERIFY(message->isVisible());
    QCOMPARE(place(), before);
    m_source->failure.reset();
    button("restore")->click();
    QTRY_COMPARE(m_source->restored, QList<qint64>{2});
    QTRY_COMPARE(table()->model()->rowCount(), 1);
    QVERIFY(!message->isVisible());
    QTRY_VERIFY(!page->isHidden());
    page->refresh(); // what failed before is no news
    QTRY_COMPARE(m_source->timesAsked[u"trash"_s] > 3, true);
    QVERIFY(!message->isVisible());
}

void TestPages::trashPurgesOnlyATypedName()
{
    m_source->trashRows = {trashed(1, u"@acme/ui-kit"_s, u"2.4.0"_s)};
    auto *page = open<TrashPage>(trashContext());
    QTRY_COMPARE(table()->model()->rowCount(), 1);
    table()->selectRow(0);
    button("purge")->click();
    auto *dialog = page->findChild<ConfirmName *>();
    QVERIFY(dialog);
    auto *confirm = part<QPushButton>(*dialog, "confirm");
    QVERIFY(!confirm->isEnabled());
    drawPictures(m_theme, *dialog, u"trash-purge"_s);
    part<QPushButton>(*dialog, "cancel")->click();
    QVERIFY(m_source->purged.isEmpty());
    QTRY_VERIFY(!page->findChild<ConfirmName *>());
    button("purge")->click();
    dialog = page->findChild<ConfirmName *>();
    QTest::keyClicks(part<QLineEdit>(*dialog, "typedName"), u"@acme/ui-kit"_s);
    part<QPushButton>(*dialog, "confirm")->click();
    QTRY_COMPARE(m_source->purged, QList<qint64>{1});
}

void TestPages::trashPublishesRemotesCopiesBack()
{
    m_source->trashRows = {trashed(2, u"@acme/ui-kit"_s, u"2.4.0"_s)};
    FakeCopies copies;
    copies.copies = {{u"1"_s, u"far"_s, u"gitlab.example"_s, trashed(1, u"tool"_s, u"1.0.0"_s)},
                     {u"2"_s, u"near"_s, u"other.example"_s, trashed(3, u"lib"_s, u"2.0.0"_s)}};
    auto *page = open<TrashPage>(trashContext(&copies));
    QTRY_COMPARE(table()->model()->rowCount(), 3);
    QCOMPARE(page->sidebarText(), u"3"_s);
    QCOMPARE(table()->model()->index(0, 3).data().toString(), u"gitlab.example: acme / web"_s);
    drawPictures(m_theme, *page, u"trash-remotes"_s);
    QSignalSpy wanted(page, &TrashPage::publishBackWanted);
    table()->selectRow(0);
    QCOMPARE(button("restore")->text(), u"Publish back to gitlab.example…"_s);
    QCOMPARE(button("restore")->accessibleName(), button("restore")->text());
    button("restore")->click();
    QTRY_COMPARE(wanted.size(), 1);
    QCOMPARE(wanted[0][0].toString(), u"far"_s);
    const auto items = wanted[0][2].value<QList<PublishItem>>();
    QCOMPARE(items.size(), 1);
    QCOMPARE(items.first().coordinates, (Coordinates{u"npm"_s, u"tool"_s, u"1.0.0"_s}));
    QVERIFY(m_source->restored.isEmpty());
    // Versions of several registries have no common way back.
    table()->selectAll();
    QVERIFY(!button("restore")->isEnabled());
    QVERIFY(!button("restore")->toolTip().isEmpty());
    // One that is deleted for good is gone from here only.
    table()->selectRow(2);
    button("purge")->click();
    auto *dialog = page->findChild<ConfirmName *>();
    QVERIFY(dialog);
    QTest::keyClicks(dialog->findChild<QLineEdit *>(), u"lib"_s);
    dialog->accept();
    QTRY_COMPARE(table()->model()->rowCount(), 2);
    QCOMPARE(copies.copies.size(), 1);
    QVERIFY(m_source->purged.isEmpty());
}

void TestPages::trashNamesTheFileThatWasTakenOut()
{
    TrashRow row = trashed(1, u"core"_s, u"1.0.0"_s);
    row.fileName = u"a.jar"_s;
    m_source->trashRows = {row};
    open<TrashPage>(trashContext());
    QTRY_COMPARE(table()->model()->rowCount(), 1);
    QCOMPARE(table()->model()->index(0, 1).data().toString(), u"1.0.0"_s);
    QCOMPARE(table()->model()->index(0, 2).data().toString(), u"a.jar"_s);
}

void TestPages::trashSaysWhenItIsEmpty()
{
    auto *page = open<TrashPage>(trashContext());
    QTRY_VERIFY(!table()->isVisible());
    QCOMPARE(page->sidebarText(), QString());
    drawPictures(m_theme, *page, u"trash-empty"_s);
}

/// Nothing is forwarded to an address that was only found.
void TestPages::U8_exposureProposesWhatClientsUse()
{
    UpstreamRow npm{u"npm"_s};
    npm.proposed = u"https://packages.example/npm"_s;
    npm.proposedIsPublic = true;
    UpstreamRow pypi{u"pypi"_s};
    pypi.proposed = u"https://private.example/simple"_s;
    pypi.problem = Text::of("The address has a user or a password in it, which is not kept.");
    UpstreamRow maven{u"maven"_s};
    maven.addresses = {u"https://mirror.example"_s};
    m_source->upstreamRows = {npm, pypi, maven};
    auto *page = open<ExposurePage>(m_source.get(), m_formats);
    const auto accepted = [&] { return page->findChild<InlineMessage *>(u"accepted-maven"_s); };
    const auto line = [&](const char *type) {
        return page->findChild<InlineMessage *>(QLatin1StringView("upstream-")
                                                + QString::fromLatin1(type));
    };
    QTRY_VERIFY(line("npm") && line("npm")->isVisible());
    QVERIFY(line("npm")->text().contains(npm.proposed));
    QVERIFY(line("npm")->text().contains(u"foreign"_s));
    QVERIFY(line("pypi") && !line("pypi")->button()->isVisible());
    QVERIFY(line("pypi")->text().contains(u"password"_s));
    QVERIFY(!line("maven"));
    QVERIFY(m_source->acceptedUpstreams.isEmpty());
    QCOMPARE(line("npm")->button()->text(), u"Use it"_s);
    line("npm")->button()->click();
    QTRY_COMPARE(m_source->acceptedUpstreams,
                 QStringList{u"npm https://packages.example/npm public"_s});
    QTRY_VERIFY(!line("npm"));
    QTRY_VERIFY(accepted() && accepted()->text().contains(u"https://mirror.example"_s));
    accepted()->button()->click(); // what was agreed to can be taken back
    QTRY_VERIFY(!accepted());
    QCOMPARE(m_source->upstreamRows.size(), 1);
}

/// The command line, or another window, may have said yes meanwhile.
void TestPages::U8_barsFollowWhatOthersDo()
{
    UpstreamRow npm{u"npm"_s};
    npm.proposed = u"https://packages.example/npm"_s;
    UpstreamRow pypi{u"pypi"_s};
    pypi.proposed = u"https://packages.example/simple"_s;
    m_source->upstreamRows = {npm, pypi};
    auto *page = open<ExposurePage>(m_source.get(), m_formats);
    QVERIFY(QTest::qWaitForWindowActive(page));
    const auto line = [&](const QString &id) { return page->findChild<InlineMessage *>(id); };
    QTRY_VERIFY(line(u"upstream-npm"_s) && line(u"upstream-pypi"_s));
    line(u"upstream-pypi"_s)->button()->setFocus();
    m_source->upstreamRows[0].addresses = {npm.proposed};
    m_source->upstreamRows[0].proposed.clear();
    emit m_source->changed({Changed::Policies, {}});
    QTRY_VERIFY(line(u"accepted-npm"_s) && line(u"accepted-npm"_s)->isVisible());
    QVERIFY(!line(u"upstream-npm"_s));
    QVERIFY(line(u"upstream-pypi"_s)->button()->hasFocus()); // as before
    // What is done here leaves the focus on its line, never on the button that takes it back.
    m_source->upstreamRows[1].addresses = {pypi.proposed};
    m_source->upstreamRows[1].proposed.clear();
    QTest::keyClick(line(u"upstream-pypi"_s)->button(), Qt::Key_Space);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QTRY_COMPARE(m_source->acceptedUpstreams.size(), 1);
    QTRY_VERIFY(!line(u"upstream-pypi"_s));
    QVERIFY(line(u"accepted-npm"_s)->hasFocus()); // the fake forgets the line
    QCOMPARE(Announcement::lastSaid(page),
             u"Requests of PyPI are forwarded to https://packages.example/simple now."_s);
}

/// N15: each page filters itself.
void TestPages::N15_pagesFilterThemselves()
{
    m_source->trashRows = {trashed(1, u"core"_s, u"1.0.0"_s), trashed(2, u"lib"_s, u"2.0.0"_s)};
    auto *page = open<TrashPage>(trashContext());
    QTRY_COMPARE(table()->model()->rowCount(), 2);
    QVERIFY(!page->filterHint().isEmpty());
    page->setFilter(u"lib 2.0"_s); // words of several columns
    QCOMPARE(table()->model()->rowCount(), 1);
    QCOMPARE(page->sidebarText(), u"2"_s); // what is there, not what is shown
    chooseRow(table(), 0);
    button("restore")->click();
    QTRY_COMPARE(m_source->restored, QList<qint64>{2}); // the row that was seen
    QTRY_VERIFY(!table()->isVisible());
    page->setFilter({});
    QTRY_VERIFY(table()->isVisible());
    QCOMPARE(table()->model()->index(0, 0).data().toString(), u"core"_s);
}

void TestPages::N15_theLogIsFiltered()
{
    for (int id = 9; id > 0; --id)
        m_source->activityRows.append({id,
                                       m_clock.time,
                                       id % 2 ? u"ci"_s : u"you"_s,
                                       u"publish"_s,
                                       u"npm name-%1"_s.arg(id),
                                       {}});
    auto *page = open<ActivityPage>(m_source.get(), m_jobs.get(), m_clock);
    QTRY_COMPARE(table()->model()->rowCount(), 9);
    page->setFilter(u"published ci"_s);
    QCOMPARE(table()->model()->rowCount(), 5);
    m_source->activityRows.prepend({11, m_clock.time, u"ci"_s, u"publish"_s, u"npm name-11"_s, {}});
    emit m_source->changed({Changed::Activity, {}});
    QTRY_COMPARE(table()->model()->rowCount(), 6);
    page->setFilter({});
    QCOMPARE(table()->model()->rowCount(), 10);
}

void TestPages::activityShowsJobsAndWhatFailed()
{
    m_source->activityRows = {{3,
                               m_clock.time.addSecs(-7200),
                               u"ci-web"_s,
                               u"publish"_s,
                               u"npm @acme/ui-kit 2.4.1"_s,
                               {}},
                              {2, m_clock.time.addSecs(-9000), u"laptop"_s, u"delete"_s,
                               u"npm @acme/icons 1.8.0"_s, Text::of("protected")}};
    auto *running = new FakeJob(u"Importing acme-etl 0.18.x from PyPI"_s);
    m_jobs->run(running);
    running->setProgress(24, 39);
    auto *failed = new FakeJob(u"Publish 3 files"_s);
    failed->setItems({{Text::name(u"a.tgz"_s), true, {}},
                      {Text::name(u"icons-1.9.0.tgz"_s), false,
                       Error{ErrorCode::Duplicate, Text::of("@acme/icons 1.9.0 exists."),
                             Text::of("Raise the version."), false}}});
    m_jobs->run(failed);
    failed->end(Error{ErrorCode::Duplicate, Text::of("1 of 2 files failed."), {}, false});
    auto *page = open<ActivityPage>(m_source.get(), m_jobs.get(), m_clock);
    QTRY_COMPARE(table()->model()->rowCount(), 2);
    QCOMPARE(page->sidebarText(), u"1 running"_s);
    auto *jobs = part<QTableView>(*page, "jobs");
    QCOMPARE(jobs->model()->rowCount(), 2);
    jobs->selectRow(1);
    auto *failures = part<QTableView>(*page, "failures");
    QTRY_VERIFY(failures->isVisible());
    QCOMPARE(failures->model()->rowCount(), 1);
    QVERIFY(failures->model()->index(0, 1).data().toString().contains(u"Raise the version."_s));
    drawPictures(m_theme, *page, u"activity"_s);
    QVERIFY(button("retryFailed")->isEnabled());
    button("retryFailed")->click();
    QTRY_COMPARE(m_jobs->running().size(), 2);
}

void TestPages::activityCancelsJobs()
{
    auto *running = new FakeJob(u"Publish"_s);
    m_jobs->run(running);
    auto *page = open<ActivityPage>(m_source.get(), m_jobs.get(), m_clock);
    QVERIFY(button("cancelJob")->isEnabled());
    button("cancelJob")->click();
    QCOMPARE(running->state(), Job::State::Cancelled);
    QTRY_COMPARE(page->sidebarText(), QString());
    button("clearEnded")->click();
    QTRY_VERIFY(!part<QTableView>(*page, "jobs")->isVisible());
}

void TestPages::pagesAskAnewOnlyForWhatTheyShow()
{
    m_source->trashRows = {trashed(1, u"core"_s, u"1.0.0"_s)};
    auto *page = open<TrashPage>(trashContext());
    QTRY_COMPARE(table()->model()->rowCount(), 1);
    const int before = m_source->timesAsked[u"trash"_s];
    emit m_source->changed({Changed::Packages | Changed::Activity, {u"acme/web"_s}});
    emit m_source->changed({Changed::Tokens, {}});
    QTest::qWait(500); // longer than what is seen would wait
    QCOMPARE(m_source->timesAsked[u"trash"_s], before);
    for (int i = 0; i < 20; ++i)
        emit m_source->changed({Changed::Trash, {}});
    QTRY_COMPARE(m_source->timesAsked[u"trash"_s], before + 1);

    // Nobody looks: what changes waits, and is there as soon as somebody does.
    page->hide();
    emit m_source->changed({Changed::Trash, {}});
    QTest::qWait(300);
    QCOMPARE(m_source->timesAsked[u"trash"_s], before + 1);
    page->show();
    QTRY_COMPARE_WITH_TIMEOUT(m_source->timesAsked[u"trash"_s], before + 2, 500);
}

void TestPages::P6_activityKeepsWhatWasRead()
{
    for (int i = 250; i > 0; --i) {
        m_source->activityRows.append(ActivityRow{i,
                                                  m_clock.time.addSecs(-60 * (250 - i)),
                                                  u"ci"_s,
                                                  u"publish"_s,
                                                  u"npm part-%1 1.0"_s.arg(i),
                                                  {}});
    }
    open<ActivityPage>(m_source.get(), m_jobs.get(), m_clock);
    QTRY_COMPARE(table()->model()->rowCount(), ActivityPage::PageSize);
    button("more")->click();
    QTRY_COMPARE(table()->model()->rowCount(), 2 * ActivityPage::PageSize);
    QSignalSpy reset(table()->model(), &QAbstractItemModel::modelReset);
    m_source->activityRows.prepend(
        ActivityRow{251, m_clock.time, u"ci"_s, u"publish"_s, u"npm part-251 1.0"_s, {}});
    emit m_source->changed({Changed::Packages | Changed::Activity, {u"acme/web"_s}});
    QTRY_COMPARE(table()->model()->rowCount(), 2 * ActivityPage::PageSize + 1);
    QCOMPARE(reset.size(), 0);
}

void TestPages::activityReadsTheLogInPages()
{
    for (int i = 250; i > 0; --i) {
        m_source->activityRows.append(ActivityRow{i,
                                                  m_clock.time.addSecs(-60 * (250 - i)),
                                                  u"ci"_s,
                                                  u"publish"_s,
                                                  u"npm part-%1 1.0"_s.arg(i),
                                                  {}});
    }
    open<ActivityPage>(m_source.get(), m_jobs.get(), m_clock);
    QTRY_COMPARE(table()->model()->rowCount(), ActivityPage::PageSize);
    button("more")->click();
    QTRY_COMPARE(table()->model()->rowCount(), 2 * ActivityPage::PageSize);
    button("more")->click();
    QTRY_COMPARE(table()->model()->rowCount(), 250);
    QTRY_VERIFY(!button("more")->isEnabled());
}

void TestPages::everyButtonHasANameAndCanBeReached()
{
    m_source->trashRows = {trashed(1, u"@acme/ui-kit"_s, u"2.4.0"_s)};
    ExposureRow row;
    row.name = u"@acme/x"_s;
    row.type = u"npm"_s;
    m_source->exposureRows = {row};
    const auto check = [this] {
        for (const QWidget *widget : m_page->findChildren<QWidget *>()) {
            const bool takesFocus = widget->focusPolicy() & Qt::TabFocus;
            if (takesFocus && !widget->objectName().startsWith("qt_"_L1) && widget->isVisible())
                QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
        }
    };
    open<TrashPage>(trashContext());
    QTRY_COMPARE(table()->model()->rowCount(), 1);
    check();
    open<ExposurePage>(m_source.get(), m_formats);
    QTRY_COMPARE(table()->model()->rowCount(), 1);
    check();
    m_jobs->run(new FakeJob(u"Publish"_s));
    open<ActivityPage>(m_source.get(), m_jobs.get(), m_clock);
    check();
    const DuplicatePlace place{u"acme/web"_s, {u"npm"_s, u"@acme/x"_s, u"1.0.0"_s}, u"x.tgz"_s, {}};
    m_source->duplicateGroups = {{DuplicateKind::Bytes, u"00ff"_s, 20, 10, 2, {place, place}}};
    auto *duplicates = open<DuplicatesPage>(m_source.get(), m_formats, m_clock);
    QTRY_VERIFY(part<QTableView>(*duplicates, "places")->isVisible());
    check();
}

QTEST_MAIN(TestPages)
#include "tst_pages.moc"
