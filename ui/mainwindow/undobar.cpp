// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/undobar.h"

#include "ui/widgets/inlinemessage.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QTimer>

namespace packhouse {

UndoBar::UndoBar(QWidget *parent)
    : QWidget(parent), m_message(new InlineMessage(this)), m_timer(new QTimer(this))
{
    m_timer->setSingleShot(true);
    m_timer->setInterval(Time);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 6, 12, 6);
    layout->addWidget(m_message);
    connect(m_timer, &QTimer::timeout, this, &UndoBar::end);
    connect(m_message, &InlineMessage::actionChosen, this, &UndoBar::undo);
    hide();
}

void UndoBar::offer(const QString &text, std::function<void()> undo)
{
    m_undo = std::move(undo);
    m_message->show(Tone::Neutral, text, {}, tr("Undo"));
    m_timer->start();
    show();
    emit offeringChanged(true);
}

void UndoBar::undo()
{
    if (const auto chosen = m_undo) {
        end();
        chosen();
    }
}

QString UndoBar::text() const
{
    return m_message->text();
}

void UndoBar::end()
{
    m_timer->stop();
    m_undo = nullptr;
    hide();
    emit offeringChanged(false);
}

} // namespace packhouse
