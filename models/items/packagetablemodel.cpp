// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/packagetablemodel.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr int TypingPause = 120; // ms
constexpr int RefreshPause = 50; // ms; a bulk publish says "changed" often
constexpr int MostRefreshedRows = 2048;

QString keyText(const PackageKey &key)
{
    return key.scopePath + u'\n' + key.type + u'\n' + key.name;
}

} // namespace

PackageTableModel::PackageTableModel(const FormatInfoList &formats, const Clock &clock,
                                     QObject *parent)
    : QAbstractTableModel(parent), m_cells(formats, clock)
{
    m_textTimer.setSingleShot(true);
    m_textTimer.setInterval(TypingPause);
    connect(&m_textTimer, &QTimer::timeout, this, &PackageTableModel::textSettled);
    m_refreshTimer.setSingleShot(true);
    m_refreshTimer.setInterval(RefreshPause);
    connect(&m_refreshTimer, &QTimer::timeout, this, &PackageTableModel::outdated);
}

void PackageTableModel::show(PackageSource *source, const QString &scopePath)
{
    disconnect(m_changed);
    const bool elsewhere = m_source != source || m_query.scopePath != scopePath;
    m_source = source;
    m_query.scopePath = scopePath;
    if (elsewhere)
        clear();
    if (source) {
        m_changed = connect(source, &PackageSource::changed, this, [this](const Change &change) {
            const Kinds shown = Changed::Packages | Changed::Policies | Changed::Reservations;
            if (change.touches(shown, m_query.scopePath) && !m_refreshTimer.isActive())
                m_refreshTimer.start();
        });
    }
    ask();
}

/// Neither rows, counts nor errors of another place stand under this one's name.
void PackageTableModel::clear()
{
    if (m_known && m_shownSource)
        m_last.keep({m_shownSource, m_answered, {m_rows, {}, m_total, m_totalIsCapped, m_listed}});
    m_known = false;
    m_error = {};
    fill({});
    emit countsUnknown();
    emit cleared();
}

void PackageTableModel::recall()
{
    const LastPages::Answer *last = m_last.find(m_source, m_query.scopePath);
    if (!last)
        return;
    m_known = true;
    m_answered = last->query;
    fill(last->page);
    emit replaced();
}

void PackageTableModel::setType(const FormatId &type)
{
    if (m_query.type == type)
        return;
    m_query.type = type;
    ask();
}

void PackageTableModel::setText(const QString &text)
{
    m_pendingText = text.trimmed();
    if (!m_source) {
        m_query.text = m_pendingText;
    } else if (m_pendingText == m_query.text) {
        m_textTimer.stop();
    } else if (m_source->isEmbedded() && !m_asked.isWaiting()) {
        textSettled();
    } else {
        m_textTimer.start();
    }
}

void PackageTableModel::textSettled()
{
    m_textTimer.stop();
    if (m_pendingText == m_query.text)
        return;
    m_query.text = m_pendingText;
    ask();
}

void PackageTableModel::ask()
{
    m_refreshTimer.stop();
    m_outdated = false;
    m_refreshed.drop();
    m_fetched.drop();
    m_fetching = false;
    if (!m_source) {
        m_asked.drop();
        m_counted.drop();
        fill({});
        setState(State::Empty);
        return;
    }
    setState(State::Loading);
    m_asked.wait(
        m_source->list(m_query, {}), this,
        [this, query = m_query](Result<PackagePage> page) { take(query, std::move(page)); });
    askCounts();
    emit asking();
}

void PackageTableModel::askCounts()
{
    PackageQuery query = m_query;
    query.type.clear();
    m_counted.wait(m_source->counts(query), this, [this](const Result<QList<TypeCount>> &counts) {
        if (counts)
            emit countsChanged(*counts);
        else
            emit countsUnknown();
    });
}

