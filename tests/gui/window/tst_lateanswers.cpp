// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/publishmodel.h"
#include "latewindow.h"
#include "support/pictures.h"
#include "ui/deletion/deletiondialog.h"
#include "ui/details/detailspane.h"
#include "ui/publish/publishdialog.h"
#include "ui/sidebar/sidebar.h"
#include "ui/widgets/chipbar.h"
#include "ui/widgets/filterfield.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/listpage.h"

#include <QApplication>
#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStatusBar>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;

/// Lists, pages and dialogs show the last answer about what they show, nothing of the place before,
/// and what was known where there is no answer.
class TestLateAnswers : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m = std::make_unique<LateWindow>();
        QVERIFY(m->open());
    }
    void cleanup() { m.reset(); }

    void N17_nothingStaysOfTheRegistryBefore_data();
    void N17_nothingStaysOfTheRegistryBefore();
    void T1_theListIsOfThePlaceThatIsChosen();
    void T1_theSidebarHasTheLastAnswerOfEach();
    void N20_aHeadingEmptiesNoList();
    void N20_aFilterEmptiesNoList();
    void N20_whatWasKnownOfARegistryThatIsAwayIsShown();
    void N20_waitingIsTold();
    void T1_pagesShowTheLastAnswer_data();
    void T1_pagesShowTheLastAnswer();
    void T1_aDeletionIsOfWhatItsDialogSays();
    void T1_aCheckIsOfTheProjectThatIsChosen();

private:
    PackagesView *view() const { return m->window->packagesView(); }
    InlineMessage *message() const
    {
        return view()->findChild<InlineMessage *>(u"packagesMessage"_s);
    }
    /// What the window tells of packages and registries: all but the sidebar, which names them all.
    bool tellsOf(const QString &text) const
    {
        for (const QWidget *part :
             QList<QWidget *>{view(), m->window->detailsPane(), m->window->statusBar()}) {
            for (const QString &each : LateWindow::textsIn(part)) {
                if (each.contains(text))
                    return true;
            }
        }
        return false;
    }

    Theme m_theme{qApp, [] { return false; }};
    std::unique_ptr<LateWindow> m;
};

void TestLateAnswers::N17_nothingStaysOfTheRegistryBefore_data()
{
    QTest::addColumn<bool>("fails");
    QTest::addRow("after an answer") << false;
    QTest::addRow("after an error") << true;
}

void TestLateAnswers::N17_nothingStaysOfTheRegistryBefore()
{
    QFETCH(const bool, fails);
    if (fails)
        m->there.failure = LateWindow::away();
    m->showPlace(&m->there, {});
    if (fails) {
        QTRY_VERIFY(message()->isVisible() && message()->text().contains(u"did not answer"_s));
    } else {
        QVERIFY(m->choose(u"delta"_s));
        QTRY_VERIFY(LateWindow::tellsOf(m->window->detailsPane()->tabs(), u"delta"_s));
    }
    m->here.late = true; // and it never answers
    m->showPlace(&m->here, u"acme/web"_s);
    QVERIFY(m->listed().isEmpty());
    for (const QString &text : {u"delta"_s, u"echo"_s, u"did not answer"_s, u"not reachable"_s,
                                u"2 packages"_s, u"registry.example"_s})
        QVERIFY2(!tellsOf(text), qPrintable(text));
    QVERIFY(!m->window->detailsPane()->shown());
    for (const QString &id : {u"package.delete"_s, u"package.download"_s, u"copy.install"_s})
        QVERIFY(!m->action(id)->isEnabled());
    QCOMPARE(view()->chips()->chip({})->count(), QString());
    m->here.catchUp();
    QTRY_COMPARE(m->listed(), (QStringList{u"alpha"_s, u"bravo"_s}));
    QVERIFY(!message()->isVisible());
}

