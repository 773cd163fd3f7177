// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "insight/risk.h"

using namespace Qt::StringLiterals;

namespace packhouse {

Evidence mergedEvidence(QList<NamedEvidence> each)
{
    if (each.size() == 1)
        return std::move(each.first().evidence);
    Evidence all;
    all.probed = true;
    for (NamedEvidence &named : each) {
        Evidence &one = named.evidence;
        for (EvidenceLine &line : one.lines)
            line.checked = Text::of("%1: %2", named.name, line.checked);
        if (all.headline.isEmpty() || one.risk > all.risk) {
            all.risk = one.risk;
            all.headline = one.headline;
            all.explanation = one.explanation;
            all.forwardingScope = one.forwardingScope;
            all.probedAt = one.probedAt;
        }
        all.lines.append(one.lines);
        all.nameMustBeTyped = all.nameMustBeTyped || one.nameMustBeTyped;
        all.reserveOffered = all.reserveOffered || one.reserveOffered;
        all.reserveByDefault = all.reserveByDefault || one.reserveByDefault;
        all.stopForwardingOffered = all.stopForwardingOffered || one.stopForwardingOffered;
        all.cancelByDefault = all.cancelByDefault || one.cancelByDefault;
        all.probed = all.probed && one.probed;
        if (!one.probeHost.isEmpty() && !all.probeHost.contains(one.probeHost))
            all.probeHost += (all.probeHost.isEmpty() ? QString() : u", "_s) + one.probeHost;
    }
    return all;
}

} // namespace packhouse