void PackageTableModel::take(const PackageQuery &query, Result<PackagePage> page)
{
    if (page) {
        m_known = true;
        m_shownSource = m_source;
        m_answered = query;
        fill(std::move(*page));
        setState(State::Ready);
        emit replaced();
    } else {
        // What was answered of this place before is no less right than it was.
        if (!m_known)
            recall();
        m_error = page.error();
        if (m_known) { // the order is that of the rows, so that it can be asked for again
            m_query.sort = m_answered.sort;
            m_query.descending = m_answered.descending;
        }
        setState(State::Failed);
    }
    again();
}

/// Something has changed in the source.
void PackageTableModel::outdated()
{
    if (m_asked.isWaiting() || m_refreshed.isWaiting())
        m_outdated = true;
    else
        refresh();
}

void PackageTableModel::again()
{
    if (std::exchange(m_outdated, false))
        m_refreshTimer.start();
}

void PackageTableModel::fill(PackagePage page)
{
    beginResetModel();
    m_rows = std::move(page.rows);
    countNames(0);
    m_next = page.next;
    m_total = page.total;
    m_totalIsCapped = page.totalIsCapped;
    m_listed = page.generation;
    endResetModel();
}

/// Those of one name say their project.
void PackageTableModel::countNames(qsizetype from)
{
    if (from == 0)
        m_names.clear();
    for (qsizetype i = from; i < m_rows.size(); ++i)
        ++m_names[m_rows.at(i).key.name];
}

bool PackageTableModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_next.isEmpty() && !m_fetching && m_source
           && m_state == State::Ready;
}

void PackageTableModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_fetching = true;
    m_fetched.wait(m_source->list(m_query, m_next), this,
                   [this](Result<PackagePage> page) { append(std::move(page)); });
    emit asking();
}

void PackageTableModel::append(Result<PackagePage> page)
{
    if (!page) {
        m_fetching = false;
        // The rows that are there stay; the end of the list stays open for another try.
        m_error = page.error();
        emit stateChanged();
        return;
    }
    m_error = {};
    m_next = page->next;
    if (!page->rows.isEmpty()) {
        const int first = int(m_rows.size());
        beginInsertRows({}, first, first + int(page->rows.size()) - 1);
        m_rows += page->rows;
        endInsertRows();
        countNames(first);
        emit dataChanged(index(0, Package), index(first, Package));
    }
    // Only now: who hears of these rows and asks for more must not insert while others still
    // listen.
    m_fetching = false;
    emit fetched();
}

void PackageTableModel::refresh()
{
    if (!m_source)
        return;
    if (m_state != State::Ready) {
        ask();
        return;
    }
    m_fetched.drop();
    m_fetching = false;
    PackageQuery query = m_query;
    query.limit = std::clamp(int(m_rows.size()), query.limit, MostRefreshedRows);
    m_refreshed.wait(m_source->list(query, {}), this,
                     [this](Result<PackagePage> page) { merge(std::move(page)); });
    askCounts();
    emit asking();
}

void PackageTableModel::merge(Result<PackagePage> page)
{
    again();
    if (!page) {
        m_error = page.error();
        setState(State::Failed);
        return;
    }
    m_fetching = true; // nobody appends while rows move
    removeGone(page->rows);
    reorder(page->rows);
    insertNew(page->rows);
    m_fetching = false;
    m_rows = page->rows;
    countNames(0);
    m_next = page->next;
    m_total = page->total;
    m_totalIsCapped = page->totalIsCapped;
    m_listed = page->generation;
    if (!m_rows.isEmpty())
        emit dataChanged(index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1));
    emit stateChanged();
}

void PackageTableModel::removeGone(const QList<PackageRow> &rows)
{
    QSet<QString> kept;
    for (const PackageRow &row : rows)
        kept.insert(keyText(row.key));
    for (int last = int(m_rows.size()) - 1; last >= 0; --last) {
        if (kept.contains(keyText(m_rows[last].key)))
            continue;
        int first = last;
        while (first > 0 && !kept.contains(keyText(m_rows[first - 1].key)))
            --first;
        beginRemoveRows({}, first, last);
        m_rows.remove(first, last - first + 1);
        endRemoveRows();
        last = first;
    }
}

