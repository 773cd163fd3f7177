// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/topbar.h"

#include "ui/style/looks.h"
#include "ui/widgets/filterfield.h"
#include "ui/widgets/menutext.h"

#include <QHBoxLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace packhouse {

TopBar::TopBar(QWidget *parent)
    : QWidget(parent)
    , m_publish(new QPushButton(this))
    , m_download(new QPushButton(this))
    , m_remove(new QPushButton(this))
    , m_columns(new QPushButton(this))
    , m_filter(new FilterField(this))
{
    setObjectName("topBar"_L1);
    setPanelLook(this, "topbar"_L1);
    setLook(m_publish, "primary"_L1);
    setMenuText(m_columns, tr("Columns"));
    m_columns->setToolTip(tr("Choose the columns of the table"));
    m_filter->setAcceptDrops(false); // files dropped here are to be published, not typed
    m_filter->setAccessibleName(tr("Filter packages"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 9);
    layout->setSpacing(10);
    for (QWidget *part : QList<QWidget *>{m_publish, m_download, m_remove})
        layout->addWidget(part);
    layout->addWidget(m_filter, 1);
    layout->addWidget(m_columns);
}

/// Where there is no table of packages there are no columns of it to choose.
void TopBar::showColumns(bool shown)
{
    m_columns->setVisible(shown);
}

void TopBar::setColumnsMenu(QMenu *menu)
{
    m_columns->setMenu(menu);
}

void TopBar::setColumns(int shown, int all)
{
    setMenuText(m_columns,
                shown == all ? tr("Columns") : tr("%1 of %2 columns").arg(shown).arg(all));
}

} // namespace packhouse
