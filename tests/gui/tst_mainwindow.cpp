// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/joblist.h"
#include "support/fakejob.h"
#include "support/fakeworld.h"
#include "ui/details/detailspane.h"
#include "ui/details/filestab.h"
#include "ui/mainwindow/actionregistry.h"
#include "ui/mainwindow/commandpalette.h"
#include "ui/mainwindow/dropoverlay.h"
#include "ui/mainwindow/jobstatus.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/packages/packagesview.h"
#include "ui/sidebar/sidebar.h"
#include "ui/style/theme.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/chipbar.h"
#include "ui/widgets/columnfit.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filterfield.h"
#include "ui/widgets/hashfield.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/page.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDropEvent>
#include <QElapsedTimer>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QtConcurrent>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace packhouse;

namespace {

class FakePage : public Page
{
public:
    QString id() const override { return u"tokens"_s; }
    QString title() const override { return u"Tokens"_s; }
    QString sidebarText() const override { return text; }
    void refresh() override { ++refreshed; }

    QString text = u"9"_s;
    int refreshed = 0;
};

QPushButton *buttonNamed(QWidget *in, const QString &name)
{
    for (QPushButton *button : in->findChildren<QPushButton *>()) {
        if (button->accessibleName() == name && button->isVisible())
            return button;
    }
    return nullptr;
}

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT

private slots:
    void filtersAsOneTypes();
    void emptyFilterResultOffersToClearIt();
    void chipsNarrowByType();
    void sidebarChoosesTheScope();
    void headersSortAndRefuseWhatCannotBeSorted();
    void scrollsThrough10000RowsWithoutLoadingAll();
    void D19_twoHundredThousandRowsScrollWithoutLoadingAll();
    void detailsShowFilesHashesAndContents();
    void detailsFollowTheVersion();
    void copiesWhatIsChosen();
    void withoutAProjectTheListSaysToMakeOne();
    void dropsAnywhereArePublished();
    void dropsAreRefusedWhereNothingCanBePublished();
    void deletingNeedsOnlyTheKeyboard();
    void T5_aRegistryThatCannotTakeAllSaysSo();
    void panesAreReachedByF6();
    void errorsSayWhatToDo();
    void emptyRegistryInvitesToPublish();
    void refreshKeepsTheChoice();
    void runningJobsAreShownAndCancelled();
    void closingWithRunningJobsAsks();
    void downloadsGoToAFolder();
    void pagesPlugIn();
    void stateIsKeptBetweenRuns();
    void commandPaletteFindsEveryCommand();
    void actionsHaveDifferentShortcuts();
    void closingWhileAnswersAreOnTheirWayIsSafe();
};

