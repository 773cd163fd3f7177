// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/mainwindow.h"

#include "items/humantext.h"
#include "items/readable.h"
#include "jobs/joblist.h"
#include "ui/details/detailspane.h"
#include "ui/details/filestab.h"
#include "ui/mainwindow/actionregistry.h"
#include "ui/mainwindow/copycommands.h"
#include "ui/mainwindow/dropoverlay.h"
#include "ui/mainwindow/editcommands.h"
#include "ui/mainwindow/filecommands.h"
#include "ui/mainwindow/helpcommands.h"
#include "ui/mainwindow/jobstatus.h"
#include "ui/mainwindow/mainwindowprivate.h"
#include "ui/mainwindow/packagecommands.h"
#include "ui/mainwindow/pagecommands.h"
#include "ui/mainwindow/panes.h"
#include "ui/mainwindow/registrycommands.h"
#include "ui/mainwindow/registrystatus.h"
#include "ui/mainwindow/sortcommands.h"
#include "ui/mainwindow/themecommands.h"
#include "ui/mainwindow/topbar.h"
#include "ui/mainwindow/undobar.h"
#include "ui/mainwindow/undostack.h"
#include "ui/mainwindow/viewcommands.h"
#include "ui/packages/packagesview.h"
#include "ui/sidebar/sidebar.h"
#include "ui/style/theme.h"
#include "ui/widgets/columnfit.h"
#include "ui/widgets/droppedfiles.h"
#include "ui/widgets/filterfield.h"
#include "ui/widgets/page.h"

#include <QCloseEvent>
#include <QDropEvent>
#include <QFileInfo>
#include <QIcon>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QStatusBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace packhouse {

MainWindowPrivate::MainWindowPrivate(MainWindow *window, MainWindow::Services given)
    : q(window), services(std::move(given))
{
    if (!services.clock)
        services.clock = &systemClock;
    if (!services.settingsPath.isEmpty())
        settings = std::make_unique<QSettings>(services.settingsPath, QSettings::IniFormat);
}

void MainWindowPrivate::build()
{
    actions = new ActionRegistry(q);
    tree = new ScopeTreeModel(q);
    for (PackageSource *each : std::as_const(services.sources))
        tree->addSource(each);
    sidebar = new Sidebar(tree, q);
    packages = new PackagesView(services.formats, *services.clock, q);
    details = new DetailsPane({services.formats, *services.clock, services.listArchive}, q);
    browsing = new Browsing(*tree, *packages, *details, q);
    panes = new Panes(sidebar, packages, details, q);
    undoStack = new UndoStack(services.sources.value(0), q);
    undoBar = new UndoBar(*undoStack, q);
    topBar = new TopBar(q);
    filter = topBar->filter();
    auto *whole = new QWidget(q);
    auto *layout = new QVBoxLayout(whole);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(topBar);
    layout->addWidget(panes, 1);
    layout->addWidget(undoBar);
    q->setCentralWidget(whole);
    status = new RegistryStatus(*browsing, *tree, *packages->model(), q);
    q->statusBar()->setSizeGripEnabled(false);
    q->statusBar()->addWidget(status);
    q->statusBar()->addPermanentWidget(new JobStatus(services.jobs, q->statusBar()));
    buildCommands();
    buildMenus();
    overlay = new DropOverlay(q);
    connectParts();
    connectCommands();
}

void MainWindowPrivate::buildCommands()
{
    fileCommands = new FileCommands(*actions, *browsing, q);
    editCommands = new EditCommands(*actions, *undoStack, *filter, *packages, q);
    registryCommands = new RegistryCommands(*actions, *browsing, q);
    helpCommands = new HelpCommands(*actions, *browsing, q);
    packageCommands = new PackageCommands(*actions, *browsing, *details, q);
    copyCommands = new CopyCommands(*actions, {*browsing, *tree, services.formats}, q);
    viewCommands = new ViewCommands(*actions, {*panes, *tree, *packages, *details, *filter}, q);
    sortCommands = new SortCommands(*actions, *panes, *packages, q);
    themeCommands = new ThemeCommands(*actions, services.theme, q);
    pageCommands = new PageCommands(*actions, q);
    ActionRegistry::bind(topBar->publishButton(), fileCommands->publish());
    ActionRegistry::bind(topBar->downloadButton(), packageCommands->download());
    ActionRegistry::bind(topBar->removeButton(), packageCommands->remove());
    ActionRegistry::bind(details->deleteButton(), packageCommands->removeVersions());
    topBar->setColumnsMenu(viewCommands->columnsMenu());
    // Not while the window lays itself out, which would leave the button as narrow as it was.
    QObject::connect(
        packages->columns(), &ColumnFit::changed, topBar,
        [this] {
            topBar->setColumns(packages->columns()->shown(), PackageTableModel::ColumnCount);
        },
        Qt::QueuedConnection);
}

