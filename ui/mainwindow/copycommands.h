// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/copytext.h"
#include "ui/mainwindow/commandgroup.h"

namespace packhouse {

class Browsing;
class ScopeTreeModel;

/// The chosen packages as texts of several kinds, to the clipboard.
class CopyCommands final : public CommandGroup
{
    Q_OBJECT

public:
    /// All of it outlives this.
    struct Context
    {
        const Browsing &browsing;
        const ScopeTreeModel &tree;
        const FormatInfoList &formats;
    };

    CopyCommands(ActionRegistry &actions, const Context &context, QObject *parent);

    /// As a menu lists them.
    const QList<QAction *> &all() const { return m_all; }
    QAction *coordinates() const { return m_coordinates; }
    QAction *installLine() const { return m_installLine; }

signals:
    /// What was copied, or why nothing was, for the status bar.
    void told(const QString &text);

private:
    QAction *add(const QString &id, const QString &text, const QKeySequence &keys, CopyKind kind);
    void copy(CopyKind kind);

    Context m_context;
    QAction *m_coordinates;
    QAction *m_installLine;
    QList<QAction *> m_all;
};

} // namespace packhouse
