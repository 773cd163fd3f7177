// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/mainwindow.h"

#include "items/humantext.h"
#include "items/readable.h"
#include "items/when.h"
#include "jobs/joblist.h"
#include "ui/details/detailspane.h"
#include "ui/details/filestab.h"
#include "ui/mainwindow/actionregistry.h"
#include "ui/mainwindow/dropoverlay.h"
#include "ui/mainwindow/jobstatus.h"
#include "ui/mainwindow/mainwindowprivate.h"
#include "ui/mainwindow/undobar.h"
#include "ui/packages/packagesview.h"
#include "ui/sidebar/sidebar.h"
#include "ui/style/colours.h"
#include "ui/style/looks.h"
#include "ui/style/metrics.h"
#include "ui/style/theme.h"
#include "ui/widgets/droppedfiles.h"
#include "ui/widgets/filterfield.h"
#include "ui/widgets/page.h"

#include <QCloseEvent>
#include <QDropEvent>
#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTableView>
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
    buildActions();

    centre = new QStackedWidget(q);
    centre->addWidget(packages);
    splitter = new QSplitter(Qt::Horizontal, q);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(sidebar);
    splitter->addWidget(centre);
    splitter->addWidget(details);
    splitter->setStretchFactor(0, 0);
    splitter->setStretchFactor(1, 2);
    splitter->setStretchFactor(2, 1);
    undoBar = new UndoBar(q);
    auto *whole = new QWidget(q);
    auto *layout = new QVBoxLayout(whole);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildTopBar());
    layout->addWidget(splitter, 1);
    layout->addWidget(undoBar);
    q->setCentralWidget(whole);
    buildStatusBar();
    buildMenus();
    overlay = new DropOverlay(q);
    connectParts();
}

QWidget *MainWindowPrivate::buildTopBar()
{
    auto *bar = new QWidget(q);
    bar->setObjectName("topBar"_L1);
    setPanelLook(bar, "topbar"_L1);
    auto *publish = new QPushButton(bar);
    auto *download = new QPushButton(bar);
    auto *remove = new QPushButton(bar);
    auto *columns = new QPushButton(bar);
    setLook(publish, "primary"_L1);
    actions->bind(publish, u"file.publish"_s);
    actions->bind(download, u"package.download"_s);
    actions->bind(remove, u"package.delete"_s);
    columns->setText(tr("Columns ▾"));
    columns->setAccessibleName(tr("Columns"));
    columns->setToolTip(tr("Choose the columns of the table"));
    buildColumnsMenu();
    columns->setMenu(columnsMenu);
    filter = new FilterField(bar);
    filter->setAcceptDrops(false); // files dropped here are to be published, not typed
    filter->setAccessibleName(tr("Filter packages"));
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(12, 8, 12, 9);
    layout->setSpacing(10);
    for (QWidget *part : QList<QWidget *>{publish, download, remove})
        layout->addWidget(part);
    layout->addWidget(filter, 1);
    layout->addWidget(columns);
    return bar;
}

void MainWindowPrivate::buildStatusBar()
{
    QStatusBar *bar = q->statusBar();
    bar->setSizeGripEnabled(false);
    dot = new QLabel(bar);
    address = new QLabel(bar);
    address->setTextInteractionFlags(Qt::TextSelectableByMouse);
    summary = new QLabel(bar);
    jobStatus = new JobStatus(services.jobs, bar);
    auto *left = new QWidget(bar);
    auto *layout = new QHBoxLayout(left);
    layout->setContentsMargins(10, 3, 0, 3);
    layout->setSpacing(8);
    layout->addWidget(dot);
    layout->addWidget(address);
    layout->addSpacing(10);
    layout->addWidget(summary);
    bar->addWidget(left);
    bar->addPermanentWidget(jobStatus);
}

