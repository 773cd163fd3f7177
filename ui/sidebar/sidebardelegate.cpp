// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sidebar/sidebardelegate.h"

#include "items/itemroles.h"
#include "ui/style/colours.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/widgets/badge.h"

#include <QAbstractItemView>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr int Margin = 14;
constexpr int ArrowSize = 14;
constexpr int DotSize = 8;
constexpr int HeadingHeight = 32;

int depth(const QModelIndex &index)
{
    int levels = 0;
    for (QModelIndex at = index.parent(); at.isValid(); at = at.parent())
        ++levels;
    return levels;
}

bool isPage(const QModelIndex &index)
{
    return depth(index) == 1 && !index.data(DotRole).isValid();
}

/// Left edge of the arrow's place; the text follows it.
int indent(const QModelIndex &index)
{
    return isPage(index) ? Margin : Margin + 14 + (depth(index) - 1) * metrics::Indent;
}

void paintHeading(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    QFont font = option.font;
    font.setBold(true);
    font.setPointSizeF(font.pointSizeF() - 1.5);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.6);
    painter->setFont(font);
    painter->setPen(colours(option.palette).muted);
    const QRect rect = option.rect.adjusted(Margin, 8, -Margin, 0);
    painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter,
                      index.data(Qt::DisplayRole).toString().toUpper());
}

} // namespace

QRect SidebarDelegate::arrowRect(const QRect &row, const QModelIndex &index,
                                 Qt::LayoutDirection direction)
{
    if (index.data(HeadingRole).toBool() || !index.model()->hasChildren(index))
        return {};
    const QRect place(row.left() + indent(index) - 2, row.top() + (row.height() - ArrowSize) / 2,
                      ArrowSize, ArrowSize);
    return QStyle::visualRect(direction, row, place);
}

void SidebarDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    if (index.data(HeadingRole).toBool()) {
        paintHeading(painter, option, index);
        return;
    }
    const Colours &c = colours(option.palette);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const QRect row(0, option.rect.top(), view->viewport()->width(), option.rect.height());
    if (selected || option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(row, selected ? c.selection : c.hover);
    if (view->hasFocus() && view->currentIndex() == index)
        painter->fillRect(QStyle::visualRect(option.direction, row,
                                             QRect(row.left(), row.top(), 3, row.height())),
                          c.primary);

    const QVariant dot = index.data(DotRole);
    if (dot.isValid()) {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(c.tone(Tone(dot.toInt())).text);
        const QRect place(row.left() + Margin, row.center().y() - DotSize / 2 + 1, DotSize,
                          DotSize);
        painter->drawEllipse(QStyle::visualRect(option.direction, row, place));
        painter->restore();
    }
    const QRect arrow = arrowRect(row, index, option.direction);
    if (!arrow.isNull()) {
        const QString name = option.state.testFlag(QStyle::State_Open) ? u"chevron-down"_s
                                                                       : u"chevron-right"_s;
        lineIcon(name, option.palette).paint(painter, arrow);
    }

    const QString count = index.data(CountRole).toString();
    const QVariant badge = index.data(BadgeRole);
    QFont font = option.font;
    font.setBold(selected);
    int right = Margin;
    if (badge.isValid()) {
        const QSize size = badgeSize(count, option.font);
        const QRect place(row.right() - Margin - size.width() + 1, row.top(), size.width(),
                          row.height());
        paintBadge(painter, QStyle::visualRect(option.direction, row, place),
                   badge.value<BadgeData>(), c, option.font);
        right += size.width() + metrics::Gap;
    } else if (!count.isEmpty()) {
        QFont small = font;
        small.setPointSizeF(font.pointSizeF() - 0.75);
        painter->setFont(small);
        painter->setPen(c.muted);
        const int width = QFontMetrics(small).horizontalAdvance(count) + 2;
        const QRect place(row.right() - Margin - width + 1, row.top(), width, row.height());
        painter->drawText(QStyle::visualRect(option.direction, row, place), Qt::AlignCenter, count);
        right += width + metrics::Gap;
    }
    const bool arrowPlace = !isPage(index) && index.model()->hasChildren(index);
    const int left = indent(index) + (arrowPlace || depth(index) > 1 ? ArrowSize : 0);
    const QRect text = QStyle::visualRect(option.direction, row, row.adjusted(left, 0, -right, 0));
    painter->setFont(font);
    painter->setPen(selected ? c.primary : c.text);
    painter->drawText(text, int(Qt::AlignLeft | Qt::AlignVCenter),
                      QFontMetrics(font).elidedText(index.data(Qt::DisplayRole).toString(),
                                                    Qt::ElideRight, text.width()));
}

QSize SidebarDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    return {120, index.data(HeadingRole).toBool() ? HeadingHeight : metrics::SidebarRowHeight};
}

} // namespace packhouse
