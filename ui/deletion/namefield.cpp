// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deletion/namefield.h"

#include <QKeyEvent>

using namespace Qt::StringLiterals;

namespace packhouse {

NameField::NameField(QWidget *parent) : QLineEdit(parent)
{
    setObjectName("typedName"_L1);
}

void NameField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter) {
        QLineEdit::keyPressEvent(event);
        return;
    }
    if (matches())
        emit confirmed();
}

} // namespace packhouse
