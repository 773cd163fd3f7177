// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace packhouse {

/// What stands where a list would be: why there is nothing, and what to do.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget *parent = nullptr);

    /// Without an action text there is no button.
    void setTexts(const QString &title, const QString &explanation, const QString &action = {});
    QString title() const;
    QPushButton *button() const { return m_button; }

signals:
    void actionChosen();

private:
    QLabel *m_title;
    QLabel *m_explanation;
    QPushButton *m_button;
};

} // namespace packhouse
