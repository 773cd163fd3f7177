// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence.h"

using namespace Qt::StringLiterals;

namespace packhouse {

QString Evidence::report() const
{
    QString text = headline + u'\n' + explanation + u'\n';
    for (const EvidenceLine &line : lines)
        text += u"- %1: %2 [%3]\n"_s.arg(line.checked, line.found, line.badge);
    if (probed)
        text += u"Asked %1 at %2\n"_s.arg(probeHost, probedAt.toString(Qt::ISODate));
    return text;
}

} // namespace packhouse
