// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/fittingtabs.h"

#include "ui/widgets/menutext.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMenu>
#include <QStyle>
#include <QTabBar>
#include <QToolButton>

#include <numeric>

namespace packhouse {

namespace {

/// Qt tells readers of the screen that the focus is in all the tabs, whose name is that of the one
/// that was current when they first asked: they are told which one it is.
class SpokenTabBar : public QTabBar
{
public:
    using QTabBar::QTabBar;

protected:
    void focusInEvent(QFocusEvent *event) override
    {
        QTabBar::focusInEvent(event);
        QMetaObject::invokeMethod(
            this, [this] { tellCurrent(); }, Qt::QueuedConnection); // Qt tells it after this event
    }

private:
    void tellCurrent()
    {
        if (!hasFocus() || currentIndex() < 0)
            return;
        QAccessibleEvent event(this, QAccessible::Focus);
        event.setChild(currentIndex());
        QAccessible::updateAccessibility(&event);
    }
};

} // namespace

FittingTabs::FittingTabs(QWidget *parent) : QTabWidget(parent), m_more(new QToolButton(this))
{
    setTabBar(new SpokenTabBar(this));
    tabBar()->setElideMode(Qt::ElideNone);
    tabBar()->setExpanding(false);
    tabBar()->setUsesScrollButtons(false);
    tabBar()->installEventFilter(this);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setFocusPolicy(Qt::StrongFocus);
    m_more->setAutoRaise(true);
    m_more->setMenu(new QMenu(m_more));
    m_more->hide();
    connect(m_more->menu(), &QMenu::aboutToShow, this, &FittingTabs::fillMenu);
    connect(this, &QTabWidget::currentChanged, this, &FittingTabs::fit);
    connect(this, &QTabWidget::currentChanged, tabBar(), [this] {
        QAccessibleEvent event(tabBar(), QAccessible::NameChanged);
        QAccessible::updateAccessibility(&event);
    });
}

QSize FittingTabs::minimumSizeHint() const
{
    constexpr int Least = 120; // of a page, which scrolls where it has more
    return {0, tabBar()->sizeHint().height() + Least};
}

void FittingTabs::resizeEvent(QResizeEvent *event)
{
    QTabWidget::resizeEvent(event);
    fit();
}

void FittingTabs::tabInserted(int index)
{
    QTabWidget::tabInserted(index);
    fit();
}

void FittingTabs::changeEvent(QEvent *event)
{
    QTabWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange
        || event->type() == QEvent::LayoutDirectionChange)
        fit();
}

/// Qt's go one further only.
bool FittingTabs::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != tabBar() || event->type() != QEvent::KeyPress)
        return QTabWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key != Qt::Key_Home && key != Qt::Key_End)
        return false;
    setCurrentIndex(key == Qt::Key_Home ? 0 : count() - 1);
    return true;
}

/// The first tabs, and always the current one.
void FittingTabs::fit()
{
    if (m_isFitting)
        return;
    m_isFitting = true;
    const int current = currentIndex();
    for (int tab = 0; tab < count(); ++tab)
        tabBar()->setTabVisible(tab, true);
    QList<int> widths;
    for (int tab = 0; tab < count(); ++tab)
        widths.append(tabBar()->tabRect(tab).width());
    const int all = std::accumulate(widths.begin(), widths.end(), 0);
    QList<int> behind;
    setMenuText(m_more, tr("%n more", "tabs", std::max(1, count() - 1)));
    constexpr int Around = 16; // what the style keeps beside the tabs
    const bool allFit = all + Around <= width();
    int room = width() - Around - (allFit ? 0 : m_more->sizeHint().width());
    if (!allFit && current >= 0)
        room -= widths[current];
    for (int tab = 0; tab < count() && !allFit; ++tab) {
        if (tab == current)
            continue;
        room -= widths[tab];
        if (room < 0)
            behind.append(tab);
    }
    for (const int tab : std::as_const(behind))
        tabBar()->setTabVisible(tab, false);
    setCurrentIndex(current);
    m_behind = behind;
    setMenuText(m_more, tr("%n more", "tabs", int(behind.size())));
    m_more->setVisible(!behind.isEmpty());
    const QRect line = tabBar()->geometry();
    const int wide = m_more->sizeHint().width();
    const QRect place(width() - wide - Around / 2, line.top(), wide, line.height());
    m_more->setGeometry(QStyle::visualRect(layoutDirection(), rect(), place));
    m_more->raise();
    m_isFitting = false;
}

void FittingTabs::fillMenu()
{
    m_more->menu()->clear();
    for (const int tab : std::as_const(m_behind))
        m_more->menu()->addAction(tabText(tab), this, [this, tab] { setCurrentIndex(tab); });
}

} // namespace packhouse
