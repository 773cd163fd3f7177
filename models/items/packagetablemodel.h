// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagesource.h"
#include "items/lastpages.h"
#include "items/packagecells.h"
#include "items/when.h"

#include <QAbstractTableModel>
#include <QPointer>
#include <QTimer>

namespace packhouse {

/// The packages of one scope of one source, page by page: rows are those that were fetched so far,
/// in the order in which the source sorts them. Answers to outdated questions are dropped.
class PackageTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    using Column = PackageCells::Column;
    using enum PackageCells::Column;
    enum class State { Empty, Loading, Ready, Failed };
    Q_ENUM(State)

    PackageTableModel(const FormatInfoList &formats, const Clock &clock, QObject *parent = nullptr);

    /// What is shown; asks at once. nullptr shows nothing. Rows of another place go at once; those
    /// of the same stay until others are answered, and when it cannot answer.
    void show(PackageSource *source, const QString &scopePath);
    void setType(const FormatId &type);
    /// As typed. The embedded registry is asked at once unless it is still answering; a remote one
    /// after a pause in typing.
    void setText(const QString &text);
    /// Asks again for the rows that are there, also when it is not answered yet; rows that stay
    /// keep their indexes.
    void refresh();

    const PackageQuery &query() const { return m_query; }
    /// What the rows answer; differs from query() while that is asked, and when it failed.
    const PackageQuery &answered() const { return m_answered; }
    /// The source has told of this place which packages it has.
    bool isKnown() const { return m_known; }
    /// Something is asked and not answered yet.
    bool isAsking() const
    {
        return m_asked.isWaiting() || m_refreshed.isWaiting() || m_fetched.isWaiting();
    }
    PackageSource *source() const { return m_source; }
    State state() const { return m_state; }
    const Error &error() const { return m_error; }
    qint64 total() const { return m_total; }
    bool totalIsCapped() const { return m_totalIsCapped; }
    /// Everything that the list is about, loaded or not, as it was when its total was told.
    RemovalChoice everything() const;
    bool complete() const { return m_state == State::Ready && m_next.isEmpty(); }
    qint64 loadedBytes() const; ///< -1: the source does not tell of each

    const PackageRow *row(const QModelIndex &index) const;
    QModelIndex find(const PackageKey &key) const;
    /// Several rows that are shown have that name.
    bool isTwice(const QString &name) const { return m_names.value(name) > 1; }
    static bool canSortBy(int column);
    static int columnOf(SortKey key);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    void sort(int column, Qt::SortOrder order) override;
    Qt::DropActions supportedDragActions() const override { return Qt::CopyAction; }

signals:
    void stateChanged();
    void asking();
    /// The first page of a new question is there: selections start anew.
    void replaced();
    /// Nothing is known of what is to be shown now: what was known was of another place.
    void cleared();
    /// One more page was appended.
    void fetched();
    /// How many there are by type, for the same scope and text.
    void countsChanged(const QList<packhouse::TypeCount> &counts);
    /// The source does not tell.
    void countsUnknown();

private:
    void ask();
    void outdated();
    void again();
    void recall();
    void askCounts();
    void textSettled();
    void take(const PackageQuery &query, Result<PackagePage> page);
    void append(Result<PackagePage> page);
    void merge(Result<PackagePage> page);
    void clear();
    void fill(PackagePage page);
    void countNames(qsizetype from);
    void removeGone(const QList<PackageRow> &rows);
    void reorder(const QList<PackageRow> &rows);
    void insertNew(const QList<PackageRow> &rows);
    void setState(State state);

    PackageCells m_cells;
    QPointer<PackageSource> m_source;
    QPointer<PackageSource> m_shownSource; ///< whose rows these are
    QMetaObject::Connection m_changed;
    PackageQuery m_query;
    PackageQuery m_answered;
    QString m_pendingText;
    QTimer m_textTimer;
    QTimer m_refreshTimer;
    QList<PackageRow> m_rows;
    QHash<QString, int> m_names; ///< how many rows have each
    QByteArray m_next;
    qint64 m_total = 0;
    bool m_totalIsCapped = false;
    bool m_known = false;
    bool m_outdated = false; ///< what is asked may be answered as it was before a change
    qint64 m_listed = 0; ///< PackagePage::generation
    LastPages m_last;
    bool m_fetching = false;
    LatestAnswer m_asked; ///< for the first page
    LatestAnswer m_refreshed; ///< for the rows that are there
    LatestAnswer m_fetched; ///< for the next page
    LatestAnswer m_counted;
    State m_state = State::Empty;
    Error m_error;
};

} // namespace packhouse
