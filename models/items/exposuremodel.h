// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exposurerow.h"
#include "items/formatinfo.h"

#include <QAbstractTableModel>
#include <QHash>

#include <memory>

namespace packhouse {

class Clock;

/// What the audit found, as a table: what somebody has to decide first. It is told what changed,
/// and costs that; a view keeps what is chosen.
class ExposureModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        Package,
        Decision,
        Place,
        State,
        ForwardingOf,
        Reserved,
        BelongsTo,
        Upstream,
        OriginOf,
        LastDownload,
        Changes,
        Why,
        ColumnCount
    };
    enum class Show { All, Decisions, Exposed, NotChecked };

    /// Both outlive the model. Without a clock no time is told.
    ExposureModel(const FormatInfoList &formats, const Clock *clock, QObject *parent = nullptr);

    void apply(const ExposureAnswer &answer);
    void setShown(Show show, const QString &text);
    /// -1: what matters most first.
    void sortBy(int column, Qt::SortOrder order);
    /// Whether the column of projects is in sight; else names that are there twice say it.
    void setPlaceShown(bool isShown);
    /// What is shown, in the word of its badges.
    static QString word(Show show);

    const ExposureRow &rowAt(int row) const { return *m_shown.at(row); }
    /// -1: it is not shown.
    int indexOf(const ExposureKey &key) const;
    bool isEmpty() const { return m_all.isEmpty(); }
    /// All findings of a row, as sentences.
    QString reasons(const ExposureRow &row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    using Row = std::shared_ptr<const ExposureRow>;

    QString text(const ExposureRow &row, int column) const;
    QString tip(const ExposureRow &row, int column) const;
    QString spoken(const ExposureRow &row) const;
    bool isShown(const ExposureRow &row) const;
    bool comesBefore(const ExposureRow &a, const ExposureRow &b) const;
    void showAnew();
    void replace(const QSet<ExposureName> &names, const QList<Row> &news);

    const FormatInfoList &m_formats;
    const Clock *m_clock;
    QList<Row> m_all; ///< in the order of isMoreUrgent()
    QList<Row> m_shown;
    Show m_show = Show::All;
    QStringList m_words;
    QHash<QString, int> m_names; ///< how many of the shown rows have each
    bool m_placeShown = true;
    int m_sort = -1;
    Qt::SortOrder m_order = Qt::AscendingOrder;
};

} // namespace packhouse
