// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/humantext.h"
#include "registry/actions/publishing.h"
#include "registry/registry.h"
#include "registry/store/store.h"
#include "support/demonstration.h"
#include "support/pictures.h"
#include "ui/deletion/deletiondialog.h"
#include "ui/duplicates/duplicatespage.h"
#include "ui/duplicates/freeroomdialog.h"
#include "ui/mainwindow/actionregistry.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QRegularExpression>
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
    void N19_theNewestOfTwoIsKeptByKeyboard();
    void N19_oneOfTwoEqualNamedFilesGoes();
    void N19_allThatIsSupersededGoes();
    void N19_roomComesFree();
    void N19_whatIsSavedCanBeAddedUp();
    void N19_whyNotStandsOnThePage();
    void N19_noTwoPlacesLookTheSame();
    void N19_itFitsASmallScreen();
    void T1_whatIsChosenStaysChosenWhenRowsMove();
    void N15_rowsAreSortedByKeyboard();
    void N15_arrowsChooseWhichFile();

private:
    void openPage();
    void choose(const QString &subject, int kind);
    /// The plan's dialog, once the plan is there.
    DeletionDialog *planned();
    QStringList filesOf(const QString &name) const;
    Store &store() const { return m_real->session->registry()->store(); }
    DuplicatesPage *page() const { return m_real->window().findChild<DuplicatesPage *>(); }
    QTableView *groups() const
    {
        return page()->findChild<QTableView *>(QString(), Qt::FindDirectChildrenOnly);
    }
    QTableView *places() const { return page()->findChild<QTableView *>(u"places"_s); }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<RealWindow> m_real;
};

void TestDuplicates::init()
{
    if (!m_theme)
        m_theme = std::make_unique<Theme>(qobject_cast<QApplication *>(qApp), [] { return false; });
    m_real = openDemonstration({1440, 900});
    QVERIFY(m_real);
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

void TestDuplicates::openPage()
{
    m_real->window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_real->window()));
    m_real->window().showPage(u"duplicates"_s);
    QTRY_VERIFY(groups()->model()->rowCount() >= 4);
}

void TestDuplicates::choose(const QString &subject, int kind)
{
    const QString kinds[]{u"same file name"_s, u"same package name"_s, u"same bytes"_s};
    for (int row = 0; row < groups()->model()->rowCount(); ++row) {
        if (groups()->model()->index(row, 0).data().toString() == subject
            && groups()->model()->index(row, 1).data().toString() == kinds[kind]) {
            groups()->setCurrentIndex(groups()->model()->index(row, 0));
            return;
        }
    }
    QFAIL(qPrintable(subject));
}

