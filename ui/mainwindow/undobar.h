// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <functional>

class QPushButton;
class QTimer;

namespace packhouse {

class InlineMessage;

/// Says what was just done, and for a short while offers to take it back.
class UndoBar : public QWidget
{
    Q_OBJECT

public:
    static constexpr int Time = 10'000; ///< milliseconds

    explicit UndoBar(QWidget *parent = nullptr);

    /// What was offered before is not any more.
    void offer(const QString &text, std::function<void()> undo);
    /// Does nothing when nothing is offered.
    void undo();
    bool isOffering() const { return bool(m_undo); }
    QString text() const;
    QTimer *timer() const { return m_timer; }

signals:
    void offeringChanged(bool offering);

private:
    void end();

    InlineMessage *m_message;
    QTimer *m_timer;
    std::function<void()> m_undo;
};

} // namespace packhouse
