// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/badge.h"

#include "items/readable.h"
#include "ui/style/metrics.h"

#include <QFontMetrics>
#include <QPainter>

namespace packhouse {

QFont badgeFont(const QFont &base)
{
    QFont font = base;
    font.setPointSizeF(base.pointSizeF() - 1.25);
    font.setBold(true);
    return font;
}

QSize badgeSize(const QString &text, const QFont &base)
{
    const QFontMetrics measure(badgeFont(base));
    return {measure.horizontalAdvance(text) + 2 * metrics::BadgePadding,
            std::max(metrics::BadgeHeight, measure.height() + 1)};
}

void paintBadge(QPainter *painter, const QRect &rect, const BadgeData &badge,
                const Colours &colours, const QFont &base)
{
    const QFont font = badgeFont(base);
    QSize size = badgeSize(badge.text, base);
    size.setWidth(std::min(size.width(), rect.width()));
    const QRect box(rect.left(), rect.top() + (rect.height() - size.height()) / 2, size.width(),
                    size.height());
    const TonePair &tone = colours.tone(badge.tone);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(tone.ground);
    painter->drawRoundedRect(box, metrics::BadgeRadius, metrics::BadgeRadius);
    painter->setFont(font);
    painter->setPen(tone.text);
    // Bold letters are a little wider than what is measured: only a badge that was cut is elided.
    const bool cut = box.width() < badgeSize(badge.text, base).width();
    const QString text = cut ? QFontMetrics(font).elidedText(badge.text, Qt::ElideRight,
                                                             box.width() - metrics::BadgePadding)
                             : badge.text;
    painter->drawText(box, Qt::AlignCenter, isolated(text, painter->layoutDirection()));
    painter->restore();
}

void paintTypeBadge(QPainter *painter, const QRect &rect, const FormatInfo &format,
                    const QFont &base)
{
    const int side = std::min(metrics::TypeBadgeSize, rect.height());
    const QRect box(rect.left(), rect.top() + (rect.height() - side) / 2, side, side);
    QFont font = base;
    font.setBold(true);
    font.setPointSizeF(base.pointSizeF() - 2.25);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(QColor(format.colour()));
    painter->drawRoundedRect(box, metrics::TypeBadgeRadius, metrics::TypeBadgeRadius);
    painter->setFont(font);
    painter->setPen(Qt::white);
    painter->drawText(box, Qt::AlignCenter, format.badge());
    painter->restore();
}

Badge::Badge(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

Badge::Badge(const BadgeData &badge, QWidget *parent) : Badge(parent)
{
    setBadge(badge);
}

void Badge::setBadge(const BadgeData &badge)
{
    m_badge = {shownText(badge.text), badge.tone};
    setAccessibleName(m_badge.text);
    setHidden(badge.text.isEmpty());
    updateGeometry();
    update();
}

QSize Badge::sizeHint() const
{
    return badgeSize(m_badge.text, font());
}

void Badge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintBadge(&painter, rect(), m_badge, colours(palette()), font());
}

TypeBadge::TypeBadge(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void TypeBadge::setFormat(const FormatInfo *format)
{
    m_format = format;
    setAccessibleName(format ? format->label : QString());
    setToolTip(format ? format->label : QString());
    update();
}

QSize TypeBadge::sizeHint() const
{
    return {metrics::TypeBadgeSize, metrics::TypeBadgeSize};
}

void TypeBadge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (m_format)
        paintTypeBadge(&painter, rect(), *m_format, font());
}

} // namespace packhouse
