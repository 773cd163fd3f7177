// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deletion/confirmname.h"

#include "core/visibletext.h"
#include "ui/deletion/namefield.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace packhouse {

ConfirmName::ConfirmName(const Texts &texts, QWidget *parent) : FramedDialog(parent)
{
    setTitle(texts.title);
    setSubtitle(texts.explanation);
    const QString name = visibleText(texts.name); // as it is typed
    auto *label = new QLabel(tr("Type %1 to confirm:").arg(name), this);
    label->setTextFormat(Qt::PlainText);
    auto *field = new NameField(this);
    field->setName(name);
    field->setAccessibleName(label->text());
    label->setBuddy(field);
    body()->addWidget(label);
    body()->addWidget(field);
    QPushButton *cancel = addButton(tr("Cancel"), u"cancel"_s);
    QPushButton *confirm = addButton(texts.action, u"confirm"_s, "destructive"_L1);
    confirm->setEnabled(false);
    cancel->setDefault(true);
    connect(field, &QLineEdit::textChanged, this,
            [confirm, field] { confirm->setEnabled(field->matches()); });
    connect(field, &NameField::confirmed, this, [confirm] { confirm->setFocus(); });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(confirm, &QPushButton::clicked, this, &QDialog::accept);
    setMinimumWidth(480);
}

} // namespace packhouse
