// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/realwindow.h"
#include "ui/details/detailspane.h"
#include "ui/widgets/announcement.h"
#include "ui/widgets/filterfield.h"
#include "ui/widgets/fittingtabs.h"
#include "ui/widgets/spokenview.h"

#include <QAccessible>
#include <QApplication>
#include <QMenuBar>
#include <QMetaEnum>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTreeView>

#include <functional>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

using Face = QAccessibleInterface;

bool isTable(const Face *face)
{
    return face->role() == QAccessible::Table || face->role() == QAccessible::Tree
           || face->role() == QAccessible::List;
}

/// All that a reader of the screen comes by, but the cells of tables.
void walk(Face *from, const std::function<void(Face *)> &visit)
{
    if (!from || !from->isValid() || from->state().invisible)
        return;
    visit(from);
    for (int i = 0; !isTable(from) && i < from->childCount(); ++i)
        walk(from->child(i), visit);
}

QString described(const Face *face)
{
    const QObject *object = face->object();
    return u"%1 \"%2\" (%3 %4)"_s.arg(
        QString::fromLatin1(QMetaEnum::fromType<QAccessible::Role>().valueToKey(face->role())),
        face->text(QAccessible::Name),
        object ? QString::fromLatin1(object->metaObject()->className()) : QString(),
        object ? object->objectName() : QString());
}

} // namespace

/// What a reader of the screen has: roles, names, states and actions, no key and no pixel.
class TestAccessibilityTree : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_real.reset(); }
    void N15_foundReadDeletedAndTakenBackThroughTheTree();
    void N15_versionsAreChosenThroughTheTree();
    void N15_everyPageIsTold_data();
    void N15_everyPageIsTold();
    void N15_onlyTheViewWithTheFocusSpeaks_data() { N15_everyPageIsTold_data(); }
    void N15_onlyTheViewWithTheFocusSpeaks();
    void N15_resultsAreSaid();
    void N15_filterKeepsEachLetter();
    void N15_keysGoWhereOneExpects();

private:
    /// The window that a reader would be in: the dialog where one is open.
    Face *root() const
    {
        QWidget *top = &m_real->window();
        for (QWidget *one : QApplication::topLevelWidgets()) {
            if (one->isVisible() && one->inherits("QDialog"))
                top = one;
        }
        return QAccessible::queryAccessibleInterface(top);
    }
    /// The first with that role whose name has that in it; nullptr: there is none.
    Face *find(QAccessible::Role role, const QString &name) const
    {
        Face *found = nullptr;
        walk(root(), [&](Face *face) {
            if (!found && face->role() == role && face->text(QAccessible::Name).contains(name))
                found = face;
        });
        return found;
    }
    Face *await(QAccessible::Role role, const QString &name) const
    {
        Face *found = nullptr;
        const bool there = QTest::qWaitFor(
            [&] { return (found = find(role, name)) && !found->state().disabled; }, 10'000);
        return there ? found : nullptr;
    }
    bool press(QAccessible::Role role, const QString &name) const
    {
        Face *face = await(role, name);
        QAccessibleActionInterface *acts = face ? face->actionInterface() : nullptr;
        if (!acts || !acts->actionNames().contains(QAccessibleActionInterface::pressAction()))
            return false;
        acts->doAction(QAccessibleActionInterface::pressAction());
        return true;
    }
    bool type(const QString &field, const QString &text) const
    {
        Face *face = await(QAccessible::EditableText, field);
        QAccessibleEditableTextInterface *edits = face ? face->editableTextInterface() : nullptr;
        if (!edits)
            return false;
        const int length = face->textInterface()->characterCount();
        edits->replaceText(0, length, text);
        return face->text(QAccessible::Value) == text;
    }
    /// nullptr: it is not in sight.
    QAccessibleTableInterface *table(const QString &name) const
    {
        Face *face = find(QAccessible::Table, name);
        if (!face)
            return nullptr;
        // It keeps cells, and hears of other rows only where the platform has a reader of the
        // screen that listens: not where tests run.
        QObject *view = face->object();
        QAccessible::deleteAccessibleInterface(QAccessible::uniqueId(face));
        return QAccessible::queryAccessibleInterface(view)->tableInterface();
    }
    QStringList firstColumn(const QString &name) const
    {
        QStringList cells;
        QAccessibleTableInterface *rows = table(name);
        for (int row = 0; rows && row < rows->rowCount(); ++row)
            cells.append(rows->cellAt(row, 0)->text(QAccessible::Name));
        return cells;
    }

    std::unique_ptr<RealWindow> m_real;
};

