// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/store.h"
#include "support/realwindow.h"
#include "ui/changing/changedialog.h"
#include "ui/deletion/deletiondialog.h"
#include "ui/mainwindow/actionregistry.h"
#include "ui/widgets/inlinemessage.h"

#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QRadioButton>

using namespace Qt::StringLiterals;
using namespace packhouse;

/// Versions that are changed instead of deleted, in the program's own window.
class TestChanging : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void T3_whatIsShownIsDoneAndTakenBack();
    void theDeletionOffersItFirst();
    void allOfItByKeyboard();
    void whatATypeLacksIsSaidWithItsReason();
    void tagsAreMovedOneVersionAtATime();
    void T3_whatChangedMeanwhileStopsIt();

private:
    QAction *action(const QString &id) const { return m_real->window().actions().find(id); }
    ChangeDialog *openFor(const QString &name)
    {
        if (!RealWindow::choose(m_real->table(), name)
            || !QTest::qWaitFor([&] { return action(u"package.change"_s)->isEnabled(); }, 10'000))
            return nullptr;
        action(u"package.change"_s)->trigger();
        return m_real->dialog<ChangeDialog>();
    }
    Store &store() const { return m_real->session->registry()->store(); }
    PackageKey keyOf(const QString &name) const
    {
        PackageQuery query;
        query.text = name;
        return store().packages(query, {})->rows.first().key;
    }
    VersionRow reports() const { return store().versionRows(keyOf(u"acme-reports"_s))->first(); }
    static QPushButton *confirm(const QWidget *dialog)
    {
        return dialog->findChild<QPushButton *>(u"confirm"_s);
    }

    std::unique_ptr<RealWindow> m_real;
};

void TestChanging::init()
{
    m_real = std::make_unique<RealWindow>();
    WindowOptions options;
    options.demo = true;
    QVERIFY(m_real->open(options));
    QTRY_VERIFY(m_real->table()->model()->rowCount() > 10);
}

void TestChanging::T3_whatIsShownIsDoneAndTakenBack()
{
    ChangeDialog *dialog = openFor(u"acme-reports"_s);
    QVERIFY(dialog);
    dialog->findChild<QRadioButton *>(u"act.yank"_s)->click();
    QTRY_VERIFY(confirm(dialog)->isEnabled());
    QTest::keyClicks(dialog->findChild<QLineEdit *>(u"text"_s), u"wrong figures"_s);
    QVERIFY(!confirm(dialog)->isEnabled()); // what was shown is not what is wanted any more
    QTRY_VERIFY(confirm(dialog)->isEnabled());
    QCOMPARE(confirm(dialog)->text(), u"Yank acme-reports 3.0.1"_s);
    auto *changes = dialog->findChild<QTableView *>(u"changes"_s);
    QCOMPARE(RealWindow::texts(changes, 0),
             (QStringList{u"acme-reports 3.0.1"_s, u"acme-reports, latest for clients"_s}));
    QCOMPARE(RealWindow::texts(changes, 1), (QStringList{u"offered"_s, u"3.0.1"_s}));
    QCOMPARE(RealWindow::texts(changes, 2),
             (QStringList{u"yanked: wrong figures"_s, u"no version"_s}));
    QCOMPARE(reports().status, Status::Default);

    confirm(dialog)->click();
    QTRY_COMPARE(reports().status, Status::Deprecated);
    QCOMPARE(reports().statusMessage, u"wrong figures"_s);
    QTRY_VERIFY(action(u"edit.undo"_s)->isEnabled());
    QVERIFY2(action(u"edit.undo"_s)->text().contains(u"Yank acme-reports 3.0.1"_s),
             qPrintable(action(u"edit.undo"_s)->text()));
    action(u"edit.undo"_s)->trigger();
    QTRY_COMPARE(reports().status, Status::Default);
    QCOMPARE(reports().statusMessage, QString());
}

void TestChanging::theDeletionOffersItFirst()
{
    QVERIFY(RealWindow::choose(m_real->table(), u"acme-reports"_s));
    QTRY_VERIFY(action(u"package.delete"_s)->isEnabled());
    action(u"package.delete"_s)->trigger();
    auto *deletion = m_real->dialog<DeletionDialog>();
    QVERIFY(deletion);
    auto *instead = deletion->findChild<InlineMessage *>(u"instead"_s);
    QTRY_VERIFY(instead->isVisible());
    QVERIFY(instead->text().contains(u"pip and uv take another version"_s));
    QCOMPARE(instead->button()->text(), u"Yank instead…"_s);
    instead->button()->click();
    auto *dialog = m_real->dialog<ChangeDialog>();
    QVERIFY(dialog);
    QVERIFY(dialog->findChild<QRadioButton *>(u"act.yank"_s)->isChecked());
    QTRY_VERIFY(confirm(dialog)->isEnabled());
    confirm(dialog)->click();
    QTRY_COMPARE(reports().status, Status::Deprecated);
}

void TestChanging::allOfItByKeyboard()
{
    QVERIFY(RealWindow::choose(m_real->table(), u"acme-reports"_s));
    QTRY_VERIFY(action(u"package.change"_s)->isEnabled());
    QTest::keySequence(m_real->table(), action(u"package.change"_s)->shortcut());
    auto *dialog = m_real->dialog<ChangeDialog>();
    QVERIFY(dialog);
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    auto *yank = dialog->findChild<QRadioButton *>(u"act.yank"_s);
    QTRY_VERIFY(yank->hasFocus() && yank->isChecked());
    QVERIFY(!yank->accessibleDescription().isEmpty());
    auto *text = dialog->findChild<QLineEdit *>(u"text"_s);
    for (int i = 0; i < 10 && !text->hasFocus(); ++i)
        QTest::keyClick(dialog->focusWidget(), Qt::Key_Tab);
    QVERIFY(text->hasFocus());
    QTest::keyClicks(text, u"wrong"_s);
    QTRY_VERIFY(confirm(dialog)->isEnabled());
    QTest::keyClick(text, Qt::Key_Return);
    QTRY_COMPARE(reports().statusMessage, u"wrong"_s);
}

void TestChanging::whatATypeLacksIsSaidWithItsReason()
{
    ChangeDialog *dialog = openFor(u"acme-reports"_s);
    QVERIFY(dialog);
    QVERIFY(!dialog->findChild<QRadioButton *>(u"act.deprecate"_s));
    const auto *reasons = dialog->findChild<QLabel *>(u"reasons"_s);
    QVERIFY(reasons->isVisible());
    QVERIFY(reasons->text().contains(u"Yank it with a reason."_s));
    // It is so already, and nothing can be pressed for it.
    dialog->findChild<QRadioButton *>(u"act.offer"_s)->click();
    QTRY_VERIFY(dialog->findChild<InlineMessage *>()->isVisible());
    QVERIFY(!confirm(dialog)->isEnabled());
    QVERIFY(m_real->press(u"cancel"_s, dialog));
    QCOMPARE(reports().status, Status::Default);
}

void TestChanging::tagsAreMovedOneVersionAtATime()
{
    ChangeDialog *dialog = openFor(u"@acme/ui-kit"_s);
    QVERIFY(dialog);
    dialog->findChild<QRadioButton *>(u"act.tag"_s)->click();
    QVERIFY(!dialog->findChild<QLineEdit *>(u"text"_s)->isVisible());
    QTest::keyClicks(dialog->findChild<QLineEdit *>(u"tag"_s), u"lts"_s);
    QTRY_VERIFY(confirm(dialog)->isEnabled());
    const auto *changes = dialog->findChild<QTableView *>(u"changes"_s);
    QCOMPARE(RealWindow::texts(changes, 1), QStringList{u"no version"_s});
    const QString version = RealWindow::texts(changes, 2).first();
    confirm(dialog)->click();
    const auto isTagged = [&] {
        const QList<VersionRow> rows = store().versionRows(keyOf(u"@acme/ui-kit"_s)).value();
        for (const VersionRow &row : rows) {
            if (row.version == version)
                return row.tags.contains(u"lts"_s);
        }
        return false;
    };
    QTRY_VERIFY(isTagged());
}

void TestChanging::T3_whatChangedMeanwhileStopsIt()
{
    ChangeDialog *dialog = openFor(u"acme-reports"_s);
    QVERIFY(dialog);
    dialog->findChild<QRadioButton *>(u"act.yank"_s)->click();
    QTRY_VERIFY(confirm(dialog)->isEnabled());
    VersionChange other;
    other.status = Status::Deprecated;
    other.statusMessage = u"somebody else's"_s;
    QVERIFY(store().change(reports().id, other, m_real->session->registry()->context().actor));
    confirm(dialog)->click();
    auto *box = m_real->dialog<QMessageBox>();
    QVERIFY(box);
    QVERIFY(box->text().contains(u"is not as it was shown any more"_s));
    QCOMPARE(reports().statusMessage, u"somebody else's"_s);
}

QTEST_MAIN(TestChanging)
#include "tst_changing.moc"
