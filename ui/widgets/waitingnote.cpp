// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/waitingnote.h"

#include "ui/widgets/announcement.h"
#include "ui/widgets/inlinemessage.h"

namespace packhouse {

WaitingNote::WaitingNote(InlineMessage *message, QObject *parent)
    : QObject(parent), m_message(message), m_timer(this)
{
    connect(&m_timer, &QTimer::timeout, this, &WaitingNote::say);
}

void WaitingNote::begin(const QString &what, const QString &meanwhile)
{
    end();
    m_what = what;
    m_meanwhile = meanwhile;
    m_timer.start();
}

void WaitingNote::end()
{
    m_timer.stop();
    if (std::exchange(m_said, false))
        m_message->hide();
}

void WaitingNote::say()
{
    m_said = true;
    m_message->show(Tone::Neutral, m_what, m_meanwhile);
    Announcement::say(m_message, m_message->text());
}

} // namespace packhouse