void TestMainWindow::filtersAsOneTypes()
{
    World world;
    world.open();
    world.press(Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(QApplication::focusWidget(), world.filter());
    QTest::keyClicks(world.filter(), u"charts"_s);
    QTRY_COMPARE(world.shown(), QStringList{u"@acme/charts"_s});
    world.press(Qt::Key_Escape);
    QTRY_COMPARE(world.model()->rowCount(), 30);
    QTest::keyClicks(world.filter(), u"type:maven"_s);
    QTRY_COMPARE(world.model()->rowCount(), 2);
}

void TestMainWindow::emptyFilterResultOffersToClearIt()
{
    World world;
    world.open();
    world.filter()->setText(u"there is none like it"_s);
    auto *empty = world.window->packagesView()->findChild<EmptyState *>();
    QTRY_VERIFY(empty->isVisible());
    QCOMPARE(empty->title(), u"Nothing matches"_s);
    QTest::mouseClick(empty->button(), Qt::LeftButton);
    QTRY_COMPARE(world.model()->rowCount(), 30);
    QVERIFY(world.table()->isVisible());
}

void TestMainWindow::chipsNarrowByType()
{
    World world;
    world.open();
    ChipBar *chips = world.window->packagesView()->chips();
    QTRY_VERIFY(chips->chip(u"npm"_s));
    QCOMPARE(chips->chip({})->count(), u"30"_s);
    QCOMPARE(chips->chip(u"npm"_s)->count(), u"4"_s);
    QTest::mouseClick(chips->chip(u"npm"_s), Qt::LeftButton);
    QTRY_COMPARE(world.model()->rowCount(), 4);
    QVERIFY(chips->chip(u"npm"_s)->isChecked());
    QTest::mouseClick(chips->chip({}), Qt::LeftButton);
    QTRY_COMPARE(world.model()->rowCount(), 30);
}

void TestMainWindow::sidebarChoosesTheScope()
{
    World world;
    world.open();
    Sidebar *sidebar = world.window->sidebar();
    auto *tree = static_cast<ScopeTreeModel *>(sidebar->model());
    const QModelIndex platform = tree->find({&world.local, u"acme/platform"_s, {}});
    QVERIFY(platform.isValid());
    QTest::mouseClick(sidebar->viewport(), Qt::LeftButton, {},
                      sidebar->visualRect(platform).center());
    QTRY_COMPARE(world.model()->rowCount(), 8);
    QCOMPARE(world.window->currentScopePath(), u"acme/platform"_s);
    QVERIFY(world.filter()->placeholderText().contains(u"8 packages in acme / platform"_s));
    QTest::keyClick(sidebar, Qt::Key_Down);
    QTRY_COMPARE(world.model()->rowCount(), 18);
}

void TestMainWindow::headersSortAndRefuseWhatCannotBeSorted()
{
    World world;
    world.open();
    world.window->resize(1600, 800); // all columns are shown
    world.window->showPackages(&world.local, u"acme/web"_s);
    QTRY_COMPARE(world.model()->rowCount(), 18);
    QHeaderView *header = world.table()->horizontalHeader();
    const auto click = [header](int column) {
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                          {header->sectionViewportPosition(column) + 20, 10});
    };
    click(PackageTableModel::Size);
    QTRY_COMPARE(world.shown().first(), u"network/aws"_s);
    click(PackageTableModel::Size);
    QTRY_COMPARE(world.shown().first(), u"firmware"_s);
    click(PackageTableModel::Exposure);
    QCOMPARE(header->sortIndicatorSection(), int(PackageTableModel::Size));
    QCOMPARE(world.shown().first(), u"firmware"_s);
}

