// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/formatinfo.h"

#include <QFont>
#include <QStyledItemDelegate>

namespace packhouse {

/// Draws the rows of all our tables: thin lines, type letters, badges, the fixed font where a model
/// asks for it, and a bar at the left of the current row while the table has the focus.
class BadgeDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// \a formats must outlive the delegate; nullptr where no types are shown.
    explicit BadgeDelegate(const FormatInfoList *formats, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintContents(QPainter *painter, const QStyleOptionViewItem &option,
                       const QModelIndex &index, QRect rect) const;

    const FormatInfoList *m_formats;
    QFont m_fixedFont;
};

} // namespace packhouse
