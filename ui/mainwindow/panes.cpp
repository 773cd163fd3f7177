// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/panes.h"

#include "ui/details/detailspane.h"
#include "ui/packages/packagesview.h"
#include "ui/sidebar/sidebar.h"
#include "ui/widgets/page.h"

#include <QApplication>
#include <QSettings>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

const QList<int> Widths{228, 784, 426};

/// The first widget of a page that takes the focus.
QWidget *firstFocusIn(QWidget *page)
{
    QWidget *inside = page->nextInFocusChain();
    while (inside != page
           && !(page->isAncestorOf(inside) && inside->isVisible()
                && (inside->focusPolicy() & Qt::TabFocus)))
        inside = inside->nextInFocusChain();
    return inside;
}

} // namespace

Panes::Panes(Sidebar *sidebar, PackagesView *packages, DetailsPane *details, QWidget *parent)
    : QSplitter(Qt::Horizontal, parent)
    , m_sidebar(sidebar)
    , m_packages(packages)
    , m_details(details)
    , m_centre(new QStackedWidget(this))
{
    m_centre->addWidget(packages);
    setChildrenCollapsible(false);
    addWidget(sidebar);
    addWidget(m_centre);
    addWidget(details);
    setStretchFactor(0, 0);
    setStretchFactor(1, 2);
    setStretchFactor(2, 1);
}

void Panes::addPage(Page *page)
{
    m_centre->addWidget(page);
}

void Panes::showPage(Page *page)
{
    m_centre->setCurrentWidget(page);
    m_details->hide();
}

void Panes::showPackages()
{
    m_centre->setCurrentWidget(m_packages);
    m_details->setVisible(m_detailsWanted);
}

Page *Panes::page() const
{
    return qobject_cast<Page *>(m_centre->currentWidget());
}

void Panes::toggleSidebar()
{
    m_sidebar->setVisible(!m_sidebar->isVisible());
}

void Panes::toggleDetails()
{
    m_detailsWanted = !m_details->isVisible();
    m_details->setVisible(m_detailsWanted && !page());
}

void Panes::showDetails()
{
    if (!m_details->isVisible())
        toggleDetails();
}

void Panes::showDetailsTab(int tab)
{
    showDetails();
    m_details->tabs()->setCurrentIndex(tab);
}

void Panes::moveFocus(int step, QWidget *filter)
{
    QList<QWidget *> parts;
    if (m_sidebar->isVisible())
        parts.append(m_sidebar);
    parts.append(m_centre->currentWidget());
    if (m_details->isVisible())
        parts.append(m_details);
    parts.append(filter);
    const QWidget *focus = QApplication::focusWidget();
    qsizetype at = -1;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (parts[i] == focus || parts[i]->isAncestorOf(focus))
            at = i;
    }
    const qsizetype count = parts.size();
    QWidget *next = parts[at < 0 ? 0 : (at + step + count) % count];
    if (next == m_packages) {
        m_packages->focusRows();
        return;
    }
    if (next == m_details)
        next = m_details->tabs()->isVisible() ? m_details->tabs()->tabBar() : filter;
    else if (next->focusPolicy() == Qt::NoFocus)
        next = firstFocusIn(next);
    next->setFocus(Qt::TabFocusReason);
}

void Panes::resetWidths()
{
    setSizes(Widths);
}

void Panes::reset()
{
    m_packages->resetColumns();
    resetWidths();
    m_sidebar->show();
    m_detailsWanted = true;
    m_details->setVisible(!page());
}

void Panes::load(const QSettings &settings)
{
    restoreState(settings.value("window/splitter"_L1).toByteArray());
    m_sidebar->setVisible(settings.value("window/sidebar"_L1, true).toBool());
    m_detailsWanted = settings.value("window/details"_L1, true).toBool();
    if (settings.contains("window/tab"_L1))
        m_details->tabs()->setCurrentIndex(settings.value("window/tab"_L1).toInt());
    if (settings.contains("sidebar/open"_L1))
        m_sidebar->setOpenRows(settings.value("sidebar/open"_L1).toStringList());
}

void Panes::save(QSettings &settings) const
{
    settings.setValue("window/splitter"_L1, saveState());
    settings.setValue("window/sidebar"_L1, m_sidebar->isVisibleTo(window()));
    settings.setValue("window/details"_L1, m_detailsWanted);
    settings.setValue("window/tab"_L1, m_details->tabs()->currentIndex());
    settings.setValue("sidebar/open"_L1, m_sidebar->openRows());
}

} // namespace packhouse
