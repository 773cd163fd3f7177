// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/call.h"

#include <optional>

namespace packhouse::debian {

// PUT packages/debian/{file}
std::optional<Reply> uploadPrecheck(const Call &call);
Reply upload(Call &call);

// GET packages/debian/dists/{dist}/…
Reply releaseFile(Call &call);
Reply index(Call &call);
Reply indexByHash(Call &call);
// GET packages/debian/pool/{dist}/{letter}/{source}/{version}/{file}
Reply download(Call &call);

// debian_distributions
Result<std::unique_ptr<BodySink>> parametersBody(const BodyContext &context);
Reply createDistribution(Call &call);
Reply listDistributions(Call &call);
Reply showDistribution(Call &call);
Reply updateDistribution(Call &call);
Reply removeDistribution(Call &call);
Reply distributionKey(Call &call);

} // namespace packhouse::debian
