// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/demonstration.h"
#include "ui/changing/changedialog.h"
#include "ui/deletion/deletiondialog.h"
#include "ui/details/detailspane.h"
#include "ui/exposure/exposurepage.h"
#include "ui/publish/newprojectdialog.h"
#include "ui/publish/publishdialog.h"
#include "ui/tokens/issuetokendialog.h"
#include "ui/widgets/announcement.h"
#include "ui/widgets/choicebox.h"
#include "ui/widgets/filterfield.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/listpage.h"
#include "ui/widgets/readinglabel.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

using Face = QAccessibleInterface;

Face *faceOf(QObject *object)
{
    return QAccessible::queryAccessibleInterface(object);
}

/// As readers ask for it.
QString textOf(Face *face)
{
    QAccessibleTextInterface *text = face ? face->textInterface() : nullptr;
    return text ? text->text(0, text->characterCount()) : QString();
}

} // namespace

/// What is told to who does not see the window, and where Tab goes.
class TestSpoken : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void N15_boxesTellWhatIsChosen();
    void N15_everyBoxIsOneThatTells();
    void N15_aBoxThatIsTypedIntoTellsItToo();
    void N15_theFilterTellsWhatItLooksThrough();
    void N15_theLastRowIsToldByItsName();
    void N15_exposureIsReadByKeyboard();
    void N15_changingGoesThroughItsFieldsFirst();
    void N15_evidenceComesBeforeTheRedButton();
    void N15_publishingBeginsInItsList();
    void N15_publishingBeginsWithWhatThereIsToDo();
    void N15_aProjectIsChosenByArrows();
    void N15_escapeKeepsWhatWasTyped();

private:
    MainWindow &window() const { return m_real->window(); }
    static void key(Qt::Key key, Qt::KeyboardModifiers held = {})
    {
        QTest::keyClick(QApplication::focusWidget(), key, held);
    }
    /// Object names, or accessible names where there are none, in the order in which Tab comes by.
    static QStringList tabStops(int most = 40)
    {
        QStringList stops;
        const QWidget *first = QApplication::focusWidget();
        for (int i = 0; i < most; ++i) {
            const QWidget *now = QApplication::focusWidget();
            stops << (now->objectName().isEmpty() ? now->accessibleName() : now->objectName());
            key(Qt::Key_Tab);
            if (QApplication::focusWidget() == first)
                break;
        }
        return stops;
    }
    PublishDialog *publish(const QStringList &files)
    {
        if (!m_real->drop(files))
            return nullptr;
        auto *dialog = m_real->dialog<PublishDialog>();
        const bool ready = dialog && QTest::qWaitForWindowActive(dialog)
                           && QTest::qWaitFor([dialog] { return !dialog->model()->busy(); });
        return ready ? dialog : nullptr;
    }
    QString file(const QString &name, const QByteArray &bytes) const
    {
        const QString path = m_real->folder.filePath(name);
        QFile to(path);
        return to.open(QIODevice::WriteOnly) && to.write(bytes) == bytes.size() ? path : QString();
    }

    std::unique_ptr<RealWindow> m_real;
};

void TestSpoken::init()
{
    m_real = openDemonstration({1440, 900});
    QVERIFY(m_real);
    QVERIFY(QTest::qWaitForWindowActive(&window()));
    QTRY_VERIFY(m_real->table()->model()->rowCount() > 10);
}

void TestSpoken::cleanup()
{
    m_real.reset();
}

