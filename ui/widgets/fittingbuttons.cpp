// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/fittingbuttons.h"

#include "ui/style/metrics.h"

#include <QEvent>
#include <QMenu>
#include <QPushButton>
#include <QStyle>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

FittingButtons::FittingButtons(QWidget *parent)
    : QWidget(parent), m_more(new QPushButton(tr("More ▾"), this))
{
    m_more->setAccessibleName(tr("More that can be done"));
    m_more->setMenu(new QMenu(m_more));
    m_more->hide();
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(m_more->menu(), &QMenu::aboutToShow, this, &FittingButtons::fillMenu);
}

void FittingButtons::setParts(QWidget *first, const QList<QAbstractButton *> &buttons)
{
    m_first = first;
    m_buttons = buttons;
    QWidget *last = first;
    for (QWidget *next : buttons) {
        next->installEventFilter(this);
        setTabOrder(last, next);
        last = next;
    }
    setTabOrder(last, m_more);
    place();
}

QSize FittingButtons::sizeHint() const
{
    QSize size = m_first ? m_first->sizeHint() : QSize();
    for (const QAbstractButton *button : m_buttons) {
        size.rwidth() += metrics::Gap + button->sizeHint().width();
        size.setHeight(std::max(size.height(), button->sizeHint().height()));
    }
    return size;
}

QSize FittingButtons::minimumSizeHint() const
{
    const int first = m_first ? m_first->sizeHint().width() : 0;
    return {first + metrics::Gap + m_more->sizeHint().width(), sizeHint().height()};
}

bool FittingButtons::event(QEvent *event)
{
    // A text became longer, or there is less room.
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize
        || event->type() == QEvent::LayoutDirectionChange || event->type() == QEvent::Show)
        place();
    return QWidget::event(event);
}

void FittingButtons::place()
{
    if (!m_first)
        return;
    int room = width() - m_first->sizeHint().width();
    if (sizeHint().width() > width())
        room -= metrics::Gap + m_more->sizeHint().width();
    int left = 0;
    const auto put = [&](QWidget *widget) {
        const QSize size = widget->sizeHint();
        const QRect at(left, (height() - size.height()) / 2, size.width(), size.height());
        widget->setGeometry(QStyle::visualRect(layoutDirection(), rect(), at));
        left += size.width() + metrics::Gap;
    };
    put(m_first);
    bool fits = true;
    for (QAbstractButton *button : std::as_const(m_buttons)) {
        room -= metrics::Gap + button->sizeHint().width();
        fits = fits && room >= 0; // none after one that is behind
        button->setVisible(fits);
        if (fits)
            put(button);
    }
    m_more->setVisible(!fits);
    if (!fits)
        put(m_more);
    enableMore();
}

/// Where nothing of it can be done, it cannot be opened.
void FittingButtons::enableMore()
{
    m_more->setEnabled(std::ranges::any_of(m_buttons, [](const QAbstractButton *button) {
        return button->isHidden() && button->isEnabled();
    }));
}

bool FittingButtons::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::EnabledChange)
        enableMore();
    return QWidget::eventFilter(watched, event);
}

void FittingButtons::fillMenu()
{
    m_more->menu()->clear();
    for (QAbstractButton *button : std::as_const(m_buttons)) {
        if (!button->isHidden())
            continue;
        QAction *action = m_more->menu()->addAction(
            QString(button->text()).replace(u"&"_s, u"&&"_s), button, &QAbstractButton::click);
        action->setEnabled(button->isEnabled());
        action->setToolTip(button->toolTip());
        action->setStatusTip(button->toolTip());
    }
}

} // namespace packhouse