void TestMainWindow::scrollsThrough10000RowsWithoutLoadingAll()
{
    World world({}, false);
    world.local.seedMany(10'000, u"acme"_s);
    world.open();
    QVERIFY(world.model()->rowCount() >= 256);
    QVERIFY(world.local.rowsServed < 1024);
    world.window->packagesView()->focusRows();
    for (int page = 0; page < 3; ++page) {
        const int before = world.model()->rowCount();
        world.press(Qt::Key_End);
        QTRY_VERIFY(world.model()->rowCount() > before);
    }
    QVERIFY(world.model()->rowCount() < 3000);
    QCOMPARE(world.model()->total(), 10'000);
}

void TestMainWindow::D19_twoHundredThousandRowsScrollWithoutLoadingAll()
{
    World world({}, false);
    world.local.seedMany(200'000, u"acme"_s);
    world.open();
    QScrollBar *bar = world.table()->verticalScrollBar();
    QList<qint64> frames;
    for (int frame = 0; frame < 300; ++frame) {
        QElapsedTimer timer;
        timer.start();
        bar->setValue(std::min(bar->value() + 200, bar->maximum()));
        QCoreApplication::processEvents();
        frames.append(timer.nsecsElapsed() / 1000);
    }
    std::sort(frames.begin(), frames.end());
    qInfo("a frame while scrolling: median %lld us, 95th percentile %lld us",
          static_cast<long long>(frames[150]), static_cast<long long>(frames[285]));
    QVERIFY(world.model()->rowCount() >= 1024);
    QVERIFY(world.local.rowsServed < 20'000);
    QCOMPARE(world.model()->total(), 200'000);
}

void TestMainWindow::detailsShowFilesHashesAndContents()
{
    World world;
    QTemporaryDir folder;
    QFile blob(folder.filePath(u"blob"_s));
    QVERIFY(blob.open(QIODevice::WriteOnly));
    blob.write("bytes");
    blob.close();
    Hasher hasher;
    hasher.add("bytes");
    StoredFile file;
    file.id = 1;
    file.name = u"ui-kit-2.4.1.tgz"_s;
    file.size = 5;
    file.hashes = hasher.finish();
    world.local.localCopyPath = blob.fileName();
    world.local.setFiles(u"@acme/ui-kit"_s, {file});
    world.open();
    DetailsPane *details = world.window->detailsPane();
    details->tabs()->setCurrentIndex(DetailsPane::Files);
    world.choose(u"@acme/ui-kit"_s);
    FilesTab *files = details->filesTab();
    QTRY_COMPARE(details->files().size(), 1);
    QList<HashField *> hashes = files->findChildren<HashField *>();
    QCOMPARE(hashes.size(), 4);
    QStringList lengths;
    for (HashField *hash : std::as_const(hashes)) {
        QTest::mouseClick(hash->button(), Qt::LeftButton);
        QCOMPARE(QApplication::clipboard()->text(), hash->value());
        lengths.append(QString::number(hash->value().size()));
    }
    lengths.sort();
    QCOMPARE(lengths.join(u' '), u"128 32 40 64"_s);
    auto *tree = files->findChild<QTreeView *>();
    QTRY_VERIFY(tree->isVisible());
    QCOMPARE(tree->model()->index(0, 0).data().toString(), u"package/"_s);

    const auto hasBadge = [files](const QString &text) {
        const QList<Badge *> badges = files->findChildren<Badge *>();
        return std::any_of(badges.begin(), badges.end(), [&text](const Badge *badge) {
            return badge->isVisible() && badge->badge().text == text;
        });
    };
    QVERIFY(!hasBadge(u"verified"_s));
    QPushButton *verify = buttonNamed(files, u"Verify the stored bytes now"_s);
    QVERIFY(verify);
    verify->click();
    QTRY_VERIFY(hasBadge(u"verified"_s));
    QVERIFY(blob.open(QIODevice::WriteOnly));
    blob.write("other");
    blob.close();
    verify->click();
    QTRY_VERIFY(hasBadge(u"does not match"_s));
}

void TestMainWindow::detailsFollowTheVersion()
{
    World world;
    world.open();
    world.choose(u"@acme/ui-kit"_s);
    DetailsPane *details = world.window->detailsPane();
    QTRY_COMPARE(details->version(), u"2.4.1"_s);
    auto *box = details->findChild<QComboBox *>();
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Down);
    QCOMPARE(details->version(), u"1.37.0"_s);
    QCOMPARE(details->chosenVersions(), QStringList(u"1.37.0"_s));
    details->tabs()->setCurrentIndex(DetailsPane::Versions);
    auto *versions = details->tabs()->currentWidget()->findChild<QTableView *>();
    QCOMPARE(versions->currentIndex().row(), 1);
    versions->setFocus();
    QTest::keyClick(versions, Qt::Key_Down);
    QCOMPARE(details->version(), u"1.36.0"_s);
}

void TestMainWindow::copiesWhatIsChosen()
{
    World world;
    world.open();
    world.choose(u"@acme/ui-kit"_s);
    QTRY_COMPARE(world.window->detailsPane()->version(), u"2.4.1"_s);
    const auto copied = [&world](const QString &id) {
        world.window->actions().find(id)->trigger();
        return QApplication::clipboard()->text();
    };
    QCOMPARE(copied(u"copy.coordinates"_s), u"@acme/ui-kit@2.4.1"_s);
    QCOMPARE(copied(u"copy.install"_s), u"npm install @acme/ui-kit@2.4.1"_s);
    QCOMPARE(copied(u"copy.url"_s), u"pkg:npm/%40acme/ui-kit@2.4.1"_s);
    QVERIFY(copied(u"copy.json"_s).contains(u"\"@acme/ui-kit\""_s));
    world.table()->setFocus();
    QTest::keyClick(world.table(), Qt::Key_C, Qt::ControlModifier);
    QVERIFY(QApplication::clipboard()->text().startsWith(u"@acme/ui-kit\t2.4.1\t38\t1200000"_s));
}

void TestMainWindow::dropsAnywhereArePublished()
{
    World world;
    world.open();
    QSignalSpy wanted(world.window.get(), &MainWindow::publishRequested);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(u"/somewhere/a-1.0.tgz"_s),
                  QUrl::fromLocalFile(u"/somewhere/b.whl"_s)});
    // Every part of the window hands a drop on to the window.
    for (QWidget *part : world.window->findChildren<QWidget *>()) {
        if (part->isVisible() && part->window() == world.window.get())
            QVERIFY2(!part->acceptDrops(), part->metaObject()->className());
    }
    const QPoint at(300, 300);
    QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(world.window.get(), &enter);
    QVERIFY(enter.isAccepted());
    QVERIFY(world.window->findChild<DropOverlay *>()->isVisible());
    QDropEvent drop(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(world.window.get(), &drop);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().first().toStringList(),
             (QStringList{u"/somewhere/a-1.0.tgz"_s, u"/somewhere/b.whl"_s}));
    QVERIFY(!world.window->findChild<DropOverlay *>()->isVisible());
}

void TestMainWindow::dropsAreRefusedWhereNothingCanBePublished()
{
    World world;
    world.local.can.publish = Text::of("This registry can only be read.");
    world.open();
    QSignalSpy wanted(world.window.get(), &MainWindow::publishRequested);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(u"/somewhere/a-1.0.tgz"_s)});
    QDragEnterEvent enter({300, 300}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(world.window.get(), &enter);
    QVERIFY(!enter.isAccepted());
    QCOMPARE(world.window->findChild<DropOverlay *>()->text(), english(world.local.can.publish));
    QDragLeaveEvent leave;
    QApplication::sendEvent(world.window.get(), &leave);
    QCOMPARE(wanted.size(), 0);
    QVERIFY(!world.window->actions().find(u"file.publish"_s)->isEnabled());
}

void TestMainWindow::deletingNeedsOnlyTheKeyboard()
{
    World world;
    world.open();
    QList<PackageSelection> wanted;
    connect(world.window.get(), &MainWindow::deleteRequested, this,
            [&wanted](const PackageSelection &selection) { wanted.append(selection); });
    world.press(Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(world.filter(), u"@acme/"_s);
    QTRY_COMPARE(world.model()->rowCount(), 4);
    world.press(Qt::Key_Down); // into the table
    QCOMPARE(QApplication::focusWidget(), world.table());
    world.press(Qt::Key_Down, Qt::ShiftModifier);
    world.press(Qt::Key_Delete);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().source, &world.local);
    QCOMPARE(wanted.first().chosen.items.size(), 2);
    QCOMPARE(wanted.first().chosen.items.first().key.name, u"@acme/ui-kit"_s);
    QVERIFY(wanted.first().chosen.items.first().version.isEmpty());
    // Delete in the filter field is for letters.
    world.press(Qt::Key_F, Qt::ControlModifier);
    world.press(Qt::Key_Delete);
    QCOMPARE(wanted.size(), 1);
}

void TestMainWindow::T5_aRegistryThatCannotTakeAllSaysSo()
{
    World world;
    world.local.seedMany(2000, u"acme/bulk"_s);
    world.local.can.removeAll = Text::of("It cannot be asked for more than what is loaded.");
    world.open();
    world.filter()->setText(u"package-"_s);
    QTRY_COMPARE(world.model()->total(), 2000);
    world.table()->setFocus();
    world.press(Qt::Key_A, Qt::ControlModifier);
    auto *bar = world.window->packagesView()->findChild<InlineMessage *>(u"howMany"_s);
    QTRY_VERIFY(bar->isVisible());
    QCOMPARE(bar->text(), u"%1 loaded of 2,000 are selected. It cannot be asked for more than what "
                          "is loaded."_s.arg(world.model()->rowCount()));
    QVERIFY(!bar->button()->isVisible());
    QVERIFY(!world.window->selection().chosen.query);
    QCOMPARE(world.window->selection().chosen.items.size(), world.model()->rowCount());
}

void TestMainWindow::panesAreReachedByF6()
{
    World world;
    world.open();
    world.choose(u"@acme/ui-kit"_s);
    world.filter()->setFocus();
    world.press(Qt::Key_F6);
    QCOMPARE(QApplication::focusWidget(), world.window->sidebar());
    world.press(Qt::Key_F6);
    QCOMPARE(QApplication::focusWidget(), world.table());
    world.press(Qt::Key_F6);
    QVERIFY(world.window->detailsPane()->isAncestorOf(QApplication::focusWidget()));
    world.press(Qt::Key_F6, Qt::ShiftModifier);
    QCOMPARE(QApplication::focusWidget(), world.table());
    world.press(Qt::Key_Return, Qt::AltModifier);
    QVERIFY(!world.window->detailsPane()->isVisible());
    world.press(Qt::Key_Return);
    QVERIFY(world.window->detailsPane()->isVisible());
}

void TestMainWindow::errorsSayWhatToDo()
{
    World world;
    world.local.failure = Error{ErrorCode::Network, Text::of("The registry did not answer."),
                                Text::of("Check that it runs, then try again."), true};
    world.open();
    auto *message = world.window->packagesView()->findChild<InlineMessage *>();
    QTRY_VERIFY(message->isVisible());
    QCOMPARE(message->text(),
             u"The registry did not answer. Check that it runs, then try again."_s);
    world.local.failure.reset();
    QTest::mouseClick(message->button(), Qt::LeftButton);
    QTRY_COMPARE(world.model()->rowCount(), 30);
    QVERIFY(!message->isVisible());
}

void TestMainWindow::emptyRegistryInvitesToPublish()
{
    World world({}, false);
    world.local.addScope(u"shop"_s, Level::Project);
    world.open();
    QSignalSpy wanted(world.window.get(), &MainWindow::publishRequested);
    auto *empty = world.window->packagesView()->findChild<EmptyState *>();
    QTRY_VERIFY(empty->isVisible());
    QCOMPARE(empty->title(), u"No packages yet"_s);
    QTest::mouseClick(empty->button(), Qt::LeftButton);
    QCOMPARE(wanted.size(), 1);
    world.press(Qt::Key_O, Qt::ControlModifier);
    QCOMPARE(wanted.size(), 2);
}

void TestMainWindow::withoutAProjectTheListSaysToMakeOne()
{
    World world({}, false);
    world.open();
    auto *empty = world.window->packagesView()->findChild<EmptyState *>();
    QTRY_COMPARE(empty->title(), u"Make a project first"_s);
    QSignalSpy wanted(world.window.get(), &MainWindow::newProjectRequested);
    empty->button()->click();
    QCOMPARE(wanted.size(), 1);
    world.local.addScope(u"shop"_s, Level::Project);
    world.press(Qt::Key_F5);
    QTRY_COMPARE(empty->title(), u"No packages yet"_s);
}

void TestMainWindow::refreshKeepsTheChoice()
{
    World world;
    world.open();
    world.choose(u"@acme/icons"_s);
    PackageRow added;
    added.key = {u"acme/web"_s, u"npm"_s, u"@acme/new"_s};
    added.published = world.clock.now();
    world.local.add(added);
    world.press(Qt::Key_F5);
    QTRY_COMPARE(world.model()->rowCount(), 31);
    const QList<RemovalItem> chosen = world.window->selection().chosen.items;
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().key.name, u"@acme/icons"_s);
}

