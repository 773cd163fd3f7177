// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/packagesource.h"
#include "items/archiveentry.h"
#include "items/formatinfo.h"
#include "ui/mainwindow/browsing.h"

#include <QMainWindow>

#include <memory>

class QMenu;

namespace packhouse {

class ActionRegistry;
class JobList;
class MainWindowPrivate;
class Page;
class Sidebar;
class Theme;
class TokenVault;

/// The window: what there is to browse comes in by Services, dialogs and pages plug in from
/// outside.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// Nothing here is owned; all of it outlives the window.
    struct Services
    {
        QList<PackageSource *> sources; ///< the embedded registry first
        JobList *jobs = nullptr;
        TokenVault *vault = nullptr;
        Theme *theme = nullptr;
        const Clock *clock = nullptr;
        FormatInfoList formats;
        ArchiveLister listArchive; ///< empty: archives cannot be looked into
        QString settingsPath; ///< an INI file, created when needed; empty: nothing is kept
    };

    explicit MainWindow(Services services, QWidget *parent = nullptr);
    ~MainWindow() override;

    const Services &services() const;
    /// Menus, context menus, shortcuts and the command palette all come from here.
    ActionRegistry &actions();
    /// Takes the commands of whoever plugs something into the window that acts on a registry.
    QMenu *registryMenu() const;

    /// Takes ownership; the sidebar lists pages in the order in which they were added.
    void addPage(Page *page);
    /// False when there is no page with that id.
    bool showPage(const QString &id);
    void showPackages(PackageSource *source, const QString &scopePath);
    /// The same with nothing that hides any of them: no type chosen, nothing filtered.
    void reveal(PackageSource *source, const QString &scopePath);
    /// The list of its project, filtered so that the package is in sight, and the package chosen.
    void showPackage(PackageSource *source, const PackageKey &key);
    /// Adds a source later on, for a remote that was just set up.
    void addSource(PackageSource *source);
    /// Shows something else where it was shown; it may be destroyed then.
    void removeSource(PackageSource *source);

    PackageSource *currentSource() const;
    QString currentScopePath() const;
    /// What is known of it; without an id when the source has not told yet.
    Scope currentScope() const;
    PackageSelection selection() const;

    /// Hands the job to the job list, starts it and shows it in the status bar.
    void run(Job *job);

    /// What else to say of something that can be taken back, by UndoableAct::id; for a deletion
    /// that is its plan's id.
    void describeAct(const QString &act, const QString &more);

    // The parts, for whoever plugs in and for tests.
    PackagesView *packagesView() const;
    DetailsPane *detailsPane() const;
    Sidebar *sidebar() const;

signals:
    /// Another source than before is shown; nullptr: none.
    void sourceShown(packhouse::PackageSource *source);
    /// Files were dropped or "Publish…" was chosen (no files then: ask for them).
    void publishRequested(const QStringList &files);
    void newProjectRequested(packhouse::PackageSource *source);
    void deleteRequested(const packhouse::PackageSelection &selection);
    /// To tell clients something of versions instead.
    void changeRequested(const packhouse::PackageSelection &selection);
    /// The user asked to reserve a name, or to stop forwarding it, from the details.
    void reserveRequested(packhouse::PackageSource *source, const packhouse::PackageKey &key);
    void stopForwardingRequested(packhouse::PackageSource *source,
                                 const packhouse::PackageKey &key);

protected:
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    friend class MainWindowPrivate;
    const std::unique_ptr<MainWindowPrivate> d;
};

} // namespace packhouse
