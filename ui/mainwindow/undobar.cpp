// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/undobar.h"

#include "items/readable.h"
#include "ui/mainwindow/undostack.h"
#include "ui/widgets/announcement.h"
#include "ui/widgets/inlinemessage.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QTimer>

namespace packhouse {

UndoBar::UndoBar(UndoStack &stack, QWidget *parent)
    : QWidget(parent), m_stack(stack), m_message(new InlineMessage(this)), m_timer(new QTimer(this))
{
    m_timer->setSingleShot(true);
    m_timer->setInterval(Time);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 6, 12, 6);
    layout->addWidget(m_message);
    connect(m_timer, &QTimer::timeout, this, [this] {
        if (isAncestorOf(QApplication::focusWidget()))
            m_timer->start(Time); // nothing goes away under somebody's fingers
        else
            end();
    });
    connect(m_message, &InlineMessage::actionChosen, this, [this] {
        if (const QString refused = m_refused; !refused.isEmpty()) {
            end();
            m_stack.leave(refused);
        } else {
            m_stack.takeBack(m_act);
        }
    });
    connect(&m_stack, &UndoStack::did, this, &UndoBar::offer);
    connect(&m_stack, &UndoStack::refused, this, &UndoBar::refuse);
    connect(&m_stack, &UndoStack::jobMade, this, &UndoBar::end); // what it comes to is told anew
    connect(&m_stack, &UndoStack::changed, this, [this] {
        const auto newest = m_stack.newest();
        if (isOffering() && newest && newest->id == m_act)
            offer(*newest); // more of it was done
        else if (isOffering())
            end();
    });
    hide();
}

void UndoBar::describe(const QString &act, const QString &more)
{
    m_more.insert(act, more);
    if (act == m_act)
        showOffer();
}

void UndoBar::showOffer()
{
    const QString more = m_more.value(m_act);
    m_message->show(Tone::Neutral, more.isEmpty() ? m_done : m_done + QChar::Space + more, {},
                    tr("Undo"));
}

void UndoBar::offer(const UndoableAct &act)
{
    m_act = act.id;
    m_refused.clear();
    m_done = readable(act.done);
    showOffer();
    m_message->button()->setAccessibleDescription(readable(act.undo));
    m_timer->start(Time);
    show();
    Announcement::say(this, m_message->text());
}

void UndoBar::refuse(const UndoableAct &act, const Error &error)
{
    m_act.clear();
    m_refused = act.id;
    m_message->show(Tone::Bad, tr("%1: %2").arg(readable(act.undo), readable(error.what)),
                    readable(error.remedy), tr("Leave it as it is"));
    m_message->button()->setAccessibleDescription(
        tr("Undo is about what was done before it from then on"));
    m_timer->stop(); // what stands in the way of undo stays until something is done about it
    show();
    Announcement::say(this, m_message->text());
}

QString UndoBar::text() const
{
    return m_message->text();
}

void UndoBar::end()
{
    m_timer->stop();
    m_more.remove(m_act);
    m_act.clear();
    m_refused.clear();
    hide();
}

} // namespace packhouse
