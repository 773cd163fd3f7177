// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/columnshares.h"

#include "ui/widgets/steadywidth.h"

#include <QEvent>
#include <QHeaderView>
#include <QTableView>
#include <QTimer>

#include <algorithm>

namespace packhouse {

namespace {

constexpr int Readable = 150; ///< pixels of a name

/// Takes \a over pixels from the shares, from each as much of it as it can spare; returns what
/// nobody could.
template<typename Shares>
int take(Shares &&shares, int over)
{
    int spare = 0;
    for (const auto &one : shares)
        spare += one.needed - one.least;
    const int taken = std::min(over, spare);
    for (auto &one : shares) {
        if (spare > 0)
            one.needed -= (one.needed - one.least) * taken / spare;
    }
    return over - taken;
}

} // namespace

ColumnShares::ColumnShares(QTableView *table, const QList<int> &widths, const QList<int> &givingWay)
    : QObject(table)
    , m_table(table)
    , m_widths(widths)
    , m_givingWay(givingWay)
    , m_headings(widths.size())
    , m_later(new QTimer(this))
{
    QHeaderView *header = table->horizontalHeader();
    header->ensurePolished();
    header->setStretchLastSection(true);
    header->setResizeContentsPrecision(0); // what is in sight; there may be many rows
    table->installEventFilter(this); // no scroll bar of its own makes it larger or smaller
    connect(header, &QHeaderView::sectionResized, this, [this](int column, int before, int width) {
        // The last one follows the width of the table, and one that is hidden has none.
        if (m_isSharing || column >= m_widths.size() - 1 || width == 0 || before == 0)
            return;
        m_isByHand = true;
        fitByHand();
    });
    m_later->setSingleShot(true);
    connect(m_later, &QTimer::timeout, this, &ColumnShares::fit);
    const QAbstractItemModel *model = table->model();
    const auto later = [this] { m_later->start(0); };
    connect(model, &QAbstractItemModel::modelReset, this, later);
    connect(model, &QAbstractItemModel::rowsInserted, this, later);
    connect(model, &QAbstractItemModel::layoutChanged, this, later);
    connect(model, &QAbstractItemModel::dataChanged, this, later);
}

ColumnShares::Share ColumnShares::share(int column)
{
    if (!m_table->isColumnHidden(column)) // a hidden one tells nothing
        m_headings[column] = m_table->horizontalHeader()->sectionSizeHint(column);
    const int heading = m_headings[column];
    const int wanted = std::max(m_widths[column], heading);
    const int contents = static_cast<QAbstractItemView *>(m_table)->sizeHintForColumn(column);
    const int needed = std::clamp(contents, heading, wanted + wanted / 2);
    return {column, column == 0 ? std::max(heading, std::min(needed, Readable)) : heading, needed,
            wanted};
}

/// Of the columns for which there is room.
QList<ColumnShares::Share> ColumnShares::shownShares()
{
    QList<Share> shares;
    int over = -steadyWidth(m_table);
    for (int column = 0; column < m_widths.size(); ++column) {
        shares.append(share(column));
        if (m_table->isColumnHidden(column) && !m_givingWay.contains(column))
            shares.last().column = -1; // somebody else hid it
        else
            over += shares.last().needed;
    }
    for (const int column : std::as_const(m_givingWay)) {
        const bool hidden = over > 0;
        if (hidden) {
            over -= shares[column].needed;
            shares[column].column = -1;
        }
        m_table->setColumnHidden(column, hidden);
    }
    shares.removeIf([](const Share &one) { return one.column < 0; });
    return shares;
}

void ColumnShares::fit()
{
    QHeaderView *header = m_table->horizontalHeader();
    // Of a table that nobody sees all rows would be measured.
    if (m_isSharing || header->count() < m_widths.size() || m_widths.isEmpty()
        || !m_table->isVisible())
        return;
    if (m_isByHand) {
        fitByHand();
        return;
    }
    m_isSharing = true;
    QList<Share> shares = shownShares();
    int over = -steadyWidth(m_table);
    int more = 0;
    for (const Share &one : std::as_const(shares)) {
        over += one.needed;
        more += std::max(0, one.wanted - one.needed);
    }
    const int room = std::min(-over, more);
    if (over > 0) {
        QList<Share> last{shares.takeLast()};
        over = take(last, over);
        over = take(shares, over);
        shares += last;
    }
    header->setStretchLastSection(over <= 0);
    for (const Share &one : std::as_const(shares)) {
        const int given = room > 0 ? std::max(0, one.wanted - one.needed) * room / more : 0;
        header->resizeSection(one.column, one.needed + given);
    }
    setScrollsSideways(m_table, over > 0);
    m_isSharing = false;
    emit fitted();
}

/// The last one takes what is left, but no less than its heading needs.
void ColumnShares::fitByHand()
{
    QHeaderView *header = m_table->horizontalHeader();
    const int last = int(m_widths.size()) - 1;
    const int least = header->sectionSizeHint(last);
    int left = steadyWidth(m_table);
    for (int column = 0; column < last; ++column)
        left -= header->sectionSize(column);
    m_isSharing = true;
    header->setStretchLastSection(left >= least);
    if (left < least)
        header->resizeSection(last, least);
    setScrollsSideways(m_table, left < least);
    m_isSharing = false;
}

bool ColumnShares::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::Show)
        fit();
    return QObject::eventFilter(watched, event);
}

} // namespace packhouse
