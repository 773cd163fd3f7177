// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/packagetablemodel.h"
#include "items/versionlistmodel.h"
#include "registry/store/store.h"
#include "support/realwindow.h"
#include "ui/deletion/confirmname.h"
#include "ui/deletion/deletiondialog.h"
#include "ui/details/detailspane.h"
#include "ui/details/versionstab.h"
#include "ui/mainwindow/actionregistry.h"
#include "ui/mainwindow/commandpalette.h"
#include "ui/mainwindow/jobstatus.h"
#include "ui/mainwindow/undobar.h"
#include "ui/style/theme.h"
#include "ui/trash/trashpage.h"
#include "ui/widgets/filterfield.h"
#include "ui/widgets/inlinemessage.h"

#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollBar>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace packhouse;

/// How one says what goes: versions of a package, packages, all that a list is about, and entries
/// of the trash.
class TestChoosing : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void T4_versionsTogether();
    void T4_byKeyboard();
    void T4_menusAndPaletteSayWhichAndHowMany();
    void T4_theKeyMeansWhatTheDetailsButtonSays();
    void T3_theResultSaysWhatThePlanSaid();
    void T4_noVersionBeforeTheAnswer();
    void N2_theVersionIsTheLastToGiveWay();
    void T5_selectAllSaysWhatItTook();
    void T5_takenOutOfAllMeansTheRest();
    void T5_everythingIsPlannedByTheStore();
    void T3_whatIsPulledMeanwhileStopsTheDeletion();
    void T3_theTrashSaysWhatComesBackAndWhatGoes();
    void T3_aNameTakenMeanwhileStopsARestore();
    void T3_whatIsChosenInTheTrashStaysChosenHoweverItIsSorted();

private:
    Store &store() const { return m_real->session->registry()->store(); }
    void publish(const QString &name, const QString &version);
    void publishTool(const QStringList &versions);
    QTableView *versions() const
    {
        return m_real->window()
            .detailsPane()
            ->findChild<VersionsTab *>()
            ->findChild<QTableView *>();
    }
    QPushButton *deleteButton() const;
    QAction *action(const QString &id) const { return m_real->window().actions().find(id); }
    DeletionDialog *openPlan(const QString &id) const;
    void confirm(DeletionDialog *dialog) const;
    QStringList stored(const QString &name) const;
    InlineMessage *howMany() const
    {
        return m_real->window().packagesView()->findChild<InlineMessage *>(u"howMany"_s);
    }
    /// For whoever wants to look at it.
    void keepPicture(const QString &name) const
    {
        const QString folder = qEnvironmentVariable("PACKHOUSE_SCREENSHOTS");
        if (folder.isEmpty())
            return;
        QCoreApplication::processEvents(); // what is longer now has its room
        m_real->window().grab().save(QDir(folder).filePath(name + u".png"_s));
    }
    static void click(QTableView *table, int row, Qt::KeyboardModifiers keys = {})
    {
        const QPoint at = table->visualRect(table->model()->index(row, 0)).center();
        QTest::mouseClick(table->viewport(), Qt::LeftButton, keys, at);
    }

    std::unique_ptr<RealWindow> m_real;
    Scope m_project;
};

void TestChoosing::init()
{
    m_real = std::make_unique<RealWindow>();
    QVERIFY(m_real->open());
    const RegistryContext context = m_real->session->registry()->context();
    const auto project = context.store.addScope(u"acme/web"_s, Level::Project, Visibility::Private,
                                                context.actor);
    QVERIFY(project);
    m_project = *project;
}

void TestChoosing::publish(const QString &name, const QString &version)
{
    Publication publication;
    publication.project = m_project;
    publication.coordinates = {u"generic"_s, name, version};
    publication.actor = m_real->session->registry()->context().actor;
    QVERIFY(store().publish(std::move(publication)));
}

