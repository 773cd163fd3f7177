// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/route.h"

namespace packhouse::helm {

// protocol: a chart repository a channel, below …/packages/helm
Reply index(Call &call); ///< GET <channel>/index.yaml
/// GET <channel>/charts/<file> and <channel>/charts/<name>/<file>, archives and their .prov
Reply chartFile(Call &call);
std::optional<Reply> uploadPrecheck(const Call &call);
/// POST api/<channel>/charts, a form with "chart" (and "prov") or the bare archive
Reply uploadChart(Call &call);
/// POST api/<channel>/prov, a form with "prov" or the bare file; the chart is there already
Reply uploadProvenance(Call &call);
/// cm-push's address when it was set up with a project's path: the whole path after api/.
std::optional<Reply> pushedPrecheck(const Call &call);
Reply pushChart(Call &call);

// protocol: ChartMuseum's, a channel where it has a repository
/// GET api/<channel>/charts, with offset and limit in names
Reply listCharts(Call &call);
Reply chartVersions(Call &call); ///< GET api/<channel>/charts/<name>
Reply chartVersion(Call &call); ///< GET api/<channel>/charts/<name>/<version>, or "latest"
/// DELETE of the same: out of this channel, and the version with the last channel that has it.
Reply deleteChart(Call &call);

} // namespace packhouse::helm
