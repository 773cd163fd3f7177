// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evidence.h"

#include <QWidget>

namespace packhouse {

/// A screen of the window's centre that the sidebar lists under "Workspace".
class Page : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    virtual QString id() const = 0; ///< stable between runs: "tokens", "trash" …
    virtual QString title() const = 0; ///< as the sidebar shows it
    /// What stands at the right end of its sidebar row: a count, "2 running"; empty for nothing.
    virtual QString sidebarText() const { return {}; }
    /// Anything but Neutral draws the text as a badge.
    virtual Tone sidebarTone() const { return Tone::Neutral; }
    /// Called when the page is shown, and by F5.
    virtual void refresh() {}
    /// What the window's filter field says while the page is shown; empty: it filters nothing here.
    virtual QString filterHint() const { return {}; }
    /// What the filter knows, in the field's tip.
    virtual QString filterTip() const { return {}; }
    /// Shows only what has all the words of \a text.
    virtual void setFilter(const QString &text) { Q_UNUSED(text) }
    /// The keyboard goes on from the filter field to what is listed.
    virtual void focusRows() {}
    /// Something was taken back: what the page says that it did may not be so any more.
    virtual void tookBack() {}

    /// By what the page's rows can be sorted; empty texts: not by that column. None: they cannot
    /// be.
    virtual QStringList sortColumns() const { return {}; }
    /// Only a column that has a text in sortColumns(); -1: as at first.
    virtual void sortBy(int column, Qt::SortOrder order)
    {
        Q_UNUSED(column)
        Q_UNUSED(order)
    }
    /// The column by which they are sorted now; -1: as at first.
    virtual int sortedBy() const { return -1; }
    virtual Qt::SortOrder sortOrder() const { return Qt::AscendingOrder; }

signals:
    /// sidebarText() or sidebarTone() may have changed.
    void sidebarChanged();
};

} // namespace packhouse
