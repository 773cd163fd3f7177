// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence.h"

#include "core/visibletext.h"

namespace packhouse {

QList<Text> Evidence::reportLines() const
{
    QList<Text> parts{headline, explanation};
    for (const EvidenceLine &line : lines)
        parts << (line.badge.isEmpty()
                      ? Text::of("- %1: %2", line.checked, line.found)
                      : Text::of("- %1: %2 [%3]", line.checked, line.found, line.badge));
    if (probed && !probeHost.isEmpty() && probedAt.isValid())
        parts << Text::of("Asked %1 at %2", probeHost, probedAt);
    return parts;
}

QString Evidence::report() const
{
    // It is looked at in terminals and mails: nothing in it may act there, or look like a line
    // more.
    QString text;
    for (const Text &part : reportLines())
        text += visibleText(english(part)) + QLatin1Char('\n');
    return text;
}

} // namespace packhouse
