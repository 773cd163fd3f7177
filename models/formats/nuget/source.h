// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/importing.h"

namespace packhouse::nuget {

/// protocol: service index, registration index and registration pages; what follows from each.
Result<ImportStep> readSource(const QByteArray &document, const QString &canonicalName);

} // namespace packhouse::nuget
