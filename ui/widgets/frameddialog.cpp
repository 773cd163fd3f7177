// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/frameddialog.h"

#include "ui/style/looks.h"
#include "ui/style/metrics.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace packhouse {

FramedDialog::FramedDialog(QWidget *parent)
    : QDialog(parent)
    , m_title(new QLabel(this))
    , m_subtitle(new QLabel(this))
    , m_body(new QVBoxLayout)
    , m_footer(new QHBoxLayout)
{
    constexpr int Margin = 20;
    setLook(m_title, "title"_L1);
    setLook(m_subtitle, "muted"_L1);
    for (QLabel *label : {m_title, m_subtitle}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_subtitle->hide();
    m_body->setContentsMargins(Margin, Margin - 4, Margin, Margin - 4);
    m_body->setSpacing(10);
    m_body->addWidget(m_title);
    m_body->addWidget(m_subtitle);
    auto *bar = new QWidget(this);
    setPanelLook(bar, "footer"_L1);
    m_footer->setContentsMargins(Margin, 12, Margin, 12);
    m_footer->setSpacing(metrics::Gap);
    m_footer->addStretch();
    bar->setLayout(m_footer);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addLayout(m_body, 1);
    whole->addWidget(bar);
}

void FramedDialog::setTitle(const QString &title)
{
    m_title->setText(title);
    setWindowTitle(title);
}

void FramedDialog::setSubtitle(const QString &subtitle)
{
    m_subtitle->setText(subtitle);
    m_subtitle->setVisible(!subtitle.isEmpty());
}

QPushButton *FramedDialog::addButton(const QString &text, const QString &objectName,
                                     QLatin1StringView look)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(objectName);
    button->setAccessibleName(text);
    setLook(button, look);
    m_footer->addWidget(button);
    return button;
}

} // namespace packhouse
