// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "insight/risk.h"

namespace packhouse {

/// Who uses what goes: pulls, dependents, and names that somebody may type for this one.
void addUse(const RiskInputs &in, QList<EvidenceLine> &lines);

/// What clients get that name no version, where this deletion makes that another one.
void addLatest(const RiskInputs &in, QList<EvidenceLine> &lines);

} // namespace packhouse
