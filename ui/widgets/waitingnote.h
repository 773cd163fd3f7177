// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/waiting.h"

namespace packhouse {

class InlineMessage;

/// Says in a dialog that an answer is on its way, and what leaving now would mean, as soon as it
/// takes longer than a blink.
class WaitingNote : public QObject
{
    Q_OBJECT

public:
    /// \a message belongs to the same dialog.
    WaitingNote(InlineMessage *message, QObject *parent);

    void begin(const QString &what, const QString &meanwhile);
    /// Before anything else is said.
    void end();

private:
    void say();

    InlineMessage *m_message;
    Waiting m_timer;
    QString m_what;
    QString m_meanwhile;
    bool m_said = false;
};

} // namespace packhouse