void TestSpoken::N15_boxesTellWhatIsChosen()
{
    QVERIFY(RealWindow::choose(m_real->table(), u"@acme/icons"_s));
    auto *box = window().findChild<DetailsPane *>()->findChild<ChoiceBox *>();
    QVERIFY(box);
    QTRY_VERIFY(box->count() > 1);
    Face *face = faceOf(box);
    QCOMPARE(face->role(), QAccessible::ComboBox);
    QCOMPARE(face->text(QAccessible::Name), u"Version"_s);
    QCOMPARE(face->text(QAccessible::Value), box->currentText());
    QCOMPARE(textOf(face), box->currentText());
    QVERIFY(!face->editableTextInterface());
    QVERIFY(face->state().expandable && !face->state().expanded);

    box->setFocus();
    const QString before = box->currentText();
    key(Qt::Key_Down);
    QVERIFY(box->currentText() != before);
    QCOMPARE(textOf(face), box->currentText());
    QCOMPARE(Announcement::lastSaid(box), box->currentText()); // at once
    face->actionInterface()->doAction(QAccessibleActionInterface::showMenuAction());
    QTRY_VERIFY(face->state().expanded);
    QCOMPARE(face->child(0)->parent()->object(), box);
    QCOMPARE(face->child(0)->text(QAccessible::Name), u"Version"_s);
    face->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QTRY_VERIFY(!face->state().expanded);

    // What comes while one is elsewhere is not said as if one had chosen it.
    m_real->table()->setFocus();
    QVERIFY(RealWindow::choose(m_real->table(), u"acme-etl"_s));
    QTRY_VERIFY(box->currentText().size() > 1 && textOf(face) == box->currentText());
    QVERIFY(Announcement::lastSaid(box) != box->currentText());
}

void TestSpoken::N15_everyBoxIsOneThatTells()
{
    window().showPage(u"exposure"_s);
    auto *page = window().findChild<ExposurePage *>();
    QVERIFY(page);
    QCOMPARE(textOf(faceOf(page->findChild<ChoiceBox *>(u"order"_s))),
             u"What matters most first"_s);
    window().showPage(u"tokens"_s);
    QVERIFY(m_real->press(u"newToken"_s));
    auto *issue = m_real->dialog<IssueTokenDialog>();
    QVERIFY(issue);
    QTRY_VERIFY(!textOf(faceOf(issue->findChild<ChoiceBox *>(u"scope"_s))).isEmpty());
    QVERIFY(!textOf(faceOf(issue->findChild<ChoiceBox *>(u"kind"_s))).isEmpty());
    NewProjectDialog project(&m_real->session->source(), {});
    QCOMPARE(textOf(faceOf(project.findChild<ChoiceBox *>())), u"Private: only with a token"_s);
    auto *dialog = publish({file(u"data-2.0.bin"_s, "abc")});
    QVERIFY(dialog);
    QVERIFY(!textOf(faceOf(dialog->findChild<ChoiceBox *>(u"registry"_s))).isEmpty());
    QCOMPARE(textOf(faceOf(dialog->findChild<ChoiceBox *>(u"forAll"_s))), u"as in the list"_s);
    for (QWidget *top : QList<QWidget *>{&window(), issue, &project, dialog}) {
        for (const QComboBox *box : top->findChildren<QComboBox *>()) {
            QVERIFY2(qobject_cast<const ChoiceBox *>(box), qPrintable(box->objectName()));
            QVERIFY2(!box->accessibleName().isEmpty(), qPrintable(box->objectName()));
        }
    }
}

void TestSpoken::N15_aBoxThatIsTypedIntoTellsItToo()
{
    ChoiceBox box;
    box.setAccessibleName(u"Distribution"_s);
    box.setEditable(true);
    box.setEditText(u"trixie/main"_s);
    Face *face = faceOf(&box);
    QCOMPARE(face->text(QAccessible::Name), u"Distribution"_s);
    QVERIFY(face->state().editable);
    QCOMPARE(textOf(face), u"trixie/main"_s);
    QVERIFY(face->editableTextInterface());
    face->editableTextInterface()->replaceText(0, 11, u"forky"_s);
    QCOMPARE(box.currentText(), u"forky"_s);
    QCOMPARE(face->childCount(), 2);
    QCOMPARE(face->child(1)->object(), box.lineEdit());
    QCOMPARE(face->indexOfChild(face->child(1)), 1);
}

