// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/route.h"

namespace packhouse::rubygems {

// protocol: a gem source, below …/packages/rubygems

std::optional<Reply> pushPrecheck(const Call &call);
/// POST api/v1/gems: the bare .gem, or a form with "gem" when attestations come along
Reply push(Call &call);
/// DELETE or POST api/v1/gems/yank: a form of either kind with gem_name, version and platform
Reply yank(Call &call);
Result<std::unique_ptr<BodySink>> yankBody(const BodyContext &context);
Reply owners(Call &call); ///< GET api/v1/gems/<name>/owners.yaml: who published it
Reply ownersElsewhere(Call &call); ///< what would change them: a sentence

Reply root(Call &call); ///< GET: older clients ask whether there is anything at all
Reply names(Call &call); ///< GET names
Reply versions(Call &call); ///< GET versions
Reply info(Call &call); ///< GET info/<name>
Reply specs(Call &call); ///< GET specs.4.8.gz
Reply latestSpecs(Call &call); ///< GET latest_specs.4.8.gz
Reply prereleaseSpecs(Call &call); ///< GET prerelease_specs.4.8.gz
Reply quickSpec(Call &call); ///< GET quick/Marshal.4.8/<full name>.gemspec.rz
Reply dependencies(Call &call); ///< GET api/v1/dependencies?gems=a,b
/// GET gems/<file>, the .gem or its .gemspec; of bytes that were replaced by ?sha256=<hex>
Reply download(Call &call);

} // namespace packhouse::rubygems