void MainWindowPrivate::connectCommands()
{
    QObject::connect(fileCommands, &FileCommands::publishWanted, q,
                     [this] { emit q->publishRequested({}); });
    QObject::connect(registryCommands, &RegistryCommands::jobMade, q, &MainWindow::run);
    QObject::connect(packageCommands, &PackageCommands::jobMade, q, &MainWindow::run);
    QObject::connect(undoStack, &UndoStack::jobMade, q, &MainWindow::run);
    QObject::connect(undoStack, &UndoStack::tookBack, q, [this](const UndoableAct &act) {
        for (Page *page : q->findChildren<Page *>())
            page->tookBack();
        tell(tr("Done: %1").arg(readable(act.undo)));
    });
    QObject::connect(
        packageCommands, &PackageCommands::saved, q, [this](const QStringList &places) {
            const QString folder = QFileInfo(places.value(0)).path();
            tell(places.size() == 1 ? MainWindow::tr("Saved: %1").arg(shownText(places.first()))
                                    : readable(Text::counted("%n file(s) saved in %1 and below.",
                                                             places.size(), folder)));
        });
    QObject::connect(packageCommands, &PackageCommands::deleteWanted, q,
                     &MainWindow::deleteRequested);
    QObject::connect(packageCommands, &PackageCommands::changeWanted, q,
                     &MainWindow::changeRequested);
    QObject::connect(copyCommands, &CopyCommands::told, q,
                     [this](const QString &text) { tell(text); });
    QObject::connect(pageCommands, &PageCommands::pageWanted, q, &MainWindow::showPage);
    QObject::connect(details, &DetailsPane::downloadWanted, packageCommands->download(),
                     &QAction::trigger);
    QObject::connect(details, &DetailsPane::copyInstallWanted, copyCommands->installLine(),
                     &QAction::trigger);
    QObject::connect(details, &DetailsPane::versionsMenuWanted, q,
                     [this](const QPoint &at) { versionsMenu(at); });
}

void MainWindowPrivate::connectParts()
{
    QObject::connect(sidebar, &Sidebar::chosen, q,
                     [this](const auto &chosen) { showTarget(chosen); });
    QObject::connect(tree, &ScopeTreeModel::scopesChanged, q,
                     [this](PackageSource *which) { scopesRead(which); });
    QObject::connect(filter, &QLineEdit::textChanged, q, [this](const QString &text) {
        if (filtered.isEmpty())
            packages->model()->setText(text);
        else if (Page *page = panes->page(); page && page->id() == filtered)
            page->setFilter(text);
    });
    QObject::connect(filter, &FilterField::leftDownwards, q, [this] {
        if (Page *page = panes->page())
            page->focusRows();
        else
            packages->focusRows();
    });
    QObject::connect(packages, &PackagesView::selectionChanged, q, [this] { showSelection(); });
    QObject::connect(packages, &PackagesView::opened, q, [this] { panes->showDetails(); });
    QObject::connect(packages, &PackagesView::contextMenuWanted, q,
                     [this](const QPoint &at) { contextMenu(at); });
    QObject::connect(packages, &PackagesView::publishWanted, q,
                     [this] { emit q->publishRequested({}); });
    QObject::connect(packages, &PackagesView::projectWanted, q,
                     [this] { emit q->newProjectRequested(browsing->source()); });
    QObject::connect(browsing, &Browsing::changed, sortCommands, &SortCommands::refresh);
    QObject::connect(browsing, &Browsing::sourceShown, q, &MainWindow::sourceShown);
    QObject::connect(details, &DetailsPane::shownChanged, browsing, &Browsing::changed);
    QObject::connect(details, &DetailsPane::reserveWanted, q, &MainWindow::reserveRequested);
    QObject::connect(details, &DetailsPane::stopForwardingWanted, q,
                     &MainWindow::stopForwardingRequested);
    if (services.theme) {
        QObject::connect(services.theme, &Theme::schemeChanged, status, &RegistryStatus::refresh);
    }
}