void TestChoosing::publishTool(const QStringList &all)
{
    for (const QString &version : all)
        publish(u"tool"_s, version);
    QVERIFY(RealWindow::choose(m_real->table(), u"tool"_s));
    m_real->window().detailsPane()->tabs()->setCurrentIndex(DetailsPane::Versions);
    QTRY_COMPARE(versions()->model()->rowCount(), all.size());
}

QPushButton *TestChoosing::deleteButton() const
{
    for (auto *button : m_real->window().detailsPane()->findChildren<QPushButton *>()) {
        if (button->text().startsWith(u"Delete"_s))
            return button;
    }
    return nullptr;
}

DeletionDialog *TestChoosing::openPlan(const QString &id) const
{
    action(id)->trigger();
    auto *dialog = m_real->dialog<DeletionDialog>();
    const bool planned = dialog && QTest::qWaitFor([dialog] {
                             return dialog->findChild<QRadioButton *>(u"toTrash"_s)->isVisible();
                         });
    return planned ? dialog : nullptr;
}

void TestChoosing::confirm(DeletionDialog *dialog) const
{
    auto *typed = dialog->findChild<QLineEdit *>(u"typedName"_s);
    if (typed->isVisible())
        QTest::keyClicks(typed, dialog->expectedName());
    QVERIFY(m_real->press(u"confirm"_s, dialog));
    QTRY_VERIFY(m_real->packhouse->jobs().running().isEmpty());
}

QStringList TestChoosing::stored(const QString &name) const
{
    QStringList found;
    const auto rows = store().versionRows({u"acme/web"_s, u"generic"_s, name});
    for (const VersionRow &row : rows ? *rows : QList<VersionRow>())
        found.prepend(row.version);
    return found;
}

void TestChoosing::T4_versionsTogether()
{
    publishTool({u"1.0.0"_s, u"2.0.0"_s, u"3.0.0"_s, u"4.0.0"_s, u"5.0.0"_s, u"6.0.0"_s});
    QTRY_COMPARE(deleteButton()->text(), u"Delete 6.0.0…"_s);
    click(versions(), 1);
    click(versions(), 3, Qt::ShiftModifier);
    QCOMPARE(deleteButton()->text(), u"Delete 3 versions…"_s);
    click(versions(), 2, Qt::ControlModifier); // 5 and 3 stay chosen
    keepPicture(u"choosing-versions"_s);
    QCOMPARE(deleteButton()->text(), u"Delete 2 versions…"_s);
    deleteButton()->click();
    auto *dialog = m_real->dialog<DeletionDialog>();
    QVERIFY(dialog);
    QCOMPARE(dialog->windowTitle(), u"Delete 2 versions of tool?"_s);
    auto *going = dialog->findChild<QTableView *>(u"going"_s);
    QTRY_COMPARE(RealWindow::texts(going), (QStringList{u"5.0.0"_s, u"3.0.0"_s}));
    confirm(dialog);
    QTRY_COMPARE(stored(u"tool"_s), (QStringList{u"1.0.0"_s, u"2.0.0"_s, u"4.0.0"_s, u"6.0.0"_s}));
    // Every version chosen one by one takes those; what comes meanwhile is none of them.
    QTRY_COMPARE(versions()->model()->rowCount(), 4);
    versions()->selectAll();
    QCOMPARE(deleteButton()->text(), u"Delete 4 versions…"_s);
    dialog = openPlan(u"package.deleteVersions"_s);
    QVERIFY(dialog);
    publish(u"tool"_s, u"7.0.0"_s);
    confirm(dialog);
    QTRY_COMPARE(stored(u"tool"_s), QStringList(u"7.0.0"_s));
}

