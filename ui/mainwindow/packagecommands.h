// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagesource.h"
#include "ui/mainwindow/commandgroup.h"

class QWidget;

namespace packhouse {

class Browsing;
struct PackageSelection;
struct Subject;
class DetailsPane;
struct ShownVersion;

/// What is done with the packages that are chosen.
class PackageCommands final : public CommandGroup
{
    Q_OBJECT

public:
    /// All of it outlives this. Dialogs stand before \a window.
    PackageCommands(ActionRegistry &actions, const Browsing &browsing, const DetailsPane &details,
                    QWidget *window);

    QAction *download() const { return m_download; }
    /// Whole packages.
    QAction *remove() const { return m_remove; }
    QAction *change() const { return m_change; }
    /// The versions that are chosen in the details.
    QAction *removeVersions() const { return m_removeVersions; }

signals:
    void deleteWanted(const packhouse::PackageSelection &selection);
    void changeWanted(const packhouse::PackageSelection &selection);
    /// Whoever runs it takes it over.
    void jobMade(packhouse::Job *job);
    /// Where the files of a version are now.
    void saved(const QStringList &places);

private:
    void refresh();
    static PackageSelection toChange(const Subject &subject);
    static QString removeText(const Subject &subject);
    void saveAll();
    void saveAllIn(const QString &folder, const ShownVersion &what);
    void start(const ShownVersion &what, const QStringList &places, bool overwrite);
    void save(const StoredFile &file);

    void followFocus(const QWidget *now);

    ActionRegistry &m_actions;
    const Browsing &m_browsing;
    const DetailsPane &m_details;
    QWidget *m_window;
    QAction *m_download;
    QAction *m_remove;
    QAction *m_change;
    QAction *m_removeVersions;
};

} // namespace packhouse
