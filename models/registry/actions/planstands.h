// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/package.h"
#include "core/planfact.h"
#include "core/scope.h"
#include "registry/actions/context.h"

namespace packhouse {

class Format;

/// What every plan about a name stands on, whatever it does: who serves the name above its project,
/// who may read that project, and what keeps requests for the name here.
Result<PlanFacts> factsOf(const RegistryContext &context, const Format &format,
                          const Scope &project, const QString &canonicalName);
/// That of it which says what keeps the name reserved.
Text reservedFact(const QString &canonicalName);
/// Of packages by their keys, each once; what is not there any more has none.
Result<PlanFacts> factsOf(const RegistryContext &context, const QList<PackageKey> &keys);

} // namespace packhouse
