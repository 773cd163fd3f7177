// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/inlinemessage.h"

#include "items/readable.h"
#include "ui/style/colours.h"
#include "ui/style/metrics.h"
#include "ui/widgets/readinglabel.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

/// What it is to readers of the screen, who find it by that.
QAccessibleInterface *alert(const QString &className, QObject *object)
{
    if (className != QLatin1String(InlineMessage::staticMetaObject.className()))
        return nullptr;
    auto *widget = qobject_cast<QWidget *>(object);
    return widget ? new QAccessibleWidget(widget, QAccessible::AlertMessage) : nullptr;
}

} // namespace

InlineMessage::InlineMessage(QWidget *parent)
    : QFrame(parent)
    , m_label(new ReadingLabel(this, Qt::ClickFocus))
    , m_button(new QPushButton(this))
{
    static const bool known = [] {
        QAccessible::installFactory(&alert);
        return true;
    }();
    Q_UNUSED(known)
    // Anything else makes the height at the width that the text likes best a bound.
    QSizePolicy asHighAsItsText(QSizePolicy::Preferred, QSizePolicy::Preferred);
    asHighAsItsText.setHeightForWidth(true);
    setSizePolicy(asHighAsItsText);
    m_label->setTextFormat(Qt::RichText);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 10, 14, 10);
    layout->addLayout(m_label->inLine(), 1);
    layout->addWidget(m_button, 0, Qt::AlignVCenter);
    connect(m_button, &QPushButton::clicked, this, &InlineMessage::actionChosen);
    hide();
}

void InlineMessage::show(Tone tone, const QString &lead, const QString &text, const QString &action)
{
    m_tone = tone;
    m_lead = shownText(lead);
    m_text = shownText(text);
    const QString plain = (m_lead + u' ' + m_text).trimmed();
    m_label->setAccessibleName(plain);
    setAccessibleName(plain);
    m_button->setText(shownText(action));
    m_button->setAccessibleName(m_button->text());
    m_button->setVisible(!action.isEmpty());
    applyColours();
    setVisible(true);
}

void InlineMessage::show(const Error &error, Retry retry)
{
    const bool offered = error.retryable || retry == Retry::Always;
    show(Tone::Bad, readable(error.what), readable(error.remedy),
         offered ? tr("Try again") : QString());
}

void InlineMessage::setReadByKeyboard()
{
    m_label->setFocusPolicy(Qt::StrongFocus);
}

QString InlineMessage::text() const
{
    return accessibleName();
}

void InlineMessage::applyColours()
{
    const QString lead = m_lead.isEmpty() ? QString() : u"<b>%1</b> "_s.arg(m_lead.toHtmlEscaped());
    const QColor letters = colours(palette()).tone(m_tone).text;
    m_label->setText(
        u"<span style='color:%1'>%2%3</span>"_s.arg(letters.name(), lead, m_text.toHtmlEscaped()));
    update();
}

void InlineMessage::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyColours();
}

void InlineMessage::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours(palette()).tone(m_tone).ground);
    painter.drawRoundedRect(rect(), metrics::Radius, metrics::Radius);
    if (hasFocus()) {
        painter.setPen(QPen(colours(palette()).primary, 2));
        painter.drawRoundedRect(rect().adjusted(1, 1, -1, -1), metrics::Radius, metrics::Radius);
    }
}

} // namespace packhouse
