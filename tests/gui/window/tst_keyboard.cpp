// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/registry.h"
#include "registry/store/store.h"
#include "support/realwindow.h"
#include "ui/deletion/deletiondialog.h"
#include "ui/mainwindow/actionregistry.h"
#include "ui/mainwindow/commandpalette.h"
#include "ui/mainwindow/undobar.h"
#include "ui/style/packhousestyle.h"
#include "ui/tokens/tokenspage.h"

#include <QAccessible>
#include <QApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QStatusBar>

using namespace Qt::StringLiterals;
using namespace packhouse;

/// What whoever has no mouse can do and learn.
class TestKeyboard : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void N15_foundDeletedAndTakenBackByKeyboardAlone();
    void N15_whyNotIsReadByKeyboard();
    void N15_whatABadgeStandsForIsReadByKeyboard();
    void N15_clientsOfATokenAreGroupedWithoutRepeats();

private:
    QAction *action(const QString &id) const { return m_real->window().actions().find(id); }
    /// What has the focus, there.
    QWidget *focus() const { return QApplication::focusWidget(); }
    void activate();
    bool tabTo(const QString &objectName);

    std::unique_ptr<RealWindow> m_real;
};

void TestKeyboard::init()
{
    QApplication::setStyle(new PackhouseStyle);
    m_real = std::make_unique<RealWindow>();
    WindowOptions options;
    options.demo = true;
    QVERIFY(m_real->open(options));
    QTRY_VERIFY(m_real->table()->model()->rowCount() > 10);
    activate();
    m_real->table()->setFocus();
}

/// As a desktop does at first, and when a dialog is closed.
void TestKeyboard::activate()
{
    m_real->window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_real->window()));
}

/// True when Tab leads to it.
bool TestKeyboard::tabTo(const QString &objectName)
{
    for (int i = 0; i < 40; ++i) {
        if (focus() && focus()->objectName() == objectName)
            return true;
        QTest::keyClick(focus(), Qt::Key_Tab);
    }
    return false;
}

void TestKeyboard::N15_foundDeletedAndTakenBackByKeyboardAlone()
{
    const QStringList before = RealWindow::texts(m_real->table());
    QTest::keyClick(&m_real->window(), Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(focus(), u"acme-reports"_s);
    QTRY_COMPARE(RealWindow::texts(m_real->table()), QStringList(u"acme-reports"_s));
    QTest::keyClick(focus(), Qt::Key_Down);
    QTRY_COMPARE(focus(), m_real->table());
    QTRY_VERIFY(m_real->table()->currentIndex().isValid());
    // The row says to a reader what it is.
    const QAccessibleInterface *rows = QAccessible::queryAccessibleInterface(m_real->table());
    QVERIFY(rows && rows->childCount() > 0);
    const QString spoken =
        m_real->table()->currentIndex().siblingAtColumn(0).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(spoken.contains(u"PyPI package acme-reports"_s), qPrintable(spoken));
    QTRY_VERIFY(!m_real->window().selection().chosen.items.isEmpty());
    QTest::keyClick(m_real->table(), Qt::Key_Delete);
    auto *dialog = m_real->dialog<DeletionDialog>();
    QVERIFY(dialog);
    QTRY_VERIFY(!dialog->plan().packages.isEmpty());
    dialog->activateWindow();
    QTRY_VERIFY(focus() && dialog->isAncestorOf(focus()));
    if (auto *typed = dialog->findChild<QLineEdit *>(u"typedName"_s); typed->isVisible()) {
        QVERIFY(tabTo(u"typedName"_s));
        QTest::keyClicks(focus(), dialog->expectedName());
    }
    QVERIFY(tabTo(u"confirm"_s));
    QTest::keyClick(focus(), Qt::Key_Space);
    QTRY_VERIFY(m_real->table()->model()->rowCount() == 0);
    QTRY_VERIFY(action(u"edit.undo"_s)->isEnabled());
    activate();
    QTest::keyClick(&m_real->window(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(RealWindow::texts(m_real->table()), QStringList(u"acme-reports"_s));
    QTest::keyClick(&m_real->window(), Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(RealWindow::texts(m_real->table()), before);
}

void TestKeyboard::N15_whyNotIsReadByKeyboard()
{
    const QString why = action(u"edit.undo"_s)->statusTip();
    QVERIFY(why.contains(u"nothing"_s));
    QMenu *edit = nullptr;
    for (QAction *each : m_real->window().menuBar()->actions()) {
        if (each->menu()->actions().contains(action(u"edit.undo"_s)))
            edit = each->menu();
    }
    QVERIFY(edit);
    m_real->window().menuBar()->setActiveAction(edit->menuAction());
    QTRY_VERIFY(edit->isVisible());
    QTest::keyClick(edit, Qt::Key_Down);
    if (edit->activeAction() != action(u"edit.undo"_s)) // the menu began with its first entry
        QTest::keyClick(edit, Qt::Key_Up);
    QCOMPARE(edit->activeAction(), action(u"edit.undo"_s));
    QCOMPARE(m_real->window().statusBar()->currentMessage(), why);
    edit->hide();
    action(u"tools.commands"_s)->trigger();
    auto *palette = m_real->dialog<CommandPalette>();
    QVERIFY(palette);
    QTest::keyClicks(palette->findChild<QLineEdit *>(), u"undo"_s);
    QVERIFY(palette->findChild<QListWidget *>()->item(0)->text().contains(why));
}

void TestKeyboard::N15_whatABadgeStandsForIsReadByKeyboard()
{
    QTableView *table = m_real->table();
    table->setCurrentIndex(table->model()->index(0, PackageTableModel::Package));
    QTest::keyClick(table, Qt::Key_Down);
    QTRY_VERIFY(
        !table->currentIndex().siblingAtColumn(PackageTableModel::Exposure).data().isNull());
    while (table->currentIndex().column() != PackageTableModel::Exposure)
        QTest::keyClick(table, Qt::Key_Right);
    const QString tip = table->currentIndex().data(Qt::ToolTipRole).toString();
    QVERIFY(!tip.isEmpty());
    QCOMPARE(m_real->window().statusBar()->currentMessage(), tip);
    const QString spoken = table->currentIndex()
                               .siblingAtColumn(PackageTableModel::Package)
                               .data(Qt::AccessibleTextRole)
                               .toString();
    QVERIFY2(spoken.contains(table->currentIndex().data().toString()), qPrintable(spoken));
    QVERIFY2(spoken.contains(u" package "_s), qPrintable(spoken));
}

void TestKeyboard::N15_clientsOfATokenAreGroupedWithoutRepeats()
{
    m_real->window().showPage(u"tokens"_s);
    auto *tokens = m_real->window().findChild<TokensPage *>();
    const auto *copy = tokens->findChild<QPushButton *>(u"copyFor"_s);
    QTRY_VERIFY(copy->isEnabled() && !copy->menu()->isEmpty());
    QStringList clients;
    for (const QAction *client : copy->menu()->actions()) {
        QVERIFY2(client->menu(), qPrintable(client->text()));
        clients << client->text();
        QStringList titles;
        for (const QAction *one : client->menu()->actions())
            titles << one->text();
        QVERIFY2(!titles.isEmpty() && titles.removeDuplicates() == 0,
                 qPrintable(client->text() + u": "_s + titles.join(u", "_s)));
    }
    QVERIFY2(clients.removeDuplicates() == 0, qPrintable(clients.join(u", "_s)));
    QVERIFY2(clients.size() < 25, qPrintable(clients.join(u", "_s)));
}

QTEST_MAIN(TestKeyboard)
#include "tst_keyboard.moc"
