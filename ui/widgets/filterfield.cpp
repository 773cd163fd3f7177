// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/filterfield.h"

#include <QKeyEvent>

namespace packhouse {

FilterField::FilterField(QWidget *parent) : QLineEdit(parent)
{
    setClearButtonEnabled(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FilterField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
    } else if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Return
               || event->key() == Qt::Key_Enter) {
        emit leftDownwards();
    } else {
        QLineEdit::keyPressEvent(event);
    }
}

} // namespace packhouse
