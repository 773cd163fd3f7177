// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSplitter>

class QSettings;
class QStackedWidget;

namespace packhouse {

class DetailsPane;
class PackagesView;
class Page;
class Sidebar;

/// The sidebar, the packages or a page in the middle, and the details of packages: how they are
/// arranged, and which are in sight.
class Panes final : public QSplitter
{
    Q_OBJECT

public:
    /// Takes all of them in.
    Panes(Sidebar *sidebar, PackagesView *packages, DetailsPane *details,
          QWidget *parent = nullptr);

    void addPage(Page *page);
    void showPage(Page *page);
    void showPackages();
    /// nullptr: packages are shown.
    Page *page() const;

    void toggleSidebar();
    void toggleDetails();
    void showDetails();
    /// One of DetailsPane's tabs, in sight.
    void showDetailsTab(int tab);
    /// Puts the focus into the next part of the window (\a step 1) or the one before (-1); the
    /// last of them is \a filter.
    void moveFocus(int step, QWidget *filter);
    void resetWidths();
    /// Columns, widths and what is in sight, as at first.
    void reset();

    void load(const QSettings &settings);
    void save(QSettings &settings) const;

private:
    Sidebar *m_sidebar;
    PackagesView *m_packages;
    DetailsPane *m_details;
    QStackedWidget *m_centre;
    bool m_detailsWanted = true;
};

} // namespace packhouse
