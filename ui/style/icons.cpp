// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/icons.h"

#include "ui/style/colours.h"

using namespace Qt::StringLiterals;

namespace packhouse {

QIcon lineIcon(const QString &name, const QPalette &palette)
{
    const bool dark = colours(palette).scheme != Scheme::Light;
    return QIcon(u":/icons/%1-%2.svg"_s.arg(name, dark ? u"dark"_s : u"light"_s));
}

} // namespace packhouse
