// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tables.h"

#include "items/itemroles.h"
#include "ui/style/metrics.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QPointer>
#include <QStatusTipEvent>
#include <QTableView>

#include <algorithm>
#include <utility>

namespace packhouse {

namespace {

/// Says in the status line what the mouse would be told of the cell that the keyboard is at: what a
/// badge stands for, or all of a text that is cut.
class CellTips final : public QObject
{
public:
    explicit CellTips(QTableView *table) : QObject(table), m_table(table) {}

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        switch (event->type()) {
        case QEvent::FocusIn:
            follow();
            say(tip());
            break;
        case QEvent::KeyRelease:
            say(tip());
            break;
        case QEvent::FocusOut:
        case QEvent::Hide:
            say({});
            break;
        default:
            break;
        }
        return QObject::eventFilter(watched, event);
    }

private:
    /// Nothing is told of a row that is gone or says something else by now.
    void follow()
    {
        if (std::exchange(m_model, m_table->model()) == m_table->model() || !m_model)
            return;
        const auto again = [this] {
            if (m_table->hasFocus())
                say(tip());
        };
        const QAbstractItemModel *model = m_model;
        connect(model, &QAbstractItemModel::modelReset, this, again, Qt::QueuedConnection);
        connect(model, &QAbstractItemModel::rowsRemoved, this, again, Qt::QueuedConnection);
        connect(model, &QAbstractItemModel::layoutChanged, this, again, Qt::QueuedConnection);
        connect(model, &QAbstractItemModel::dataChanged, this, again, Qt::QueuedConnection);
    }
    QString tip() const
    {
        const QModelIndex index = m_table->currentIndex();
        const QString text = index.data(Qt::ToolTipRole).toString();
        const bool isCut = m_table->sizeHintForIndex(index).width()
                           > m_table->columnWidth(index.column());
        return index.data(BadgeRole).isValid() || isCut ? text : QString();
    }
    void say(const QString &text)
    {
        if (text == std::exchange(m_said, text))
            return; // what else is said there stays
        QStatusTipEvent tip(QString(text).replace(QLatin1Char('\n'), QLatin1Char(' ')));
        QCoreApplication::sendEvent(m_table, &tip);
    }

    QTableView *m_table;
    QPointer<QAbstractItemModel> m_model;
    QString m_said;
};

} // namespace

void setUpTable(QTableView *table, const QString &accessibleName)
{
    table->setAccessibleName(accessibleName);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->setCornerButtonEnabled(false);
    table->setMouseTracking(true);
    table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    QHeaderView *rows = table->verticalHeader();
    rows->hide();
    rows->setSectionResizeMode(QHeaderView::Fixed);
    rows->setDefaultSectionSize(metrics::RowHeight);
    rows->setMinimumSectionSize(metrics::RowHeight);
    QHeaderView *header = table->horizontalHeader();
    header->setHighlightSections(false);
    header->setFixedHeight(metrics::HeaderHeight);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setFocusPolicy(Qt::NoFocus);
    table->installEventFilter(new CellTips(table));
}

void chooseRow(QTableView *table, int row)
{
    // In a column that nobody sees no arrow key goes anywhere.
    const QHeaderView *header = table->horizontalHeader();
    int place = 0;
    while (place + 1 < header->count() && header->isSectionHidden(header->logicalIndex(place)))
        ++place;
    table->setCurrentIndex(table->model()->index(row, std::max(0, header->logicalIndex(place))));
}

int widthOfContents(QTableView *table, int column)
{
    table->resizeColumnToContents(column);
    return table->columnWidth(column);
}

void fitRows(QTableView *table, const QList<int> &widths)
{
    QHeaderView *header = table->horizontalHeader();
    for (int column = 0; column < widths.size(); ++column)
        header->resizeSection(column, std::max(widths[column], header->minimumSectionSize()));
    static_cast<void>(header->length()); // lays out the last one now
    table->resizeRowsToContents();
    table->setFixedHeight(table->verticalHeader()->length() + metrics::HeaderHeight
                          + metrics::TableFrame);
}

} // namespace packhouse
