// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace packhouse {

/// The text of a button that opens a menu: with an arrow for who sees it, which nobody needs to
/// hear.
inline void setMenuText(QAbstractButton *button, const QString &text)
{
    button->setText(text + QStringLiteral(" ▾"));
    button->setAccessibleName(text);
}

} // namespace packhouse
