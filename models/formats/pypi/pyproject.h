// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clientfiles/clientoutlook.h"

namespace packhouse::pypi {

/// What a project's pyproject.toml says of where uv, Poetry and PDM take a package from: a row for
/// each that it names an index for, or an address of the package. Never safe: what else those are
/// set to is not read. protocol: uv's "[[tool.uv.index]]" and "[tool.uv.sources]", Poetry's
/// "[[tool.poetry.source]]", PDM's "[[tool.pdm.source]]", and "name @ address" of everybody's
QList<ClientOutlook> pyprojectRows(const ClientQuestion &question, const ClientPlaces &places);

} // namespace packhouse::pypi
