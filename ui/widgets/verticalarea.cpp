// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/verticalarea.h"

#include <QEvent>
#include <QLayout>

#include <algorithm>

namespace packhouse {

VerticalArea::VerticalArea(QWidget *body, int least, int most, QWidget *parent)
    : QScrollArea(parent), m_least(least), m_most(most)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus); // it follows what has the focus
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setWidget(body);
}

int VerticalArea::heightForWidth(int width) const
{
    const QLayout *inside = widget()->layout();
    const int whole = inside->hasHeightForWidth() ? inside->totalHeightForWidth(width)
                                                  : inside->totalSizeHint().height();
    return std::min(whole, m_most);
}

QSize VerticalArea::sizeHint() const
{
    return {0, heightForWidth(width())};
}

QSize VerticalArea::minimumSizeHint() const
{
    return {widget()->minimumSizeHint().width(), std::min(m_least, heightForWidth(width()))};
}

bool VerticalArea::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == widget() && event->type() == QEvent::LayoutRequest) {
        if (m_most < QWIDGETSIZE_MAX)
            setMaximumHeight(heightForWidth(width()));
        updateGeometry();
    }
    return QScrollArea::eventFilter(watched, event);
}

} // namespace packhouse