void PackageTableModel::reorder(const QList<PackageRow> &rows)
{
    QHash<QString, int> places;
    for (const PackageRow &row : m_rows)
        places.insert(keyText(row.key), 0);
    QList<PackageRow> ordered;
    for (const PackageRow &row : rows) {
        const auto place = places.find(keyText(row.key));
        if (place != places.end()) {
            *place = int(ordered.size());
            ordered.append(row);
        }
    }
    const bool same = std::equal(
        ordered.begin(), ordered.end(), m_rows.begin(), m_rows.end(),
        [](const PackageRow &a, const PackageRow &b) { return a.key == b.key; });
    if (same)
        return;
    emit layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    for (const QModelIndex &old : before)
        after.append(index(places.value(keyText(m_rows[old.row()].key)), old.column()));
    m_rows = ordered;
    changePersistentIndexList(before, after);
    emit layoutChanged();
}

void PackageTableModel::insertNew(const QList<PackageRow> &rows)
{
    for (int i = 0; i < rows.size(); ++i) {
        if (i < m_rows.size() && m_rows[i].key == rows[i].key)
            continue;
        int last = i;
        const auto isNew = [&](int at) {
            return at < rows.size() && (i >= m_rows.size() || rows[at].key != m_rows[i].key);
        };
        while (isNew(last + 1))
            ++last;
        beginInsertRows({}, i, last);
        for (int at = i; at <= last; ++at)
            m_rows.insert(at, rows[at]);
        endInsertRows();
        i = last;
    }
}

void PackageTableModel::setState(State state)
{
    if (state == State::Ready)
        m_error = {};
    m_state = state;
    emit stateChanged();
}

RemovalChoice PackageTableModel::everything() const
{
    RemovalChoice choice;
    choice.query = m_answered;
    choice.generation = m_listed;
    return choice;
}

qint64 PackageTableModel::loadedBytes() const
{
    qint64 sum = 0;
    for (const PackageRow &row : m_rows) {
        if (row.bytes < 0)
            return -1;
        sum += row.bytes;
    }
    return sum;
}

const PackageRow *PackageTableModel::row(const QModelIndex &index) const
{
    return index.isValid() && index.row() < m_rows.size() ? &m_rows[index.row()] : nullptr;
}

QModelIndex PackageTableModel::find(const PackageKey &key) const
{
    for (int i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].key == key)
            return index(i, 0);
    }
    return {};
}

bool PackageTableModel::canSortBy(int column)
{
    return column >= 0 && column < ColumnCount && column != Duplicates && column != Exposure;
}

int PackageTableModel::columnOf(SortKey key)
{
    switch (key) {
    case SortKey::Latest:
        return Latest;
    case SortKey::Versions:
        return Versions;
    case SortKey::Size:
        return Size;
    case SortKey::Published:
        return Published;
    case SortKey::Name:
    case SortKey::Type:
        break;
    }
    return Package;
}

void PackageTableModel::sort(int column, Qt::SortOrder order)
{
    if (!canSortBy(column))
        return;
    const SortKey keys[ColumnCount]{SortKey::Name,     SortKey::Latest, SortKey::Versions,
                                    SortKey::Size,     SortKey::Name,   SortKey::Name,
                                    SortKey::Published};
    const bool descending = order == Qt::DescendingOrder;
    if (m_query.sort == keys[column] && m_query.descending == descending)
        return;
    m_query.sort = keys[column];
    m_query.descending = descending;
    if (m_source)
        ask();
}

int PackageTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int PackageTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PackageTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const PackageRow &row = m_rows[index.row()];
    return m_cells.data(row, index.column(), role, isTwice(row.key.name));
}

QVariant PackageTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::ToolTipRole && !canSortBy(section))
        return tr("The registry cannot sort by this column.");
    return PackageCells::headerData(section, role);
}

} // namespace packhouse