void MainWindowPrivate::showTarget(const ScopeTreeModel::Target &chosen)
{
    if (chosen.source && chosen.source != browsing->source()) {
        QObject::connect(chosen.source, &PackageSource::changed, details,
                         &DetailsPane::sourceChanged, Qt::UniqueConnection);
    }
    browsing->setTarget(chosen);
    showFilterOf(chosen.page);
    topBar->showColumns(!browsing->isOnPage());
    if (browsing->isOnPage()) {
        for (Page *page : std::as_const(pages)) {
            if (page->id() == chosen.page) {
                panes->showPage(page);
                page->refresh();
            }
        }
        showFilterHint();
    } else {
        panes->showPackages();
        packages->setHasProjects(tree->hasProjects(chosen.source));
        packages->show(chosen.source, chosen.scopePath);
        showFilterHint();
        status->refresh();
    }
    emit browsing->changed();
}

void MainWindowPrivate::showSelection()
{
    const PackageRow *row = packages->currentRow();
    PackageSource *source = browsing->source();
    details->show(source, row, row ? tree->scope(source, row->key.scopePath) : Scope());
    emit browsing->changed();
}

/// The one field filters whatever is shown, and keeps what was typed for each.
void MainWindowPrivate::showFilterOf(const QString &page)
{
    if (page == filtered)
        return;
    filterTexts.insert(filtered, filter->text());
    filtered = page;
    filter->setText(filterTexts.value(page)); // as it is filtered already
}

QString MainWindowPrivate::packagesFilter() const
{
    return filtered.isEmpty() ? filter->text() : filterTexts.value({});
}

/// Readers of the screen keep what they know of it until they are told.
void MainWindowPrivate::setFilterTip(const QString &tip)
{
    filter->setToolTip(tip);
    filter->setAccessibleDescription(tip);
}

void MainWindowPrivate::showFilterHint()
{
    if (const Page *page = panes->page()) {
        filter->setPlaceholderText(page->filterHint());
        filter->setEnabled(!page->filterHint().isEmpty());
        filter->setAccessibleName(page->filterHint());
        setFilterTip(page->filterTip());
        return;
    }
    filter->setEnabled(true);
    filter->setAccessibleName(tr("Filter packages"));
    const QString where = browsing->place();
    const qint64 count = tree->packages({browsing->source(), browsing->scopePath(), {}});
    setFilterTip(MainWindow::tr(
        "Words: all of them, in the name or beginning a version.\n"
        "type:npm, scope:acme/web, name:ui-kit, version:2.5 look in one place only.\n"
        "A hash, from seven hexadecimal digits on, or as a lock file has it: sha256:…, "
        "sha512-…, h1:…, --hash=…, or its whole line. It finds the version and the file that have "
        "it."));
    filter->setPlaceholderText(
        count < 0
            ? tr("Filter packages in %1: name, version, hash, or type:npm scope:acme").arg(where)
            : readable(Text::counted("Filter %n package(s) in %1: name, version, hash, or type:npm "
                                     "scope:acme",
                                     count, where)));
}

void MainWindowPrivate::scopesRead(PackageSource *which)
{
    status->askTotals(which);
    if (which != browsing->source())
        return;
    packages->setHasProjects(tree->hasProjects(which));
    if (browsing->isOnPage())
        return;
    if (!sidebar->setTarget(browsing->target()) && tree->problem(which).isEmpty()) {
        const ScopeTreeModel::Target top{which, {}, {}};
        sidebar->setTarget(top);
        showTarget(top);
    }
    showFilterHint();
    status->refresh();
}

