// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/itemwork.h"

using namespace Qt::StringLiterals;

namespace packhouse {

QString countedTitle(const QString &verb, const QStringList &items, const QString &noun)
{
    if (items.size() == 1)
        return verb + u' ' + items.constFirst();
    return u"%1 %2 %3"_s.arg(verb).arg(items.size()).arg(noun);
}

} // namespace packhouse
