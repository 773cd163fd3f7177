// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/exposuremodel.h"
#include "support/exposedrow.h"
#include "support/onepage.h"
#include "ui/exposure/exposureacts.h"
#include "ui/exposure/exposurepage.h"
#include "ui/widgets/announcement.h"
#include "ui/widgets/chipbar.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/tables.h"

#include <QComboBox>
#include <QPushButton>
#include <QTableView>

using namespace Qt::StringLiterals;
using namespace packhouse;

/// The audit for who has no mouse, or no screen.
class TestExposureKeys
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

    void N15_anActLeavesTheFocusOnItsRow();
    void N15_whatIsGoneLeavesTheNextRow();
    void N15_buttonsKeepTheirPlacesForTheirNames();
    void N15_actsSayWhatTheyActOn();
    void N15_aFailedActIsSaid();
    void N15_countsAndProgressAreAnnounced();
    void N15_tabGoesFromTheRowsToTheActs();
    void N15_nothingThatMatchesIsSaid();
};

/// One that presses Space twice has not done another act.
void TestExposureKeys::N15_anActLeavesTheFocusOnItsRow()
{
    for (const QString &name : {u"@acme/a"_s, u"@acme/b"_s, u"@acme/c"_s})
        m_source->exposureRows << exposed(name, u"exposed"_s, Tone::Bad, Forwarding::Redirect,
                                          false);
    auto *page = open<ExposurePage>(m_source.get(), m_formats);
    QVERIFY(QTest::qWaitForWindowActive(page));
    QTRY_COMPARE(table()->model()->rowCount(), 3);
    chooseRow(table(), 1);
    button("reserve")->setFocus();
    m_source->exposureRows[1].reserved = true; // as it will be
    m_source->exposureRows[1].exposure.tone = Tone::Good; // and it goes to the end
    QTest::keyClick(button("reserve"), Qt::Key_Space);
    QVERIFY(table()->hasFocus());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space); // again, at once
    QTRY_COMPARE(table()->model()->index(2, 0).data().toString(), u"@acme/b"_s);
    QTRY_COMPARE(table()->currentIndex().row(), 2);
    QCOMPARE(table()->selectionModel()->selectedRows().size(), 1);
    QVERIFY(table()->hasFocus());
    QVERIFY(!button("reserve")->isEnabled());
    QCOMPARE(button("reserve")->accessibleDescription(), u"Reserve @acme/b for acme"_s);
    QCOMPARE(page->findChild<InlineMessage *>()->text().trimmed(), u"Reserved: @acme/b."_s);
    QCOMPARE(Announcement::lastSaid(page), u"Reserved: @acme/b."_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QCOMPARE(m_source->reservationList.size(), 1);
    QVERIFY(m_source->policySettings.isEmpty() && m_source->inherited.isEmpty());
}

void TestExposureKeys::N15_whatIsGoneLeavesTheNextRow()
{
    for (const QString &name : {u"@acme/a"_s, u"@acme/b"_s, u"@acme/c"_s}) {
        m_source->exposureRows << exposed(name, u"exposed"_s, Tone::Bad, Forwarding::Redirect,
                                          false);
        m_source->exposureRows.last().findings = {
            {ExposureReason::Free, Tone::Bad, true, Text::of("Free.")}};
    }
    auto *page = open<ExposurePage>(m_source.get(), m_formats);
    QVERIFY(QTest::qWaitForWindowActive(page));
    QTRY_COMPARE(table()->model()->rowCount(), 3);
    page->findChild<ChipBar *>()->chip(u"decisions"_s)->click();
    const auto decide = [&](int row) {
        button("reserve")->setFocus();
        m_source->exposureRows[row].findings.clear();
        QTest::keyClick(button("reserve"), Qt::Key_Space);
    };
    chooseRow(table(), 1);
    decide(1);
    QTRY_COMPARE(table()->model()->rowCount(), 2);
    QCOMPARE(table()->currentIndex().data().toString(), u"@acme/c"_s);
    QTRY_VERIFY(button("reserve")->isEnabled()); // of that one, with the same key
    QCOMPARE(button("reserve")->accessibleDescription(), u"Reserve @acme/c for acme"_s);
    decide(2);
    QTRY_COMPARE(table()->currentIndex().data().toString(), u"@acme/a"_s);
    QTRY_VERIFY(button("reserve")->isEnabled());
    decide(0);
    auto *state = page->findChild<EmptyState *>();
    QTRY_VERIFY(state->isVisible());
    QVERIFY(!table()->isVisible());
    QVERIFY(state->hasFocus()); // nowhere near a button
    page->findChild<ChipBar *>()->chip({})->click();
    QTRY_VERIFY(table()->isVisible());
}