void TestMainWindow::runningJobsAreShownAndCancelled()
{
    World world;
    world.open();
    auto *job = new FakeJob(u"Importing acme-etl"_s);
    world.window->run(job);
    job->setProgress(24, 39);
    auto *status = world.window->findChild<JobStatus *>();
    QCOMPARE(status->text(), u"Importing acme-etl"_s);
    QVERIFY(status->cancelButton()->isVisible());
    QTest::mouseClick(status->cancelButton(), Qt::LeftButton);
    QCOMPARE(job->state(), Job::State::Cancelled);
    QVERIFY(!status->cancelButton()->isVisible());
    QCOMPARE(status->text(), u"Importing acme-etl: cancelled"_s);
}

void TestMainWindow::closingWithRunningJobsAsks()
{
    World world;
    world.open();
    auto *job = new FakeJob(u"Importing"_s);
    world.window->run(job);
    world.window->close();
    QVERIFY(world.window->isVisible());
    auto *box = world.window->findChild<QMessageBox *>();
    QVERIFY(box);
    QPushButton *stop = nullptr;
    for (QAbstractButton *button : box->buttons()) {
        if (button->text().startsWith(u"Stop"_s))
            stop = static_cast<QPushButton *>(button);
    }
    QVERIFY(stop);
    stop->click();
    QTRY_VERIFY(!world.window->isVisible());
    QCOMPARE(job->state(), Job::State::Cancelled);
}

