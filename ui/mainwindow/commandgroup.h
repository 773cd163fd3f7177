// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text.h"

#include <QKeySequence>
#include <QObject>

#include <functional>

class QAction;

namespace packhouse {

class ActionRegistry;

/// The commands of one area: makes their actions, says what they are called and when they can be
/// used, and does what they do. Whoever has a menu or a button takes the actions from here; all of
/// them are in the one registry.
class CommandGroup : public QObject
{
    Q_OBJECT

protected:
    /// \a actions outlives the group.
    CommandGroup(ActionRegistry &actions, QObject *parent);

    /// \a id is stable between runs; \a tip is one sentence.
    QAction *add(const QString &id, const QString &text, const QKeySequence &keys,
                 const QString &tip, std::function<void()> run);
    /// What there is a \a refusal for cannot be used, and says why instead of what it does.
    static void allow(QAction *action, bool enabled, const Text &refusal = {});

private:
    ActionRegistry &m_actions;
};

} // namespace packhouse
