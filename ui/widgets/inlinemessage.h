// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/evidence.h"

#include <QFrame>

class QPushButton;

namespace packhouse {

class ReadingLabel;

/// A coloured box with a sentence about something, in place instead of in a dialog: what happened
/// in bold, what to do after it, and perhaps a button that does it.
class InlineMessage : public QFrame
{
    Q_OBJECT

public:
    explicit InlineMessage(QWidget *parent = nullptr);

    void show(Tone tone, const QString &lead, const QString &text, const QString &action = {});
    enum class Retry { WhereItMayHelp, Always };
    /// The button says "Try again".
    void show(const Error &error, Retry retry = Retry::WhereItMayHelp);
    QString text() const;
    /// It tells what one decides by: Tab stops at it.
    void setReadByKeyboard();
    QPushButton *button() const { return m_button; }

signals:
    void actionChosen();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void applyColours();

    Tone m_tone = Tone::Neutral;
    QString m_lead;
    QString m_text;
    ReadingLabel *m_label;
    QPushButton *m_button;
};

} // namespace packhouse
