// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/version.h"
#include "jobs/joblist.h"
#include "ui/details/detailspane.h"
#include "ui/mainwindow/actionregistry.h"
#include "ui/mainwindow/commandpalette.h"
#include "ui/mainwindow/mainwindowprivate.h"
#include "ui/mainwindow/panes.h"
#include "ui/mainwindow/shortcutsdialog.h"
#include "ui/mainwindow/topbar.h"
#include "ui/mainwindow/undobar.h"
#include "ui/packages/packagesview.h"
#include "ui/style/theme.h"
#include "ui/widgets/filterfield.h"
#include "ui/widgets/page.h"

#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QStatusBar>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace packhouse {

void MainWindowPrivate::buildActions()
{
    const auto add = [this](const QString &id, const QString &text, const QKeySequence &keys,
                            const QString &tip, auto run) {
        QObject::connect(actions->add(id, text, keys, tip), &QAction::triggered, q, run);
    };
    add(u"file.publish"_s, tr("Publish…"), QKeySequence::Open,
        tr("Choose files and see what publishing them would do"),
        [this] { emit q->publishRequested({}); });
    add(u"file.quit"_s, tr("Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q),
        tr("Close the window and stop the registry"), [this] { q->close(); });
    add(u"edit.undo"_s, tr("Undo"), QKeySequence::Undo,
        tr("Take back what was just moved to the Trash"), [this] { undoBar->undo(); });
    actions->find(u"edit.undo"_s)->setEnabled(false);
    add(u"edit.find"_s, tr("Find packages"), QKeySequence::Find, tr("Go to the filter field"),
        [this] {
            filter->setFocus(Qt::ShortcutFocusReason);
            filter->selectAll();
        });
    add(u"edit.clearFilter"_s, tr("Clear the filter"),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F), tr("Show all packages of the scope again"),
        [this] { clearFilter(); });
    add(u"registry.copyAddress"_s, tr("Copy the registry's address"), {},
        tr("Copy the address that clients use"), [this] {
            if (const PackageSource *source = browsing->source())
                QApplication::clipboard()->setText(source->address());
        });
    add(u"registry.verify"_s, tr("Verify everything"), {},
        tr("Read every stored file again and compare its hashes"), [this] { verifyRegistry(); });
    add(u"tools.commands"_s, tr("Commands…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P),
        tr("Find a command by its name"), [this] { openPalette(); });
    add(u"help.shortcuts"_s, tr("Keyboard shortcuts"), QKeySequence(u"Ctrl+?"_s),
        tr("List the keys of all commands"), [this] { showShortcuts(); });
    add(u"help.about"_s, tr("About Packhouse"), {}, tr("Version and licence"),
        [this] { showAbout(); });
    buildPackageActions();
    buildViewActions();
    buildThemeActions();
    actions->bind(topBar->publishButton(), u"file.publish"_s);
    actions->bind(topBar->downloadButton(), u"package.download"_s);
    actions->bind(topBar->removeButton(), u"package.delete"_s);
    buildColumnsMenu();
    topBar->setColumnsMenu(columnsMenu);
}

void MainWindowPrivate::buildPackageActions()
{
    const auto add = [this](const QString &id, const QString &text, const QKeySequence &keys,
                            const QString &tip, auto run) {
        QObject::connect(actions->add(id, text, keys, tip), &QAction::triggered, q, run);
    };
    add(u"package.download"_s, tr("Download"), QKeySequence(Qt::CTRL | Qt::Key_S),
        tr("Save the files of the chosen version in a folder"), [this] { download(); });
    add(u"package.delete"_s, tr("Delete…"), QKeySequence::Delete,
        tr("See what deleting the chosen packages exposes, then decide"),
        [this] { requestDelete(); });
    struct Copy
    {
        QString id;
        QString text;
        QKeySequence keys;
        CopyKind kind;
    };
    const Copy copies[] = {
        {u"copy.coordinates"_s, tr("Copy as coordinates"),
         QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), CopyKind::Coordinates},
        {u"copy.install"_s, tr("Copy install line"), QKeySequence(Qt::CTRL | Qt::Key_I),
         CopyKind::InstallLine},
        {u"copy.url"_s, tr("Copy as package URL"), {}, CopyKind::PackageUrl},
        {u"copy.row"_s, tr("Copy row as text"), QKeySequence::Copy, CopyKind::Row},
        {u"copy.json"_s, tr("Copy as JSON"), {}, CopyKind::Json},
    };
    for (const Copy &copy : copies)
        add(copy.id, copy.text, copy.keys, {}, [this, kind = copy.kind] { copyAs(kind); });
}

