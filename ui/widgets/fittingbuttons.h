// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAbstractButton;
class QPushButton;

namespace packhouse {

/// One line of buttons, however narrow: those for which there is no room are in a menu at its end.
class FittingButtons : public QWidget
{
    Q_OBJECT

public:
    explicit FittingButtons(QWidget *parent = nullptr);

    /// \a first always stays; buttons that are children of this widget follow in their order.
    void setParts(QWidget *first, const QList<QAbstractButton *> &buttons);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();
    void fillMenu();
    void enableMore();

    QWidget *m_first = nullptr;
    QList<QAbstractButton *> m_buttons;
    QPushButton *m_more;
};

} // namespace packhouse
