// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "insight/risk.h"

namespace packhouse {

Text relativeTime(const QDateTime &then, const QDateTime &now)
{
    if (!then.isValid())
        return Text::of("never");
    const qint64 seconds = then.secsTo(now);
    if (seconds < 5)
        return Text::of("just now");
    if (seconds < 60)
        return Text::of("%1 s ago", seconds);
    if (seconds < 3600)
        return Text::of("%1 min ago", seconds / 60);
    // Shortly after midnight, two hours ago is not "yesterday" to whoever was up.
    const qint64 days = then.toLocalTime().date().daysTo(now.toLocalTime().date());
    if (days == 0 || seconds < 6 * 3600)
        return Text::of("%1 h ago", seconds / 3600);
    if (days == 1)
        return Text::of("yesterday");
    if (days < 31)
        return Text::counted("%n day(s) ago", days);
    if (days < 365)
        return days < 61 ? Text::of("1 month ago") : Text::of("%1 months ago", days / 30);
    return days < 730 ? Text::of("1 year ago") : Text::of("%1 years ago", days / 365);
}

} // namespace packhouse
