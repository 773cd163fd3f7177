// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/joblist.h"
#include "registry/registry.h"
#include "registry/store/store.h"
#include "support/realwindow.h"
#include "ui/deletion/confirmname.h"
#include "ui/deletion/deletiondialog.h"
#include "ui/details/detailspane.h"
#include "ui/mainwindow/actionregistry.h"
#include "ui/mainwindow/shortcutsdialog.h"
#include "ui/mainwindow/undobar.h"
#include "ui/tokens/tokenspage.h"
#include "ui/trash/restoredialog.h"
#include "ui/trash/trashpage.h"
#include "ui/widgets/inlinemessage.h"

#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace packhouse;

/// What a hasty hand can take back, and where it finds the keys for it.
class TestUndo : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void T8_asDeepAsTheSessionByKeyboard();
    void T8_theBarSaysWhatAndItsOfferEnds();
    void N15_theBarStaysUnderTheKeyboard();
    void T8_whatIsRefusedStaysUntilItCanBeOrIsLeft();
    void T8_aRefusalGoesWhenSomethingElseIsDone();
    void T8_whatOthersDidIsNotTakenBack();
    void T8_reservationsAndPolicies();
    void T8_whatIsFinalSaysSoBefore();
    void T3_aRestoreSaysWhatClientsGetThen();
    void T8_changesSayWhatWhichAndWhere();
    void deletedForGoodIsNotOffered();
    void theKeysOfCommandsAreListed();

private:
    void remove(const QString &name, bool forGood);
    void undoByKeyboard();
    void publishAgain();
    UndoBar *bar() const { return m_real->window().findChild<UndoBar *>(); }
    QAction *action(const QString &id) const { return m_real->window().actions().find(id); }
    QString undoText() const { return action(u"edit.undo"_s)->text(); }
    QStringList names() const { return RealWindow::texts(m_real->table()); }
    Store &store() const { return m_real->session->registry()->store(); }

    std::unique_ptr<RealWindow> m_real;
    std::unique_ptr<PackageSource> m_other; ///< another window's
};

void TestUndo::init()
{
    m_other.reset();
    m_real = std::make_unique<RealWindow>();
    WindowOptions options;
    options.demo = true;
    QVERIFY(m_real->open(options));
    QTRY_VERIFY(m_real->table()->model()->rowCount() > 10);
    m_other = m_real->session->registry()->source();
    m_real->window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_real->window()));
    m_real->table()->setFocus();
}

/// As soon as there is something to take back.
void TestUndo::undoByKeyboard()
{
    QTRY_VERIFY(action(u"edit.undo"_s)->isEnabled());
    m_real->window().activateWindow(); // as a desktop does when a dialog is closed
    QVERIFY(QTest::qWaitForWindowActive(&m_real->window()));
    QTest::keyClick(&m_real->window(), Qt::Key_Z, Qt::ControlModifier);
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
    QTRY_VERIFY(!dialog->plan().packages.isEmpty());
    if (auto *typed = dialog->findChild<QLineEdit *>(u"typedName"_s);
        !forGood && typed->isVisible())
        QTest::keyClicks(typed, dialog->expectedName());
    QVERIFY(m_real->press(u"confirm"_s, dialog));
}

void TestUndo::T8_asDeepAsTheSessionByKeyboard()
{
    const QStringList before = names();
    const qsizetype trashed = store().trash()->size();
    QVERIFY(!action(u"edit.undo"_s)->isEnabled());
    QVERIFY(!action(u"edit.undo"_s)->statusTip().isEmpty()); // why not, for the keyboard too
    remove(u"acme-reports"_s, false);
    QTRY_VERIFY(!names().contains(u"acme-reports"_s));
    QTRY_VERIFY(undoText().startsWith(u"Undo deleting"_s)
                && undoText().contains(u"acme-reports"_s));
    remove(u"storybook"_s, false);
    QTRY_VERIFY(!names().contains(u"storybook"_s));
    QTRY_VERIFY(undoText().contains(u"storybook"_s));
    bar()->timer()->start(0); // the ten seconds of the bar are over
    QTRY_VERIFY(!bar()->isVisible());
    undoByKeyboard();
    QTRY_VERIFY(names().contains(u"storybook"_s));
    QTRY_VERIFY(undoText().contains(u"acme-reports"_s));
    undoByKeyboard();
    QTRY_COMPARE(names(), before);
    QTRY_VERIFY(!action(u"edit.undo"_s)->isEnabled());
    QCOMPARE(undoText(), u"Undo"_s);
    // What was in the trash before is still there.
    QCOMPARE(store().trash()->size(), trashed);
}