void TestSpoken::N15_theFilterTellsWhatItLooksThrough()
{
    auto *filter = window().findChild<FilterField *>();
    QVERIFY(faceOf(filter)->text(QAccessible::Description).contains(u"type:npm"_s));
    for (const auto &id :
         {u"exposure"_s, u"duplicates"_s, u"tokens"_s, u"activity"_s, u"trash"_s}) {
        window().showPage(id);
        const auto pages = window().findChildren<ListPage *>();
        const auto page = std::ranges::find_if(pages,
                                               [&](const Page *one) { return one->id() == id; });
        QVERIFY(page != pages.end());
        QCOMPARE(faceOf(filter)->text(QAccessible::Name), (*page)->filterHint());
        QCOMPARE(faceOf(filter)->text(QAccessible::Description), (*page)->filterTip());
        // Readers keep what they have until they are told, which Qt does of this one only.
        QCOMPARE(filter->accessibleDescription(), (*page)->filterTip());
    }
}

void TestSpoken::N15_theLastRowIsToldByItsName()
{
    QTableView *table = m_real->table();
    QVERIFY(RealWindow::choose(table, u"@acme/icons"_s));
    table->setFocus();
    key(Qt::Key_End);
    QCOMPARE(table->currentIndex().row(), table->model()->rowCount() - 1);
    QCOMPARE(table->currentIndex().column(), 0);
    key(Qt::Key_Home);
    QCOMPARE(table->currentIndex(), table->model()->index(0, 0));
}

void TestSpoken::N15_exposureIsReadByKeyboard()
{
    QVERIFY(RealWindow::choose(m_real->table(), u"@acme/icons"_s));
    QTabWidget *tabs = window().detailsPane()->tabs();
    tabs->setCurrentIndex(DetailsPane::Exposure);
    QTRY_VERIFY(m_real->session->isIdle());
    QWidget *tab = tabs->currentWidget();
    auto *explanation = tab->findChild<ReadingLabel *>(u"explanation"_s);
    QTRY_VERIFY(explanation->isVisible() && explanation->text().contains(u"reserved"_s));
    tabs->tabBar()->setFocus();
    key(Qt::Key_Tab);
    auto *evidence = qobject_cast<ReadingLabel *>(QApplication::focusWidget());
    QVERIFY(evidence && tab->isAncestorOf(evidence) && evidence != explanation);
    const QString all = faceOf(evidence)->text(QAccessible::Name);
    QVERIFY2(all.contains(u"does not forward requests for this name."_s), qPrintable(all));
    // Sentence by sentence, marked and said, each once.
    QStringList read;
    for (int i = 0; i < 20 && !(read.size() > 1 && all.endsWith(read.constLast())); ++i) {
        key(Qt::Key_Down);
        QVERIFY(evidence->hasFocus());
        QCOMPARE(Announcement::lastSaid(evidence), evidence->selectedText());
        read << evidence->selectedText();
    }
    QCOMPARE(read.join(u' '), all);
    key(Qt::Key_Up);
    QCOMPARE(evidence->selectedText(), read.at(read.size() - 2));
    for (int i = 0; i < 5 && !explanation->hasFocus(); ++i)
        key(Qt::Key_Tab);
    QVERIFY(explanation->hasFocus());
}

