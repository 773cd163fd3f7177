// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTabWidget>

class QToolButton;

namespace packhouse {

/// Tabs that are always all at hand: what the width has no room for is in a menu behind them.
class FittingTabs : public QTabWidget
{
    Q_OBJECT

public:
    explicit FittingTabs(QWidget *parent = nullptr);

    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void tabInserted(int index) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fit();
    void fillMenu();

    QToolButton *m_more;
    QList<int> m_behind; ///< tabs in the menu
    bool m_isFitting = false;
};

} // namespace packhouse