void TestUndo::T8_theBarSaysWhatAndItsOfferEnds()
{
    remove(u"acme-reports"_s, false);
    QTRY_VERIFY(bar()->isVisible());
    QTRY_VERIFY(bar()->text().contains(u"acme-reports"_s));
    QCOMPARE(bar()->timer()->interval(), 10'000);
    auto *undo = bar()->findChild<QPushButton *>();
    QCOMPARE(undo->accessibleName(), u"Undo"_s);
    QVERIFY(undo->accessibleDescription().contains(u"acme-reports"_s));
    QVERIFY(undo->focusPolicy() & Qt::TabFocus);
    bar()->timer()->start(0);
    QTRY_VERIFY(!bar()->isVisible());
    QVERIFY(action(u"edit.undo"_s)->isEnabled());
    remove(u"storybook"_s, false);
    QTRY_VERIFY(bar()->isVisible() && bar()->text().contains(u"storybook"_s));
    undo->setFocus();
    QTest::keyClick(undo, Qt::Key_Space);
    QTRY_VERIFY(names().contains(u"storybook"_s));
    QTRY_VERIFY(!bar()->isVisible());
    QVERIFY(!names().contains(u"acme-reports"_s));
}

/// What offers to take something back does not go away while somebody is at its button.
void TestUndo::N15_theBarStaysUnderTheKeyboard()
{
    remove(u"acme-reports"_s, false);
    QTRY_VERIFY(bar()->isOffering() && bar()->isVisible());
    m_real->window().activateWindow(); // as a desktop does when a dialog is closed
    QVERIFY(QTest::qWaitForWindowActive(&m_real->window()));
    auto *undo = bar()->findChild<QPushButton *>();
    undo->setFocus();
    QVERIFY(undo->hasFocus());
    QSignalSpy up(bar()->timer(), &QTimer::timeout);
    bar()->timer()->start(0); // the ten seconds of the bar are over
    QVERIFY(up.wait());
    QVERIFY(bar()->isOffering() && bar()->isVisible());
    QVERIFY(undo->hasFocus());
    QCOMPARE(bar()->timer()->interval(), UndoBar::Time); // once more
    m_real->table()->setFocus();
    bar()->timer()->start(0);
    QTRY_VERIFY(!bar()->isOffering() && !bar()->isVisible());
}

/// Somebody else does that version of sample-feeds.
void TestUndo::publishAgain()
{
    QFile file(m_real->folder.filePath(u"feeds.bin"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("others") == 6);
    file.close();
    PackageSource &other = *m_other;
    const std::unique_ptr<Job> job(other.publish({{file.fileName(),
                                                   u"acme/data"_s,
                                                   {u"generic"_s, u"sample-feeds"_s, u"1.0.0"_s},
                                                   u"feeds.bin"_s}},
                                                 nullptr));
    job->start();
    QTRY_COMPARE(job->state(), Job::State::Done);
}

void TestUndo::T8_whatIsRefusedStaysUntilItCanBeOrIsLeft()
{
    remove(u"acme-reports"_s, false);
    QTRY_VERIFY(undoText().contains(u"acme-reports"_s));
    remove(u"sample-feeds"_s, false);
    QTRY_VERIFY(undoText().contains(u"sample-feeds"_s));
    publishAgain();
    undoByKeyboard();
    QTRY_VERIFY(bar()->isVisible() && bar()->text().contains(u"published again"_s));
    QTRY_VERIFY(undoText().contains(u"sample-feeds"_s)); // it is still what comes first
    undoByKeyboard();
    QTRY_VERIFY(undoText().contains(u"sample-feeds"_s));
    QTRY_VERIFY(names().contains(u"sample-feeds"_s) && !names().contains(u"acme-reports"_s));
    QTRY_VERIFY(bar()->isVisible() && bar()->text().contains(u"published again"_s));
    auto *leave = bar()->findChild<QPushButton *>();
    QCOMPARE(leave->text().remove(u'&'), u"Leave it as it is"_s);
    leave->click();
    QTRY_VERIFY(undoText().contains(u"acme-reports"_s));
    QVERIFY(!bar()->isVisible());
    undoByKeyboard();
    QTRY_VERIFY(names().contains(u"acme-reports"_s));
    QTRY_VERIFY(!action(u"edit.undo"_s)->isEnabled());
    QVERIFY(!bar()->isVisible());
}

/// A message about what could not be done does not stand beside what was done since.
void TestUndo::T8_aRefusalGoesWhenSomethingElseIsDone()
{
    remove(u"sample-feeds"_s, false);
    QTRY_VERIFY(undoText().contains(u"sample-feeds"_s));
    publishAgain();
    undoByKeyboard();
    QTRY_VERIFY(bar()->isVisible() && bar()->text().contains(u"published again"_s));
    remove(u"acme-reports"_s, false);
    QTRY_VERIFY(bar()->isVisible() && bar()->text().contains(u"acme-reports"_s));
    QVERIFY(!bar()->text().contains(u"published again"_s));
    undoByKeyboard();
    QTRY_VERIFY(names().contains(u"acme-reports"_s));
    QTRY_VERIFY(!bar()->isVisible());
    // Once what was in the way is gone, it can be taken back.
    const std::unique_ptr<Job> theirs(m_other->run(
        m_other->planRemoval({{{u"acme/data"_s, u"generic"_s, u"sample-feeds"_s}, {}}}, false)
            .result()
            .value(),
        nullptr));
    theirs->start();
    QTRY_COMPARE(theirs->state(), Job::State::Done);
    QTRY_VERIFY(!names().contains(u"sample-feeds"_s));
    QTRY_VERIFY(undoText().contains(u"sample-feeds"_s));
    undoByKeyboard();
    QTRY_VERIFY(names().contains(u"sample-feeds"_s));
}

void TestUndo::T8_whatOthersDidIsNotTakenBack()
{
    const std::unique_ptr<Job> theirs(m_other->run(
        m_other->planRemoval({{{u"acme/web"_s, u"generic"_s, u"storybook"_s}, {}}}, false)
            .result()
            .value(),
        nullptr));
    theirs->start();
    QTRY_COMPARE(theirs->state(), Job::State::Done);
    QTRY_VERIFY(!names().contains(u"storybook"_s));
    QVERIFY(!action(u"edit.undo"_s)->isEnabled());
    QVERIFY(!bar()->isVisible());
    remove(u"acme-reports"_s, false);
    undoByKeyboard();
    QTRY_VERIFY(names().contains(u"acme-reports"_s));
    QVERIFY(!names().contains(u"storybook"_s));
}

void TestUndo::T8_reservationsAndPolicies()
{
    Administration &owner = *m_real->session->source().administration();
    Reservation mine;
    mine.type = u"npm"_s;
    mine.canonicalName = u"never-published"_s;
    mine.scopePath = u"acme"_s;
    const qsizetype reserved = store().reservations()->size();
    QVERIFY(owner.reserve(mine).result());
    QTRY_COMPARE(undoText(), u"Undo reserving never-published in acme"_s);
    QTRY_VERIFY(bar()->isVisible() && bar()->text().contains(u"never-published"_s));
    PolicySetting setting;
    setting.type = u"pypi"_s;
    setting.forwarding = Forwarding::Off;
    QVERIFY(owner.setPolicy(u"acme"_s, setting).result());
    QTRY_COMPARE(undoText(), u"Undo changing the settings of pypi in acme"_s);
    const Scope acme = *store().scope(u"acme"_s);
    QCOMPARE(store().policy(acme, u"pypi"_s)->forwarding, Forwarding::Off);
    undoByKeyboard();
    QTRY_VERIFY(store().policy(acme, u"pypi"_s)->forwarding != Forwarding::Off);
    QTRY_COMPARE(undoText(), u"Undo reserving never-published in acme"_s);
    undoByKeyboard();
    QTRY_COMPARE(store().reservations()->size(), reserved);
}

/// Before it is done, and once it is.
void TestUndo::T3_aRestoreSaysWhatClientsGetThen()
{
    const Caller owner = m_real->session->registry()->context().actor;
    const auto rows = store().versionRows({u"acme/web"_s, u"npm"_s, u"@acme/ui-kit"_s});
    QVERIFY(rows && rows->size() > 1);
    const auto newest = std::ranges::find(*rows, u"2.4.1"_s, &VersionRow::version);
    QVERIFY(newest != rows->end());
    QVERIFY(store().removeVersion(newest->id, owner));
    m_real->window().showPage(u"trash"_s);
    auto *page = m_real->window().findChild<TrashPage *>();
    auto *table = page->findChild<QTableView *>();
    const auto inTrash = [&] { return RealWindow::texts(table).count(u"@acme/ui-kit"_s); };
    QTRY_VERIFY(inTrash() >= 1);
    const qsizetype before = inTrash();
    QVERIFY(RealWindow::choose(table, u"@acme/ui-kit"_s));
    QVERIFY(m_real->press(u"restore"_s, page));
    auto *dialog = m_real->dialog<RestoreDialog>();
    QVERIFY(dialog);
    QCOMPARE(dialog->findChild<InlineMessage *>(u"effect"_s)->text(),
             u"Clients that name no version of @acme/ui-kit get 2.4.1 then. Now they get 2.4.0."_s);
    QVERIFY(m_real->button(u"cancel"_s, dialog)->hasFocus());
    dialog->reject();
    QCOMPARE(inTrash(), before); // nothing is done before it was seen
    QVERIFY(m_real->press(u"restore"_s, page));
    dialog = m_real->dialog<RestoreDialog>();
    QVERIFY(dialog);
    QVERIFY(m_real->press(u"confirm"_s, dialog));
    QTRY_COMPARE(inTrash(), before - 1);
    QTRY_COMPARE(bar()->text().trimmed(),
                 u"@acme/ui-kit 2.4.1 in acme/web was restored. Clients that name no version of "
                 "@acme/ui-kit get 2.4.1 now. Before they got 2.4.0."_s);
}

void TestUndo::T8_changesSayWhatWhichAndWhere()
{
    const PackageKey key{u"acme/web"_s, u"npm"_s, u"@acme/ui-kit"_s};
    const auto change = [&](const VersionAct &act) {
        const auto plan = m_real->session->source().planChange({{key, u"2.4.0"_s}}, act).result();
        QVERIFY2(plan.has_value(), qPrintable(plan ? QString() : english(plan.error())));
        m_real->packhouse->jobs().run(m_real->session->source().change(*plan, nullptr));
    };
    change({ActKind::Deprecate, u"old"_s, {}});
    QTRY_COMPARE(undoText(), u"Undo: Deprecate @acme/ui-kit 2.4.0 in acme/web"_s);
    QTRY_COMPARE(bar()->text().trimmed(), u"Done: Deprecate @acme/ui-kit 2.4.0 in acme/web."_s);
    change({ActKind::Tag, {}, u"stable"_s});
    QTRY_COMPARE(undoText(), u"Undo: Tag @acme/ui-kit 2.4.0 as stable in acme/web"_s);
}

/// Deleting for good, from the trash too, and revoking.
void TestUndo::T8_whatIsFinalSaysSoBefore()
{
    m_real->window().showPage(u"trash"_s);
    auto *trash = m_real->window().findChild<TrashPage *>();
    auto *deleted = trash->findChild<QTableView *>();
    QTRY_VERIFY(deleted->model()->rowCount() > 0);
    deleted->selectAll();
    QVERIFY(m_real->press(u"purge"_s, trash));
    auto *confirm = m_real->dialog<ConfirmName>();
    QVERIFY(confirm);
    const auto says = [](const QWidget *in, const QString &text) {
        const auto labels = in->findChildren<QLabel *>();
        return std::ranges::any_of(
            labels, [&text](const QLabel *label) { return label->text().contains(text); });
    };
    QVERIFY(says(confirm, u"Nobody can bring"_s));
    confirm->reject();
    m_real->window().showPage(u"tokens"_s);
    auto *tokens = m_real->window().findChild<TokensPage *>();
    QVERIFY(m_real->press(u"revoke"_s, tokens));
    auto *box = m_real->dialog<QMessageBox>();
    QVERIFY(box);
    QVERIFY(box->informativeText().contains(u"cannot be taken back"_s));
    box->reject();
}

void TestUndo::deletedForGoodIsNotOffered()
{
    remove(u"acme-reports"_s, true);
    QTRY_VERIFY(!RealWindow::texts(m_real->table()).contains(u"acme-reports"_s));
    QTRY_VERIFY(m_real->packhouse->jobs().running().isEmpty());
    QVERIFY(!bar()->isOffering());
    QVERIFY(!action(u"edit.undo"_s)->isEnabled());
}

void TestUndo::theKeysOfCommandsAreListed()
{
    action(u"help.shortcuts"_s)->trigger();
    auto *dialog = m_real->dialog<ShortcutsDialog>();
    QVERIFY(dialog);
    const auto *table = dialog->findChild<QTableView *>();
    for (const QString &command :
         {u"Delete package"_s, u"Find packages"_s, u"Undo"_s, u"Publish"_s})
        QVERIFY2(RealWindow::texts(table, 1).contains(command), qPrintable(command));
    QVERIFY(RealWindow::texts(table, 0).contains(u"Ctrl+Z"_s));
    for (const QWidget *widget : dialog->findChildren<QWidget *>()) {
        if (widget->focusPolicy() & Qt::TabFocus && widget->isVisible())
            QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
    }
}

QTEST_MAIN(TestUndo)
#include "tst_undo.moc"