void MainWindowPrivate::connectParts()
{
    QObject::connect(sidebar, &Sidebar::chosen, q,
                     [this](const auto &chosen) { showTarget(chosen); });
    QObject::connect(tree, &ScopeTreeModel::scopesChanged, q,
                     [this](PackageSource *which) { scopesRead(which); });
    QObject::connect(filter, &QLineEdit::textChanged, packages->model(),
                     &PackageTableModel::setText);
    QObject::connect(filter, &FilterField::leftDownwards, packages, &PackagesView::focusRows);
    QObject::connect(packages, &PackagesView::selectionChanged, q, [this] { showSelection(); });
    QObject::connect(packages, &PackagesView::opened, q, [this] {
        if (!details->isVisible())
            toggleDetails();
    });
    QObject::connect(packages, &PackagesView::contextMenuWanted, q,
                     [this](const QPoint &at) { contextMenu(at); });
    QObject::connect(packages, &PackagesView::publishWanted, q,
                     [this] { emit q->publishRequested({}); });
    QObject::connect(packages, &PackagesView::projectWanted, q,
                     [this] { emit q->newProjectRequested(source); });
    QObject::connect(packages, &PackagesView::filterClearWanted, q, [this] { clearFilter(); });
    QObject::connect(packages->model(), &PackageTableModel::stateChanged, q,
                     [this] { showSummary(); });
    QObject::connect(packages->model(), &PackageTableModel::fetched, q, [this] { showSummary(); });
    QObject::connect(details, &DetailsPane::downloadWanted, q, [this] { download(); });
    QObject::connect(details, &DetailsPane::downloadFileWanted, q,
                     [this](const StoredFile &file) { saveFile(file); });
    QObject::connect(details, &DetailsPane::copyInstallWanted, q,
                     [this] { copyAs(CopyKind::InstallLine); });
    QObject::connect(details, &DetailsPane::deleteWanted, q, [this] { requestDelete(); });
    QObject::connect(details, &DetailsPane::reserveWanted, q, &MainWindow::reserveRequested);
    QObject::connect(details, &DetailsPane::stopForwardingWanted, q,
                     &MainWindow::stopForwardingRequested);
    QObject::connect(undoBar, &UndoBar::offeringChanged, actions->find(u"edit.undo"_s),
                     &QAction::setEnabled);
    if (services.theme) {
        QObject::connect(services.theme, &Theme::schemeChanged, q, [this] { showSummary(); });
    }
}

void MainWindowPrivate::showTarget(const ScopeTreeModel::Target &chosen)
{
    target = chosen;
    if (!chosen.page.isEmpty()) {
        for (Page *page : std::as_const(pages)) {
            if (page->id() == chosen.page) {
                centre->setCurrentWidget(page);
                page->refresh();
            }
        }
        details->hide();
        showAbilities();
        return;
    }
    if (source != chosen.source && chosen.source) {
        QObject::connect(chosen.source, &PackageSource::changed, details,
                         &DetailsPane::sourceChanged, Qt::UniqueConnection);
    }
    const bool other = source != chosen.source;
    source = chosen.source;
    if (other)
        emit q->sourceShown(source);
    scopePath = chosen.scopePath;
    centre->setCurrentWidget(packages);
    details->setVisible(detailsWanted);
    packages->setHasProjects(tree->hasProjects(source));
    packages->show(source, scopePath);
    showFilterHint();
    showAbilities();
    showSummary();
}

void MainWindowPrivate::showSelection()
{
    const PackageRow *row = packages->currentRow();
    details->show(source, row, row ? tree->scope(source, row->key.scopePath) : Scope());
    showAbilities();
}

void MainWindowPrivate::showAbilities()
{
    const bool browsing = target.page.isEmpty() && source;
    const SourceAbilities can = source ? source->abilities() : SourceAbilities();
    const bool chosen = browsing && packages->currentRow();
    const auto set = [this](const QString &id, bool enabled, const QString &refusal) {
        QAction *action = actions->find(id);
        action->setEnabled(enabled && refusal.isEmpty());
        action->setToolTip(refusal.isEmpty() ? action->statusTip() : refusal);
    };
    set(u"file.publish"_s, source != nullptr, readable(can.publish));
    set(u"package.download"_s, chosen, readable(can.download));
    set(u"package.delete"_s, chosen, readable(can.remove));
    set(u"registry.verify"_s, source != nullptr, readable(can.administer));
    for (const QString &id :
         {u"copy.coordinates"_s, u"copy.install"_s, u"copy.url"_s, u"copy.row"_s, u"copy.json"_s})
        actions->find(id)->setEnabled(chosen);
}

void MainWindowPrivate::showFilterHint()
{
    const QString where = scopePath.isEmpty() ? source ? source->title() : QString()
                                              : QString(scopePath).replace(u'/', u" / "_s);
    const qint64 count = tree->packages({source, scopePath, {}});
    filter->setPlaceholderText(
        count < 0
            ? tr("Filter packages in %1: name, version, hash, or type:npm scope:acme").arg(where)
            : tr("Filter %1 packages in %2: name, version, hash, or type:npm scope:acme")
                  .arg(countText(count), where));
}

