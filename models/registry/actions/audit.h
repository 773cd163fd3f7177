// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagesource.h"
#include "formats/upstream.h"
#include "registry/actions/context.h"

#include <functional>

namespace packhouse {

struct AuditedName
{
    ExposureRow row;
    ProbeResult::State upstream = ProbeResult::State::NotAsked;
};

/// As auditExposure(), with what is known of the upstream.
Result<QList<AuditedName>> auditNames(const RegistryContext &context, bool probe,
                                      const std::function<bool(const QString &name)> &goOn = {});

/// How exposed every name is that this registry has, or had and still reserves: forwarding,
/// reservation and what is known of the upstream. \a probe: ask the upstreams, which tells them the
/// names. \a goOn is called before each name and answers false to stop (Cancelled).
Result<QList<ExposureRow>> auditExposure(const RegistryContext &context, bool probe,
                                         const std::function<bool(const QString &name)> &goOn = {});

/// Fills in the exposure of a page of the table, without asking anybody.
void fillExposure(const RegistryContext &context, QList<PackageRow> &rows);

} // namespace packhouse
