// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/exposuremodel.h"
#include "items/itemroles.h"
#include "support/exposedrow.h"
#include "support/onepage.h"
#include "ui/exposure/exposurepage.h"
#include "ui/widgets/chipbar.h"
#include "ui/widgets/emptystate.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

using namespace Qt::StringLiterals;
using namespace packhouse;

class TestExposurePage
    : public QObject
    , private OnePage
{
    Q_OBJECT

private slots:
    void init()
    {
        m_source = std::make_unique<FakeSource>();
        m_source->seed();
    }
    void cleanup()
    {
        m_page.reset();
        m_source.reset();
    }

    void letsAScopeInheritAgain();
    void neverShowsGreenForUnknown();
    void reservesAndStopsForwarding();
    void O1_whatWasKeptIsNarrowedOrDropped();
    void O1_tellsWhomANameIsSharedWith();
    void givesContestedNamesAway();
    void proposesNamespaces();
    void isFilteredAndSortedByKeys();
    void V6_chipsAndBadgesHaveOneWord();
    void speaksWholeRows();
    void givesColumnsUpInANarrowWindow();
    void P6_rowsAreAskedForOnlyWhileTheyAreSeen();
    void P6_oneChangeOfManyNamesChangesOneRow();
    void P6_theFirstAuditCanBeStopped();
    void exportsEverything();
    void saysWhatItIsFor();
};

void TestExposurePage::letsAScopeInheritAgain()
{
    ExposureRow off = exposed(u"@acme/x"_s, u"forwarding off"_s, Tone::Neutral, Forwarding::Off,
                              false);
    off.forwardingFrom = u"acme"_s;
    m_source->exposureRows = {
        off, exposed(u"@acme/y"_s, u"only here"_s, Tone::Neutral, Forwarding::Off, false)};
    open<ExposurePage>(m_source.get(), m_formats);
    QTRY_COMPARE(table()->model()->rowCount(), 2);
    QCOMPARE(table()->model()->index(0, ExposureModel::ForwardingOf).data().toString(),
             u"off, set for acme"_s);
    table()->selectRow(1); // nothing was set for it
    QVERIFY(!button("inheritForwarding")->isEnabled());
    table()->selectRow(0);
    QVERIFY(button("inheritForwarding")->isEnabled());
    QVERIFY(button("inheritForwarding")->text().contains(u"acme"_s));
    button("inheritForwarding")->click();
    QTRY_COMPARE(m_source->inherited, QStringList{u"acme npm"_s});
}

void TestExposurePage::neverShowsGreenForUnknown()
{
    m_source->exposureRows = {
        exposed(u"@acme/x"_s, u"could not check"_s, Tone::Unknown, Forwarding::Redirect, false)};
    auto *page = open<ExposurePage>(m_source.get(), m_formats);
    QTRY_COMPARE(table()->model()->rowCount(), 1);
    QCOMPARE(
        table()->model()->index(0, ExposureModel::State).data(BadgeRole).value<BadgeData>().tone,
        Tone::Unknown);
    QCOMPARE(page->sidebarTone(), Tone::Unknown);
    QCOMPARE(page->sidebarText(), u"?"_s);
}

void TestExposurePage::reservesAndStopsForwarding()
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
    QTRY_VERIFY(button("stopForwarding")->isEnabled());
    button("stopForwarding")->click();
    QTRY_COMPARE(m_source->policySettings.size(), 1);
    QCOMPARE(m_source->policySettings.first().forwarding, Forwarding::Off);
}

void TestExposurePage::O1_whatWasKeptIsNarrowedOrDropped()
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
        return table()->model()->index(row, ExposureModel::Reserved).data(role).toString();
    };
    QCOMPARE(reserved(0, Qt::DisplayRole), u"kept from 0.1"_s);
    QVERIFY(reserved(0, Qt::ToolTipRole).contains(u"acme, lab"_s));
    table()->selectRow(2);
    QVERIFY(!button("narrow")->isVisible() && !button("drop")->isVisible());
    table()->selectRow(1); // nobody has it, so there is nobody to keep it for
    QVERIFY(button("narrow")->isVisible() && !button("narrow")->isEnabled());
    button("drop")->click();
    QTRY_VERIFY(m_source->reservationList.isEmpty());
    table()->selectRow(0);
    QCOMPARE(button("narrow")->text(), u"Keep for acme, lab only"_s);
    button("narrow")->click();
    QTRY_COMPARE(m_source->narrowed, QStringList{u"npm lodash: acme, lab"_s});
}

