// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QWidget>

class QTimer;

namespace packhouse {

class InlineMessage;
class UndoStack;
struct Error;
struct UndoableAct;

/// Says what was just done and offers for a short while to take it back, and why something could
/// not be taken back.
class UndoBar : public QWidget
{
    Q_OBJECT

public:
    static constexpr int Time = 10'000; ///< milliseconds

    /// \a stack outlives the bar.
    explicit UndoBar(UndoStack &stack, QWidget *parent = nullptr);

    /// What to say of an act, in the place of what the registry says of it.
    void describe(const QString &act, const QString &text);
    bool isOffering() const { return !m_act.isEmpty(); }
    QString text() const;
    QTimer *timer() const { return m_timer; }

private:
    void offer(const UndoableAct &act);
    void refuse(const UndoableAct &act, const Error &error);
    void end();

    UndoStack &m_stack;
    InlineMessage *m_message;
    QTimer *m_timer;
    QString m_act;
    QString m_refused; ///< what could not be taken back
    QHash<QString, QString> m_texts; ///< by act
};

} // namespace packhouse
