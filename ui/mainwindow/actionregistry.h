// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QHash>
#include <QKeySequence>
#include <QList>
#include <QObject>

class QMenu;
class QPushButton;
class QSettings;

namespace packhouse {

/// Every command of the window, once: menus, context menus, buttons, shortcuts and the command
/// palette take them from here.
class ActionRegistry : public QObject
{
    Q_OBJECT

public:
    /// Shortcuts work while \a window is active.
    explicit ActionRegistry(QWidget *window);

    /// \a id is stable between runs ("package.delete"); \a tip is one sentence.
    QAction *add(const QString &id, const QString &text, const QKeySequence &shortcut = {},
                 const QString &tip = {});
    /// nullptr for an unknown id.
    QAction *find(const QString &id) const;
    QList<QAction *> all() const;

    static void addTo(QMenu *menu, const QList<QAction *> &actions); ///< nullptr is a separator
    /// The button does what the action does and is enabled when it is.
    static void bind(QPushButton *button, QAction *action);

    /// Shortcuts that differ from the given ones are kept under "shortcuts".
    void setShortcut(const QString &id, const QKeySequence &shortcut);
    /// While \a lent, \a to has the shortcut of \a from as its first, and \a from has none: one key
    /// that means what the keyboard is at. It is not kept between runs.
    void lend(const QAction *from, const QAction *to, bool lent);
    void load(QSettings &settings);
    void save(QSettings &settings) const;

private:
    struct Command
    {
        QString id;
        QAction *action;
        QKeySequence given; ///< the shortcut that it has at first
        QKeySequence own; ///< as somebody set it, whoever it is lent to
    };
    Command *command(const QAction *action);

    QWidget *m_window;
    QList<Command> m_commands; ///< as they were added
    QHash<QString, QAction *> m_byId;
};

} // namespace packhouse
