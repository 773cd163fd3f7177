// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace packhouse {

/// For a box to choose from that has no label beside it. On this platform Qt tells readers of the
/// screen what is chosen as its name, so what it is for has to be its description, too.
inline void setSpokenName(QWidget *box, const QString &name)
{
    box->setAccessibleName(name);
    box->setAccessibleDescription(name);
}

} // namespace packhouse