void TestExposurePage::O1_tellsWhomANameIsSharedWith()
{
    ExposureRow row = exposed(u"lodash"_s, u"reserved"_s, Tone::Unknown, Forwarding::Off, true);
    row.reservedFor = u"acme"_s;
    row.reservedAs = u"lodash"_s;
    row.reservationReason = u"published here"_s;
    row.sharedWith = {u"lab"_s};
    m_source->exposureRows = {row};
    open<ExposurePage>(m_source.get(), m_formats);
    QTRY_COMPARE(table()->model()->rowCount(), 1);
    const QModelIndex reserved = table()->model()->index(0, ExposureModel::Reserved);
    QCOMPARE(reserved.data().toString(), u"for acme and others"_s);
    QVERIFY(reserved.data(Qt::ToolTipRole).toString().contains(u"lab"_s));
}

void TestExposurePage::givesContestedNamesAway()
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
    QTRY_VERIFY(button("assign")->isEnabled());
    button("assign")->click();
    QTRY_COMPARE(m_source->given.size(), 2);
    QCOMPARE(m_source->given.last(), u"npm @acme/ui: acme/web"_s);
}

void TestExposurePage::proposesNamespaces()
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

void TestExposurePage::isFilteredAndSortedByKeys()
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
    page->setFilter(u"lab"_s);
    QCOMPARE(names(), QStringList{u"zebra"_s});
    page->setFilter({});
    QCOMPARE(names().size(), 3);
    auto *chips = page->findChild<ChipBar *>();
    QCOMPARE(chips->chip(u"exposed"_s)->count(), u"1"_s);
    chips->chip(u"unchecked"_s)->click();
    QCOMPARE(names(), QStringList{u"able"_s});
}

/// What a chip leaves has the chip's word on its badges, however it came to it.
void TestExposurePage::V6_chipsAndBadgesHaveOneWord()
{
    ExposureRow decided = exposed(u"to-decide"_s, u"reserved"_s, Tone::Good, Forwarding::Off, true);
    decided.findings = {{ExposureReason::Contested, Tone::Warning, true, Text::of("Two.")}};
    m_source->exposureRows = {
        exposed(u"open"_s, u"exposed"_s, Tone::Warning, Forwarding::Redirect, false), decided,
        exposed(u"unasked"_s, u"not checked"_s, Tone::Unknown, Forwarding::Off, true)};
    auto *page = open<ExposurePage>(m_source.get(), m_formats);
    QTRY_COMPARE(table()->model()->rowCount(), 3);
    auto *chips = page->findChild<ChipBar *>();
    for (const QString &id : {u"exposed"_s, u"unchecked"_s}) {
        chips->chip(id)->click();
        QCOMPARE(table()->model()->rowCount(), 1);
        QCOMPARE(chips->chip(id)->count(), u"1"_s);
        QCOMPARE(table()->model()->index(0, ExposureModel::State).data().toString(),
                 chips->chip(id)->text().toLower());
    }
    chips->chip(u"decisions"_s)->click();
    QCOMPARE(table()->model()->index(0, 0).data().toString(), u"to-decide"_s);
}

void TestExposurePage::speaksWholeRows()
{
    ExposureRow row = exposed(u"@acme/x"_s, u"exposed"_s, Tone::Bad, Forwarding::Redirect, false);
    row.findings = {{ExposureReason::Contested, Tone::Warning, true, Text::of("Two have it.")}};
    m_source->exposureRows = {row};
    open<ExposurePage>(m_source.get(), m_formats);
    QTRY_COMPARE(table()->model()->rowCount(), 1);
    QCOMPARE(table()->model()->index(0, 0).data(Qt::AccessibleTextRole).toString(),
             u"npm package @acme/x in acme / web: exposed. It needs a decision. Two have it. "
             "Why it is so."_s);
    m_source->exposureRows.first().belongsTo = {u"acme/web"_s};
    m_source->exposureRows.first().assigned = true;
    emit m_source->changed(Change::anything());
    QTRY_VERIFY(table()
                    ->model()
                    ->index(0, 0)
                    .data(Qt::AccessibleTextRole)
                    .toString()
                    .contains(u"Belongs to acme / web, by hand."_s));
}