void TestMainWindow::downloadsGoToAFolder()
{
    World world;
    QTemporaryDir folder;
    world.open();
    world.choose(u"@acme/ui-kit"_s);
    QTRY_COMPARE(world.window->detailsPane()->files().size(), 1);
    world.press(Qt::Key_S, Qt::ControlModifier);
    auto *dialog = world.window->findChild<QFileDialog *>();
    QVERIFY(dialog);
    emit dialog->fileSelected(folder.path());
    dialog->reject();
    QCOMPARE(world.local.downloads.size(), 1);
    QCOMPARE(world.local.downloads.first().to, folder.filePath(u"ui-kit-1.tgz"_s));
    QCOMPARE(world.local.downloads.first().version, u"2.4.1"_s);
}

void TestMainWindow::pagesPlugIn()
{
    World world;
    world.open();
    auto *page = new FakePage;
    world.window->addPage(page);
    Sidebar *sidebar = world.window->sidebar();
    auto *tree = static_cast<ScopeTreeModel *>(sidebar->model());
    const QModelIndex row = tree->find({nullptr, {}, u"tokens"_s});
    QCOMPARE(row.data(CountRole).toString(), u"9"_s);
    page->text = u"10"_s;
    emit page->sidebarChanged();
    QCOMPARE(row.data(CountRole).toString(), u"10"_s);
    QTest::mouseClick(sidebar->viewport(), Qt::LeftButton, {}, sidebar->visualRect(row).center());
    QVERIFY(page->isVisible());
    QVERIFY(!world.window->detailsPane()->isVisible());
    QCOMPARE(page->refreshed, 1);
    world.press(Qt::Key_F5);
    QCOMPARE(page->refreshed, 2);
    world.window->showPackages(&world.local, u"acme/web"_s);
    QVERIFY(world.table()->isVisible());
    QVERIFY(world.window->detailsPane()->isVisible());
}

