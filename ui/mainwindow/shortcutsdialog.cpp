// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/shortcutsdialog.h"

#include "items/rowtablemodel.h"
#include "ui/style/looks.h"
#include "ui/widgets/badgedelegate.h"
#include "ui/widgets/copyrows.h"
#include "ui/widgets/rowtableview.h"
#include "ui/widgets/tables.h"

#include <QAction>
#include <QHeaderView>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

struct Line
{
    QString command;
    QString keys;
    QString tip;
};

} // namespace

ShortcutsDialog::ShortcutsDialog(const QList<QAction *> &actions, QWidget *parent)
    : FramedDialog(parent)
{
    setTitle(tr("Keyboard shortcuts"));
    QList<Line> lines;
    for (const QAction *action : actions) {
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        if (!keys.isEmpty())
            lines.append(
                {QString(action->text()).remove(u'&').remove(u'…'), keys, action->statusTip()});
    }
    auto *model = new RowTableModel<Line>(
        {{tr("Keys"), [](const Line &line) { return Cell{.text = line.keys}; }},
         {tr("Command"),
          [](const Line &line) { return Cell{.text = line.command, .tip = line.tip}; }}},
        this);
    model->setRows(lines);
    auto *table = new RowTableView(this);
    setUpTable(table, tr("Keyboard shortcuts"));
    setLook(table, "framed"_L1);
    table->setModel(model);
    table->setItemDelegate(new BadgeDelegate(nullptr, table));
    table->horizontalHeader()->setSectionsClickable(false);
    table->horizontalHeader()->resizeSection(0, 170);
    table->horizontalHeader()->setStretchLastSection(true);
    addCopyRows(table);
    body()->addWidget(table, 1);
    QPushButton *close = addButton(tr("Close"), u"close"_s, "primary"_L1);
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    resize(520, 560);
}

} // namespace packhouse
