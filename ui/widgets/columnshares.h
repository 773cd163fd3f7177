// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QTableView;
class QTimer;

namespace packhouse {

/// Keeps the columns of a table in sight: each as wide as it should be where there is room, and as
/// wide as what is in it where there is less. Where there is not even that, columns give way, then
/// the last one and at last the others are narrower, but none than its heading, and the first one
/// stays readable. Ends when somebody sets a width by hand. The last column takes what is left.
class ColumnShares : public QObject
{
    Q_OBJECT

public:
    /// \a givingWay: columns that are hidden where they do not fit, what is worth least first.
    ColumnShares(QTableView *table, const QList<int> &widths, const QList<int> &givingWay = {});

    /// After columns were hidden or shown by somebody else; the last one always is shown.
    void fit();

signals:
    void fitted(); ///< other columns may be shown than before

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Share
    {
        int column = 0;
        int least = 0;
        int needed = 0; ///< for what is in sight of it
        int wanted = 0;
    };
    Share share(int column);
    QList<Share> shownShares();
    void fitByHand();

    QTableView *m_table;
    QList<int> m_widths;
    QList<int> m_givingWay;
    QList<int> m_headings; ///< how wide, which is longer in other languages
    QTimer *m_later;
    bool m_isByHand = false;
    bool m_isSharing = false;
};

} // namespace packhouse
