// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/store.h"
#include "support/realwindow.h"
#include "ui/deletion/deletiondialog.h"
#include "ui/mainwindow/actionregistry.h"
#include "ui/mainwindow/shortcutsdialog.h"
#include "ui/mainwindow/undobar.h"

#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace packhouse;

/// What a hasty hand can take back, and where it finds the keys for it.
class TestUndo : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void movedToTheTrashAndTakenBack();
    void theOfferEndsByItself();
    void deletedForGoodIsNotOffered();
    void theKeysOfCommandsAreListed();

private:
    void remove(const QString &name, bool forGood);
    UndoBar *bar() const { return m_real->window().findChild<UndoBar *>(); }
    QAction *action(const QString &id) const { return m_real->window().actions().find(id); }

    std::unique_ptr<RealWindow> m_real;
};

void TestUndo::init()
{
    m_real = std::make_unique<RealWindow>();
    WindowOptions options;
    options.demo = true;
    QVERIFY(m_real->open(options));
    QTRY_VERIFY(m_real->table()->model()->rowCount() > 10);
}

void TestUndo::remove(const QString &name, bool forGood)
{
    QVERIFY(RealWindow::choose(m_real->table(), name));
    QVERIFY(m_real->trigger(u"package.delete"_s));
    auto *dialog = m_real->dialog<DeletionDialog>();
    QVERIFY(dialog);
    if (forGood) {
        QTRY_VERIFY(dialog->findChild<QRadioButton *>(u"forGood"_s)->isVisible());
        dialog->findChild<QRadioButton *>(u"forGood"_s)->click();
        QTest::keyClicks(dialog->findChild<QLineEdit *>(u"typedName"_s), dialog->expectedName());
    }
    QVERIFY(m_real->press(u"confirm"_s, dialog));
}

void TestUndo::movedToTheTrashAndTakenBack()
{
    const QStringList before = RealWindow::texts(m_real->table());
    QVERIFY(!action(u"edit.undo"_s)->isEnabled());
    remove(u"acme-reports"_s, false);
    QTRY_VERIFY(!RealWindow::texts(m_real->table()).contains(u"acme-reports"_s));
    QTRY_VERIFY(bar()->isVisible());
    QVERIFY(bar()->text().contains(u"acme-reports"_s));
    QCOMPARE(bar()->timer()->interval(), 10'000);
    auto *undo = bar()->findChild<QPushButton *>();
    QCOMPARE(undo->accessibleName(), u"Undo"_s);
    QVERIFY(undo->focusPolicy() & Qt::TabFocus);
    QVERIFY(action(u"edit.undo"_s)->isEnabled());
    action(u"edit.undo"_s)->trigger();
    QTRY_COMPARE(RealWindow::texts(m_real->table()), before);
    QVERIFY(!bar()->isVisible());
    // What was in the trash before is still there.
    QCOMPARE(m_real->session->registry()->store().trash()->size(), 1);
}

void TestUndo::theOfferEndsByItself()
{
    remove(u"acme-reports"_s, false);
    QTRY_VERIFY(bar()->isVisible());
    bar()->timer()->start(0); // the ten seconds are over
    QTRY_VERIFY(!bar()->isVisible());
    QVERIFY(!action(u"edit.undo"_s)->isEnabled());
    QCOMPARE(m_real->session->registry()->store().trash()->size(), 2);
}

void TestUndo::deletedForGoodIsNotOffered()
{
    remove(u"acme-reports"_s, true);
    QTRY_VERIFY(!RealWindow::texts(m_real->table()).contains(u"acme-reports"_s));
    QTRY_VERIFY(m_real->packhouse->jobs().running().isEmpty());
    QVERIFY(!bar()->isOffering());
}

void TestUndo::theKeysOfCommandsAreListed()
{
    action(u"help.shortcuts"_s)->trigger();
    auto *dialog = m_real->dialog<ShortcutsDialog>();
    QVERIFY(dialog);
    const auto *table = dialog->findChild<QTableView *>();
    for (const QString &command : {u"Delete"_s, u"Find packages"_s, u"Undo"_s, u"Publish"_s})
        QVERIFY2(RealWindow::texts(table, 1).contains(command), qPrintable(command));
    QVERIFY(RealWindow::texts(table, 0).contains(u"Ctrl+Z"_s));
    for (const QWidget *widget : dialog->findChildren<QWidget *>()) {
        if (widget->focusPolicy() & Qt::TabFocus && widget->isVisible())
            QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
    }
}

QTEST_MAIN(TestUndo)
#include "tst_undo.moc"