void TestLateAnswers::T1_theListIsOfThePlaceThatIsChosen()
{
    m->here.late = true;
    m->showPlace(&m->here, u"acme/web"_s);
    QVERIFY(m->listed().isEmpty()); // those of the whole registry
    m->showPlace(&m->here, u"acme/data"_s);
    QVERIFY(m->here.answer(u"list acme/data"_s));
    QTRY_COMPARE(m->listed(), QStringList{u"charlie"_s});
    QVERIFY(m->here.answer(u"list acme/web"_s));
    QVERIFY(m->here.answer(u"counts acme/web"_s));
    QTest::qWait(0);
    QCOMPARE(m->listed(), QStringList{u"charlie"_s});
    QCOMPARE(view()->chips()->chip({})->count(), QString());
    QVERIFY(m->here.answer(u"counts acme/data"_s));
    QTRY_COMPARE(view()->chips()->chip({})->count(), u"1"_s);
    m->showPlace(&m->here, u"acme/web"_s);
    QVERIFY(m->here.refuse(u"list acme/web"_s, LateWindow::away()));
    QTRY_VERIFY(message()->isVisible());
    QVERIFY(!tellsOf(u"charlie"_s));
    message()->button()->click();
    QVERIFY(m->here.answer(u"list acme/web"_s));
    QTRY_COMPARE(m->listed(), (QStringList{u"alpha"_s, u"bravo"_s}));
}

void TestLateAnswers::T1_theSidebarHasTheLastAnswerOfEach()
{
    auto *tree = static_cast<ScopeTreeModel *>(m->window->sidebar()->model());
    const auto has = [&](PackageSource *source, const QString &path) {
        return tree->find({source, path, {}}).isValid();
    };
    m->here.late = m->there.late = true;
    tree->refresh();
    m->here.addScope(u"acme/new"_s, Level::Project);
    tree->refresh();
    QVERIFY(m->here.answerNewest(u"scopes"_s));
    QTRY_VERIFY(has(&m->here, u"acme/new"_s));
    QVERIFY(m->here.answer(u"scopes"_s));
    QTest::qWait(0);
    QVERIFY(has(&m->here, u"acme/new"_s));
    // The remote has not answered, and then cannot: what is known of it stays.
    QVERIFY(has(&m->there, u"far/app"_s));
    while (m->there.refuse(u"scopes"_s, LateWindow::away())) {}
    QTRY_VERIFY(!tree->problem(&m->there).isEmpty());
    QVERIFY(has(&m->there, u"far/app"_s));
    QVERIFY(tree->problem(&m->here).isEmpty());
    tree->refresh();
    QVERIFY(m->there.answer(u"scopes"_s));
    QTRY_VERIFY(tree->problem(&m->there).isEmpty());
}

void TestLateAnswers::N20_aHeadingEmptiesNoList()
{
    m->showPlace(&m->there, {});
    QTRY_COMPARE(m->listed().size(), 2);
    QVERIFY(m->choose(u"echo"_s));
    const QStringList known = m->listed();
    m->there.failure = LateWindow::away();
    QHeaderView *header = m->table()->horizontalHeader();
    const int before = header->sortIndicatorSection();
    for (int times = 0; times < 2; ++times) {
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                          {header->sectionViewportPosition(PackageTableModel::Size) + 20, 10});
        QTRY_COMPARE(m->model()->state(), PackageTableModel::State::Failed);
        QVERIFY(message()->isVisible() && message()->text().contains(u"did not answer"_s));
        QCOMPARE(m->listed(), known);
        QTRY_COMPARE(header->sortIndicatorSection(), before); // of the rows as they are
        QCOMPARE(m->table()->selectionModel()->selectedRows().size(), 1);
    }
    m->there.failure.reset();
    message()->button()->click();
    QTRY_VERIFY(!message()->isVisible());
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                      {header->sectionViewportPosition(PackageTableModel::Size) + 20, 10});
    QTRY_COMPARE(header->sortIndicatorSection(), int(PackageTableModel::Size));
    QTRY_COMPARE(m->model()->state(), PackageTableModel::State::Ready);
    QCOMPARE(m->model()->answered().sort, SortKey::Size);
}

void TestLateAnswers::N20_aFilterEmptiesNoList()
{
    m->showPlace(&m->there, {});
    QTRY_COMPARE(m->listed().size(), 2);
    m->there.failure = LateWindow::away();
    m->window->findChild<FilterField *>()->setText(u"delta"_s);
    QTRY_VERIFY(message()->isVisible());
    QCOMPARE(m->listed().size(), 2);
    QVERIFY(message()->text().contains(u"as it was before the filter was changed"_s));
    m->there.failure.reset();
    message()->button()->click();
    QTRY_COMPARE(m->listed(), QStringList{u"delta"_s});
    QVERIFY(!message()->isVisible());
}