void TestAccessibilityTree::init()
{
    m_real = std::make_unique<RealWindow>();
    WindowOptions options;
    options.demo = true;
    QVERIFY(m_real->open(options));
    m_real->window().resize(1440, 900);
    QVERIFY(QTest::qWaitForWindowActive(&m_real->window()));
    QTRY_VERIFY(firstColumn(u"Packages"_s).size() > 10);
}

void TestAccessibilityTree::N15_foundReadDeletedAndTakenBackThroughTheTree()
{
    const auto rows = [this] { return firstColumn(u"Packages"_s); };
    QVERIFY(type(u"Filter"_s, u"acme-etl"_s));
    QTRY_COMPARE(rows().size(), 1);
    // Type, place and state are in what is said of the row.
    const QString row = rows().constFirst();
    QVERIFY2(row.startsWith(u"PyPI package acme-etl in acme/data: not checked"_s), qPrintable(row));
    QAccessibleTableInterface *packages = table(u"Packages"_s);
    QVERIFY(!packages->cellAt(0, 0)->state().selected);
    QVERIFY(packages->selectRow(0));
    QVERIFY(packages->cellAt(0, 0)->state().selected);
    QCOMPARE(packages->selectedRows(), QList<int>{0});
    QVERIFY(find(QAccessible::MenuItem, u"Package"_s));
    QVERIFY(press(QAccessible::Button, u"Delete package"_s));

    QVERIFY(await(QAccessible::Dialog, u"Delete acme-etl, all 3 versions?"_s));
    QTRY_COMPARE(firstColumn(u"What will be deleted"_s).size(), 3);
    const QStringList evidence = firstColumn(u"What was checked and what was found"_s);
    QVERIFY(evidence.size() > 3);
    QVERIFY2(evidence.constFirst().contains(u"Forwarding of PyPI requests. Nowhere: nobody"_s)
                 && evidence.constFirst().endsWith(u". nowhere"_s), // the badge
             qPrintable(evidence.constFirst()));
    Face *verdict = nullptr;
    walk(root(), [&](Face *face) {
        if (face->text(QAccessible::Name)
                .startsWith(u"The risk of dependency confusion was not checked."_s))
            verdict = face;
    });
    QVERIFY(verdict);
    Face *cancel = find(QAccessible::Button, u"Cancel"_s);
    QVERIFY(cancel && cancel->state().defaultButton);
    if (find(QAccessible::EditableText, u"Type"_s))
        QVERIFY(type(u"Type"_s, u"acme-etl"_s));
    Face *toTrash = find(QAccessible::RadioButton, u"Trash"_s);
    QVERIFY(toTrash && toTrash->state().checked);
    QVERIFY(press(QAccessible::Button, u"to Trash"_s)); // once the clients were looked at

    QTRY_VERIFY(!find(QAccessible::Dialog, u"Delete"_s));
    QTRY_COMPARE(firstColumn(u"Packages"_s).size(), 0);
    Face *undo = await(QAccessible::Button, u"Undo"_s);
    QVERIFY(undo);
    // What was done, and what would be taken back.
    QVERIFY2(undo->parent()->text(QAccessible::Name).contains(u"acme-etl"_s),
             qPrintable(undo->parent()->text(QAccessible::Name)));
    QVERIFY(undo->text(QAccessible::Description).contains(u"acme-etl"_s));
    QVERIFY(press(QAccessible::Button, u"Undo"_s));
    QTRY_COMPARE(rows().size(), 1);
    QCOMPARE(rows().constFirst(), row);
}

