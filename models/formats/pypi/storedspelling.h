// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagereader.h"

namespace packhouse::pypi {

/// 1.0 and 1.0.0 are one version to every client: the spelling that came first to a project stays,
/// whichever way the next one comes in. Of what is new PEP 440's normal form; of what is no
/// version, the text itself.
QString storedSpelling(const PackageReader &store, const Scope &at, const FormatId &type,
                       const QString &canonicalName, const QString &version);

} // namespace packhouse::pypi
