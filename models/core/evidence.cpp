// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence.h"

#include "core/visibletext.h"

using namespace Qt::StringLiterals;

namespace packhouse {

QString Evidence::report() const
{
    QStringList parts{headline, explanation};
    for (const EvidenceLine &line : lines)
        parts << u"- %1: %2 [%3]"_s.arg(line.checked, line.found, line.badge);
    if (probed)
        parts << u"Asked %1 at %2"_s.arg(probeHost, probedAt.toString(Qt::ISODate));
    // It is looked at in terminals and mails: nothing in it may act there, or look like a line
    // more.
    QString text;
    for (const QString &part : std::as_const(parts))
        text += visibleText(part) + u'\n';
    return text;
}

} // namespace packhouse
