// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/badgedelegate.h"

class QComboBox;

namespace packhouse {

/// Names and versions are typed, types, projects and their parts are chosen; the current cell shows
/// whether it can be.
class PublishDelegate : public BadgeDelegate
{
    Q_OBJECT

public:
    using BadgeDelegate::BadgeDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model,
                      const QModelIndex &index) const override;

private:
    /// nullptr: the cell is typed into.
    static QComboBox *chooser(QWidget *parent, const QModelIndex &index);
};

} // namespace packhouse
