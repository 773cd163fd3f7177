// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace packhouse::pypi {

/// True for what installers read as one requirement (PEP 508), with versions as PEP 440 has them:
/// "name", "name[extra]>=1.0,<2; python_version < '4'", "name @ https://…". A distribution with one
/// that they cannot read is passed over, or stops them.
bool isRequirement(const QString &text);

} // namespace packhouse::pypi