void TestExposureKeys::N15_buttonsKeepTheirPlacesForTheirNames()
{
    ExposureRow first = exposed(u"@acme/ui"_s, u"exposed"_s, Tone::Bad, Forwarding::Redirect,
                                false);
    first.canonicalName = first.name;
    first.published = true;
    first.alsoIn = {u"acme/api"_s};
    first.findings = {{ExposureReason::Contested, Tone::Warning, true, Text::of("Two.")}};
    m_source->exposureRows = {
        first, exposed(u"@acme/x"_s, u"only here"_s, Tone::Neutral, Forwarding::Off, false)};
    auto *page = open<ExposurePage>(m_source.get(), m_formats);
    QTRY_COMPARE(table()->model()->rowCount(), 2);
    page->resize(900, 700);
    chooseRow(table(), 0);
    const auto places = [page] {
        QHash<QString, QRect> all;
        for (const QPushButton *one : page->findChild<ExposureActs *>()->buttons()) {
            if (one->isVisible())
                all.insert(one->objectName() + one->text(),
                           QRect(one->mapToGlobal(QPoint()), one->size()));
        }
        return all;
    };
    QTRY_VERIFY(button("assign")->isVisible() && button("share")->isVisible());
    const auto isLaidOut = [&] {
        const QWidget *lowest = button("share");
        return page->rect().contains(QRect(lowest->mapTo(page, QPoint()), lowest->size()));
    };
    QTRY_VERIFY(isLaidOut());
    const auto before = places();
    ExposureRow &now = m_source->exposureRows.first();
    now.findings.clear();
    now.forwarding = Forwarding::Off;
    now.reserved = true;
    button("assign")->click();
    QVERIFY(!button("assign")->isEnabled()); // as long as it takes
    QTRY_COMPARE(table()->currentIndex().siblingAtColumn(ExposureModel::ForwardingOf).data(),
                 QVariant(u"off, set for acme"_s));
    for (const char *name : {"reserve", "stopForwarding", "assign", "share"})
        QTRY_VERIFY2(!button(name)->isEnabled() && button(name)->isVisible(), name);
    QCOMPARE(places(), before);
    table()->selectRow(table()->currentIndex().row() == 0 ? 1 : 0); // another name
    QTRY_VERIFY(!button("assign")->isVisible());
}

void TestExposureKeys::N15_actsSayWhatTheyActOn()
{
    ExposureRow two = exposed(u"@acme/ui"_s, u"exposed"_s, Tone::Bad, Forwarding::Redirect, false);
    two.canonicalName = two.name;
    two.published = true;
    two.alsoIn = {u"acme/api"_s};
    two.keptFromEarlier = true;
    two.holders = {u"acme"_s};
    two.findings = {{ExposureReason::Contested, Tone::Warning, true, Text::of("Two.")}};
    m_source->exposureRows = {
        two, exposed(u"@acme/x"_s, u"exposed"_s, Tone::Bad, Forwarding::Redirect, false)};
    auto *page = open<ExposurePage>(m_source.get(), m_formats);
    QTRY_COMPARE(table()->model()->rowCount(), 2);
    chooseRow(table(), 0);
    for (const QPushButton *one : page->findChild<ExposureActs *>()->buttons()) {
        QVERIFY2(one->isVisible(), qPrintable(one->objectName()));
        QVERIFY2(one->accessibleDescription().contains(u"@acme/ui"_s),
                 qPrintable(one->objectName()));
        QCOMPARE(one->accessibleName(), one->text());
    }
    table()->selectAll();
    QCOMPARE(button("reserve")->accessibleDescription(), u"Reserve 2 names"_s);
}

