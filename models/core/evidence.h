// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/package.h"
#include "core/text.h"

namespace packhouse {

enum class Risk { Low, Medium, High, Critical };

/// How a short badge is coloured. Unknown never looks like Good.
enum class Tone { Neutral, Good, Warning, Bad, Unknown };

struct EvidenceLine
{
    Text checked; ///< "Forwarding of npm requests"
    Text found; ///< "On for group acme, not locked"
    Text badge; ///< "risk"
    Tone tone = Tone::Neutral;
};

/// What a deletion exposes, for the person who decides.
struct Evidence
{
    Risk risk = Risk::Low;
    Text headline; ///< "High risk of dependency confusion."
    Text explanation;
    QList<EvidenceLine> lines;
    bool nameMustBeTyped = false; ///< High and Critical, and always for good
    bool reserveOffered = false; ///< reserving the name lowers the risk
    bool reserveByDefault = false;
    bool stopForwardingOffered = false;
    QString forwardingScope; ///< path of the scope that would stop forwarding
    bool probed = false; ///< the upstream was asked
    QString probeHost; ///< which host was, or would be, asked; empty: none is known
    QDateTime probedAt;

    /// The whole, a text for each line.
    QList<Text> reportLines() const;
    /// The same in English, for the command line.
    QString report() const;
};

/// How exposed a name is while it exists, for the table.
struct Exposure
{
    Text text; ///< "reserved", "exposed", "not checked", "only here", "could not check"
    Tone tone = Tone::Neutral;
    Text explanation;

    bool operator==(const Exposure &) const = default;
};

} // namespace packhouse
