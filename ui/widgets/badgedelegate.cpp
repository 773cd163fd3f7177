// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/badgedelegate.h"

#include "items/itemroles.h"
#include "items/readable.h"
#include "ui/style/metrics.h"
#include "ui/style/theme.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/wrapping.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QStyle>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace packhouse {

namespace {

int wrappedHeight(const QModelIndex &index, const QFont &font, int width)
{
    QTextLayout lines(index.data(Qt::DisplayRole).toString(), font);
    return int(std::ceil(breakLines(lines, Qt::AlignLeft, width))) + metrics::CellPadding;
}

void drawWrapped(QPainter *painter, const QRect &rect, int aligned, const QString &text,
                 Qt::LayoutDirection direction)
{
    QTextLayout lines(isolated(text, direction), painter->font());
    const qreal height = breakLines(
        lines, QStyle::visualAlignment(direction, Qt::Alignment(aligned)), rect.width());
    lines.draw(painter, QPointF(rect.left(), rect.top() + (rect.height() - height) / 2));
}

const QString PathGap = QStringLiteral(" / ");

/// With its gap: it decides what the row is, so that it has what the name leaves and at least half.
int qualifierWidth(const QString &qualifier, const QString &name, const QFontMetrics &measure,
                   int whole)
{
    const int room = std::max(whole - measure.horizontalAdvance(name) - 1, whole / 2);
    return qualifier.isEmpty()
               ? 0
               : std::min(measure.horizontalAdvance(qualifier) + metrics::Gap, room);
}

/// The end of a path tells it from others: whole names of it, as many as there is room for.
QString shortened(const QString &path, const QFontMetrics &measure, int room)
{
    const QStringList names = path.split(PathGap);
    for (qsizetype dropped = 0; dropped < names.size(); ++dropped) {
        const QString end = names.mid(dropped).join(PathGap);
        if (measure.horizontalAdvance(end) <= room)
            return end;
    }
    return measure.elidedText(names.last(), Qt::ElideLeft, room);
}

} // namespace

BadgeDelegate::BadgeDelegate(const FormatInfoList *formats, QObject *parent)
    : QStyledItemDelegate(parent), m_formats(formats), m_fixedFont(Theme::fixedFont())
{}

void BadgeDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    const Colours &c = colours(option.palette);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
    painter->fillRect(option.rect, selected ? c.selection : hovered ? c.hover : c.surface);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                      c.line);
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    if (view && view->hasFocus() && view->currentIndex().row() == index.row()
        && view->currentIndex().parent() == index.parent() && index.column() == 0)
        painter->fillRect(
            QStyle::visualRect(option.direction, option.rect,
                               QRect(option.rect.topLeft(), QSize(3, option.rect.height()))),
            c.primary);
    const int pad = metrics::CellPadding;
    paintContents(painter, option, index, option.rect.adjusted(pad, 0, -pad, -1));
}

void BadgeDelegate::paintContents(QPainter *painter, const QStyleOptionViewItem &option,
                                  const QModelIndex &index, QRect rect) const
{
    const Colours &c = colours(option.palette);
    const QVariant badge = index.data(BadgeRole);
    if (badge.isValid()) {
        const auto data = badge.value<BadgeData>();
        QRect place = rect;
        place.setWidth(std::min(rect.width(), badgeSize(data.text, option.font).width()));
        paintBadge(painter, QStyle::visualRect(option.direction, rect, place), data, c,
                   option.font);
        return;
    }
    const QVariant type = index.data(TypeRole);
    if (type.isValid() && m_formats) {
        QRect place = rect;
        place.setWidth(metrics::TypeBadgeSize);
        paintTypeBadge(painter, QStyle::visualRect(option.direction, rect, place),
                       m_formats->find(type.toString()), option.font);
        const QRect rest = rect.adjusted(metrics::TypeBadgeSize + metrics::Gap, 0, 0, 0);
        rect = QStyle::visualRect(option.direction, rect, rest);
    }
    const QVariant alignment = index.data(Qt::TextAlignmentRole);
    const int aligned = alignment.isValid() ? alignment.toInt()
                                            : int(Qt::AlignLeft | Qt::AlignVCenter);
    const QFont font = index.data(FixedFontRole).toBool() ? m_fixedFont : option.font;
    painter->setFont(font);
    painter->setPen(option.state.testFlag(QStyle::State_Enabled) ? c.text : c.disabled);
    const QString whole = index.data(Qt::DisplayRole).toString();
    if (option.features.testFlag(QStyleOptionViewItem::WrapText)) {
        drawWrapped(painter, rect, aligned, whole, option.direction);
        return;
    }
    const QString qualifier = index.data(QualifierRole).toString();
    const QFontMetrics measure(font);
    const int room = rect.width() - qualifierWidth(qualifier, whole, measure, rect.width());
    const QString text = measure.elidedText(whole, option.textElideMode, room);
    painter->drawText(QStyle::visualRect(option.direction, rect,
                                         QRect(rect.topLeft(), QSize(room, rect.height()))),
                      aligned, isolated(text, option.direction));
    if (qualifier.isEmpty())
        return;
    const int used = std::min(room, measure.horizontalAdvance(text)) + metrics::Gap;
    const QRect rest = QStyle::visualRect(option.direction, rect, rect.adjusted(used, 0, 0, 0));
    painter->setPen(option.state.testFlag(QStyle::State_Enabled) ? c.muted : c.disabled);
    painter->drawText(rest, aligned,
                      isolated(shortened(qualifier, measure, rest.width()), option.direction));
}

QSize BadgeDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    int width = 2 * metrics::CellPadding;
    const QVariant badge = index.data(BadgeRole);
    if (badge.isValid()) {
        width += badgeSize(badge.value<BadgeData>().text, option.font).width();
    } else {
        const QFont font = index.data(FixedFontRole).toBool() ? m_fixedFont : option.font;
        // Where a table wraps it gives its column's width.
        const int room = option.rect.width() - width;
        if (option.features.testFlag(QStyleOptionViewItem::WrapText) && room > 0)
            return {option.rect.width(),
                    std::max(metrics::RowHeight, wrappedHeight(index, font, room))};
        width += QFontMetrics(font).horizontalAdvance(index.data(Qt::DisplayRole).toString()) + 2;
        if (index.data(TypeRole).isValid())
            width += metrics::TypeBadgeSize + metrics::Gap;
        if (const QString qualifier = index.data(QualifierRole).toString(); !qualifier.isEmpty())
            width += QFontMetrics(font).horizontalAdvance(qualifier) + metrics::Gap;
    }
    return {width, metrics::RowHeight};
}

} // namespace packhouse
