// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/exposuretab.h"

#include "items/humantext.h"
#include "items/readable.h"
#include "ui/style/looks.h"
#include "ui/style/metrics.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/readinglabel.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace packhouse {

ExposureBox::ExposureBox(QWidget *parent)
    : QWidget(parent)
    , m_message(new InlineMessage(this))
    , m_reserve(new QPushButton(tr("Reserve name"), this))
    , m_stop(new QPushButton(tr("Stop forwarding"), this))
{
    m_message->setReadByKeyboard();
    setLook(m_reserve, "primary"_L1);
    m_reserve->setAccessibleName(m_reserve->text());
    m_stop->setAccessibleName(m_stop->text());
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::Gap);
    buttons->addWidget(m_reserve);
    buttons->addWidget(m_stop);
    buttons->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_message);
    layout->addLayout(buttons);
    connect(m_reserve, &QPushButton::clicked, this, &ExposureBox::reserveWanted);
    connect(m_stop, &QPushButton::clicked, this, &ExposureBox::stopForwardingWanted);
}

void ExposureBox::show(const ShownVersion &shown, bool onlyTrouble)
{
    const Exposure &exposure = shown.details.row.exposure;
    const bool trouble = exposure.tone == Tone::Bad || exposure.tone == Tone::Warning
                         || exposure.tone == Tone::Unknown;
    setHidden(!shown.source || (onlyTrouble && !trouble) || exposure.text.isEmpty());
    m_message->show(exposure.tone, asSentence(capitalised(readable(exposure.text))),
                    readable(exposure.explanation));
    const bool administered = shown.source && shown.source->abilities().administer.isEmpty();
    m_reserve->setVisible(administered && trouble && !shown.details.reservation);
    const bool forwarded = shown.details.policy
                           && shown.details.policy->forwarding != Forwarding::Off;
    m_stop->setVisible(administered && trouble && (forwarded || !shown.details.policy));
}

ExposureTab::ExposureTab(QWidget *parent)
    : QScrollArea(parent)
    , m_badge(new Badge(this))
    , m_box(new ExposureBox(this))
    , m_explanation(new ReadingLabel(this))
{
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    auto *body = new QWidget(this);
    setPanelLook(body, "surface"_L1);
    m_explanation->setObjectName("explanation"_L1);
    m_explanation->setTextFormat(Qt::PlainText);
    setLook(m_explanation, "muted"_L1);
    auto *layout = new QVBoxLayout(body);
    layout->setContentsMargins(metrics::PanelMargin, 14, metrics::PanelMargin, 14);
    layout->setSpacing(12);
    layout->addWidget(m_badge);
    layout->addWidget(m_box);
    layout->addLayout(m_explanation->inLine());
    layout->addStretch();
    setWidget(body);
}

void ExposureTab::show(const ShownVersion &shown)
{
    const PackageDetails &details = shown.details;
    m_badge->setBadge({readable(details.row.exposure.text), details.row.exposure.tone});
    m_box->show(shown, false);
    m_badge->setVisible(!details.row.exposure.text.isEmpty());
    QStringList lines;
    m_explanation->setVisible(shown.source);
    if (!shown.source)
        return;
    if (details.reservation && details.reservation->allowForwarding) {
        lines.append(tr("The name is reserved since %1, but requests for it are forwarded all the "
                        "same, as was decided by hand.")
                         .arg(momentText(details.reservation->since)));
    } else if (details.reservation) {
        lines.append(tr("The name is reserved since %1: requests for it are never forwarded, also "
                        "when all versions are deleted.")
                         .arg(momentText(details.reservation->since)));
    } else {
        lines.append(tr("The name is not reserved: whether requests for missing versions are "
                        "forwarded is up to the forwarding policy alone."));
    }
    if (!details.dependents.isEmpty())
        lines.append(
            tr("Packages here that depend on it: %1.").arg(details.dependents.join(u", "_s)));
    m_explanation->setText(shownText(lines.join(u"\n\n"_s)));
}

} // namespace packhouse