void TestLateAnswers::N20_whatWasKnownOfARegistryThatIsAwayIsShown()
{
    m->showPlace(&m->there, {});
    QTRY_COMPARE(m->listed().size(), 2);
    m->showPlace(&m->here, {});
    QTRY_COMPARE(m->listed().size(), 3);
    m->there.failure = LateWindow::away();
    m->showPlace(&m->there, {});
    QTRY_VERIFY(message()->isVisible());
    QCOMPARE(m->listed().size(), 2);
    drawPictures(m_theme, *m->window, u"packages-away"_s);
    QVERIFY(m->choose(u"delta"_s));
    QTRY_VERIFY(
        m->window->detailsPane()->findChild<InlineMessage *>(u"detailsMessage"_s)->isVisible());
    QVERIFY(!m->action(u"package.delete"_s)->isEnabled());
    // Of a place of it that was not seen nothing is known.
    m->showPlace(&m->there, u"far/app"_s);
    QTRY_COMPARE(m->model()->state(), PackageTableModel::State::Failed);
    QVERIFY(m->listed().isEmpty());
}

void TestLateAnswers::N20_waitingIsTold()
{
    m->showPlace(&m->there, {});
    QTRY_COMPARE(m->listed().size(), 2);
    m->there.late = true;
    m->action(u"view.refresh"_s)->trigger();
    QVERIFY(!message()->isVisible());
    QTRY_VERIFY(message()->isVisible() && message()->text().contains(u"registry.example"_s));
    QCOMPARE(m->listed().size(), 2);
    // Asking once more asks, however long the first question has waited.
    m->action(u"view.refresh"_s)->trigger();
    QVERIFY(m->there.answerNewest(u"list "_s));
    QTRY_VERIFY(!message()->isVisible());
    QTest::qWait(0);
    QCOMPARE(m->listed().size(), 2);
}

void TestLateAnswers::T1_pagesShowTheLastAnswer_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<QString>("question");
    QTest::addRow("tokens") << u"tokens"_s << u"tokens"_s;
    QTest::addRow("trash") << u"trash"_s << u"trash"_s;
    QTest::addRow("duplicates") << u"duplicates"_s << u"duplicates"_s;
    QTest::addRow("activity") << u"activity"_s << u"activity"_s;
    QTest::addRow("exposure") << u"exposure"_s << u"exposure"_s;
}

void TestLateAnswers::T1_pagesShowTheLastAnswer()
{
    QFETCH(const QString, page);
    QFETCH(const QString, question);
    const auto tell = [this](const QString &name) {
        Token token;
        token.id = 7;
        token.name = name;
        m->here.tokenList = {token};
        TrashRow trashed;
        trashed.versionId = 7;
        trashed.coordinates = {u"npm"_s, name, u"1.0.0"_s};
        m->here.trashRows = {trashed};
        DuplicateGroup group;
        group.kind = DuplicateKind::PackageName;
        group.subject = name;
        group.places = {{u"acme/web"_s, {u"npm"_s, name, {}}, {}, {}}};
        m->here.duplicateGroups = {group};
        m->here.activityRows = {{name == u"old"_s ? 1 : 2,
                                 m->clock.now(),
                                 u"you"_s,
                                 u"publish"_s,
                                 u"acme/web npm %1 1"_s.arg(name),
                                 {}}};
        ExposureRow exposed;
        exposed.scopePath = u"acme/web"_s;
        exposed.type = u"npm"_s;
        exposed.name = exposed.canonicalName = name;
        m->here.exposureRows = {exposed};
    };
    Page *shown = nullptr;
    for (Page *each : m->window->findChildren<Page *>()) {
        if (each->id() == page)
            shown = each;
    }
    QVERIFY(shown);
    auto *table = shown->findChild<QTableView *>(QString(), Qt::FindDirectChildrenOnly);
    const auto rowOf = [&](const QString &name) {
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            for (int column = 0; column < table->model()->columnCount(); ++column) {
                if (table->model()->index(row, column).data().toString().contains(name))
                    return row;
            }
        }
        return -1;
    };
    tell(u"old"_s);
    QVERIFY(m->window->showPage(page));
    QTRY_VERIFY(rowOf(u"old"_s) >= 0);
    m->here.late = true;
    shown->refresh();
    QTRY_VERIFY(m->here.isAsked(question));
    tell(u"fresh"_s);
    shown->refresh();
    // Of two questions the later one counts; a page that asks one at a time asks anew by itself.
    const bool oneAtATime = m->here.waiting().count(question) == 1;
    if (!oneAtATime) {
        QVERIFY(m->here.answerNewest(question));
        QTRY_VERIFY(rowOf(u"fresh"_s) >= 0);
        QVERIFY(m->here.answer(question));
        QTest::qWait(0);
    } else {
        QVERIFY(m->here.answer(question));
        QTRY_VERIFY(m->here.isAsked(question));
        QVERIFY(m->here.answer(question));
        QTRY_VERIFY(rowOf(u"fresh"_s) >= 0);
    }
    QVERIFY(page == u"activity"_s || rowOf(u"old"_s) < 0); // a log only grows
    shown->refresh();
    QTRY_VERIFY(m->here.isAsked(question));
    QVERIFY(m->here.refuse(question, LateWindow::away()));
    const auto said = [&] {
        for (const InlineMessage *one : shown->findChildren<InlineMessage *>()) {
            if (one->isVisible() && one->text().contains(u"did not answer"_s))
                return true;
        }
        return false;
    };
    QTRY_VERIFY(said());
    QVERIFY(rowOf(u"fresh"_s) >= 0); // what is known stays
}

