// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/viewcommands.h"

#include "items/scopetreemodel.h"
#include "ui/details/detailspane.h"
#include "ui/mainwindow/panes.h"
#include "ui/packages/packagesview.h"
#include "ui/widgets/columnfit.h"
#include "ui/widgets/page.h"

#include <QMenu>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace packhouse {

ViewCommands::ViewCommands(ActionRegistry &actions, const Context &context, QWidget *window)
    : CommandGroup(actions, window)
    , m_context(context)
    , m_refresh(add(u"view.refresh"_s, tr("Refresh"), QKeySequence(Qt::Key_F5),
                    tr("Ask the registries again"), [this] { askAgain(); }))
    , m_details(add(u"view.details"_s, tr("Details"), QKeySequence(Qt::ALT | Qt::Key_Return),
                    tr("Show or hide the details of the chosen package"),
                    [this] { m_context.panes.toggleDetails(); }))
    , m_sidebar(add(u"view.sidebar"_s, tr("Sidebar"), QKeySequence(Qt::Key_F9),
                    tr("Show or hide the sidebar"), [this] { m_context.panes.toggleSidebar(); }))
    , m_nextPane(add(u"view.nextPane"_s, tr("Next pane"), QKeySequence(Qt::Key_F6),
                     tr("Go on to the next part of the window"),
                     [this] { m_context.panes.moveFocus(1, &m_context.filter); }))
    , m_previousPane(add(u"view.previousPane"_s, tr("Previous pane"),
                         QKeySequence(Qt::SHIFT | Qt::Key_F6),
                         tr("Go back to the part of the window before"),
                         [this] { m_context.panes.moveFocus(-1, &m_context.filter); }))
    , m_resetLayout(add(u"view.resetLayout"_s, tr("Reset layout"), {},
                        tr("Columns, widths and sorting as they were at first"),
                        [this] { m_context.panes.reset(); }))
    , m_columns(new QMenu(tr("Col&umns"), window))
{
    addTabs();
    fillColumnsMenu();
}

void ViewCommands::askAgain()
{
    m_context.tree.refresh();
    m_context.packages.model()->refresh();
    m_context.details.refresh();
    if (Page *page = m_context.panes.page())
        page->refresh();
}

void ViewCommands::addTabs()
{
    const std::pair<QString, QString> tabs[] = {
        {u"view.overview"_s, tr("Show overview")}, {u"view.files"_s, tr("Show files")},
        {u"view.versions"_s, tr("Show versions")}, {u"view.use"_s, tr("Show how to use it")},
        {u"view.exposure"_s, tr("Show exposure")}, {u"view.activity"_s, tr("Show activity")},
    };
    for (const auto &[id, text] : tabs) {
        const int index = int(m_tabs.size());
        m_tabs.append(add(id, text, QKeySequence(Qt::ALT | Qt::Key(Qt::Key_1 + index)), {},
                          [this, index] { m_context.panes.showDetailsTab(index); }));
    }
}

void ViewCommands::fillColumnsMenu()
{
    QTableView *table = m_context.packages.table();
    ColumnFit *columns = m_context.packages.columns();
    const PackageTableModel &model = *m_context.packages.model();
    for (int column = 1; column < PackageTableModel::ColumnCount; ++column) {
        QAction *action = m_columns->addAction(
            model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        action->setCheckable(true);
        connect(action, &QAction::triggered, columns,
                [columns, column](bool shown) { columns->setWanted(column, shown); });
        connect(m_columns, &QMenu::aboutToShow, action,
                [action, table, column] { action->setChecked(!table->isColumnHidden(column)); });
    }
    m_columns->addSeparator();
    m_columns->addAction(m_resetLayout);
}

} // namespace packhouse