void TestChoosing::T4_byKeyboard()
{
    publishTool({u"1.0.0"_s, u"2.0.0"_s, u"3.0.0"_s, u"4.0.0"_s});
    versions()->setFocus();
    QTest::keyClick(versions(), Qt::Key_Home);
    QTest::keyClick(versions(), Qt::Key_Down);
    QTest::keyClick(versions(), Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(action(u"package.deleteVersions"_s)->text(), u"Delete 2 versions…"_s);
    // The key takes what is chosen where the focus is.
    QTest::keyClick(versions(), Qt::Key_Delete);
    auto *dialog = m_real->dialog<DeletionDialog>();
    QVERIFY(dialog);
    QCOMPARE(dialog->windowTitle(), u"Delete 2 versions of tool?"_s);
    dialog->reject();
    QTRY_VERIFY(!m_real->window().findChild<DeletionDialog *>());
    QTest::keyClick(versions(), Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(action(u"package.deleteVersions"_s)->text(), u"Delete 4 versions…"_s);
    m_real->window().activateWindow();
    QTRY_VERIFY(m_real->window().isActiveWindow());
    m_real->table()->setFocus();
    QTest::keyClick(m_real->table(), Qt::Key_Delete);
    dialog = m_real->dialog<DeletionDialog>();
    QVERIFY(dialog);
    QTRY_COMPARE(dialog->windowTitle(), u"Delete tool, all 4 versions?"_s);
    confirm(dialog);
    QTRY_COMPARE(stored(u"tool"_s), QStringList());
}

void TestChoosing::T4_menusAndPaletteSayWhichAndHowMany()
{
    publish(u"other"_s, u"1.0.0"_s);
    publishTool({u"1.0.0"_s, u"2.0.0"_s});
    QTRY_COMPARE(action(u"package.deleteVersions"_s)->text(), u"Delete 2.0.0…"_s);
    QCOMPARE(action(u"package.delete"_s)->text(), u"Delete package…"_s);
    const auto menus = [this](QTableView *of) {
        emit of->customContextMenuRequested(of->rect().center());
        QStringList texts;
        for (QMenu *menu : m_real->window().findChildren<QMenu *>()) {
            if (!menu->isVisible())
                continue;
            for (const QAction *entry : menu->actions())
                texts.append(QString(entry->text()).remove(u'&'));
            menu->close();
        }
        return texts;
    };
    versions()->selectAll();
    for (QTableView *of : {versions(), m_real->table()}) {
        const QStringList texts = menus(of);
        QVERIFY2(texts.contains(u"Delete 2 versions…"_s) && texts.contains(u"Delete package…"_s),
                 qPrintable(texts.join(u", "_s)));
    }
    QTest::keyClick(&m_real->window(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    auto *palette = m_real->window().findChild<CommandPalette *>();
    QVERIFY(palette);
    palette->field()->setText(u"delete"_s);
    QVERIFY(palette->shownIds().contains(u"package.delete"_s)
            && palette->shownIds().contains(u"package.deleteVersions"_s));
    palette->reject();
    // Of two packages no versions can be meant.
    m_real->table()->selectAll();
    QTRY_COMPARE(action(u"package.delete"_s)->text(), u"Delete 2 packages…"_s);
    QVERIFY(!action(u"package.deleteVersions"_s)->isEnabled());
}

void TestChoosing::T4_theKeyMeansWhatTheDetailsButtonSays()
{
    publishTool({u"1.0.0"_s, u"2.0.0"_s, u"3.0.0"_s, u"4.0.0"_s, u"5.0.0"_s});
    QVERIFY(QTest::qWaitForWindowActive(&m_real->window()));
    m_real->window().resize(1100, 700); // so narrow that some tabs are behind a button
    click(versions(), 1);
    click(versions(), 3, Qt::ShiftModifier);
    QTRY_COMPARE(deleteButton()->text(), u"Delete 3 versions…"_s);
    int tried = 0;
    for (QWidget *part : m_real->window().detailsPane()->findChildren<QWidget *>()) {
        if (!part->isVisible() || !part->isEnabled() || !(part->focusPolicy() & Qt::TabFocus))
            continue;
        ++tried;
        part->setFocus();
        QTRY_COMPARE(action(u"package.deleteVersions"_s)->shortcut(), QKeySequence(Qt::Key_Delete));
        QVERIFY(action(u"package.delete"_s)->shortcut().isEmpty());
        QTest::keyClick(part, Qt::Key_Delete);
        auto *dialog = m_real->dialog<DeletionDialog>();
        QVERIFY2(dialog, part->metaObject()->className());
        QCOMPARE(dialog->windowTitle(), u"Delete 3 versions of tool?"_s);
        dialog->reject();
        QTRY_VERIFY(!m_real->window().findChild<DeletionDialog *>());
        m_real->window().activateWindow();
        QTRY_VERIFY(m_real->window().isActiveWindow());
    }
    QVERIFY(tried >= 4);
    // In the list it means packages again, and a menu says so.
    m_real->table()->setFocus();
    QTRY_COMPARE(action(u"package.delete"_s)->shortcut(), QKeySequence(Qt::Key_Delete));
    QCOMPARE(action(u"package.deleteVersions"_s)->shortcut(),
             QKeySequence(Qt::CTRL | Qt::Key_Delete));
}

void TestChoosing::T3_theResultSaysWhatThePlanSaid()
{
    publish(u"other"_s, u"1.0.0"_s);
    publish(u"other"_s, u"2.0.0"_s);
    publishTool({u"1.0.0"_s, u"2.0.0"_s, u"3.0.0"_s, u"4.0.0"_s, u"5.0.0"_s});
    const auto *told = m_real->window().findChild<UndoBar *>();
    const auto *status = m_real->window().findChild<JobStatus *>();
    click(versions(), 1);
    click(versions(), 3, Qt::ShiftModifier);
    DeletionDialog *dialog = openPlan(u"package.deleteVersions"_s);
    QVERIFY(dialog);
    confirm(dialog);
    QTRY_COMPARE(told->text().trimmed(), u"Moved to the Trash: 3 versions of tool in acme/web."_s);
    QCOMPARE(status->text(), u"Delete 3 versions of tool: done"_s);
    // Of whole packages, too, and what came meanwhile is told.
    QTRY_COMPARE(versions()->model()->rowCount(), 2);
    m_real->table()->selectAll();
    dialog = openPlan(u"package.delete"_s);
    QVERIFY(dialog);
    publish(u"tool"_s, u"6.0.0"_s);
    confirm(dialog);
    QTRY_COMPARE(told->text().trimmed(),
                 u"Moved to the Trash: 4 versions of 2 packages. tool 6.0.0 came "
                 "meanwhile and stays."_s);
    QCOMPARE(status->text(), u"Delete 4 versions of 2 packages: done"_s);
}

void TestChoosing::T4_noVersionBeforeTheAnswer()
{
    publish(u"other"_s, u"1.0.0"_s);
    publishTool({u"1.0.0"_s, u"2.0.0"_s});
    versions()->selectAll();
    QVERIFY(action(u"package.deleteVersions"_s)->isEnabled());
    m_real->table()->setCurrentIndex(m_real->table()->model()->index(
        int(RealWindow::texts(m_real->table()).indexOf(u"other"_s)), 0));
    // The other package's versions are not known yet.
    QVERIFY(!action(u"package.deleteVersions"_s)->isEnabled());
    QTRY_COMPARE(action(u"package.deleteVersions"_s)->text(), u"Delete 1.0.0…"_s);
    QVERIFY(action(u"package.deleteVersions"_s)->isEnabled());
}

void TestChoosing::N2_theVersionIsTheLastToGiveWay()
{
    const auto cutAt = [this](int row) {
        const QModelIndex cell = versions()->model()->index(row, VersionListModel::Version);
        return versions()->columnWidth(VersionListModel::Version)
               - versions()->sizeHintForIndex(cell).width();
    };
    m_real->window().resize(1024, 600);
    publishTool({u"v1.4.0-20260101120000-0a1b2c3d4e5f"_s, u"v1.4.0-20260101120000-1a1b2c3d4e5f"_s});
    QTRY_VERIFY(m_real->window().width() <= 1024);
    keepPicture(u"versions-narrow"_s);
    // Nothing of them is cut, whatever gave way for it, and there is nothing to scroll.
    for (int row = 0; row < 2; ++row)
        QVERIFY2(cutAt(row) >= 0, qPrintable(QString::number(cutAt(row))));
    QCOMPARE(versions()->horizontalScrollBar()->maximum(), 0);
    QVERIFY(versions()->isColumnHidden(VersionListModel::Size));
    QVERIFY(!versions()->isColumnHidden(VersionListModel::Version));
    // Those that no pane has room for are cut behind what tells them apart.
    const QString stem = u"1.0.0-"_s + QString(40, u'x');
    publish(u"tool"_s, stem + u"1"_s + QString(60, u'y'));
    publish(u"tool"_s, stem + u"2"_s + QString(60, u'y'));
    QTRY_COMPARE(versions()->model()->rowCount(), 4);
    const QFontMetrics letters(Theme::fixedFont());
    QTRY_VERIFY(versions()->columnWidth(VersionListModel::Version)
                > letters.horizontalAdvance(stem + u"1"_s));
    QVERIFY(cutAt(0) < 0 || cutAt(3) < 0);
    // And there is room again for the others.
    m_real->window().resize(1440, 900);
    publish(u"other"_s, u"1.0"_s);
    QVERIFY(RealWindow::choose(m_real->table(), u"other"_s));
    QTRY_COMPARE(versions()->model()->rowCount(), 1);
    for (const int column :
         {VersionListModel::State, VersionListModel::Size, VersionListModel::Published})
        QVERIFY(!versions()->isColumnHidden(column));
}

void TestChoosing::T5_selectAllSaysWhatItTook()
{
    for (int i = 0; i < 300; ++i)
        publish(u"tool-%1"_s.arg(i, 3, 10, QChar(u'0')), u"1.0.0"_s);
    QTRY_COMPARE(m_real->table()->model()->rowCount(), 256);
    QTRY_COMPARE(m_real->window().packagesView()->model()->total(), 300);
    QVERIFY(!howMany()->isVisible());
    click(m_real->table(), 0);
    QVERIFY(!howMany()->isVisible());
    QTest::keyClick(m_real->table(), Qt::Key_A, Qt::ControlModifier);
    QTRY_VERIFY(howMany()->isVisible());
    QCOMPARE(howMany()->text(), u"256 loaded of 300 are selected."_s);
    QCOMPARE(action(u"package.delete"_s)->text(), u"Delete 256 packages…"_s);
    QCOMPARE(howMany()->button()->text(), u"Select all 300"_s);
    keepPicture(u"choosing-loaded"_s);
    QVERIFY(howMany()->button()->focusPolicy() & Qt::TabFocus);
    howMany()->button()->click();
    QVERIFY(howMany()->text().startsWith(u"All 300 packages are selected."_s));
    QCOMPARE(action(u"package.delete"_s)->text(), u"Delete all 300 packages…"_s);
    QCOMPARE(howMany()->button()->text(), u"Select only the 256 loaded"_s);
    keepPicture(u"choosing-all"_s);
    howMany()->button()->click();
    QCOMPARE(action(u"package.delete"_s)->text(), u"Delete 256 packages…"_s);
}

void TestChoosing::T5_takenOutOfAllMeansTheRest()
{
    for (int i = 0; i < 300; ++i)
        publish(u"tool-%1"_s.arg(i, 3, 10, QChar(u'0')), u"1.0.0"_s);
    QTRY_COMPARE(m_real->window().packagesView()->model()->total(), 300);
    m_real->table()->selectAll();
    howMany()->button()->click();
    const PackagesView *view = m_real->window().packagesView();
    QVERIFY(view->isEverythingChosen());
    // Rows that are loaded later are chosen as well.
    m_real->table()->scrollToBottom();
    QTRY_COMPARE(m_real->table()->model()->rowCount(), 300);
    QTRY_COMPARE(view->selectedRows().size(), 300);
    QVERIFY(view->isEverythingChosen());
    m_real->table()->scrollToTop();
    click(m_real->table(), 1, Qt::ControlModifier);
    QVERIFY(!view->isEverythingChosen());
    QCOMPARE(action(u"package.delete"_s)->text(), u"Delete 299 packages…"_s);
    // Another list is another question.
    m_real->table()->selectAll();
    m_real->window().findChild<QLineEdit *>()->setText(u"tool-00"_s);
    QTRY_COMPARE(m_real->table()->model()->rowCount(), 10);
    QVERIFY(!view->isEverythingChosen());
}

void TestChoosing::T5_everythingIsPlannedByTheStore()
{
    for (int i = 0; i < 300; ++i)
        publish(u"tool-%1"_s.arg(i, 3, 10, QChar(u'0')), u"1.0.0"_s);
    publish(u"keep"_s, u"1.0.0"_s);
    QTRY_COMPARE(m_real->window().packagesView()->model()->total(), 301);
    m_real->window().findChild<QLineEdit *>()->setText(u"tool"_s);
    QTRY_COMPARE(m_real->window().packagesView()->model()->total(), 300);
    QTRY_COMPARE(m_real->table()->model()->rowCount(), 256);
    m_real->table()->selectAll();
    howMany()->button()->click();
    auto *dialog = openPlan(u"package.delete"_s);
    QVERIFY(dialog);
    QCOMPARE(dialog->windowTitle(), u"Delete 300 packages?"_s);
    QCOMPARE(dialog->findChild<QTableView *>(u"going"_s)->model()->rowCount(), 300);
    QCOMPARE(dialog->plan().packages.size(), 300);
    publish(u"tool-new"_s, u"1.0.0"_s);
    confirm(dialog);
    QTRY_COMPARE(store().trash()->size(), 300);
    QCOMPARE(stored(u"tool-new"_s), QStringList(u"1.0.0"_s));
    QCOMPARE(stored(u"keep"_s), QStringList(u"1.0.0"_s));
    QTRY_COMPARE(RealWindow::texts(m_real->table()), QStringList(u"tool-new"_s));
}

void TestChoosing::T3_whatIsPulledMeanwhileStopsTheDeletion()
{
    publish(u"other"_s, u"1.0.0"_s);
    publishTool({u"1.0.0"_s});
    m_real->table()->setFocus();
    m_real->table()->selectAll();
    DeletionDialog *dialog = openPlan(u"package.delete"_s);
    QVERIFY(dialog);
    QCOMPARE(dialog->plan().packages.size(), 2);
    StoredFile pulled;
    pulled.versionId = store().versions(m_project, u"generic"_s, u"tool"_s).value().constFirst().id;
    store().countDownload(pulled, m_real->session->registry()->context().actor);
    if (auto *typed = dialog->findChild<QLineEdit *>(u"typedName"_s); typed->isVisible())
        QTest::keyClicks(typed, dialog->expectedName());
    QVERIFY(m_real->press(u"confirm"_s, dialog));
    auto *box = m_real->dialog<QMessageBox>();
    QVERIFY(box);
    const QString told = box->text() + box->informativeText();
    QVERIFY2(told.contains(u"tool was pulled meanwhile. It was shown as not used."_s)
                 && told.contains(u"Nothing was deleted."_s),
             qPrintable(told));
    QVERIFY(store().trash()->isEmpty());
    box->reject();
}

void TestChoosing::T3_theTrashSaysWhatComesBackAndWhatGoes()
{
    publishTool({u"1.0.0"_s, u"2.0.0"_s, u"3.0.0"_s});
    confirm(openPlan(u"package.delete"_s));
    m_real->window().showPage(u"trash"_s);
    auto *page = m_real->window().findChild<TrashPage *>();
    auto *table = page->findChild<QTableView *>();
    QTRY_COMPARE(table->model()->rowCount(), 3);
    const auto *choice = page->findChild<QLabel *>(u"choice"_s);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Home);
    QTest::keyClick(table, Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(choice->text(), u"2 versions of 1 package: 0 files, 0 bytes"_s);
    QCOMPARE(m_real->button(u"restore"_s, page)->text(), u"Restore 2 versions"_s);
    QCOMPARE(m_real->button(u"purge"_s, page)->text(), u"Delete 2 versions for good…"_s);
    keepPicture(u"choosing-trash"_s);
    QVERIFY(m_real->press(u"purge"_s, page));
    auto *dialog = m_real->dialog<ConfirmName>();
    QVERIFY(dialog);
    const QList<QLabel *> labels = dialog->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->text().contains(u"tool 3.0.0, from acme / web"_s)
               && label->text().contains(u"tool 2.0.0"_s)
               && !label->text().contains(u"tool 1.0.0"_s);
    }));
    dialog->reject();
    QVERIFY(m_real->press(u"restore"_s, page));
    QTRY_COMPARE(stored(u"tool"_s), (QStringList{u"2.0.0"_s, u"3.0.0"_s}));
}

void TestChoosing::T3_aNameTakenMeanwhileStopsARestore()
{
    publishTool({u"1.0.0"_s, u"2.0.0"_s});
    confirm(openPlan(u"package.delete"_s));
    publish(u"tool"_s, u"2.0.0"_s);
    m_real->window().showPage(u"trash"_s);
    auto *page = m_real->window().findChild<TrashPage *>();
    auto *table = page->findChild<QTableView *>();
    QTRY_COMPARE(table->model()->rowCount(), 2);
    table->selectAll();
    QVERIFY(m_real->press(u"restore"_s, page));
    QTRY_VERIFY(page->findChild<InlineMessage *>()->isVisible());
    QVERIFY(page->findChild<InlineMessage *>()->text().contains(
        u"tool 2.0.0 was published again meanwhile."_s));
    QCOMPARE(store().trash()->size(), 2); // nothing came back
}

void TestChoosing::T3_whatIsChosenInTheTrashStaysChosenHoweverItIsSorted()
{
    publishTool({u"1.0.0"_s, u"2.0.0"_s, u"3.0.0"_s});
    publish(u"other"_s, u"9.0.0"_s);
    confirm(openPlan(u"package.delete"_s));
    m_real->window().showPage(u"trash"_s);
    auto *page = m_real->window().findChild<TrashPage *>();
    auto *table = page->findChild<QTableView *>();
    QTRY_COMPARE(table->model()->rowCount(), 3);
    constexpr int Version = 1;
    page->sortBy(Version, Qt::AscendingOrder);
    QCOMPARE(RealWindow::texts(table, Version), (QStringList{u"1.0.0"_s, u"2.0.0"_s, u"3.0.0"_s}));
    click(table, 0);
    const auto *choice = page->findChild<QLabel *>(u"choice"_s);
    QCOMPARE(choice->text(), u"tool 1.0.0: 0 files, 0 bytes"_s);
    const auto rows = store().versionRows({u"acme/web"_s, u"generic"_s, u"other"_s});
    QVERIFY(rows && rows->size() == 1);
    QVERIFY(store().removeVersion(rows->first().id, m_real->session->registry()->context().actor));
    QTRY_COMPARE(table->model()->rowCount(), 4);
    QCOMPARE(choice->text(), u"tool 1.0.0: 0 files, 0 bytes"_s);
    QCOMPARE(table->selectionModel()->selectedRows().size(), 1);
    QVERIFY(m_real->press(u"restore"_s, page));
    QTRY_COMPARE(stored(u"tool"_s), QStringList(u"1.0.0"_s));
}

QTEST_MAIN(TestChoosing)
#include "tst_choosing.moc"