void TestSpoken::N15_changingGoesThroughItsFieldsFirst()
{
    QVERIFY(RealWindow::choose(m_real->table(), u"@acme/icons"_s));
    QVERIFY(m_real->trigger(u"package.change"_s));
    auto *dialog = m_real->dialog<ChangeDialog>();
    QVERIFY(dialog && QTest::qWaitForWindowActive(dialog));
    QTRY_VERIFY(dialog->isAncestorOf(QApplication::focusWidget()));
    const auto *at = qobject_cast<QRadioButton *>(QApplication::focusWidget());
    QVERIFY2(at && at->isChecked(), qPrintable(QApplication::focusWidget()->accessibleName()));
    dialog->choose(ActKind::Tag);
    auto *first = dialog->findChild<QRadioButton *>(u"act.tag"_s);
    QVERIFY(first);
    first->setFocus();
    auto *tag = dialog->findChild<QLineEdit *>(u"tag"_s);
    tag->setText(u"next"_s);
    QTRY_VERIFY(m_real->button(u"confirm"_s, dialog)->isEnabled());
    const QStringList stops = tabStops();
    const QStringList wanted{u"act.tag"_s, u"reasons"_s, u"tag"_s,    u"text"_s,
                             u"changes"_s, u"cancel"_s,  u"confirm"_s};
    QStringList found;
    for (const QString &stop : stops) {
        if (wanted.contains(stop))
            found << stop;
    }
    QStringList there = wanted;
    there.removeIf([&](const QString &one) {
        const auto *part = dialog->findChild<QWidget *>(one);
        return !part || !part->isVisible();
    });
    QCOMPARE(found, there);
    QVERIFY(there.contains(u"tag"_s) && there.contains(u"changes"_s));
    // No reason is told twice.
    const QString reasons = dialog->findChild<ReadingLabel *>(u"reasons"_s)->text();
    QCOMPARE(reasons.count(u"Deprecate it"_s), 1);
}

void TestSpoken::N15_evidenceComesBeforeTheRedButton()
{
    QVERIFY(RealWindow::choose(m_real->table(), u"acme-etl"_s));
    QVERIFY(m_real->trigger(u"package.delete"_s));
    auto *dialog = m_real->dialog<DeletionDialog>();
    QVERIFY(dialog && QTest::qWaitForWindowActive(dialog));
    auto *evidence = dialog->findChild<QTableView *>(u"evidence"_s);
    QTRY_VERIFY(evidence->isVisible() && m_real->session->isIdle());
    auto *cancel = dialog->findChild<QPushButton *>(u"cancel"_s);
    QTRY_VERIFY(cancel->hasFocus() && cancel->isDefault());
    if (auto *typed = dialog->findChild<QLineEdit *>(); typed && typed->isVisible())
        typed->setText(u"acme-etl"_s);
    QTRY_VERIFY(m_real->button(u"confirm"_s, dialog)->isEnabled());
    const QStringList stops = tabStops();
    const qsizetype red = stops.indexOf(u"confirm"_s);
    QVERIFY2(stops.contains(u"evidence"_s) && stops.indexOf(u"evidence"_s) < red,
             qPrintable(stops.join(u", "_s)));
    QVERIFY(stops.indexOf(u"going"_s) > 0 && stops.indexOf(u"going"_s) < red);
    QCOMPARE(red, stops.size() - 1);
    // The verdict is one of them, and is read sentence by sentence.
    auto *verdict = dialog->findChild<InlineMessage *>(u"banner"_s)->findChild<ReadingLabel *>();
    verdict->setFocus();
    key(Qt::Key_Down);
    QVERIFY(verdict->hasSelectedText());
}

void TestSpoken::N15_publishingBeginsInItsList()
{
    auto *dialog = publish({file(u"one-2.0.bin"_s, "abc"), file(u"two-2.0.bin"_s, "abcd")});
    QVERIFY(dialog);
    auto *table = dialog->findChild<QTableView *>();
    QTRY_VERIFY(table->hasFocus());
    QCOMPARE(table->currentIndex().row(), 0);
}

void TestSpoken::N15_publishingBeginsWithWhatThereIsToDo()
{
    auto *dialog = publish({file(u"one-2.0.bin"_s, "abc")});
    QVERIFY(dialog);
    auto *table = dialog->findChild<QTableView *>();
    QTRY_VERIFY(table->hasFocus());
    table->selectRow(0);
    key(Qt::Key_Delete); // nothing is left
    QTRY_VERIFY(!table->isVisible());
    const auto *button = qobject_cast<QPushButton *>(QApplication::focusWidget());
    QVERIFY(button);
    QCOMPARE(button->text(), u"Choose files…"_s);
}

