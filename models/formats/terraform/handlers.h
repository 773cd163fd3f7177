// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/route.h"

namespace packhouse::terraform {

/// protocol: where clients find the registry protocol, GET /.well-known/terraform.json
Reply discovery(Call &call);

// protocol: the module registry, below /api/v4/packages/terraform/modules/v1/<namespace>/<name>/
// <system>; the namespace is a top group, or any group by its number
Reply versions(Call &call); ///< GET versions
Reply details(Call &call); ///< GET of the module, or of one version of it
Reply latestLocation(Call &call); ///< GET download
Reply location(Call &call); ///< GET <version>/download
Reply registryFile(Call &call); ///< GET <version>/file?key=…

// protocol: a project's modules, below …/packages/terraform/modules/<name>/<system>
std::optional<Reply> uploadPrecheck(const Call &call);
Reply upload(Call &call); ///< PUT <version>/file
Reply projectFile(Call &call); ///< GET, or GET <version>

inline const QByteArray RegistryRoot = QByteArrayLiteral("/api/v4/packages/terraform/modules/v1/");

} // namespace packhouse::terraform
