// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>

class QTableView;

namespace packhouse {

/// Lets columns of a table give way where it is narrow, so that its first column stays readable:
/// those that are worth least first. What somebody hid by hand stays hidden.
class ColumnFit : public QObject
{
    Q_OBJECT

public:
    /// \a stretched is the column that gets what the others leave, and at least \a least pixels.
    /// \a givingWay: columns, what is worth least first; others always stay.
    ColumnFit(QTableView *table, int stretched, int least, const QList<int> &givingWay);

    /// Each at least as wide as its heading; to be called while all are shown.
    void setWidths(const QList<int> &widths);
    bool isWanted(int column) const { return !m_unwanted.contains(column); }
    /// By hand: what is wanted last gives way last.
    void setWanted(int column, bool wanted);
    QList<int> unwanted() const { return m_unwanted; }
    void setUnwanted(const QList<int> &columns);
    int shown() const; ///< columns
    /// What the stretched column needs for its texts: others give way until it has \a whole pixels.
    /// Where the table has not even those, it gets what the others leave, but never less than
    /// \a least: then there is something to scroll.
    void setNeed(int whole, int least);

    void fit();

signals:
    void changed(); ///< other columns are shown than before

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// Those that are not shown where \a wanted pixels are for the stretched one.
    QList<int> givenWay(int wanted) const;
    void stretch();

    QTableView *m_table;
    int m_stretched;
    int m_whole;
    int m_least;
    QList<int> m_givingWay;
    QList<int> m_unwanted;
    QHash<int, int> m_widths; ///< of columns, as they are or were when they were shown
    bool m_isFitting = false;
};

} // namespace packhouse