/// No key of the chooser is a choice but the one that ends it.
void TestSpoken::N15_aProjectIsChosenByArrows()
{
    auto *dialog = publish({file(u"one-2.0.bin"_s, "abc")});
    QVERIFY(dialog);
    auto *table = dialog->findChild<QTableView *>();
    QTRY_VERIFY(table->hasFocus());
    QTRY_VERIFY(dialog->model()->projects().size() > 2);
    const QModelIndex to = dialog->model()->index(0, PublishModel::To);
    const QString row = to.siblingAtColumn(0).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(row.startsWith(u"one-2.0.bin, Generic, one, 2.0, choose…, "_s), qPrintable(row));
    table->setCurrentIndex(to);
    key(Qt::Key_F2);
    QTRY_VERIFY(QApplication::activePopupWidget());
    auto *box = table->findChild<ChoiceBox *>();
    QVERIFY(box);
    const auto press = [box](Qt::Key which) { QTest::keyClick(box->view(), which); };
    press(Qt::Key_Down);
    press(Qt::Key_Down);
    QCOMPARE(to.data(Qt::EditRole).toString(), QString());
    const QString wanted = box->view()->currentIndex().data(Qt::UserRole).toString();
    QVERIFY(!wanted.isEmpty() && wanted != dialog->model()->projects().constFirst());
    press(Qt::Key_Return);
    QTRY_COMPARE(to.data(Qt::EditRole).toString(), wanted);
    QVERIFY(dialog->isVisible());
    QTRY_VERIFY(table->hasFocus());
    const QString now = to.siblingAtColumn(0).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(!now.contains(u"choose…"_s) && !now.contains(u"▾"_s), qPrintable(now));
}

/// Escape ends what is typed; what was typed before goes only when somebody says so.
void TestSpoken::N15_escapeKeepsWhatWasTyped()
{
    auto *dialog = publish({file(u"one-2.0.bin"_s, "abc")});
    QVERIFY(dialog);
    auto *table = dialog->findChild<QTableView *>();
    QTRY_VERIFY(table->hasFocus());
    const QModelIndex name = dialog->model()->index(0, PublishModel::Package);
    table->setCurrentIndex(name);
    key(Qt::Key_F2);
    QTest::keyClicks(QApplication::focusWidget(), u"other"_s);
    key(Qt::Key_Escape); // the field
    QVERIFY(dialog->isVisible() && table->hasFocus());
    QCOMPARE(name.data().toString(), u"one"_s);
    key(Qt::Key_F2);
    QTest::keyClicks(QApplication::focusWidget(), u"mine"_s);
    key(Qt::Key_Return);
    QTRY_COMPARE(name.data().toString(), u"mine"_s);
    auto *question = dialog->findChild<InlineMessage *>(u"discard"_s);
    for (int i = 0; i < 3; ++i) {
        key(Qt::Key_Escape);
        QVERIFY(dialog->isVisible() && question->isVisible());
        QCOMPARE(name.data().toString(), u"mine"_s);
    }
    QCOMPARE(Announcement::lastSaid(dialog), question->text());
    QVERIFY(m_real->press(u"cancel"_s, dialog)); // asks as well
    dialog->close(); // and so does the desktop's button
    QVERIFY(dialog->isVisible());
    question->button()->click();
    QVERIFY(!dialog->isVisible());

    dialog = publish({file(u"one-2.0.bin"_s, "abc")}); // nothing was typed
    QVERIFY(dialog);
    key(Qt::Key_Escape);
    QVERIFY(!dialog->isVisible());
}

QTEST_MAIN(TestSpoken)
#include "tst_spoken.moc"
