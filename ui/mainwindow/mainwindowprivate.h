// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/copytext.h"
#include "items/scopetreemodel.h"
#include "ui/mainwindow/mainwindow.h"

#include <QCoreApplication>
#include <QHash>
#include <QPointer>
#include <QSet>
#include <QSettings>

class QLabel;
class QMenu;
class QSplitter;
class QStackedWidget;

namespace packhouse {

class ChipBar;
class DropOverlay;
class FilterField;
class JobStatus;
class UndoBar;

/// What MainWindow is made of. Built in mainwindow.cpp; commands in mainwindowcommands.cpp, what is
/// kept between runs in mainwindowstate.cpp.
class MainWindowPrivate
{
    Q_DECLARE_TR_FUNCTIONS(MainWindow)

public:
    MainWindowPrivate(MainWindow *window, MainWindow::Services given);

    void build();
    QWidget *buildTopBar();
    void buildStatusBar();
    void buildActions();
    void buildPackageActions();
    void buildViewActions();
    void buildThemeActions();
    void buildMenus();
    void buildColumnsMenu();
    void connectParts();

    void showTarget(const ScopeTreeModel::Target &target);
    void showSelection();
    void showSummary();
    void askTotals(PackageSource *of);
    void showFilterHint();
    void showAbilities();
    void scopesRead(PackageSource *source);

    void copyAs(CopyKind kind);
    void download();
    void downloadTo(const QString &folder);
    void saveFile(const StoredFile &file);
    void requestDelete();
    void contextMenu(const QPoint &at);
    void nextPane(int step);
    void toggleDetails();
    void openPalette();
    void showAbout();
    void showShortcuts();
    void verifyRegistry();
    void clearFilter();
    bool askBeforeClosing();

    void load();
    void loadPanes();
    void loadPackages();
    void loadColours();
    void save();
    void resetLayout();

    MainWindow *q;
    MainWindow::Services services;
    SystemClock systemClock;
    std::unique_ptr<QSettings> settings;
    ActionRegistry *actions = nullptr;
    ScopeTreeModel *tree = nullptr;
    Sidebar *sidebar = nullptr;
    QSplitter *splitter = nullptr;
    QStackedWidget *centre = nullptr;
    PackagesView *packages = nullptr;
    DetailsPane *details = nullptr;
    FilterField *filter = nullptr;
    QMenu *columnsMenu = nullptr;
    QMenu *pagesMenu = nullptr;
    QMenu *copyMenu = nullptr;
    QMenu *registryMenu = nullptr;
    QMenu *themeMenu = nullptr;
    QLabel *dot = nullptr;
    QLabel *address = nullptr;
    QLabel *summary = nullptr;
    JobStatus *jobStatus = nullptr;
    DropOverlay *overlay = nullptr;
    UndoBar *undoBar = nullptr;
    QList<Page *> pages;
    QSet<PackageSource *> askedTotals; ///< and not answered yet
    QHash<PackageSource *, qint64> saved; ///< bytes, by storing equal ones once
    ScopeTreeModel::Target target;
    QPointer<PackageSource> source;
    QString scopePath;
    bool detailsWanted = true;
    bool closing = false;
};

} // namespace packhouse
