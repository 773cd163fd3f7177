// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/api/api.h"

namespace packhouse {

GatewayOptions withApi(GatewayOptions options, Store &store)
{
    options.lookAtHealth = [&store] { return lookAtHealth(store); };
    options.addEndpoints = [&store](Router &router, std::function<Reply()> health,
                                    std::function<QByteArray()> metrics) {
        addPackageEndpoints(router, store);
        addScopeEndpoints(router, store);
        addRuleEndpoints(router, store);
        addSettingEndpoints(router, store);
        addAccountEndpoints(router);
        addGraphQlEndpoint(router, store);
        addHealthEndpoints(router, store, std::move(health), std::move(metrics));
    };
    return options;
}

} // namespace packhouse
