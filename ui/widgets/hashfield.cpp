// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/hashfield.h"

#include "items/humantext.h"
#include "ui/style/icons.h"
#include "ui/style/looks.h"
#include "ui/style/theme.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace packhouse {

HashField::HashField(const QString &name, QWidget *parent)
    : QWidget(parent), m_name(name), m_label(new QLabel(this)), m_button(new QToolButton(this))
{
    m_label->setFont(Theme::fixedFont());
    setLook(m_button, "flat"_L1);
    m_button->setIcon(lineIcon(u"copy"_s, palette()));
    m_button->setAutoRaise(true);
    m_button->setFocusPolicy(Qt::StrongFocus);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_label);
    layout->addWidget(m_button);
    layout->addStretch();
    connect(m_button, &QToolButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_value);
        emit copied(m_name);
    });
    setValue({});
}

void HashField::setValue(const QString &value)
{
    m_value = value;
    m_label->setText(value.isEmpty() ? tr("not known") : shortened(value));
    m_label->setToolTip(value);
    m_label->setAccessibleName(value.isEmpty() ? tr("%1 is not known").arg(m_name)
                                               : tr("%1: %2").arg(m_name, value));
    m_button->setAccessibleName(tr("Copy %1").arg(m_name));
    m_button->setAccessibleDescription(value);
    m_button->setToolTip(value.isEmpty() ? QString() : tr("Copy %1:\n%2").arg(m_name, value));
    m_button->setVisible(!value.isEmpty());
}

void HashField::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_button->setIcon(lineIcon(u"copy"_s, palette()));
}

} // namespace packhouse