void TestLateAnswers::T1_aDeletionIsOfWhatItsDialogSays()
{
    const auto open = [this] {
        DeletionDialog *found = nullptr;
        for (DeletionDialog *one : m->window->findChildren<DeletionDialog *>()) {
            if (one->isVisible())
                found = one;
        }
        return found;
    };
    QVERIFY(m->choose(u"alpha"_s));
    QTRY_VERIFY(m->action(u"package.delete"_s)->isEnabled());
    m->here.late = true;
    m->action(u"package.delete"_s)->trigger();
    QVERIFY(open());
    QVERIFY(!open()->findChild<QPushButton *>(u"confirm"_s)->isEnabled());
    open()->reject();
    m->here.late = false;
    QVERIFY(m->choose(u"bravo"_s));
    QTRY_VERIFY(m->action(u"package.delete"_s)->isEnabled());
    m->here.late = true;
    QTRY_VERIFY(!open());
    m->action(u"package.delete"_s)->trigger();
    QVERIFY(open());
    QVERIFY(m->here.refuse(u"plan bravo"_s, LateWindow::away()));
    auto *banner = open()->findChild<InlineMessage *>(u"banner"_s);
    QTRY_VERIFY(banner->isVisible() && banner->text().contains(u"did not answer"_s));
    QVERIFY(!open()->findChild<QPushButton *>(u"confirm"_s)->isEnabled());
    banner->button()->click();
    QVERIFY(m->here.answer(u"plan bravo"_s));
    QVERIFY(m->here.answer(u"plan alpha"_s)); // of the dialog that is closed
    QTRY_VERIFY(open()->findChild<QPushButton *>(u"confirm"_s)->isEnabled());
    QVERIFY(!LateWindow::tellsOf(open(), u"alpha"_s));
    // The list below goes on; the plan does not.
    m->table()->selectRow(int(m->listed().indexOf(u"charlie"_s)));
    open()->findChild<QPushButton *>(u"confirm"_s)->click();
    QTRY_COMPARE(m->here.removals.size(), 1);
    QCOMPARE(m->here.removals.first().packages.first().key, LateWindow::key(u"bravo"_s));
}

void TestLateAnswers::T1_aCheckIsOfTheProjectThatIsChosen()
{
    const QString path = m->folder.filePath(u"tool.bin"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("tool") == 4);
    file.close();
    FormatInfoList formats = formatInfos(m->formats);
    const auto inspect = [](const QString &, const FormatId &) {
        return QtFuture::makeReadyFuture(Result<InspectedFile>(
            InspectedFile{{u"generic"_s, u"tool"_s, u"1"_s}, u"tool.bin"_s, true}));
    };
    m->here.checks.clear();
    m->here.publishCheck = {false, Text::of("exists"), Tone::Bad, Text::of("It is there already.")};
    m->here.late = true;
    PublishModel model(&m->here, inspect, formats);
    model.setDefaultProject(u"acme/web"_s);
    model.addFiles({path});
    QTRY_VERIFY(m->here.isAsked(u"check acme/web"_s));
    m->here.publishCheck = {true, Text::of("new version"), Tone::Good, {}};
    model.setProjectForAll(u"acme/data"_s);
    QVERIFY(model.publishable().isEmpty());
    QVERIFY(m->here.answer(u"check acme/data"_s));
    QTRY_COMPARE(model.publishable().size(), 1);
    QVERIFY(m->here.answer(u"check acme/web"_s));
    QTest::qWait(0);
    QCOMPARE(model.publishable().size(), 1);
    QCOMPARE(model.publishable().first().scopePath, u"acme/data"_s);
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    TestLateAnswers test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_lateanswers.moc"
