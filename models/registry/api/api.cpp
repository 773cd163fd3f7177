// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/api/api.h"

namespace packhouse {

void addApiEndpoints(Router &router, Store &store, std::function<QByteArray()> metrics)
{
    addPackageEndpoints(router, store);
    addScopeEndpoints(router, store);
    addRuleEndpoints(router, store);
    addSettingEndpoints(router, store);
    addAccountEndpoints(router);
    addGraphQlEndpoint(router, store);
    addHealthEndpoints(router, store, std::move(metrics));
}

} // namespace packhouse
