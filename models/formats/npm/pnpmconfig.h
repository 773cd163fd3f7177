// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "formats/npm/npmrc.h"

namespace packhouse::npm {

/// What a pnpm-workspace.yaml or a config.yaml of pnpm says of registries, with the keys of an
/// .npmrc: "registry", "@acme:registry".
struct PnpmConfig
{
    QList<NpmrcSetting> settings;
    bool unclear = false; ///< it says more of them than is known here
    bool signedIn = false; ///< a sign-in may name a registry where nothing else does
};

/// InvalidFile: it is no YAML.
Result<PnpmConfig> pnpmConfig(const QByteArray &bytes);

} // namespace packhouse::npm
