// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QTableView;

namespace packhouse {

/// Keeps the columns of a table in sight: each as wide as it should be where there is room, all
/// narrower together where there is not, but none narrower than its heading. Ends when somebody
/// sets a width by hand. The last column takes what is left.
class ColumnShares : public QObject
{
    Q_OBJECT

public:
    ColumnShares(QTableView *table, const QList<int> &widths);

    /// After columns were hidden or shown; the last one always is.
    void share();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fitLast();

    QTableView *m_table;
    QList<int> m_widths;
    bool m_isByHand = false;
    bool m_isSharing = false;
};

} // namespace packhouse
