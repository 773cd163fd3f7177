// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/httpsdialog.h"

#include "items/readable.h"
#include "items/when.h"
#include "ui/style/looks.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/snippetbox.h"

#include <QCheckBox>
#include <QLabel>
#include <QLayoutItem>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace packhouse {

HttpsDialog::HttpsDialog(Context context, QWidget *parent)
    : FramedDialog(parent)
    , m_context(std::move(context))
    , m_switch(new QCheckBox(tr("Serve https as well as http"), this))
    , m_address(new QLabel(this))
    , m_message(new InlineMessage(this))
    , m_instructions(new QWidget(this))
{
    setTitle(tr("Secure connections"));
    setSubtitle(tr("This computer signs its own certificate. Clients refuse it until they trust "
                   "its certificate authority; once is enough."));
    m_switch->setObjectName("https"_L1);
    m_switch->setAccessibleName(m_switch->text());
    m_address->setObjectName("httpsAddress"_L1);
    m_address->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setLook(m_address, "muted"_L1);
    auto *area = new QScrollArea(m_instructions);
    auto *inside = new QWidget(area);
    setPanelLook(inside, "surface"_L1);
    m_list = new QVBoxLayout(inside);
    m_list->setContentsMargins(0, 0, 8, 0);
    m_list->setSpacing(12);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(inside);
    area->setMinimumHeight(320);
    auto *layout = new QVBoxLayout(m_instructions);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(area);
    m_instructions->hide();
    for (QWidget *part : QList<QWidget *>{m_switch, m_address, m_message, m_instructions})
        body()->addWidget(part);
    body()->addStretch();
    m_trust = addButton(tr("How to trust it"), u"trust"_s);
    QPushButton *close = addButton(tr("Close"), u"close"_s, "primary"_L1);
    close->setDefault(true);
    connect(m_switch, &QCheckBox::clicked, this, &HttpsDialog::turn);
    connect(m_trust, &QPushButton::clicked, this, [this] {
        m_instructions->setVisible(m_instructions->isHidden());
        adjustSize();
    });
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    setMinimumWidth(640);
    showState();
}

void HttpsDialog::turn(bool on)
{
    m_working = true;
    m_message->hide();
    showState();
    m_switch->setChecked(on);
    whenReady(m_context.set(on), this, [this](const Result<void> &done) {
        m_working = false;
        showState();
        if (!done)
            m_message->show(Tone::Bad, readable(done.error().what), readable(done.error().remedy));
    });
}

void HttpsDialog::showState()
{
    m_switch->setEnabled(!m_working);
    m_trust->setEnabled(!m_working);
    if (m_working) {
        m_address->setText(tr("The registry is being started again…"));
        return;
    }
    const HttpsState state = m_context.state();
    m_switch->setChecked(state.on);
    m_address->setText(state.on ? tr("Clients reach it at %1").arg(state.address)
                                : tr("Only http is served: what is sent over a network can be "
                                     "read there."));
    m_trust->setEnabled(!state.authorityFile.isEmpty());
    m_trust->setToolTip(state.authorityFile.isEmpty()
                            ? tr("The certificate authority is made when https is switched on.")
                            : QString());
    showInstructions(state);
}

void HttpsDialog::showInstructions(const HttpsState &state)
{
    while (QLayoutItem *item = m_list->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    if (state.authorityFile.isEmpty()) {
        m_instructions->hide();
        return;
    }
    auto *note = new QLabel(tr("The certificate authority is %1. Whoever holds the key beside it "
                               "can sign for any host, so let nobody read it.")
                                .arg(state.authorityFile),
                            this);
    note->setWordWrap(true);
    note->setTextFormat(Qt::PlainText);
    note->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_list->addWidget(note);
    for (const auto &[system, command] : state.instructions)
        m_list->addWidget(new SnippetBox(system, command, this));
    m_list->addStretch();
}

} // namespace packhouse
