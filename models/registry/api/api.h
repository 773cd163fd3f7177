// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "registry/gateway/gateway.h"
#include "registry/gateway/router.h"

namespace packhouse {

class Store;

/// A gateway with the registry's own endpoints: the reference's REST API for packages, scopes,
/// rules and settings, its GraphQL door to package settings, health and metrics. \a store must
/// outlive it.
GatewayOptions withApi(GatewayOptions options, Store &store);

void addPackageEndpoints(Router &router, const Store &store);
void addScopeEndpoints(Router &router, Store &store);
void addRuleEndpoints(Router &router, Store &store);
void addSettingEndpoints(Router &router, Store &store);
void addAccountEndpoints(Router &router);
void addGraphQlEndpoint(Router &router, Store &store);
void addHealthEndpoints(Router &router, Store &store, std::function<Reply()> health,
                        std::function<QByteArray()> metrics);
/// Whether the database can be read, as /-/health tells it. Blocks.
Reply lookAtHealth(const Store &store);

} // namespace packhouse