void TestAccessibilityTree::N15_versionsAreChosenThroughTheTree()
{
    QVERIFY(type(u"Filter"_s, u"ui-kit"_s));
    QTRY_COMPARE(firstColumn(u"Packages"_s).size(), 1);
    QVERIFY(table(u"Packages"_s)->selectRow(0));
    QVERIFY(press(QAccessible::PageTab, u"Versions"_s));
    QTRY_VERIFY(firstColumn(u"Versions"_s).size() > 2);
    const QStringList versions = firstColumn(u"Versions"_s);
    QVERIFY2(versions.constFirst().startsWith(u"2.4.1, latest, "_s),
             qPrintable(versions.constFirst()));
    QAccessibleTableInterface *rows = table(u"Versions"_s);
    QVERIFY(rows->selectRow(1) && rows->selectRow(2));
    const QList<int> chosen = rows->selectedRows();
    QVERIFY(chosen.contains(1) && chosen.contains(2));
    const QString some = u"Delete %1 versions"_s.arg(chosen.size());
    QVERIFY(press(QAccessible::Button, some));
    QVERIFY(await(QAccessible::Dialog, u"Delete"_s));
    QTRY_COMPARE(firstColumn(u"What will be deleted"_s).size(), chosen.size());
    QVERIFY(press(QAccessible::Button, u"Cancel"_s));
    QTRY_VERIFY(!find(QAccessible::Dialog, u"Delete"_s));
    QCOMPARE(firstColumn(u"Versions"_s), versions);
}

void TestAccessibilityTree::N15_everyPageIsTold_data()
{
    QTest::addColumn<QString>("page");
    for (const char *page : {"packages", "exposure", "duplicates", "tokens", "activity", "trash",
                             "publish", "delete", "change", "https"})
        QTest::newRow(page) << QString::fromLatin1(page);
}

