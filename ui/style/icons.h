// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QPalette>

namespace packhouse {

/// One of our own line icons, in the grey that goes with the palette: "copy", "delete" …
QIcon lineIcon(const QString &name, const QPalette &palette);

} // namespace packhouse
