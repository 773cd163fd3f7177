// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mainwindow/browsing.h"
#include "ui/mainwindow/mainwindow.h"

#include <QCoreApplication>
#include <QSettings>

class QMenu;

namespace packhouse {

class CopyCommands;
class DropOverlay;
class EditCommands;
class FileCommands;
class FilterField;
class HelpCommands;
class PackageCommands;
class PageCommands;
class Panes;
class RegistryCommands;
class RegistryStatus;
class SortCommands;
class ThemeCommands;
class TopBar;
class UndoBar;
class UndoStack;
class ViewCommands;

/// What MainWindow is made of. Put together in mainwindow.cpp, its menus in mainwindowmenus.cpp,
/// what is kept between runs in mainwindowstate.cpp.
class MainWindowPrivate
{
    Q_DECLARE_TR_FUNCTIONS(MainWindow)

public:
    MainWindowPrivate(MainWindow *window, MainWindow::Services given);

    void build();
    void buildCommands();
    void buildMenus();
    void buildViewMenu();
    void holdWhileOpen(QMenu *menu);
    void connectCommands();
    void tell(const QString &text);
    void connectParts();

    void showTarget(const ScopeTreeModel::Target &target);
    void showSelection();
    void showFilterOf(const QString &page);
    QString packagesFilter() const;
    void setFilterTip(const QString &tip);
    void showFilterHint();
    void scopesRead(PackageSource *source);

    void contextMenu(const QPoint &at);
    void versionsMenu(const QPoint &at);
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
    QString filtered; ///< the page that it filters; empty: the packages
    QHash<QString, QString> filterTexts; ///< what was typed for the others
    FileCommands *fileCommands = nullptr;
    EditCommands *editCommands = nullptr;
    RegistryCommands *registryCommands = nullptr;
    HelpCommands *helpCommands = nullptr;
    PackageCommands *packageCommands = nullptr;
    CopyCommands *copyCommands = nullptr;
    ViewCommands *viewCommands = nullptr;
    SortCommands *sortCommands = nullptr;
    ThemeCommands *themeCommands = nullptr;
    PageCommands *pageCommands = nullptr;
    QMenu *copyMenu = nullptr;
    QMenu *registryMenu = nullptr;
    RegistryStatus *status = nullptr;
    DropOverlay *overlay = nullptr;
    UndoStack *undoStack = nullptr;
    UndoBar *undoBar = nullptr;
    QList<Page *> pages;
    bool closing = false;
};

} // namespace packhouse
