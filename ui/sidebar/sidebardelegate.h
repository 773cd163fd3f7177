// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace packhouse {

/// Draws the sidebar's rows: headings, dots, arrows, texts and counts.
class SidebarDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    /// Where a click opens or closes the row; empty where there is nothing below it.
    static QRect arrowRect(const QRect &row, const QModelIndex &index,
                           Qt::LayoutDirection direction);
};

} // namespace packhouse