void MainWindowPrivate::buildViewActions()
{
    const auto add = [this](const QString &id, const QString &text, const QKeySequence &keys,
                            const QString &tip, auto run) {
        QObject::connect(actions->add(id, text, keys, tip), &QAction::triggered, q, run);
    };
    add(u"view.refresh"_s, tr("Refresh"), QKeySequence(Qt::Key_F5), tr("Ask the registries again"),
        [this] {
            tree->refresh();
            packages->model()->refresh();
            details->refresh();
            if (Page *page = panes->page())
                page->refresh();
        });
    add(u"view.details"_s, tr("Details"), QKeySequence(Qt::ALT | Qt::Key_Return),
        tr("Show or hide the details of the chosen package"), [this] { panes->toggleDetails(); });
    add(u"view.sidebar"_s, tr("Sidebar"), QKeySequence(Qt::Key_F9), tr("Show or hide the sidebar"),
        [this] { panes->toggleSidebar(); });
    add(u"view.nextPane"_s, tr("Next pane"), QKeySequence(Qt::Key_F6),
        tr("Go on to the next part of the window"), [this] { panes->moveFocus(1, filter); });
    add(u"view.previousPane"_s, tr("Previous pane"), QKeySequence(Qt::SHIFT | Qt::Key_F6),
        tr("Go back to the part of the window before"), [this] { panes->moveFocus(-1, filter); });
    add(u"view.resetLayout"_s, tr("Reset layout"), {},
        tr("Columns, widths and sorting as they were at first"), [this] { panes->reset(); });
    const std::pair<QString, QString> tabs[] = {
        {u"view.overview"_s, tr("Show overview")}, {u"view.files"_s, tr("Show files")},
        {u"view.versions"_s, tr("Show versions")}, {u"view.use"_s, tr("Show how to use it")},
        {u"view.exposure"_s, tr("Show exposure")}, {u"view.activity"_s, tr("Show activity")},
    };
    int index = 0;
    for (const auto &[id, text] : tabs) {
        add(id, text, QKeySequence(Qt::ALT | Qt::Key(Qt::Key_1 + index)), {},
            [this, index] { panes->showDetailsTab(index); });
        ++index;
    }
}

void MainWindowPrivate::buildThemeActions()
{
    auto *group = new QActionGroup(q);
    const std::tuple<QString, QString, Theme::Choice> choices[] = {
        {u"theme.system"_s, tr("Colours of the system"), Theme::Choice::System},
        {u"theme.light"_s, tr("Light colours"), Theme::Choice::Light},
        {u"theme.dark"_s, tr("Dark colours"), Theme::Choice::Dark},
    };
    for (const auto &[id, text, choice] : choices) {
        QAction *action = actions->add(id, text);
        action->setCheckable(true);
        action->setEnabled(services.theme != nullptr);
        action->setChecked(services.theme && services.theme->choice() == choice);
        group->addAction(action);
        QObject::connect(action, &QAction::triggered, q, [this, wanted = choice] {
            if (services.theme)
                services.theme->setChoice(wanted);
        });
    }
}

void MainWindowPrivate::buildMenus()
{
    QMenuBar *bar = q->menuBar();
    QMenu *file = bar->addMenu(tr("&File"));
    actions->addTo(file, {u"file.publish"_s, u"package.download"_s, {}, u"file.quit"_s});
    QMenu *edit = bar->addMenu(tr("&Edit"));
    actions->addTo(edit, {u"edit.undo"_s, {}, u"edit.find"_s, u"edit.clearFilter"_s, {}});
    copyMenu = edit->addMenu(tr("&Copy as"));
    actions->addTo(copyMenu, {u"copy.coordinates"_s, u"copy.install"_s, u"copy.url"_s,
                              u"copy.row"_s, u"copy.json"_s});
    QMenu *view = bar->addMenu(tr("&View"));
    actions->addTo(view, {u"view.refresh"_s,
                          {},
                          u"view.sidebar"_s,
                          u"view.details"_s,
                          u"view.nextPane"_s,
                          u"view.previousPane"_s});
    view->addMenu(columnsMenu);
    QMenu *tabs = view->addMenu(tr("De&tails tab"));
    actions->addTo(tabs, {u"view.overview"_s, u"view.files"_s, u"view.versions"_s, u"view.use"_s,
                          u"view.exposure"_s, u"view.activity"_s});
    pagesMenu = view->addMenu(tr("&Pages"));
    pagesMenu->menuAction()->setVisible(false); // until there is a page
    themeMenu = view->addMenu(tr("C&olours"));
    actions->addTo(themeMenu, {u"theme.system"_s, u"theme.light"_s, u"theme.dark"_s});
    actions->addTo(view, {{}, u"view.resetLayout"_s});
    QMenu *package = bar->addMenu(tr("&Package"));
    actions->addTo(
        package,
        {u"package.download"_s, u"copy.install"_s, u"copy.coordinates"_s, {}, u"package.delete"_s});
    registryMenu = bar->addMenu(tr("&Registry"));
    actions->addTo(registryMenu, {u"registry.copyAddress"_s, {}, u"registry.verify"_s});
    QMenu *tools = bar->addMenu(tr("&Tools"));
    actions->addTo(tools, {u"tools.commands"_s});
    QMenu *help = bar->addMenu(tr("&Help"));
    actions->addTo(help, {u"help.shortcuts"_s, {}, u"help.about"_s});
}

