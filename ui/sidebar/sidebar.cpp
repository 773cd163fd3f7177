// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sidebar/sidebar.h"

#include "items/itemroles.h"
#include "ui/sidebar/sidebardelegate.h"
#include "ui/style/looks.h"

#include <QMouseEvent>

using namespace Qt::StringLiterals;

namespace packhouse {

Sidebar::Sidebar(ScopeTreeModel *model, QWidget *parent) : SpokenView(parent), m_model(model)
{
    setModel(model);
    setItemDelegate(new SidebarDelegate(this));
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setIndentation(0); // the delegate indents, so that rows are marked over their whole width
    setMouseTracking(true);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabKeyNavigation(false);
    setLook(this, "surface"_L1);
    setMinimumWidth(160);
    setAccessibleName(tr("Registries and workspace"));
    for (int row = 0; row < model->rowCount(); ++row)
        openNew({}, row, row);
    connect(model, &QAbstractItemModel::rowsInserted, this, &Sidebar::openNew);
    for (int row = 0; row < model->rowCount(); ++row) {
        const QModelIndex section = model->index(row, 0);
        openNew(section, 0, model->rowCount(section) - 1);
    }
    const auto hideEmpty = [this] {
        for (int row = 0; row < m_model->rowCount(); ++row)
            setRowHidden(row, {}, m_model->rowCount(m_model->index(row, 0)) == 0);
    };
    hideEmpty();
    connect(model, &QAbstractItemModel::rowsInserted, this, hideEmpty);
    connect(model, &QAbstractItemModel::rowsRemoved, this, hideEmpty);
}

QString Sidebar::rowId(const QModelIndex &index) const
{
    const ScopeTreeModel::Target at = m_model->target(index);
    return at.source ? at.source->id() + u'/' + at.scopePath : QString();
}

/// Headings, the embedded registry and its groups start open; after that the user decides.
void Sidebar::openNew(const QModelIndex &parent, int first, int last)
{
    for (int row = first; row <= last; ++row) {
        const QModelIndex index = m_model->index(row, 0, parent);
        const ScopeTreeModel::Target at = m_model->target(index);
        const bool wanted = m_hasOpen ? m_open.contains(rowId(index))
                                      : at.source && at.source->isEmbedded()
                                            && at.scopePath.count(u'/') == 0;
        if (!at.source || wanted)
            setExpanded(index, true);
        if (m_model->rowCount(index) > 0)
            openNew(index, 0, m_model->rowCount(index) - 1);
    }
}

bool Sidebar::setTarget(const ScopeTreeModel::Target &target)
{
    const QModelIndex index = m_model->find(target);
    m_quiet = true;
    if (index.isValid()) {
        for (QModelIndex above = index.parent(); above.isValid(); above = above.parent())
            setExpanded(above, true);
        setCurrentIndex(index);
    } else {
        clearSelection();
    }
    m_quiet = false;
    return index.isValid();
}

ScopeTreeModel::Target Sidebar::target() const
{
    return m_model->target(currentIndex());
}

QStringList Sidebar::openRows() const
{
    QStringList open;
    const auto walk = [&](const QModelIndex &parent, const auto &again) -> void {
        for (int row = 0; row < m_model->rowCount(parent); ++row) {
            const QModelIndex index = m_model->index(row, 0, parent);
            if (!isExpanded(index))
                continue;
            if (const QString id = rowId(index); !id.isEmpty())
                open.append(id);
            again(index, again);
        }
    };
    walk({}, walk);
    return open;
}

void Sidebar::setOpenRows(const QStringList &rows)
{
    m_open = rows;
    m_hasOpen = true;
    collapseAll();
    openNew({}, 0, m_model->rowCount() - 1);
}

bool Sidebar::toggleAt(const QPoint &position)
{
    const QModelIndex index = indexAt(position);
    if (!index.isValid())
        return false;
    const QRect row(0, visualRect(index).top(), viewport()->width(), visualRect(index).height());
    const QRect arrow = SidebarDelegate::arrowRect(row, index, layoutDirection());
    if (!arrow.adjusted(-3, -6, 3, 6).contains(position))
        return false;
    setExpanded(index, !isExpanded(index));
    return true;
}

void Sidebar::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && toggleAt(event->position().toPoint()))
        return;
    QTreeView::mousePressEvent(event);
}

void Sidebar::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (!toggleAt(event->position().toPoint()))
        QTreeView::mouseDoubleClickEvent(event);
}

void Sidebar::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    SpokenView::currentChanged(current, previous);
    const ScopeTreeModel::Target now = m_model->target(current);
    if (!m_quiet && now.valid())
        emit chosen(now);
}

} // namespace packhouse
