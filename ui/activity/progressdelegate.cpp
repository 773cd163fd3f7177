// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/progressdelegate.h"

#include "items/itemroles.h"
#include "items/jobmodel.h"
#include "ui/style/colours.h"
#include "ui/style/metrics.h"

#include <QPainter>

namespace packhouse {

void ProgressDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    const int percent = index.data(ProgressRole).toInt();
    if (index.column() != JobModel::Progress || percent < 0) {
        BadgeDelegate::paint(painter, option, index);
        return;
    }
    // The ground and the line are the other delegate's; its text begins after the bar.
    constexpr int BarWidth = 90;
    QStyleOptionViewItem rest(option);
    BadgeDelegate::paint(painter, option, index.siblingAtColumn(JobModel::ColumnCount));
    const Colours &c = colours(option.palette);
    const QRect bar(option.rect.left() + metrics::CellPadding, option.rect.center().y() - 3,
                    BarWidth, 6);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(c.line);
    painter->drawRoundedRect(bar, 3, 3);
    if (percent > 0) {
        painter->setBrush(c.primary);
        painter->drawRoundedRect(QRect(bar.topLeft(), QSize(BarWidth * percent / 100, 6)), 3, 3);
    }
    painter->restore();
    painter->setPen(c.text);
    rest.rect.setLeft(bar.right() + metrics::Gap);
    painter->drawText(rest.rect, Qt::AlignLeft | Qt::AlignVCenter, index.data().toString());
}

} // namespace packhouse