DeletionDialog *TestDuplicates::planned()
{
    auto *dialog = m_real->dialog<DeletionDialog>();
    const auto there = [dialog] { return !dialog->plan().packages.isEmpty(); };
    return dialog && QTest::qWaitFor(there, 10'000) ? dialog : nullptr;
}

/// Of the newest version of the firmware, with the boards' names.
QStringList TestDuplicates::filesOf(const QString &name) const
{
    QStringList files;
    const auto versions = store().versions(*store().scope(u"acme/platform"_s), u"generic"_s,
                                           u"firmware"_s);
    for (const StoredVersion &version : *versions) {
        for (const StoredFile &file : version.files) {
            if (version.coordinates.version == u"2026.11" && file.name == name)
                files << file.name;
        }
    }
    return files;
}

void TestDuplicates::N19_theNewestOfTwoIsKeptByKeyboard()
{
    openPage();
    choose(u"board-a.bin"_s, 0);
    QTRY_COMPARE(places()->model()->rowCount(), 2);
    auto *keep = m_real->button(u"keepNewest"_s, page());
    QVERIFY(keep && keep->isEnabled());
    QVERIFY(keep->text().contains(u"2 files"_s));
    keep->setFocus();
    QTest::keyClick(keep, Qt::Key_Space);
    DeletionDialog *dialog = planned();
    QVERIFY(dialog);
    drawPictures(*m_theme, *dialog, u"delete-files"_s);
    QVERIFY(dialog->plan().isOnlyFiles());
    QCOMPARE(dialog->plan().files(), 1);
    QVERIFY(dialog->report().contains(u"come free"_s));
    QCOMPARE(filesOf(u"board-a.bin"_s).size(), 2); // nothing before it was shown
    QVERIFY(m_real->press(u"confirm"_s, dialog));
    QTRY_COMPARE(filesOf(u"board-a.bin"_s).size(), 1);
    QTRY_COMPARE(RealWindow::texts(groups(), 1).count(u"same file name"_s), 1);
    QTRY_VERIFY(m_real->window().actions().find(u"edit.undo"_s)->isEnabled());
    m_real->window().activateWindow(); // as a desktop does when a dialog is closed
    QVERIFY(QTest::qWaitForWindowActive(&m_real->window()));
    QTest::keyClick(&m_real->window(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(filesOf(u"board-a.bin"_s).size(), 2);
}

void TestDuplicates::N19_oneOfTwoEqualNamedFilesGoes()
{
    openPage();
    choose(u"board-b.bin"_s, 0);
    QTRY_COMPARE(places()->model()->rowCount(), 2);
    places()->setFocus();
    places()->setCurrentIndex(places()->model()->index(0, 0)); // the newest
    QVERIFY(m_real->press(u"deleteOne"_s, page()));
    DeletionDialog *dialog = planned();
    QVERIFY(dialog);
    QCOMPARE(dialog->plan().files(), 1);
    QVERIFY(dialog->plan().evidence.risk > Risk::Low); // clients get the older one then
    dialog->reject();
    QTRY_VERIFY(!m_real->window().findChild<DeletionDialog *>());
    places()->setCurrentIndex(places()->model()->index(1, 0));
    QVERIFY(m_real->press(u"deleteOne"_s, page()));
    dialog = planned();
    QVERIFY(dialog);
    QCOMPARE(dialog->plan().evidence.risk, Risk::Low);
    QVERIFY(m_real->press(u"confirm"_s, dialog));
    QTRY_COMPARE(filesOf(u"board-b.bin"_s).size(), 1);
    QCOMPARE(filesOf(u"board-a.bin"_s).size(), 2);
}

void TestDuplicates::N19_allThatIsSupersededGoes()
{
    openPage();
    QVERIFY(m_real->press(u"dropSuperseded"_s, page()));
    DeletionDialog *dialog = planned();
    QVERIFY(dialog);
    QCOMPARE(dialog->plan().files(), 2);
    QCOMPARE(dialog->plan().versions(), 0);
    QVERIFY(m_real->press(u"confirm"_s, dialog));
    QTRY_COMPARE(RealWindow::texts(groups(), 1).count(u"same file name"_s), 0);
    QCOMPARE(filesOf(u"board-a.bin"_s).size() + filesOf(u"board-b.bin"_s).size(), 2);
}

void TestDuplicates::N19_roomComesFree()
{
    openPage();
    QVERIFY(m_real->press(u"freeRoom"_s, page()));
    auto *ask = m_real->dialog<FreeRoomDialog>();
    QVERIFY(ask);
    drawPictures(*m_theme, *ask, u"free-room"_s);
    const auto *says = ask->findChild<QLabel *>(u"says"_s);
    QVERIFY2(says->text().contains(u"2 files"_s), qPrintable(says->text()));
    QTest::keyClick(ask, Qt::Key_Return);
    DeletionDialog *dialog = planned();
    QVERIFY(dialog);
    const qint64 frees = dialog->plan().frees.value_or(0);
    QCOMPARE(frees, 600'000);
    dialog->findChild<QRadioButton *>(u"forGood"_s)->click();
    QTest::keyClicks(dialog->findChild<QLineEdit *>(u"typedName"_s), dialog->expectedName());
    const auto before = store().totals();
    QVERIFY(m_real->press(u"confirm"_s, dialog));
    QTRY_COMPARE(filesOf(u"board-a.bin"_s).size(), 1);
    QTRY_VERIFY(m_real->packhouse->jobs().running().isEmpty());
    QVERIFY(store().collect(0)); // what nothing refers to goes after a day else
    QCOMPARE(store().totals()->storedBytes, before->storedBytes - frees);
}

void TestDuplicates::N19_whatIsSavedCanBeAddedUp()
{
    openPage();
    const auto *totals = page()->findChild<QLabel *>(u"totals"_s);
    QTRY_VERIFY(!totals->text().isEmpty());
    const auto known = store().totals();
    const qint64 all = known->bytes + known->trashedBytes + known->keptBytes;
    for (const qint64 part :
         {all, known->bytes, known->trashedBytes, known->storedBytes, all - known->storedBytes})
        QVERIFY2(totals->text().contains(exactSizeText(part)), qPrintable(totals->text()));
}

void TestDuplicates::N19_whyNotStandsOnThePage()
{
    openPage();
    const auto *why = page()->findChild<QLabel *>(u"why"_s);
    QStringList reasons;
    for (const auto &[subject, kind] : {std::pair{u"board-a.bin"_s, 0}, {u"firmware"_s, 1}}) {
        choose(subject, kind);
        QTRY_VERIFY(why->isVisible() && !reasons.contains(why->text()));
        reasons << why->text();
        QCOMPARE(m_real->button(u"keepNewest"_s, page())->isEnabled(), kind == 0);
    }
}

/// "Delete this one" is no guess.
void TestDuplicates::N19_noTwoPlacesLookTheSame()
{
    openPage();
    for (int group = 0; group < groups()->model()->rowCount(); ++group) {
        groups()->setCurrentIndex(groups()->model()->index(group, 0));
        QTRY_VERIFY(places()->model()->rowCount() >= 2);
        QStringList rows;
        for (int row = 0; row < places()->model()->rowCount(); ++row) {
            QStringList cells;
            for (int column = 0; column < places()->model()->columnCount(); ++column) {
                if (!places()->isColumnHidden(column) && column != 4) // "get this one" is one only
                    cells << places()->model()->index(row, column).data().toString();
            }
            rows << cells.join(u'|');
        }
        const QString all = rows.join(u'\n');
        QVERIFY2(rows.removeDuplicates() == 0, qPrintable(all));
    }
    choose(u"board-a.bin"_s, 0);
    QTRY_VERIFY(!places()->isColumnHidden(6));
    const QString hash = places()->model()->index(0, 6).data(Qt::ToolTipRole).toString();
    QCOMPARE(hash.size(), 64);
    QVERIFY(places()->model()->index(0, 6).data().toString().startsWith(hash.first(8)));
    const QString when = places()->model()->index(0, 8).data().toString();
    QVERIFY2(QRegularExpression(u":\\d\\d:\\d\\d$"_s).match(when).hasMatch(), qPrintable(when));
}

void TestDuplicates::N19_itFitsASmallScreen()
{
    m_real->window().resize(1024, 600);
    openPage();
    choose(u"board-a.bin"_s, 0);
    QTRY_COMPARE(places()->model()->rowCount(), 2);
    QTRY_COMPARE(m_real->window().height(), 600);
    QTRY_VERIFY(page()->width() > 700);
    drawPictures(*m_theme, m_real->window(), u"duplicates-narrow"_s);
    QVERIFY(groups()->viewport()->height() >= 3 * groups()->rowHeight(0));
    QVERIFY(places()->viewport()->height() >= 2 * places()->rowHeight(0));
    QCOMPARE(RealWindow::texts(places(), 4), (QStringList{u"get this one"_s, u"superseded"_s}));
}

void TestDuplicates::T1_whatIsChosenStaysChosenWhenRowsMove()
{
    openPage();
    choose(u"board-a.bin"_s, 0);
    QTRY_COMPARE(places()->model()->rowCount(), 2);
    places()->setCurrentIndex(places()->model()->index(1, 0));
    const int before = groups()->currentIndex().row();
    const int rows = groups()->model()->rowCount();
    // Somebody else publishes larger ones meanwhile.
    const QString path = m_real->folder.filePath(u"huge.bin"_s);
    for (const char letter : {'a', 'b'}) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(3'000'000, letter)) > 0);
        file.close();
        QVERIFY(publishItem(m_real->session->registry()->context(),
                            {path, u"acme/web"_s, {u"generic"_s, u"huge"_s, u"1"_s}, {}}));
    }
    QTRY_VERIFY(groups()->model()->rowCount() > rows);
    QVERIFY(groups()->currentIndex().row() != before);
    QCOMPARE(groups()->currentIndex().siblingAtColumn(0).data().toString(), u"board-a.bin"_s);
    QCOMPARE(groups()->selectionModel()->selectedRows().size(), 1);
    QCOMPARE(places()->currentIndex().row(), 1);
    QVERIFY(m_real->press(u"deleteOne"_s, page()));
    DeletionDialog *dialog = planned();
    QVERIFY(dialog);
    QCOMPARE(dialog->plan().evidence.risk, Risk::Low); // of the older one, as chosen
    QVERIFY(m_real->press(u"confirm"_s, dialog));
    QTRY_COMPARE(filesOf(u"board-a.bin"_s).size(), 1);
    QTRY_VERIFY(!groups()->selectionModel()->hasSelection());
    // What is gone is not chosen, and nothing else is in its place.
    QVERIFY(!m_real->button(u"deleteOne"_s, page()));
    QVERIFY(groups()->currentIndex().isValid()); // where the keyboard goes on
}

void TestDuplicates::N15_rowsAreSortedByKeyboard()
{
    openPage();
    const ActionRegistry &actions = m_real->window().actions();
    QStringList commands;
    for (const QAction *action : actions.all()) {
        if (action->objectName().startsWith(u"view.sort"_s) && action->isVisible())
            commands << action->text();
    }
    QVERIFY2(commands.contains(u"Sort by Size"_s), qPrintable(commands.join(u',')));
    const auto sizes = [this] {
        QList<qint64> all;
        const auto groups = store().duplicates(100);
        for (const DuplicateGroup &group : *groups)
            all << group.bytes;
        std::ranges::sort(all);
        QStringList texts;
        for (const qint64 size : std::as_const(all))
            texts << sizeText(size);
        return texts;
    };
    groups()->setFocus();
    for (QAction *action : actions.all()) {
        if (action->text() == u"Sort by Size")
            action->trigger();
    }
    QCOMPARE(RealWindow::texts(groups(), 3), sizes());
    QTest::keyClick(&m_real->window(), Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
    QStringList reversed = sizes();
    std::ranges::reverse(reversed);
    QCOMPARE(RealWindow::texts(groups(), 3), reversed);
    // It stays so when the page is read again.
    QTest::keyClick(&m_real->window(), Qt::Key_F5);
    QTRY_COMPARE(RealWindow::texts(groups(), 3), reversed);
    // The packages have commands of their own.
    m_real->window().showPackages(&m_real->session->source(), {});
    QTRY_VERIFY(m_real->table()->model()->rowCount() > 10);
    for (QAction *action : actions.all()) {
        if (action->text() == u"Sort by Package")
            action->trigger();
    }
    QTRY_COMPARE(m_real->window().packagesView()->model()->query().sort, SortKey::Name);
    QTRY_VERIFY(std::ranges::is_sorted(RealWindow::texts(m_real->table()), [](auto &a, auto &b) {
        return a.compare(b, Qt::CaseInsensitive) < 0;
    }));
}

/// Some columns are hidden there, and what is current never stands in one.
void TestDuplicates::N15_arrowsChooseWhichFile()
{
    openPage();
    choose(u"board-a.bin"_s, 0);
    QTRY_COMPARE(places()->model()->rowCount(), 2);
    places()->setFocus();
    QVERIFY(!places()->isColumnHidden(places()->currentIndex().column()));
    QCOMPARE(places()->currentIndex().row(), 0);
    QTest::keyClick(places(), Qt::Key_Down);
    QCOMPARE(places()->currentIndex().row(), 1);
    QTest::keyClick(places(), Qt::Key_Up);
    QCOMPARE(places()->currentIndex().row(), 0);
}

QTEST_MAIN(TestDuplicates)
#include "tst_duplicates.moc"
