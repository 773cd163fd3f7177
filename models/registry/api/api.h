// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "registry/gateway/router.h"

namespace packhouse {

class Store;

/// The registry's own endpoints: the reference's REST API for packages, scopes, rules and settings,
/// its GraphQL door to package settings, health and metrics. \a metrics adds Prometheus lines.
void addApiEndpoints(Router &router, Store &store, std::function<QByteArray()> metrics);

void addPackageEndpoints(Router &router, Store &store);
void addScopeEndpoints(Router &router, Store &store);
void addRuleEndpoints(Router &router, Store &store);
void addSettingEndpoints(Router &router, Store &store);
void addAccountEndpoints(Router &router);
void addGraphQlEndpoint(Router &router, Store &store);
void addHealthEndpoints(Router &router, Store &store, std::function<QByteArray()> metrics);

} // namespace packhouse
