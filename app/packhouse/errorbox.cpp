// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhouse/errorbox.h"

#include "items/readable.h"

#include <QMessageBox>

using namespace Qt::StringLiterals;

namespace packhouse {

void showError(const Error &error, QWidget *window)
{
    auto *box = new QMessageBox(QMessageBox::Warning, u"Packhouse"_s, readable(error.what),
                                QMessageBox::Ok, window);
    box->setInformativeText(readable(error.remedy));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

} // namespace packhouse