/// What can have the focus has a name, what is pressed an action, and a cell says what it shows.
void TestAccessibilityTree::N15_everyPageIsTold()
{
    QFETCH(const QString, page);
    QVERIFY(m_real->packhouse->parts().show(page));
    QTRY_VERIFY_WITH_TIMEOUT(m_real->session->isIdle(), 20'000);
    QStringList faults;
    int seen = 0;
    walk(root(), [&](Face *face) {
        ++seen;
        const QString name = face->text(QAccessible::Name);
        if (face->state().focusable && name.isEmpty())
            faults << described(face) + u" has no name"_s;
        const bool pressed = face->role() == QAccessible::Button
                             || face->role() == QAccessible::CheckBox
                             || face->role() == QAccessible::RadioButton
                             || face->role() == QAccessible::PageTab;
        if (pressed && !face->state().disabled
            && (!face->actionInterface() || face->actionInterface()->actionNames().isEmpty()))
            faults << described(face) + u" cannot be pressed"_s;
        QAccessibleTableInterface *rows = face->tableInterface();
        const auto *view = qobject_cast<QTableView *>(face->object());
        for (int row = 0; rows && view && row < std::min(rows->rowCount(), 5); ++row) {
            for (int column = 0; column < rows->columnCount(); ++column) {
                const QModelIndex cell = view->model()->index(row, column);
                const QString told = rows->cellAt(row, column)->text(QAccessible::Name);
                if (told.isEmpty() && !cell.data().toString().isEmpty())
                    faults << described(face) + u" says nothing of "_s + cell.data().toString();
            }
            if (!rows->cellAt(row, 0)->state().selectable)
                faults << described(face) + u" has rows that cannot be chosen"_s;
        }
    });
    QVERIFY(seen > 5);
    QVERIFY2(faults.isEmpty(), qPrintable(u'\n' + faults.join(u'\n')));
}

/// Readers are told of the focus by no view that does not have it: rows that come to a page that
/// nobody sees are no reason to leave the list that one is in.
void TestAccessibilityTree::N15_onlyTheViewWithTheFocusSpeaks()
{
    QFETCH(const QString, page);
    QVERIFY(m_real->packhouse->parts().show(page));
    QTRY_VERIFY_WITH_TIMEOUT(m_real->session->isIdle(), 20'000);
    QStringList loud;
    const auto look = [&](const QWidget *in) {
        for (const auto *table : in->findChildren<QTableView *>()) {
            if (!dynamic_cast<const SpokenView<QTableView> *>(table))
                loud << table->accessibleName() + u' ' + table->objectName();
        }
        for (const auto *tree : in->findChildren<QTreeView *>()) {
            const bool ofABox = tree->window()->windowType() == Qt::Popup;
            if (!ofABox && !dynamic_cast<const SpokenView<QTreeView> *>(tree))
                loud << tree->accessibleName() + u' ' + tree->objectName();
        }
    };
    look(&m_real->window());
    QVERIFY2(loud.isEmpty(), qPrintable(loud.join(u'\n')));
}

void TestAccessibilityTree::N15_resultsAreSaid()
{
    const auto said = [this] { return Announcement::lastSaid(&m_real->window()); };
    QVERIFY(type(u"Filter"_s, u"ui-kit"_s));
    QTRY_COMPARE(said(), u"1 package"_s);
    // A reader finds it as what Qt's bridge names a notification.
    QTRY_VERIFY(find(QAccessible::Notification, u"1 package"_s));
    QVERIFY(type(u"Filter"_s, u"qqqq"_s));
    QTRY_COMPARE(said(), u"Nothing matches"_s);
    QVERIFY(type(u"Filter"_s, QString()));
    QTRY_VERIFY(firstColumn(u"Packages"_s).size() > 10);
    m_real->table()->selectAll();
    const auto rows = m_real->table()->model()->rowCount();
    QTRY_COMPARE(said(), u"%1 packages selected"_s.arg(rows));

    QVERIFY(type(u"Filter"_s, u"acme-etl"_s));
    QTRY_COMPARE(firstColumn(u"Packages"_s).size(), 1);
    QVERIFY(RealWindow::choose(m_real->table(), u"acme-etl"_s));
    QVERIFY(m_real->trigger(u"copy.coordinates"_s));
    QTRY_VERIFY2(said().startsWith(u"Copied: "_s), qPrintable(said()));
}

/// Down in a field whose list is empty is no order to go there when it has rows again.
void TestAccessibilityTree::N15_filterKeepsEachLetter()
{
    auto *field = m_real->window().findChild<FilterField *>();
    QVERIFY(field);
    QVERIFY(m_real->trigger(u"edit.find"_s));
    QVERIFY(field->hasFocus());
    QTest::keyClicks(field, u"qqqq"_s);
    QTRY_VERIFY(!m_real->table()->isVisible());
    QTest::keyClick(field, Qt::Key_Down);
    QVERIFY(m_real->trigger(u"edit.find"_s));
    QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(field, Qt::Key_Delete);
    QTRY_VERIFY(m_real->table()->isVisible());
    QCOMPARE(QApplication::focusWidget(), field);
    for (const QChar letter : u"acme"_s) {
        QTest::keyClicks(QApplication::focusWidget(), letter);
        QTRY_VERIFY(m_real->session->isIdle());
        QTRY_VERIFY(m_real->table()->isVisible());
    }
    QCOMPARE(field->text(), u"acme"_s);
    QCOMPARE(QApplication::focusWidget(), field);
}

void TestAccessibilityTree::N15_keysGoWhereOneExpects()
{
    MainWindow &window = m_real->window();
    QVERIFY(RealWindow::choose(m_real->table(), u"acme-etl"_s));
    auto *tabs = window.findChild<FittingTabs *>();
    QVERIFY(tabs);
    QTRY_VERIFY(tabs->isVisible());
    tabs->tabBar()->setFocus();
    QTest::keyClick(tabs->tabBar(), Qt::Key_End);
    QCOMPARE(tabs->currentIndex(), tabs->count() - 1);
    QTest::keyClick(tabs->tabBar(), Qt::Key_Home);
    QCOMPARE(tabs->currentIndex(), 0);

    // What a tab shows comes after the tabs.
    QTRY_VERIFY(m_real->session->isIdle());
    for (const int tab : {DetailsPane::Overview, DetailsPane::Use}) {
        tabs->setCurrentIndex(tab);
        QTRY_VERIFY(std::ranges::any_of(
            tabs->currentWidget()->findChildren<QWidget *>(), [](const QWidget *part) {
                return part->isVisible() && (part->focusPolicy() & Qt::TabFocus);
            }));
        tabs->tabBar()->setFocus();
        QTest::keyClick(tabs->tabBar(), Qt::Key_Tab);
        QVERIFY2(tabs->currentWidget()->isAncestorOf(QApplication::focusWidget()),
                 qPrintable(tabs->tabText(tab)));
    }

    auto *button = new QPushButton(&window);
    button->show();
    button->setFocus();
    QSignalSpy pressed(button, &QPushButton::clicked);
    QTest::keyClick(button, Qt::Key_Return);
    QCOMPARE(pressed.size(), 1);
    QTest::keyClick(button, Qt::Key_F10);
    QTRY_VERIFY(QApplication::activePopupWidget());
    QCOMPARE(QApplication::activePopupWidget(), window.menuBar()->actions().constFirst()->menu());
    QApplication::activePopupWidget()->close();
}

QTEST_MAIN(TestAccessibilityTree)
#include "tst_accessibilitytree.moc"
