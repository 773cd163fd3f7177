// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/packhousestyle.h"

#include "ui/style/colours.h"
#include "ui/style/metrics.h"

#include <QGuiApplication>
#include <QLabel>
#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>
#include <QWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

bool isWrittenFromTheRight(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar one) {
        return one.direction() == QChar::DirR || one.direction() == QChar::DirAL;
    });
}

} // namespace

PackhouseStyle::PackhouseStyle() : QProxyStyle(QStyleFactory::create(u"Fusion"_s)) {}

void PackhouseStyle::polish(QWidget *widget)
{
    if (auto *label = qobject_cast<QLabel *>(widget)) {
        if (label->textFormat() == Qt::AutoText)
            label->setTextFormat(Qt::PlainText);
        // By itself a label goes by the direction of its text, so that one and the next begin at
        // different sides.
        if (label->layoutDirection() == Qt::RightToLeft
            && (label->alignment() & Qt::AlignHorizontal_Mask) == Qt::AlignLeft)
            label->setAlignment((label->alignment() & ~Qt::AlignHorizontal_Mask) | Qt::AlignRight
                                | Qt::AlignAbsolute);
    }
    QProxyStyle::polish(widget);
}

int PackhouseStyle::pixelMetric(PixelMetric metric, const QStyleOption *option,
                                const QWidget *widget) const
{
    switch (metric) {
    case PM_SplitterWidth:
        return 1;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_TabBarIconSize:
        return 16;
    case PM_ToolBarFrameWidth:
    case PM_DefaultFrameWidth:
        return 1;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int PackhouseStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                              QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
        return 0;
    case SH_Menu_AllowActiveAndDisabled:
        return 1; // the status line says why it cannot be used
    case SH_UnderlineShortcut:
        // As on other desktops: shown while Alt is held, or when the menu bar has the keyboard.
        return QGuiApplication::keyboardModifiers().testFlag(Qt::AltModifier)
               || (widget && widget->hasFocus());
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

void PackhouseStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
                                   QPainter *painter, const QWidget *widget) const
{
    if (element == PE_FrameFocusRect) {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(colours(option->palette).primary, 1.5));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(option->rect).adjusted(1, 1, -1, -1), 3, 3);
        painter->restore();
        return;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void PackhouseStyle::drawItemText(QPainter *painter, const QRect &rect, int flags,
                                  const QPalette &palette, bool enabled, const QString &text,
                                  QPalette::ColorRole role) const
{
    const bool mirrored = painter->layoutDirection() == Qt::RightToLeft
                          || (flags & Qt::TextForceRightToLeft);
    if (mirrored && !isWrittenFromTheRight(text)) {
        const Qt::Alignment aligned(flags & (Qt::AlignHorizontal_Mask | Qt::AlignVertical_Mask));
        flags &= ~int(Qt::AlignHorizontal_Mask | Qt::TextForceRightToLeft);
        flags |= int(visualAlignment(Qt::RightToLeft, aligned)) | Qt::TextForceLeftToRight;
    }
    QProxyStyle::drawItemText(painter, rect, flags, palette, enabled, text, role);
}

} // namespace packhouse