void MainWindowPrivate::showSummary()
{
    const QString problem = source ? readable(tree->problem(source)) : QString();
    const Colours &c = colours(q->palette());
    const QColor light = problem.isEmpty() ? c.good.text : c.bad.text;
    dot->setTextFormat(Qt::RichText);
    dot->setText(u"<span style='color:%1'>●</span>"_s.arg(light.name()));
    dot->setAccessibleName(problem.isEmpty() ? tr("The registry answers") : problem);
    address->setText(source
                         ? tr("Registry at %1").arg(QString(source->address()).remove(u"http://"_s))
                         : tr("No registry"));
    address->setToolTip(problem);
    const PackageTableModel *model = packages->model();
    if (!problem.isEmpty() && model->state() == PackageTableModel::State::Failed) {
        summary->setText(tr("not reachable"));
        return;
    }
    const qint64 total = model->total();
    const QString count = (total == 1 ? tr("%1 package") : tr("%1 packages"))
                              .arg(countText(total)
                                   + (model->totalIsCapped() ? u"+"_s : QString()));
    // The sum is told when all rows are known, never for a part of them.
    if (!model->complete() || model->loadedBytes() < 0) {
        summary->setText(count);
        return;
    }
    const PackageQuery &query = model->query();
    const bool whole = scopePath.isEmpty() && query.text.isEmpty() && query.type.isEmpty();
    const qint64 spared = whole ? saved.value(source) : 0;
    const QString size = sizeText(model->loadedBytes());
    summary->setText(spared > 0 ? tr("%1 · %2 (dedup saved %3)").arg(count, size, sizeText(spared))
                                : tr("%1 · %2").arg(count, size));
}

/// How much is spared by storing equal bytes once, of a source that tells.
void MainWindowPrivate::askTotals(PackageSource *of)
{
    Administration *administration = of ? of->administration() : nullptr;
    if (!administration || askedTotals.contains(of))
        return;
    askedTotals.insert(of);
    whenReady(administration->totals(), q, [this, of](const Result<StorageTotals> &totals) {
        askedTotals.remove(of);
        // It may have been taken off the list meanwhile, and another one may have its address.
        if (totals && services.sources.contains(of))
            saved.insert(of, totals->bytes - totals->storedBytes);
        showSummary();
    });
}

void MainWindowPrivate::scopesRead(PackageSource *which)
{
    askTotals(which);
    if (which == source)
        packages->setHasProjects(tree->hasProjects(which));
    if (which != source || !target.page.isEmpty())
        return;
    if (!sidebar->setTarget(target) && tree->problem(which).isEmpty()) {
        const ScopeTreeModel::Target top{which, {}, {}};
        sidebar->setTarget(top);
        showTarget(top);
    }
    showFilterHint();
    showSummary();
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
    d->centre->addWidget(page);
    d->tree->addPage(page->id(), page->title());
    const auto follow = [this, page] {
        d->tree->setPageText(page->id(), page->sidebarText(), page->sidebarTone());
    };
    follow();
    connect(page, &Page::sidebarChanged, this, follow);
    const QString id = u"page."_s + page->id();
    const int number = int(d->pages.size());
    QAction *action = d->actions->add(
        id, page->title(),
        number < 10 ? QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_0 + number)) : QKeySequence(),
        tr("Show the page %1").arg(page->title()));
    connect(action, &QAction::triggered, this, [this, page] { showPage(page->id()); });
    d->pagesMenu->addAction(action);
    d->pagesMenu->menuAction()->setVisible(true);
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
    d->packages->setType(key.type);
    d->filter->setText(key.name);
    showPackages(source, key.scopePath);
}

void MainWindow::addSource(PackageSource *source)
{
    d->services.sources.append(source);
    d->tree->addSource(source);
}

void MainWindow::removeSource(PackageSource *source)
{
    d->services.sources.removeOne(source);
    d->saved.remove(source);
    if (d->source == source)
        showPackages(d->services.sources.value(0), {});
    d->tree->removeSource(source);
}

PackageSource *MainWindow::currentSource() const
{
    return d->source;
}

QString MainWindow::currentScopePath() const
{
    return d->scopePath;
}

Scope MainWindow::currentScope() const
{
    return d->tree->scope(d->source, d->scopePath);
}

PackageSelection MainWindow::selection() const
{
    PackageSelection selection;
    selection.source = d->source;
    for (const PackageRow &row : d->packages->selectedRows())
        selection.keys.append(row.key);
    if (selection.keys.size() == 1)
        selection.version = d->details->version();
    return selection;
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

void MainWindow::offerUndo(const QString &text, std::function<void()> undo)
{
    d->undoBar->offer(text, std::move(undo));
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
    const QString refusal = d->source ? readable(d->source->abilities().publish)
                                      : tr("There is no registry.");
    if (!refusal.isEmpty()) {
        d->overlay->cover(refusal);
        event->ignore();
        return;
    }
    const QString where = d->scopePath.isEmpty() ? d->source->title()
                                                 : QString(d->scopePath).replace(u'/', u" / "_s);
    d->overlay->cover(
        tr("Drop to publish to %1.\nNothing is sent before you have seen what will be.")
            .arg(where));
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
    if (files.isEmpty() || !d->source || !d->source->abilities().publish.isEmpty())
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
