// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/packhouse/remotelist.h"
#include "app/packhouse/windowparts.h"
#include "app/packhouse/windowservices.h"
#include "formats/formatlist.h"
#include "jobs/joblist.h"
#include "support/fakevault.h"
#include "support/latesource.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/packages/packagesview.h"

#include <QTableView>
#include <QTemporaryDir>

namespace packhouse {

/// The program's window with all its pages and commands, over registries that answer when the test
/// says so: one of this computer and a remote. Everything that is told of a package has its name in
/// it: "alpha", "bravo" and "charlie" here, "delta" and "echo" at the remote.
class LateWindow
{
public:
    LateWindow();

    /// With answers at once; what comes late begins after it.
    bool open();
    /// By the mouse, as soon as it is listed.
    bool choose(const QString &package) const;
    QAction *action(const QString &id) const;
    PackageTableModel *model() const { return window->packagesView()->model(); }
    QTableView *table() const { return window->packagesView()->table(); }
    QStringList listed() const;
    /// Chooses it in the sidebar.
    void showPlace(PackageSource *source, const QString &scopePath) const;

    static PackageKey key(const QString &name);
    static Error away();
    /// Everything that can be read, heard or copied in \a part now.
    static QStringList textsIn(const QWidget *part);
    /// Whether anything of it is about that package.
    static bool tellsOf(const QWidget *part, const QString &package);

    LateSource here;
    LateSource there;
    FixedClock clock;
    FormatList formats;
    FakeVault vault;
    JobList jobs;
    QTemporaryDir folder;
    RemoteList remotes{{}, folder.path(), formats, clock, vault, {}};
    std::unique_ptr<MainWindow> window;
    std::unique_ptr<WindowParts> parts;

private:
    void addPackage(LateSource &source, const QString &name);
};

} // namespace packhouse
