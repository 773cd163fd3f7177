// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QToolButton;

namespace packhouse {

/// A hash, shortened, with a button that copies all of it. Screen readers hear the whole.
class HashField : public QWidget
{
    Q_OBJECT

public:
    explicit HashField(const QString &name, QWidget *parent = nullptr);

    /// An empty value reads "not known" and cannot be copied.
    void setValue(const QString &value);
    QString value() const { return m_value; }
    QToolButton *button() const { return m_button; }

signals:
    void copied(const QString &name);

protected:
    void changeEvent(QEvent *event) override;

private:
    QString m_name;
    QString m_value;
    QLabel *m_label;
    QToolButton *m_button;
};

} // namespace packhouse
