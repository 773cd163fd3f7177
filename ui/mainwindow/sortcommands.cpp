// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/sortcommands.h"

#include "ui/mainwindow/panes.h"
#include "ui/packages/packagesview.h"
#include "ui/widgets/page.h"

#include <QAction>
#include <QHeaderView>
#include <QMenu>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr int MostColumns = 12;

/// What people look for in a list of numbers or times are its largest and newest.
Qt::SortOrder firstOrder(int column)
{
    switch (column) {
    case PackageTableModel::Versions:
    case PackageTableModel::Size:
    case PackageTableModel::Published:
        return Qt::DescendingOrder;
    default:
        return Qt::AscendingOrder;
    }
}

} // namespace

SortCommands::SortCommands(ActionRegistry &actions, const Panes &panes, PackagesView &packages,
                           QWidget *window)
    : CommandGroup(actions, window)
    , m_panes(panes)
    , m_packages(packages)
    , m_menu(new QMenu(tr("&Sort by"), window))
{
    for (int column = 0; column < MostColumns; ++column) {
        QAction *action = add(u"view.sort%1"_s.arg(column + 1), tr("Sort"), {}, {},
                              [this, column] { choose(column); });
        action->setCheckable(true);
        m_columns.append(action);
        m_menu->addAction(action);
    }
    m_menu->addSeparator();
    m_reverse = add(u"view.sortReverse"_s, tr("Sort the other way round"),
                    QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O),
                    tr("Turn the order of the rows round"), [this] {
                        const Sorting sorting = now();
                        if (sorting.column >= 0)
                            sortBy(sorting.column, sorting.order == Qt::AscendingOrder
                                                       ? Qt::DescendingOrder
                                                       : Qt::AscendingOrder);
                    });
    m_menu->addAction(m_reverse);
    connect(m_menu, &QMenu::aboutToShow, this, &SortCommands::refresh);
    connect(packages.table()->horizontalHeader(), &QHeaderView::sortIndicatorChanged, this,
            &SortCommands::refresh);
    refresh();
}

SortCommands::Sorting SortCommands::now() const
{
    if (const Page *page = m_panes.page())
        return {page->sortColumns(), page->sortedBy(), page->sortOrder()};
    Sorting sorting;
    const PackageTableModel &model = *m_packages.model();
    for (int column = 0; column < PackageTableModel::ColumnCount; ++column)
        sorting.columns.append(
            PackageTableModel::canSortBy(column)
                ? model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString()
                : QString());
    sorting.column = PackageTableModel::columnOf(model.query().sort);
    sorting.order = model.query().descending ? Qt::DescendingOrder : Qt::AscendingOrder;
    return sorting;
}

void SortCommands::sortBy(int column, Qt::SortOrder order)
{
    if (Page *page = m_panes.page())
        page->sortBy(column, order);
    else
        m_packages.sortBy(column, order);
    refresh();
}

void SortCommands::choose(int column)
{
    const Sorting sorting = now();
    if (column < sorting.columns.size() && column != sorting.column)
        sortBy(column, m_panes.page() ? Qt::AscendingOrder : firstOrder(column));
    else
        refresh(); // it was chosen already
}

void SortCommands::refresh()
{
    const Sorting sorting = now();
    const bool any = !sorting.columns.isEmpty();
    for (int column = 0; column < m_columns.size(); ++column) {
        const QString title = sorting.columns.value(column);
        QAction *action = m_columns.at(column);
        // Readers of the screen come by what is hidden in a menu, too.
        action->setText(title.isEmpty() ? tr("Sort") : tr("Sort by %1").arg(title));
        action->setVisible(!title.isEmpty());
        action->setChecked(column == sorting.column);
    }
    allow(m_reverse, any && sorting.column >= 0,
          any ? Text() : Text::of("The rows that are in sight have one order only."));
}

} // namespace packhouse
