// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/administration.h"
#include "core/clock.h"

#include <QAbstractTableModel>

namespace packhouse {

/// Entries of the activity log, newest first.
class ActivityModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { When, Actor, Action, Subject, Outcome, ColumnCount };

    explicit ActivityModel(const Clock &clock, QObject *parent = nullptr);

    void setRows(const QList<ActivityRow> &rows);
    /// Puts those of the newest entries before the others that are newer; all anew where some may
    /// lie between.
    void putNewest(const QList<ActivityRow> &newest);
    void appendRows(const QList<ActivityRow> &rows);
    /// Only entries of which each word of \a text is in some cell are shown.
    void setFilter(const QString &text);
    /// Also those that are not shown.
    const QList<ActivityRow> &all() const { return m_all; }
    const ActivityRow *row(const QModelIndex &index) const;
    /// -1: the newest first.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    static QString text(const ActivityRow &row, int column); ///< not of When
    QList<ActivityRow> filtered() const;
    QList<ActivityRow> shown() const;

    const Clock &m_clock;
    QList<ActivityRow> m_all;
    QList<ActivityRow> m_rows; ///< those of them that are shown
    QStringList m_words;
    int m_sort = -1;
    Qt::SortOrder m_order = Qt::AscendingOrder;
};

/// What a word of the log says to a reader: "token.create" is "New token"; unknown ones as they
/// are.
QString activityText(const QString &action);

} // namespace packhouse
