// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/scopetreemodel.h"
#include "ui/widgets/spokenview.h"

#include <QTreeView>

namespace packhouse {

/// Registries, their groups and projects, and the workspace's pages.
class Sidebar : public SpokenView<QTreeView>
{
    Q_OBJECT

public:
    explicit Sidebar(ScopeTreeModel *model, QWidget *parent = nullptr);

    /// Marks a row without saying that it was chosen; opens what is above it. False: no such row.
    bool setTarget(const ScopeTreeModel::Target &target);
    ScopeTreeModel::Target target() const;

    /// What is open, for the next run.
    QStringList openRows() const;
    void setOpenRows(const QStringList &rows);

signals:
    void chosen(const packhouse::ScopeTreeModel::Target &target);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    bool toggleAt(const QPoint &position);
    void openNew(const QModelIndex &parent, int first, int last);
    QString rowId(const QModelIndex &index) const;

    ScopeTreeModel *m_model;
    QStringList m_open; ///< of the last run, for rows that come later
    bool m_hasOpen = false;
    bool m_quiet = false;
};

} // namespace packhouse
