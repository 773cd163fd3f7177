// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/actions/upstreams.h"
#include "registry/store/store.h"
#include "support/realwindow.h"
#include "ui/deletion/confirmname.h"
#include "ui/deletion/deletiondialog.h"
#include "ui/exposure/exposureacts.h"
#include "ui/exposure/exposurepage.h"
#include "ui/mainwindow/actionregistry.h"
#include "ui/trash/trashpage.h"
#include "ui/widgets/announcement.h"
#include "ui/widgets/chipbar.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filterfield.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/tables.h"

#include <QMessageBox>
#include <QPointer>
#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace packhouse;

/// The pages of the workspace by keys alone, in the program's window on the demonstration.
class TestWorkspaceKeys : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase() { m_real.reset(); }

    void N15_findFiltersThePageThatIsShown_data();
    void N15_findFiltersThePageThatIsShown();
    void N15_eachPageIsSortedByCommands_data() { N15_findFiltersThePageThatIsShown_data(); }
    void N15_eachPageIsSortedByCommands();
    void N15_eachPageKeepsWhatWasTyped();
    void N15_anActByKeysIsDoneOnce();
    void U8_barsFollowWhatIsAcceptedElsewhere();
    void T2_theSafeButtonIsTheOneThatEnterPresses();

private:
    MainWindow &window() const { return m_real->window(); }
    FilterField *filter() const { return window().findChild<FilterField *>(); }
    ListPage *page(const QString &id) const
    {
        window().showPage(id);
        for (ListPage *one : window().findChildren<ListPage *>()) {
            if (one->id() == id)
                return one;
        }
        return nullptr;
    }
    static QTableView *tableOf(const ListPage *page)
    {
        return page->findChild<QTableView *>(QString(), Qt::FindDirectChildrenOnly);
    }
    static void key(Qt::Key key) { QTest::keyClick(QApplication::focusWidget(), key); }
    /// Tab until that button has the focus.
    static bool tabTo(const QString &name)
    {
        for (int i = 0; i < 100; ++i) {
            if (QApplication::focusWidget()->objectName() == name)
                return true;
            key(Qt::Key_Tab);
        }
        return false;
    }

    std::unique_ptr<RealWindow> m_real;
};

void TestWorkspaceKeys::initTestCase()
{
    m_real = std::make_unique<RealWindow>();
    WindowOptions options;
    options.demo = true;
    QVERIFY(m_real->open(options));
    window().resize(1440, 900);
    QVERIFY(QTest::qWaitForWindowActive(&window()));
}

void TestWorkspaceKeys::N15_findFiltersThePageThatIsShown_data()
{
    QTest::addColumn<QString>("id");
    for (const char *id : {"exposure", "duplicates", "tokens", "activity", "trash"})
        QTest::newRow(id) << QString::fromLatin1(id);
}