bool MainWindowPrivate::askBeforeClosing()
{
    const qsizetype running = services.jobs ? services.jobs->running().size() : 0;
    if (running == 0)
        return false;
    auto *box = new QMessageBox(QMessageBox::Question, tr("Jobs are running"),
                                readable(Text::counted("Still running: %n job(s).", running)),
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

MainWindow::MainWindow(Services services, QWidget *parent)
    : QMainWindow(parent), d(std::make_unique<MainWindowPrivate>(this, std::move(services)))
{
    setWindowTitle(u"Packhouse"_s);
    setWindowIcon(QIcon(u":/icons/packhouse.svg"_s));
    setAcceptDrops(true);
    d->build();
    d->load();
}

MainWindow::~MainWindow() = default;

const MainWindow::Services &MainWindow::services() const
{
    return d->services;
}

QMenu *MainWindow::registryMenu() const
{
    return d->registryMenu;
}

ActionRegistry &MainWindow::actions()
{
    return *d->actions;
}

void MainWindow::addPage(Page *page)
{
    d->pages.append(page);
    d->panes->addPage(page);
    d->tree->addPage(page->id(), page->title());
    const auto follow = [this, page] {
        d->tree->setPageText(page->id(), page->sidebarText(), page->sidebarTone());
    };
    follow();
    connect(page, &Page::sidebarChanged, this, follow);
    d->pageCommands->addPage(page);
}

bool MainWindow::showPage(const QString &id)
{
    const ScopeTreeModel::Target target{nullptr, {}, id};
    if (!d->sidebar->setTarget(target))
        return false;
    d->showTarget(target);
    return true;
}

void MainWindow::showPackages(PackageSource *source, const QString &scopePath)
{
    const ScopeTreeModel::Target target{source, scopePath, {}};
    d->sidebar->setTarget(target);
    d->showTarget(target);
}

void MainWindow::showPackage(PackageSource *source, const PackageKey &key)
{
    reveal(source, key.scopePath);
    d->filter->setText(key.name);
    d->packages->choose(key);
}

/// Nothing that was typed or chosen before hides what is to be seen.
void MainWindow::reveal(PackageSource *source, const QString &scopePath)
{
    d->showFilterOf({});
    d->filter->clear();
    d->packages->setType({});
    showPackages(source, scopePath);
}

void MainWindow::addSource(PackageSource *source)
{
    d->services.sources.append(source);
    d->tree->addSource(source);
}

void MainWindow::removeSource(PackageSource *source)
{
    d->services.sources.removeOne(source);
    d->status->forget(source);
    if (d->browsing->source() == source)
        showPackages(d->services.sources.value(0), {});
    d->tree->removeSource(source);
}

PackageSource *MainWindow::currentSource() const
{
    return d->browsing->source();
}

QString MainWindow::currentScopePath() const
{
    return d->browsing->scopePath();
}

Scope MainWindow::currentScope() const
{
    return d->browsing->scope();
}

PackageSelection MainWindow::selection() const
{
    return d->browsing->selection();
}

void MainWindow::run(Job *job)
{
    if (d->services.jobs) {
        d->services.jobs->run(job);
        return;
    }
    job->setParent(this);
    connect(job, &Job::finished, job, &QObject::deleteLater);
    job->start();
}

void MainWindow::describeAct(const QString &act, const QString &more)
{
    d->undoBar->describe(act, more);
}

PackagesView *MainWindow::packagesView() const
{
    return d->packages;
}

DetailsPane *MainWindow::detailsPane() const
{
    return d->details;
}

Sidebar *MainWindow::sidebar() const
{
    return d->sidebar;
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (droppedFiles(event->mimeData()).isEmpty())
        return;
    const QString refusal = d->browsing->source() ? readable(d->browsing->abilities().publish)
                                                  : tr("There is no registry.");
    if (!refusal.isEmpty()) {
        d->overlay->cover(refusal);
        event->ignore();
        return;
    }
    d->overlay->cover(
        tr("Drop to publish to %1.\nNothing is sent before you have seen what will be.")
            .arg(d->browsing->place()));
    event->acceptProposedAction();
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent *)
{
    d->overlay->hide();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    d->overlay->hide();
    const QStringList files = droppedFiles(event->mimeData());
    if (files.isEmpty() || !d->browsing->source() || !d->browsing->abilities().publish.isEmpty())
        return;
    event->acceptProposedAction();
    emit publishRequested(files);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!d->closing && d->askBeforeClosing()) {
        event->ignore();
        return;
    }
    d->save();
    QMainWindow::closeEvent(event);
}

} // namespace packhouse
