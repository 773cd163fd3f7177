// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/control/operations.h"

#include "registry/control/json.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr std::array Operations{
    Operation{"status", &control::status},
    Operation{"scope.add", &control::scopeAdd},
    Operation{"scope.set", &control::scopeSet},
    Operation{"scope.list", &control::scopeList},
    Operation{"scope.repository", &control::scopeRepository},
    Operation{"token.create", &control::tokenCreate},
    Operation{"token.list", &control::tokenList},
    Operation{"token.revoke", &control::tokenRevoke},
    Operation{"publish", &control::publish},
    Operation{"import", &control::importPackages},
    Operation{"list", &control::list},
    Operation{"show", &control::show},
    Operation{"download", &control::download},
    Operation{"delete", &control::remove},
    Operation{"change", &control::changeVersions},
    Operation{"run", &control::runPlan},
    Operation{"plan.show", &control::planShow},
    Operation{"duplicates.list", &control::duplicatesList},
    Operation{"duplicates.drop", &control::duplicatesDrop},
    Operation{"duplicates.delete", &control::duplicatesDelete},
    Operation{"trash.list", &control::trashList},
    Operation{"trash.restore", &control::trashRestore},
    Operation{"trash.purge", &control::trashPurge},
    Operation{"policy.show", &control::policyShow},
    Operation{"policy.set", &control::policySet},
    Operation{"reserve.add", &control::reserveAdd},
    Operation{"reserve.list", &control::reserveList},
    Operation{"reserve.remove", &control::reserveRemove},
    Operation{"names.assign", &control::namesAssign},
    Operation{"names.several", &control::namesSeveral},
    Operation{"names.unassign", &control::namesUnassign},
    Operation{"names.show", &control::namesShow},
    Operation{"reserve.narrow", &control::reserveNarrow},
    Operation{"reserve.share", &control::reserveShare},
    Operation{"reserve.unshare", &control::reserveUnshare},
    Operation{"upstreams.list", &control::upstreamsList},
    Operation{"upstreams.accept", &control::upstreamsAccept},
    Operation{"upstreams.forget", &control::upstreamsForget},
    Operation{"addresses.list", &control::addressesList},
    Operation{"addresses.add", &control::addressesAdd},
    Operation{"addresses.drop", &control::addressesDrop},
    Operation{"act", &control::act},
    Operation{"audit", &control::audit},
    Operation{"activity", &control::activity},
    Operation{"verify", &control::verify},
};

} // namespace

std::span<const Operation> operations()
{
    return Operations;
}

const Operation *findOperation(QByteArrayView name)
{
    const auto found = std::find_if(Operations.begin(), Operations.end(),
                                    [name](const Operation &known) { return name == known.name; });
    return found == Operations.end() ? nullptr : &*found;
}

} // namespace packhouse