void TestMainWindow::stateIsKeptBetweenRuns()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"window.ini"_s);
    {
        World world(path);
        world.open();
        world.window->resize(1200, 700);
        world.window->showPackages(&world.local, u"acme/web"_s);
        world.window->packagesView()->columns()->setWanted(PackageTableModel::Duplicates, false);
        world.table()->setColumnWidth(PackageTableModel::Latest, 123);
        world.window->packagesView()->sortBy(PackageTableModel::Size, Qt::AscendingOrder);
        world.filter()->setText(u"acme"_s);
        world.window->actions().setShortcut(u"view.refresh"_s, QKeySequence(u"Ctrl+R"_s));
        QTRY_COMPARE(world.model()->query().text, u"acme"_s);
        world.window->close();
    }
    World world(path);
    world.open();
    QCOMPARE(world.window->size(), QSize(1200, 700));
    QCOMPARE(world.window->currentScopePath(), u"acme/web"_s);
    QVERIFY(world.table()->isColumnHidden(PackageTableModel::Duplicates));
    QCOMPARE(world.table()->columnWidth(PackageTableModel::Latest), 123);
    QCOMPARE(world.filter()->text(), u"acme"_s);
    QTRY_COMPARE(world.model()->query().text, u"acme"_s);
    QCOMPARE(world.model()->query().sort, SortKey::Size);
    QVERIFY(!world.model()->query().descending);
    QCOMPARE(world.window->actions().find(u"view.refresh"_s)->shortcut(),
             QKeySequence(u"Ctrl+R"_s));
    QCOMPARE(static_cast<ScopeTreeModel *>(world.window->sidebar()->model())
                 ->target(world.window->sidebar()->currentIndex())
                 .scopePath,
             u"acme/web"_s);
    world.window->resize(1600, 700);
    QTest::qWait(0); // as it is laid out
    QVERIFY(world.table()->isColumnHidden(PackageTableModel::Duplicates)); // not for want of room
    world.window->actions().find(u"view.resetLayout"_s)->trigger();
    QVERIFY(!world.table()->isColumnHidden(PackageTableModel::Duplicates));
}

