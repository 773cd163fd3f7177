// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QAction;
class QListWidget;
class QListWidgetItem;

namespace packhouse {

class FilterField;

/// Finds a command by what its name says, and runs it.
class CommandPalette : public QDialog
{
    Q_OBJECT

public:
    explicit CommandPalette(const QList<QAction *> &actions, QWidget *parent = nullptr);

    FilterField *field() const { return m_field; }
    /// Best first.
    QStringList shownIds() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill(const QString &text);
    void run();
    QAction *actionOf(const QListWidgetItem *item) const;

    QList<QAction *> m_actions;
    FilterField *m_field;
    QListWidget *m_list;
};

} // namespace packhouse