void TestExposurePage::givesColumnsUpInANarrowWindow()
{
    m_source->exposureRows = {
        exposed(u"@acme/x"_s, u"exposed"_s, Tone::Bad, Forwarding::Redirect, false)};
    ExposureFinding contested;
    contested.text = Text::of("Published by acme/api, too.");
    contested.decision = true;
    ExposureRow undecided = m_source->exposureRows.first();
    undecided.findings = {contested};
    auto *page = open<ExposurePage>(m_source.get(), m_formats);
    QTRY_COMPARE(table()->model()->rowCount(), 1);
    const auto shown = [this] {
        int all = 0;
        for (int column = 0; column < ExposureModel::ColumnCount; ++column)
            all += !table()->isColumnHidden(column);
        return all;
    };
    page->resize(2200, 700);
    QTRY_COMPARE(shown(), int(ExposureModel::ColumnCount) - 1); // nothing is to be decided
    QVERIFY(table()->isColumnHidden(ExposureModel::Decision));
    m_source->exposureRows = {undecided};
    page->refresh();
    QTRY_COMPARE(shown(), int(ExposureModel::ColumnCount));
    page->resize(784, 540); // beside the sidebar of a window of 1024x600
    QTRY_VERIFY(shown() < 7);
    for (const int column : {ExposureModel::Package, ExposureModel::Decision, ExposureModel::State,
                             ExposureModel::Why})
        QVERIFY(!table()->isColumnHidden(column));
    QVERIFY(page->minimumSizeHint().width() <= 784);
    table()->selectRow(0);
    drawPictures(m_theme, *page, u"exposure-narrow"_s);
}

void TestExposurePage::P6_rowsAreAskedForOnlyWhileTheyAreSeen()
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

void TestExposurePage::P6_oneChangeOfManyNamesChangesOneRow()
{
    ExposureModel model(m_formats, nullptr);
    ExposureAnswer answer;
    answer.whole = true;
    for (int i = 0; i < 60'001; ++i) {
        answer.rows << exposed(u"name-%1"_s.arg(i, 5, 10, QLatin1Char('0')), u"forwarded"_s,
                               Tone::Warning, Forwarding::Redirect, false);
        answer.rows.last().canonicalName = answer.rows.constLast().name;
    }
    model.apply(answer);
    QCOMPARE(model.rowCount(), 60'001);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    QSignalSpy updates(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy insertions(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removals(&model, &QAbstractItemModel::rowsRemoved);
    const QPersistentModelIndex chosen = model.index(30'000, 0);
    ExposureAnswer news;
    news.names = {{u"npm"_s, u"name-30000"_s}, {u"npm"_s, u"name-00007"_s}};
    news.rows = {answer.rows.at(30'000)};
    news.rows.first().latest = u"2.0.0"_s;
    model.apply(news);
    QCOMPARE(updates.size(), 1);
    QCOMPARE(removals.size(), 1);
    QCOMPARE(insertions.size(), 0);
    QCOMPARE(chosen.row(), 29'999);
    QCOMPARE(model.rowAt(chosen.row()).latest, u"2.0.0"_s);
    // What becomes worse goes to the top.
    news.names = {{u"npm"_s, u"name-30000"_s}};
    news.rows.first().exposure.tone = Tone::Bad;
    news.rows.first().findings = {{ExposureReason::Free, Tone::Bad, true, Text::of("Free.")}};
    model.apply(news);
    QCOMPARE(model.rowAt(0).name, u"name-30000"_s);
    QCOMPARE(insertions.size(), 1);
    QCOMPARE(model.rowCount(), 60'000);
    QCOMPARE(resets.size(), 0);
}

void TestExposurePage::P6_theFirstAuditCanBeStopped()
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

void TestExposurePage::exportsEverything()
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

void TestExposurePage::saysWhatItIsFor()
{
    auto *page = open<ExposurePage>(m_source.get(), m_formats);
    QTRY_VERIFY(!table()->isVisible());
    drawPictures(m_theme, *page, u"exposure-empty"_s);
}

QTEST_MAIN(TestExposurePage)
#include "tst_exposurepage.moc"