void TestMainWindow::commandPaletteFindsEveryCommand()
{
    World world;
    world.open();
    world.press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    auto *palette = world.window->findChild<CommandPalette *>();
    QVERIFY(palette);
    const QList<QAction *> all = world.window->actions().all();
    QCOMPARE(palette->shownIds().size(),
             std::count_if(all.begin(), all.end(), [](QAction *one) { return one->isVisible(); }));
    const std::pair<QString, QString> queries[] = {
        {u"del"_s, u"package.delete"_s},        {u"refr"_s, u"view.refresh"_s},
        {u"pub"_s, u"file.publish"_s},          {u"dark"_s, u"theme.dark"_s},
        {u"copy json"_s, u"copy.json"_s},       {u"install"_s, u"copy.install"_s},
        {u"verify"_s, u"registry.verify"_s},    {u"side"_s, u"view.sidebar"_s},
        {u"addr"_s, u"registry.copyAddress"_s}, {u"about"_s, u"help.about"_s},
        {u"versions"_s, u"view.versions"_s},    {u"reset"_s, u"view.resetLayout"_s},
    };
    for (const auto &[typed, id] : queries) {
        palette->field()->setText(typed);
        QVERIFY2(palette->shownIds().mid(0, 3).contains(id), qPrintable(typed));
    }
    palette->field()->setText(u"find packages"_s);
    QTest::keyClick(palette->field(), Qt::Key_Return);
    QTRY_COMPARE(QApplication::focusWidget(), world.filter());
}

void TestMainWindow::actionsHaveDifferentShortcuts()
{
    World world;
    world.open();
    QHash<QKeySequence, QString> taken;
    for (const QAction *action : world.window->actions().all()) {
        QVERIFY2(!action->objectName().isEmpty() && !action->text().isEmpty(),
                 qPrintable(action->objectName()));
        if (action->shortcut().isEmpty())
            continue;
        QVERIFY2(!taken.contains(action->shortcut()), qPrintable(action->objectName()));
        taken.insert(action->shortcut(), action->objectName());
    }
}

void TestMainWindow::closingWhileAnswersAreOnTheirWayIsSafe()
{
    World world;
    world.open();
    world.local.hold = true;
    world.choose(u"@acme/ui-kit"_s);
    world.press(Qt::Key_F5);
    world.filter()->setText(u"x"_s);
    world.window.reset();
    world.local.release();
    QCoreApplication::processEvents();
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    Theme theme(&application, [] { return false; });
    TestMainWindow test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_mainwindow.moc"
