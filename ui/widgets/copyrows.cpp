// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/copyrows.h"

#include "items/itemroles.h"

#include <QAction>
#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QHeaderView>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace packhouse {

void addCopyRows(QTableView *table)
{
    auto *copy = new QAction(QCoreApplication::translate("CopyRows", "Copy as text"), table);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    QObject::connect(copy, &QAction::triggered, table, [table] {
        QStringList lines;
        for (const QModelIndex &row : table->selectionModel()->selectedRows()) {
            QStringList cells;
            for (int column = 0; column < table->model()->columnCount(); ++column)
                cells.append(row.siblingAtColumn(column).data(CopyRole).toString());
            lines.append(cells.join(u'\t'));
        }
        if (!lines.isEmpty())
            QGuiApplication::clipboard()->setText(lines.join(u'\n'));
    });
    table->addAction(copy);
    table->setContextMenuPolicy(Qt::ActionsContextMenu);
}

} // namespace packhouse