void TestWorkspaceKeys::N15_findFiltersThePageThatIsShown()
{
    QFETCH(QString, id);
    QTRY_VERIFY(m_real->table()->model()->rowCount() > 0);
    const int packages = m_real->table()->model()->rowCount();
    const ListPage *shown = page(id);
    QVERIFY(shown);
    QTableView *rows = tableOf(shown);
    QTRY_VERIFY_WITH_TIMEOUT(rows->isVisible() && rows->model()->rowCount() > 0, 20'000);
    const int all = rows->model()->rowCount();
    const QString first = rows->model()->index(0, id == "activity"_L1 ? 3 : 0).data().toString();
    QTest::keySequence(&window(), QKeySequence::Find);
    QVERIFY(filter()->hasFocus() && filter()->isVisible());
    QCOMPARE(filter()->placeholderText(), shown->filterHint());
    QCOMPARE(filter()->accessibleName(), shown->filterHint());
    QTest::keyClicks(filter(), first);
    QVERIFY(rows->model()->rowCount() > 0 && rows->model()->rowCount() <= all);
    QVERIFY(RealWindow::texts(rows, id == "activity"_L1 ? 3 : 0).contains(first));
    QTest::keyClicks(filter(), u" there is no such row"_s);
    QVERIFY(!rows->isVisible()); // and something says why
    QCOMPARE(shown->findChild<EmptyState *>()->title(), u"Nothing here matches the filter"_s);
    QVERIFY(shown->findChild<EmptyState *>()->isVisible());
    key(Qt::Key_Escape);
    QCOMPARE(rows->model()->rowCount(), all);
    key(Qt::Key_Down); // on to the rows
    QVERIFY(rows->hasFocus());
    QVERIFY(rows->currentIndex().isValid());
    QCOMPARE(m_real->table()->model()->rowCount(), packages); // of which nothing was hidden
}

void TestWorkspaceKeys::N15_eachPageIsSortedByCommands()
{
    QFETCH(QString, id);
    const ListPage *shown = page(id);
    QVERIFY(shown);
    QTableView *rows = tableOf(shown);
    QTRY_VERIFY_WITH_TIMEOUT(rows->isVisible() && rows->model()->rowCount() > 0, 20'000);
    rows->setFocus();
    const QStringList columns = shown->sortColumns();
    QVERIFY(columns.size() > 1);
    int sorted = 0;
    for (int column = 0; column < columns.size(); ++column) {
        if (columns.at(column).isEmpty())
            continue;
        QAction *command = nullptr;
        for (QAction *one : window().actions().all()) {
            if (one->isVisible() && one->text() == u"Sort by "_s + columns.at(column))
                command = one;
        }
        QVERIFY2(command, qPrintable(columns.at(column)));
        command->trigger();
        QCOMPARE(shown->sortedBy(), column);
        QVERIFY(command->isChecked());
        ++sorted;
    }
    QVERIFY(sorted > 1);
    QVERIFY(rows->hasFocus());
    const_cast<ListPage *>(shown)->sortBy(-1, Qt::AscendingOrder);
}

void TestWorkspaceKeys::N15_eachPageKeepsWhatWasTyped()
{
    window().showPackages(&m_real->session->source(), {});
    QTest::keyClicks(filter(), u"ui-kit"_s);
    QTRY_COMPARE(m_real->table()->model()->rowCount(), 1);
    page(u"trash"_s);
    QCOMPARE(filter()->text(), QString());
    QTest::keySequence(&window(), QKeySequence::Find);
    QTest::keyClicks(filter(), u"zzz"_s);
    page(u"activity"_s);
    QCOMPARE(filter()->text(), QString());
    page(u"trash"_s);
    QCOMPARE(filter()->text(), u"zzz"_s);
    window().showPackages(&m_real->session->source(), u"acme"_s);
    QCOMPARE(filter()->text(), u"ui-kit"_s);
    QTRY_COMPARE(m_real->table()->model()->rowCount(), 1);
    QVERIFY(filter()->placeholderText().contains(u"acme"_s));
    // What is shown from a page is found whatever was typed on it.
    page(u"trash"_s);
    window().showPackage(&m_real->session->source(), {u"acme/web"_s, u"npm"_s, u"@acme/icons"_s});
    QTRY_COMPARE(RealWindow::texts(m_real->table()), QStringList{u"@acme/icons"_s});
    QCOMPARE(filter()->text(), u"@acme/icons"_s);
    filter()->clear();
    page(u"trash"_s);
    filter()->clear();
}

/// A key that is pressed twice does one thing, and the row that it was done to keeps the focus.
void TestWorkspaceKeys::N15_anActByKeysIsDoneOnce()
{
    const ListPage *audit = page(u"exposure"_s);
    QTableView *rows = tableOf(audit);
    QTRY_VERIFY_WITH_TIMEOUT(rows->isVisible() && rows->model()->rowCount() > 0, 20'000);
    Administration *administration = m_real->session->source().administration();
    const auto log = [&] {
        const auto asked = administration->activity(0, 1000);
        QStringList done;
        if (QTest::qWaitFor([&] { return asked.isFinished(); }, 10'000)) {
            const Result<QList<ActivityRow>> answer = asked.result();
            for (const ActivityRow &row : *answer)
                done.prepend(row.action + u' ' + row.subject);
        }
        return done;
    };
    auto *acts = audit->findChild<ExposureActs *>();
    auto *reserve = acts->findChild<QPushButton *>(u"reserve"_s);
    rows->setFocus();
    chooseRow(rows, 0);
    for (int i = 0; i < rows->model()->rowCount() && !reserve->isEnabled(); ++i)
        key(Qt::Key_Down);
    QVERIFY(reserve->isEnabled());
    const QString name = rows->currentIndex().siblingAtColumn(0).data().toString();
    QVERIFY(reserve->accessibleDescription().contains(name));
    const QStringList before = log();
    QVERIFY(!before.isEmpty());
    QVERIFY(tabTo(u"reserve"_s));
    key(Qt::Key_Space);
    key(Qt::Key_Space);
    // The page says it, and the bar that offers to take it back.
    QTRY_COMPARE(Announcement::lastSaid(audit), u"The name %1 was reserved in lab."_s.arg(name));
    QCOMPARE(log().size(), before.size() + 1);
    QVERIFY(log().constLast().startsWith(u"reserve "_s) && log().constLast().contains(name));
    QTRY_COMPARE(rows->currentIndex().siblingAtColumn(0).data().toString(), name);
    QTRY_VERIFY(rows->currentIndex()
                    .siblingAtColumn(ExposureModel::Reserved)
                    .data()
                    .toString()
                    .startsWith(u"for "_s));
    QVERIFY(rows->hasFocus());
    key(Qt::Key_Space);
    QCOMPARE(log().size(), before.size() + 1);
    // What says it stays in sight while the page reads itself anew.
    QVERIFY(audit->findChild<InlineMessage *>(QString(), Qt::FindDirectChildrenOnly)->isVisible());
}

void TestWorkspaceKeys::U8_barsFollowWhatIsAcceptedElsewhere()
{
    const ListPage *audit = page(u"exposure"_s);
    QTRY_VERIFY_WITH_TIMEOUT(tableOf(audit)->isVisible(), 20'000);
    const auto bar = [&] { return audit->findChild<InlineMessage *>(u"accepted-maven"_s); };
    QVERIFY(!bar());
    // As the command line does it, through the door of this process.
    QVERIFY(acceptUpstream(m_real->session->registry()->context(), u"maven"_s,
                           u"https://mirror.example/maven"_s, false));
    QTRY_VERIFY_WITH_TIMEOUT(bar() && bar()->isVisible(), 20'000);
    QVERIFY(bar()->text().contains(u"mirror.example"_s));
    QVERIFY(forgetUpstream(m_real->session->registry()->context(), u"maven"_s));
    QTRY_VERIFY_WITH_TIMEOUT(!bar(), 20'000);
}

void TestWorkspaceKeys::T2_theSafeButtonIsTheOneThatEnterPresses()
{
    const auto safeIn = [](QWidget *dialog) {
        auto *focus = qobject_cast<QPushButton *>(dialog->focusWidget());
        return focus && focus->isDefault() && focus->text() == u"Cancel"_s;
    };
    // A deletion that opens something.
    window().showPackages(&m_real->session->source(), u"acme"_s);
    QVERIFY(RealWindow::choose(m_real->table(), u"@acme/ui-kit"_s));
    QTRY_VERIFY(window().actions().find(u"package.delete"_s)->isEnabled());
    window().actions().find(u"package.delete"_s)->trigger();
    const QPointer<DeletionDialog> deletion = m_real->dialog<DeletionDialog>();
    QVERIFY(deletion);
    QTRY_VERIFY(m_real->button(u"confirm"_s, deletion)
                && m_real->button(u"confirm"_s, deletion)->isEnabled());
    QVERIFY(QTest::qWaitForWindowActive(deletion));
    QVERIFY(safeIn(deletion));
    key(Qt::Key_Return);
    QVERIFY(!deletion || !deletion->isVisible());

    // Out of the trash for good: Enter never goes past the name.
    const ListPage *trash = page(u"trash"_s);
    QTRY_VERIFY(tableOf(trash)->isVisible());
    const int before = tableOf(trash)->model()->rowCount();
    chooseRow(tableOf(trash), 0);
    QVERIFY(m_real->press(u"purge"_s, trash));
    auto *purge = m_real->dialog<ConfirmName>();
    QVERIFY(purge && QTest::qWaitForWindowActive(purge));
    QVERIFY(purge->findChild<QPushButton *>(u"cancel"_s)->isDefault());
    key(Qt::Key_Return);
    QVERIFY(purge->isVisible());
    key(Qt::Key_Tab);
    QVERIFY(safeIn(purge));
    key(Qt::Key_Return);
    QCOMPARE(tableOf(trash)->model()->rowCount(), before);

    // A token that would never work again.
    const ListPage *tokens = page(u"tokens"_s);
    QTRY_VERIFY(tableOf(tokens)->isVisible());
    const auto revoke = [&] { return m_real->button(u"revoke"_s, tokens); };
    for (int row = 0; row < tableOf(tokens)->model()->rowCount(); ++row) {
        chooseRow(tableOf(tokens), row);
        if (revoke() && revoke()->isEnabled())
            break;
    }
    QVERIFY(m_real->press(u"revoke"_s, tokens));
    auto *box = m_real->dialog<QMessageBox>();
    QVERIFY(box && QTest::qWaitForWindowActive(box));
    QVERIFY(safeIn(box));
    key(Qt::Key_Return);
    QVERIFY(revoke()->isEnabled()); // it still works
}

QTEST_MAIN(TestWorkspaceKeys)
#include "tst_workspacekeys.moc"
