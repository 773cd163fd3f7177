// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/copytext.h"
#include "ui/mainwindow/browsing.h"
#include "ui/mainwindow/mainwindow.h"

#include <QCoreApplication>
#include <QSettings>

class QMenu;

namespace packhouse {

class DropOverlay;
class FilterField;
class Panes;
class RegistryStatus;
class TopBar;
class UndoBar;

/// What MainWindow is made of. Built in mainwindow.cpp; commands in mainwindowcommands.cpp, what is
/// kept between runs in mainwindowstate.cpp.
class MainWindowPrivate
{
    Q_DECLARE_TR_FUNCTIONS(MainWindow)

public:
    MainWindowPrivate(MainWindow *window, MainWindow::Services given);

    void build();
    void buildActions();
    void buildPackageActions();
    void buildViewActions();
    void buildThemeActions();
    void buildMenus();
    void buildColumnsMenu();
    void connectParts();

    void showTarget(const ScopeTreeModel::Target &target);
    void showSelection();
    void showFilterHint();
    void showAbilities();
    void scopesRead(PackageSource *source);

    void copyAs(CopyKind kind);
    void download();
    void downloadTo(const QString &folder);
    void saveFile(const StoredFile &file);
    void requestDelete();
    void contextMenu(const QPoint &at);
    void openPalette();
    void showAbout();
    void showShortcuts();
    void verifyRegistry();
    void clearFilter();
    bool askBeforeClosing();

    void load();
    void loadPackages();
    void loadColours();
    void save();

    MainWindow *q;
    MainWindow::Services services;
    SystemClock systemClock;
    std::unique_ptr<QSettings> settings;
    ActionRegistry *actions = nullptr;
    ScopeTreeModel *tree = nullptr;
    Sidebar *sidebar = nullptr;
    PackagesView *packages = nullptr;
    DetailsPane *details = nullptr;
    Browsing *browsing = nullptr;
    Panes *panes = nullptr;
    TopBar *topBar = nullptr;
    FilterField *filter = nullptr; ///< the top bar's
    QMenu *columnsMenu = nullptr;
    QMenu *pagesMenu = nullptr;
    QMenu *copyMenu = nullptr;
    QMenu *registryMenu = nullptr;
    QMenu *themeMenu = nullptr;
    RegistryStatus *status = nullptr;
    DropOverlay *overlay = nullptr;
    UndoBar *undoBar = nullptr;
    QList<Page *> pages;
    bool closing = false;
};

} // namespace packhouse
