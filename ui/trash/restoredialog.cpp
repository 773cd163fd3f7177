// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trash/restoredialog.h"

#include "ui/widgets/inlinemessage.h"

#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace packhouse {

constexpr int LeastWidth = 480;

RestoreDialog::RestoreDialog(const Texts &texts, QWidget *parent) : FramedDialog(parent)
{
    setTitle(texts.title);
    setSubtitle(texts.what);
    auto *effect = new InlineMessage(this);
    effect->setObjectName("effect"_L1);
    effect->show(Tone::Warning, {}, texts.effect);
    body()->addWidget(effect);
    QPushButton *cancel = addButton(tr("Cancel"), u"cancel"_s);
    QPushButton *confirm = addButton(texts.action, u"confirm"_s, "primary"_L1);
    // A reader of the screen says it with the button that has the focus.
    for (QPushButton *button : {cancel, confirm})
        button->setAccessibleDescription(texts.effect);
    cancel->setDefault(true);
    cancel->setFocus();
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(confirm, &QPushButton::clicked, this, &QDialog::accept);
    setMinimumWidth(LeastWidth);
}

} // namespace packhouse