void TestExposureKeys::N15_aFailedActIsSaid()
{
    m_source->exposureRows = {
        exposed(u"@acme/a"_s, u"exposed"_s, Tone::Bad, Forwarding::Redirect, false)};
    auto *page = open<ExposurePage>(m_source.get(), m_formats);
    QVERIFY(QTest::qWaitForWindowActive(page));
    QTRY_COMPARE(table()->model()->rowCount(), 1);
    chooseRow(table(), 0);
    button("reserve")->setFocus();
    m_source->failure = Error{ErrorCode::Forbidden, Text::of("You may not."), {}, false};
    QTest::keyClick(button("reserve"), Qt::Key_Space);
    m_source->hold = true; // what is read anew comes later
    m_source->failure.reset();
    QTRY_VERIFY(!button("reserve")->isEnabled());
    m_source->hold = false;
    m_source->release();
    QTRY_COMPARE(Announcement::lastSaid(page).trimmed(), u"You may not."_s);
    QVERIFY(table()->hasFocus());
    QTRY_VERIFY(button("reserve")->isEnabled()); // to try again
}

void TestExposureKeys::N15_countsAndProgressAreAnnounced()
{
    m_source->exposureRows = {
        exposed(u"@acme/x"_s, u"exposed"_s, Tone::Bad, Forwarding::Redirect, false),
        exposed(u"@acme/y"_s, u"only here"_s, Tone::Neutral, Forwarding::Off, false)};
    m_source->auditSteps = {10, 60'001};
    auto *page = open<ExposurePage>(m_source.get(), m_formats);
    QTRY_COMPARE(Announcement::lastSaid(page),
                 u"Auditing all names 10 of 60,001 have been looked at."_s);
    m_source->auditSteps = {};
    page->findChild<EmptyState *>()->button()->click();
    QTRY_COMPARE(page->findChild<EmptyState *>()->title(), u"The audit was cancelled"_s);
    page->refresh();
    QTRY_COMPARE(Announcement::lastSaid(page), u"2 names: 0 to decide, 1 exposed."_s);
    page->findChild<ChipBar *>()->chip(u"exposed"_s)->click();
    QCOMPARE(Announcement::lastSaid(page), u"1 name: 0 to decide, 1 exposed."_s);
    QCOMPARE(page->findChild<ChipBar *>()->chip(u"exposed"_s)->accessibleName(),
             u"Exposed, 1 name"_s);
}

void TestExposureKeys::N15_tabGoesFromTheRowsToTheActs()
{
    m_source->exposureRows = {
        exposed(u"@acme/a"_s, u"exposed"_s, Tone::Bad, Forwarding::Redirect, false)};
    UpstreamRow npm{u"npm"_s};
    npm.proposed = u"https://packages.example/npm"_s;
    m_source->upstreamRows = {npm};
    auto *page = open<ExposurePage>(m_source.get(), m_formats);
    QVERIFY(QTest::qWaitForWindowActive(page));
    QTRY_COMPARE(table()->model()->rowCount(), 1);
    QTRY_VERIFY(page->findChild<InlineMessage *>(u"upstream-npm"_s));
    chooseRow(table(), 0);
    part<QComboBox>(*page, "order")->setFocus();
    QStringList order;
    for (int i = 0; i < 30; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        const QWidget *now = QApplication::focusWidget();
        order << (now == table()                ? u"table"_s
                  : now->objectName().isEmpty() ? now->parentWidget()->objectName()
                                                : now->objectName());
        if (now == part<QComboBox>(*page, "order"))
            break;
    }
    QCOMPARE(order.first(4),
             (QStringList{u"table"_s, u"reserve"_s, u"stopForwarding"_s, u"inheritForwarding"_s}));
    QCOMPARE(order.mid(4, 2), (QStringList{u"reasons"_s, u"export"_s}));
    QVERIFY(order.contains(u"upstream-npm"_s)); // and round again: nothing keeps the focus
    QCOMPARE(order.last(), u"order"_s);
}

void TestExposureKeys::N15_nothingThatMatchesIsSaid()
{
    m_source->exposureRows = {
        exposed(u"@acme/a"_s, u"exposed"_s, Tone::Bad, Forwarding::Redirect, false)};
    auto *page = open<ExposurePage>(m_source.get(), m_formats);
    QTRY_COMPARE(table()->model()->rowCount(), 1);
    page->setFilter(u"no such name"_s);
    QVERIFY(!table()->isVisible());
    QCOMPARE(page->findChild<EmptyState *>()->title(), u"Nothing here matches the filter"_s);
    emit m_source->changed(Change::anything());
    QTRY_COMPARE(m_source->timesAsked.value(u"exposure"_s), 2);
    QTest::qWait(0);
    QVERIFY(!table()->isVisible());
    page->setFilter({});
    QVERIFY(table()->isVisible());
}

QTEST_MAIN(TestExposureKeys)
#include "tst_exposurekeys.moc"
