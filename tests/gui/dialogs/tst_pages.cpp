// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/activitymodel.h"
#include "items/itemroles.h"
#include "jobs/joblist.h"
#include "support/fakejob.h"
#include "support/fakesource.h"
#include "support/pictures.h"
#include "ui/activity/activitypage.h"
#include "ui/deletion/confirmname.h"
#include "ui/duplicates/duplicatespage.h"
#include "ui/exposure/exposurepage.h"
#include "ui/trash/trashpage.h"
#include "ui/widgets/chipbar.h"
#include "ui/widgets/emptystate.h"

#include <QComboBox>
#include <QLabel>
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

ExposureRow exposed(const QString &name, const QString &text, Tone tone, Forwarding forwarding,
                    bool reserved)
{
    ExposureRow row;
    row.scopePath = u"acme/web"_s;
    row.type = u"npm"_s;
    row.name = name;
    row.exposure = {Text::foreign(text), tone, Text::of("Why it is so.")};
    row.forwarding = forwarding;
    row.forwardingFrom = forwarding == Forwarding::Off ? QString() : u"acme"_s;
    row.reserved = reserved;
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

class TestPages : public QObject
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
    void trashPurgesOnlyATypedName();
    void trashSaysWhenItIsEmpty();
    void trashPublishesRemotesCopiesBack();
    void trashNamesTheFileThatWasTakenOut();
    void exposureLetsAScopeInheritAgain();
    void exposureNeverShowsGreenForUnknown();
    void exposureReservesAndStopsForwarding();
    void O1_exposureNarrowsOrDropsWhatWasKept();
    void exposureGivesContestedNamesAway();
    void exposureProposesNamespaces();
    void exposureIsFilteredAndSortedByKeys();
    void exposureSpeaksWholeRows();
    void exposureGivesColumnsUpInANarrowWindow();
    void P6_exposureAsksForRowsOnlyWhileItIsSeen();
    void P6_theFirstAuditCanBeStopped();
    void exposureExportsEverything();
    void exposureSaysWhatItIsFor();
    void activityShowsJobsAndWhatFailed();
    void activityCancelsJobs();
    void activityReadsTheLogInPages();
    void P6_activityKeepsWhatWasRead();
    void pagesAskAnewOnlyForWhatTheyShow();
    void everyButtonHasANameAndCanBeReached();

private:
    template<typename T, typename... Arguments>
    T *open(Arguments &&...arguments)
    {
        auto page = std::make_unique<T>(std::forward<Arguments>(arguments)...);
        T *raw = page.get();
        m_page = std::move(page);
        m_page->resize(1150, 700);
        m_page->show();
        return QTest::qWaitForWindowExposed(raw) ? raw : nullptr;
    }
    QTableView *table() const
    {
        return m_page->findChild<QTableView *>(QString(), Qt::FindDirectChildrenOnly);
    }
    QPushButton *button(const char *name) const { return part<QPushButton>(*m_page, name); }

    Theme m_theme{qApp, [] { return false; }};
    TrashPage::Context trashContext(KeptCopies *copies = nullptr)
    {
        return {m_source.get(), m_jobs.get(), copies, &m_formats, &m_clock};
    }

    FixedClock m_clock;
    FormatInfoList m_formats = fakeFormats();
    std::unique_ptr<FakeSource> m_source;
    std::unique_ptr<JobList> m_jobs;
    std::unique_ptr<Page> m_page;
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

void TestPages::exposureLetsAScopeInheritAgain()
{
    ExposureRow off = exposed(u"@acme/x"_s, u"forwarding off"_s, Tone::Neutral, Forwarding::Off,
                              false);
    off.forwardingFrom = u"acme"_s;
    m_source->exposureRows = {
        off, exposed(u"@acme/y"_s, u"only here"_s, Tone::Neutral, Forwarding::Off, false)};
    open<ExposurePage>(m_source.get(), m_formats);
    QTRY_COMPARE(table()->model()->rowCount(), 2);
    QCOMPARE(table()->model()->index(0, 3).data().toString(), u"off, set for acme"_s);
    table()->selectRow(1); // nothing was set for it
    QVERIFY(!button("inheritForwarding")->isEnabled());
    table()->selectRow(0);
    QVERIFY(button("inheritForwarding")->isEnabled());
    QVERIFY(button("inheritForwarding")->text().contains(u"acme"_s));
    button("inheritForwarding")->click();
    QTRY_COMPARE(m_source->inherited, QStringList{u"acme npm"_s});
}

void TestPages::trashSaysWhenItIsEmpty()
{
    auto *page = open<TrashPage>(trashContext());
    QTRY_VERIFY(!table()->isVisible());
    QCOMPARE(page->sidebarText(), QString());
    drawPictures(m_theme, *page, u"trash-empty"_s);
}

void TestPages::exposureNeverShowsGreenForUnknown()
{
    m_source->exposureRows = {
        exposed(u"@acme/x"_s, u"could not check"_s, Tone::Unknown, Forwarding::Redirect, false)};
    auto *page = open<ExposurePage>(m_source.get(), m_formats);
    QTRY_COMPARE(table()->model()->rowCount(), 1);
    QCOMPARE(table()->model()->index(0, 2).data(BadgeRole).value<BadgeData>().tone, Tone::Unknown);
    QCOMPARE(page->sidebarTone(), Tone::Unknown);
    QCOMPARE(page->sidebarText(), u"?"_s);
}

void TestPages::exposureReservesAndStopsForwarding()
{
    m_source->exposureRows = {
        exposed(u"@acme/icons"_s, u"reserved"_s, Tone::Good, Forwarding::Redirect, true),
        exposed(u"@acme/x"_s, u"could not check"_s, Tone::Unknown, Forwarding::Redirect, false),
        exposed(u"@acme/ui-kit"_s, u"exposed"_s, Tone::Bad, Forwarding::Redirect, false),
        exposed(u"@acme/charts"_s, u"only here"_s, Tone::Neutral, Forwarding::Off, false),
    };
    auto *page = open<ExposurePage>(m_source.get(), m_formats);
    QTRY_COMPARE(table()->model()->rowCount(), 4);
    QCOMPARE(table()->model()->index(0, 0).data().toString(), u"@acme/ui-kit"_s); // worst first
    QCOMPARE(page->sidebarText(), u"1"_s);
    QCOMPARE(page->sidebarTone(), Tone::Bad);
    table()->selectRow(0);
    drawPictures(m_theme, *page, u"exposure"_s);
    QCOMPARE(button("stopForwarding")->text(), u"Stop forwarding npm for all of acme"_s);
    button("reserve")->click();
    QTRY_COMPARE(m_source->reservationList.size(), 1);
    QCOMPARE(m_source->reservationList.first().canonicalName, u"@acme/ui-kit"_s);
    QCOMPARE(m_source->reservationList.first().scopePath, u"acme"_s);
    QTRY_VERIFY(table()->isVisible());
    table()->selectRow(0);
    button("stopForwarding")->click();
    QTRY_COMPARE(m_source->policySettings.size(), 1);
    QCOMPARE(m_source->policySettings.first().forwarding, Forwarding::Off);
}

void TestPages::O1_exposureNarrowsOrDropsWhatWasKept()
{
    ExposureRow held = exposed(u"lodash"_s, u"reserved"_s, Tone::Unknown, Forwarding::Off, true);
    held.keptFromEarlier = true;
    held.holders = {u"acme"_s, u"lab"_s};
    ExposureRow gone = exposed(u"vanished"_s, u"reserved"_s, Tone::Unknown, Forwarding::Off, true);
    gone.keptFromEarlier = true;
    m_source->exposureRows = {
        held, gone, exposed(u"@acme/x"_s, u"only here"_s, Tone::Neutral, Forwarding::Off, true)};
    m_source->reservationList = {{u"npm"_s, u"vanished"_s}};
    open<ExposurePage>(m_source.get(), m_formats);
    QTRY_COMPARE(table()->model()->rowCount(), 3);
    const auto reserved = [this](int row, int role) {
        return table()->model()->index(row, 4).data(role).toString();
    };
    QCOMPARE(reserved(0, Qt::DisplayRole), u"kept from 0.1"_s);
    QVERIFY(reserved(0, Qt::ToolTipRole).contains(u"acme, lab"_s));
    table()->selectRow(2);
    QVERIFY(!button("narrow")->isVisible() && !button("drop")->isVisible());
    table()->selectRow(1); // nobody has it, so there is nobody to keep it for
    QVERIFY(button("narrow")->isVisible() && !button("narrow")->isEnabled());
    button("drop")->click();
    QTRY_VERIFY(m_source->reservationList.isEmpty());
    QTRY_VERIFY(table()->isVisible());
    table()->selectRow(0);
    QCOMPARE(button("narrow")->text(), u"Keep for acme, lab only"_s);
    button("narrow")->click();
    QTRY_COMPARE(m_source->narrowed, QStringList{u"npm lodash: acme, lab"_s});
}

void TestPages::exposureGivesContestedNamesAway()
{
    ExposureRow first = exposed(u"@acme/ui"_s, u"reserved"_s, Tone::Unknown, Forwarding::Off, true);
    first.canonicalName = first.name;
    first.published = true;
    first.belongsTo = {u"acme/web"_s};
    first.alsoIn = {u"acme/api"_s, u"lab/box"_s};
    first.findings = {{ExposureReason::Contested, Tone::Warning, true,
                       Text::of("Published by %1, too.", u"acme/api"_s)}};
    m_source->exposureRows = {
        first, exposed(u"@acme/x"_s, u"exposed"_s, Tone::Bad, Forwarding::Redirect, false)};
    auto *page = open<ExposurePage>(m_source.get(), m_formats);
    QTRY_COMPARE(table()->model()->rowCount(), 2);
    QCOMPARE(table()->model()->index(0, 0).data().toString(), u"@acme/ui"_s); // to be decided
    table()->selectRow(1);
    QVERIFY(!button("assign")->isVisible() && !button("share")->isVisible());
    table()->selectRow(0);
    QCOMPARE(button("assign")->text(), u"Give the name to acme / web"_s);
    QVERIFY(part<QLabel>(*page, "reasons")->text().contains(u"acme/api"_s));
    drawPictures(m_theme, *page, u"exposure-contested"_s);
    button("share")->click(); // below one top-level group
    QTRY_COMPARE(m_source->given, QStringList{u"npm @acme/ui: acme/web, acme/api"_s});
    table()->selectRow(0);
    button("assign")->click();
    QTRY_COMPARE(m_source->given.size(), 2);
    QCOMPARE(m_source->given.last(), u"npm @acme/ui: acme/web"_s);
}

void TestPages::exposureProposesNamespaces()
{
    ExposureRow open01 = exposed(u"@acme/*"_s, u"not reserved"_s, Tone::Neutral, Forwarding::Off,
                                 false);
    open01.scopePath = u"acme"_s;
    open01.canonicalName = open01.name;
    open01.findings = {{ExposureReason::OpenNamespace, Tone::Neutral, true, Text::of("Why.")}};
    m_source->exposureRows = {open01};
    open<ExposurePage>(m_source.get(), m_formats);
    QTRY_COMPARE(table()->model()->rowCount(), 1);
    table()->selectRow(0);
    QCOMPARE(button("reserve")->text(), u"Reserve @acme/* for acme"_s);
    QVERIFY(!button("stopForwarding")->isEnabled());
    button("reserve")->click();
    QTRY_COMPARE(m_source->reservationList.size(), 1);
    QCOMPARE(m_source->reservationList.constFirst().canonicalName, u"@acme/*"_s);
    QCOMPARE(m_source->reservationList.constFirst().scopePath, u"acme"_s);
}

void TestPages::exposureIsFilteredAndSortedByKeys()
{
    ExposureRow other = exposed(u"zebra"_s, u"exposed"_s, Tone::Bad, Forwarding::Redirect, false);
    other.scopePath = u"lab/box"_s;
    m_source->exposureRows = {
        other, exposed(u"able"_s, u"not checked"_s, Tone::Unknown, Forwarding::Off, false),
        exposed(u"baker"_s, u"only here"_s, Tone::Neutral, Forwarding::Off, false)};
    auto *page = open<ExposurePage>(m_source.get(), m_formats);
    const auto names = [this] {
        QStringList all;
        for (int row = 0; row < table()->model()->rowCount(); ++row)
            all << table()->model()->index(row, 0).data().toString();
        return all;
    };
    QTRY_COMPARE(names(), (QStringList{u"zebra"_s, u"able"_s, u"baker"_s}));
    auto *order = part<QComboBox>(*page, "order");
    order->setFocus();
    QTest::keyClick(order, Qt::Key_Down);
    QCOMPARE(names(), (QStringList{u"able"_s, u"baker"_s, u"zebra"_s}));
    QTest::keyClick(order, Qt::Key_Up);
    auto *field = part<QLineEdit>(*page, "filter");
    field->setFocus();
    QTest::keyClicks(field, u"lab"_s);
    QCOMPARE(names(), QStringList{u"zebra"_s});
    QTest::keyClick(field, Qt::Key_Escape);
    QCOMPARE(names().size(), 3);
    auto *chips = page->findChild<ChipBar *>();
    QCOMPARE(chips->chip(u"exposed"_s)->count(), u"1"_s);
    chips->chip(u"unchecked"_s)->click();
    QCOMPARE(names(), QStringList{u"able"_s});
}

void TestPages::exposureSpeaksWholeRows()
{
    ExposureRow row = exposed(u"@acme/x"_s, u"exposed"_s, Tone::Bad, Forwarding::Redirect, false);
    row.findings = {{ExposureReason::Contested, Tone::Warning, true, Text::of("Two have it.")}};
    m_source->exposureRows = {row};
    open<ExposurePage>(m_source.get(), m_formats);
    QTRY_COMPARE(table()->model()->rowCount(), 1);
    QCOMPARE(table()->model()->index(0, 0).data(Qt::AccessibleTextRole).toString(),
             u"npm package @acme/x in acme / web: exposed. It needs a decision. Two have it. "
             "Why it is so."_s);
}

void TestPages::exposureGivesColumnsUpInANarrowWindow()
{
    m_source->exposureRows = {
        exposed(u"@acme/x"_s, u"exposed"_s, Tone::Bad, Forwarding::Redirect, false)};
    auto *page = open<ExposurePage>(m_source.get(), m_formats);
    QTRY_COMPARE(table()->model()->rowCount(), 1);
    const auto shown = [this] {
        int all = 0;
        for (int column = 0; column < ExposureModel::ColumnCount; ++column)
            all += !table()->isColumnHidden(column);
        return all;
    };
    page->resize(2200, 700);
    QTRY_COMPARE(shown(), int(ExposureModel::ColumnCount));
    page->resize(784, 540); // beside the sidebar of a window of 1024x600
    QTRY_VERIFY(shown() < 6);
    for (const int column : {ExposureModel::Package, ExposureModel::State, ExposureModel::Why})
        QVERIFY(!table()->isColumnHidden(column));
    QVERIFY(page->minimumSizeHint().width() <= 784);
}

void TestPages::P6_exposureAsksForRowsOnlyWhileItIsSeen()
{
    m_source->exposureRows = {
        exposed(u"@acme/x"_s, u"exposed"_s, Tone::Bad, Forwarding::Redirect, false)};
    auto page = std::make_unique<ExposurePage>(m_source.get(), m_formats);
    page->resize(1150, 700);
    QTRY_COMPARE(page->sidebarText(), u"1"_s); // as the sidebar shows it
    QCOMPARE(m_source->timesAsked.value(u"exposure"_s), 0);
    page->show();
    QTRY_COMPARE(m_source->timesAsked.value(u"exposure"_s), 1);
    for (int i = 0; i < 20; ++i)
        emit m_source->changed({Changed::Packages, {u"acme/web"_s}});
    QTRY_COMPARE(m_source->timesAsked.value(u"exposure"_s), 2);
    page->hide();
    m_source->exposureRows << exposed(u"@acme/y"_s, u"exposed"_s, Tone::Bad, Forwarding::Redirect,
                                      false);
    emit m_source->changed({Changed::Packages, {u"acme/web"_s}});
    QTRY_COMPARE_WITH_TIMEOUT(page->sidebarText(), u"2"_s, 5'000);
    QCOMPARE(m_source->timesAsked.value(u"exposure"_s), 2);
}

void TestPages::P6_theFirstAuditCanBeStopped()
{
    m_source->exposureRows = {
        exposed(u"@acme/x"_s, u"exposed"_s, Tone::Bad, Forwarding::Redirect, false)};
    m_source->auditSteps = {10, 60'001};
    auto *page = open<ExposurePage>(m_source.get(), m_formats);
    auto *state = page->findChild<EmptyState *>();
    QTRY_COMPARE(state->title(), u"Auditing all names"_s);
    QCOMPARE(state->button()->text(), u"Cancel"_s);
    drawPictures(m_theme, *page, u"exposure-auditing"_s);
    state->button()->click();
    QTRY_COMPARE(state->title(), u"The audit was cancelled"_s);
    m_source->auditSteps = {};
    state->button()->click();
    QTRY_COMPARE(table()->model()->rowCount(), 1);
}

void TestPages::exposureExportsEverything()
{
    m_source->exposureRows = {
        exposed(u"@acme/x"_s, u"exposed"_s, Tone::Bad, Forwarding::Redirect, false),
        exposed(u"@acme/y"_s, u"only here"_s, Tone::Neutral, Forwarding::Off, false)};
    auto *page = open<ExposurePage>(m_source.get(), m_formats);
    QTRY_COMPARE(table()->model()->rowCount(), 2);
    page->findChild<ChipBar *>()->chip(u"exposed"_s)->click();
    QSignalSpy wanted(page, &ExposurePage::exportWanted);
    button("export")->click();
    QTRY_COMPARE(wanted.size(), 1); // also what the filter hides
    QCOMPARE(wanted.first().first().value<ExposureAnswer>().rows.size(), 2);
}

void TestPages::exposureSaysWhatItIsFor()
{
    auto *page = open<ExposurePage>(m_source.get(), m_formats);
    QTRY_VERIFY(!table()->isVisible());
    drawPictures(m_theme, *page, u"exposure-empty"_s);
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
    m_source->exposureRows = {
        exposed(u"@acme/x"_s, u"exposed"_s, Tone::Bad, Forwarding::Redirect, false)};
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
