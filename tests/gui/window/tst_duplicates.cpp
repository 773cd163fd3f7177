// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/humantext.h"
#include "registry/store/store.h"
#include "support/realwindow.h"
#include "ui/duplicates/duplicatespage.h"

#include <QLabel>
#include <QStatusBar>

using namespace Qt::StringLiterals;
using namespace packhouse;

/// The page of duplicates on the demonstration, which has some of each kind.
class TestDuplicates : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void eachKindIsListedWithItsPlaces();
    void aPlaceIsShownInTheList();
    void theStatusBarTellsWhatIsSaved();

private:
    DuplicatesPage *page() const { return m_real->window().findChild<DuplicatesPage *>(); }
    QTableView *groups() const
    {
        return page()->findChild<QTableView *>(QString(), Qt::FindDirectChildrenOnly);
    }
    QTableView *places() const { return page()->findChild<QTableView *>(u"places"_s); }

    std::unique_ptr<RealWindow> m_real;
};

void TestDuplicates::init()
{
    m_real = std::make_unique<RealWindow>();
    WindowOptions options;
    options.demo = true;
    QVERIFY(m_real->open(options));
    m_real->window().resize(1440, 900);
}

void TestDuplicates::eachKindIsListedWithItsPlaces()
{
    m_real->window().showPage(u"duplicates"_s);
    QTRY_VERIFY(groups()->model()->rowCount() >= 4);
    const QStringList kinds = RealWindow::texts(groups(), 1);
    QCOMPARE(kinds.count(u"same file name"_s), 2); // the two boards of the firmware
    QCOMPARE(kinds.count(u"same package name"_s), 1);
    QVERIFY(kinds.contains(u"same bytes"_s));
    QVERIFY(RealWindow::choose(groups(), u"firmware"_s));
    QCOMPARE(RealWindow::texts(places(), 3),
             (QStringList{u"acme / platform"_s, u"lab / prototypes"_s}));
    QVERIFY(!page()->sidebarText().isEmpty());
}

void TestDuplicates::aPlaceIsShownInTheList()
{
    m_real->window().showPage(u"duplicates"_s);
    QVERIFY(RealWindow::choose(groups(), u"firmware"_s));
    QTRY_COMPARE(places()->model()->rowCount(), 2);
    places()->selectRow(1);
    QVERIFY(m_real->press(u"showInList"_s, page()));
    QTRY_COMPARE(RealWindow::texts(m_real->table()), QStringList{u"firmware"_s});
    QCOMPARE(m_real->window().currentScopePath(), u"lab/prototypes"_s);
}

void TestDuplicates::theStatusBarTellsWhatIsSaved()
{
    const auto totals = m_real->session->registry()->store().totals();
    QVERIFY(totals && totals->trashedBytes > 0);
    const qint64 all = totals->bytes + totals->trashedBytes + totals->keptBytes;
    QVERIFY(all > totals->storedBytes);
    const QString saved = u"dedup saved "_s + sizeText(all - totals->storedBytes);
    const auto told = [this, saved] {
        const auto labels = m_real->window().statusBar()->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&saved](const QLabel *label) { return label->text().contains(saved); });
    };
    QTRY_VERIFY(told());
    // Only of the whole registry: of a part nobody could say.
    m_real->window().showPackages(&m_real->session->source(), u"acme/web"_s);
    QTRY_VERIFY(!told());
}

QTEST_MAIN(TestDuplicates)
#include "tst_duplicates.moc"
