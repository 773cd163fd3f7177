// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "insight/risk.h"

using namespace Qt::StringLiterals;

// Built only where insight/risk.cpp is not there: what cannot be judged is never called safe.
namespace packhouse {

Evidence assessRemoval(const RiskInputs &)
{
    Evidence evidence;
    evidence.risk = Risk::High;
    evidence.headline = u"The risk of this deletion was not judged."_s;
    evidence.explanation = u"This build cannot judge it; treat the name as exposed."_s;
    evidence.nameMustBeTyped = true;
    evidence.reserveOffered = true;
    evidence.reserveByDefault = true;
    return evidence;
}

Exposure assessExposure(const Format &, const QString &, const Policy &,
                        const std::optional<Reservation> &, const ProbeResult &)
{
    return {u"could not check"_s, Tone::Unknown, u"This build cannot judge it."_s};
}

} // namespace packhouse