void MainWindowPrivate::buildColumnsMenu()
{
    columnsMenu = new QMenu(tr("Col&umns"), q);
    for (int column = 1; column < PackageTableModel::ColumnCount; ++column) {
        QAction *action = columnsMenu->addAction(
            packages->model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        action->setCheckable(true);
        QObject::connect(action, &QAction::triggered, q, [this, column](bool shown) {
            packages->table()->setColumnHidden(column, !shown);
        });
        QObject::connect(columnsMenu, &QMenu::aboutToShow, action, [this, action, column] {
            action->setChecked(!packages->table()->isColumnHidden(column));
        });
    }
    columnsMenu->addSeparator();
    columnsMenu->addAction(actions->find(u"view.resetLayout"_s));
}

void MainWindowPrivate::copyAs(CopyKind kind)
{
    const QList<PackageRow> rows = packages->selectedRows();
    PackageSource *source = browsing->source();
    if (rows.isEmpty() || !source)
        return;
    const CopyContext context{services.formats, source->address(),
                              tree->scope(source, rows.first().key.scopePath)};
    const QString text = copyText(kind, rows, rows.size() == 1 ? details->version() : QString(),
                                  context);
    if (text.isEmpty()) {
        q->statusBar()->showMessage(tr("There is no such text for this package type."), 4000);
        return;
    }
    QApplication::clipboard()->setText(text);
    q->statusBar()->showMessage(tr("Copied: %1").arg(text.section(u'\n', 0, 0).left(80)), 4000);
}

void MainWindowPrivate::download()
{
    if (!browsing->source() || details->files().isEmpty())
        return;
    auto *dialog = new QFileDialog(q,
                                   tr("Save the files of %1 in a folder").arg(details->version()));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    QObject::connect(dialog, &QFileDialog::fileSelected, q,
                     [this](const QString &folder) { downloadTo(folder); });
    dialog->open();
}

void MainWindowPrivate::downloadTo(const QString &folder)
{
    const PackageRow *row = packages->currentRow();
    PackageSource *source = browsing->source();
    if (!row || !source)
        return;
    QList<DownloadItem> items;
    for (const StoredFile &file : details->files()) {
        items.append(
            {row->key, details->version(), file, folder + u'/' + file.name.section(u'/', -1)});
    }
    q->run(source->download(items, q));
}

void MainWindowPrivate::saveFile(const StoredFile &file)
{
    const PackageRow *row = packages->currentRow();
    PackageSource *source = browsing->source();
    if (!row || !source)
        return;
    auto *dialog = new QFileDialog(q, tr("Save %1").arg(file.name));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(file.name.section(u'/', -1));
    const DownloadItem item{row->key, details->version(), file, {}};
    QObject::connect(dialog, &QFileDialog::fileSelected, q,
                     [this, item, from = QPointer(source)](const QString &path) {
                         DownloadItem wanted = item;
                         wanted.to = path;
                         if (from)
                             q->run(from->download({wanted}, q));
                     });
    dialog->open();
}

void MainWindowPrivate::requestDelete()
{
    const PackageSelection selection = q->selection();
    if (selection.source && !selection.keys.isEmpty())
        emit q->deleteRequested(selection);
}

void MainWindowPrivate::contextMenu(const QPoint &at)
{
    auto *menu = new QMenu(q);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    actions->addTo(menu, {u"view.details"_s, u"package.download"_s, {}});
    menu->addMenu(copyMenu);
    actions->addTo(menu, {{}, u"package.delete"_s});
    menu->popup(at);
}

void MainWindowPrivate::openPalette()
{
    auto *palette = new CommandPalette(actions->all(), q);
    palette->open();
}

void MainWindowPrivate::showShortcuts()
{
    auto *dialog = new ShortcutsDialog(actions->all(), q);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindowPrivate::showAbout()
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("About Packhouse"),
                                tr("Packhouse %1").arg(QString::fromLatin1(Version)),
                                QMessageBox::Close, q);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(
        tr("A package registry on your computer, and a window to look after it.\n"
           "Licensed under the GNU General Public License, version 3 or later."));
    box->setIconPixmap(q->windowIcon().pixmap(48));
    box->open();
}

void MainWindowPrivate::verifyRegistry()
{
    PackageSource *source = browsing->source();
    Administration *administration = source ? source->administration() : nullptr;
    if (administration)
        q->run(administration->verify(q));
}

void MainWindowPrivate::clearFilter()
{
    filter->clear();
    packages->setType({});
}

bool MainWindowPrivate::askBeforeClosing()
{
    const qsizetype running = services.jobs ? services.jobs->running().size() : 0;
    if (running == 0)
        return false;
    auto *box = new QMessageBox(QMessageBox::Question, tr("Jobs are running"),
                                running == 1
                                    ? tr("One job is still running.")
                                    : tr("%n jobs are still running.", nullptr, int(running)),
                                QMessageBox::NoButton, q);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("Closing the window stops them. What they have finished stays."));
    QPushButton *stop = box->addButton(tr("Stop and close"), QMessageBox::DestructiveRole);
    box->setDefaultButton(box->addButton(tr("Keep working"), QMessageBox::RejectRole));
    QObject::connect(stop, &QPushButton::clicked, q, [this] {
        closing = true;
        services.jobs->cancelAll();
        q->close();
    });
    box->open();
    return true;
}

} // namespace packhouse
