// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/actions/removal.h"
#include "registry/control/json.h"

using namespace Qt::StringLiterals;

namespace packhouse::control {

Result<QJsonObject> remove(const ControlContext &context, Arguments arguments)
{
    const Result<PackageKey> key = packageKey(context.registry, arguments);
    if (!key)
        return fail(key.error());
    RemovalPlan plan;
    plan.items = {{*key, arguments["version"_L1].toString()}};
    plan.reserve = arguments["reserve"_L1].toBool();
    plan.stopForwarding = arguments["stop_forwarding"_L1].toBool();
    plan.forGood = arguments["for_good"_L1].toBool();

    const Result<Evidence> evidence = removalEvidence(context.registry, plan,
                                                      arguments["probe"_L1].toBool());
    if (!evidence)
        return fail(evidence.error());
    QJsonObject object{{u"scope"_s, key->scopePath},
                       {u"type"_s, key->type},
                       {u"name"_s, key->name},
                       {u"version"_s, plan.items.constFirst().version},
                       {u"evidence"_s, toJson(*evidence)}};
    if (arguments["dry_run"_L1].toBool()) {
        object["outcome"_L1] = u"dry run"_s;
        return object;
    }
    const bool understood = arguments["yes"_L1].toBool() || plan.reserve;
    if (evidence->risk >= Risk::High && !understood) {
        object["outcome"_L1] = u"refused"_s;
        object["remedy"_L1] =
            u"Add --reserve to keep the name as yours, or --yes to delete all the same."_s;
        return object;
    }
    const Result<int> removed = removeItem(
        context.registry, plan, plan.items.constFirst(), [&](qint64 done, qint64 total) {
            return !context.progress || context.progress(u"Deleting versions"_s, done, total);
        });
    if (!removed)
        return fail(removed.error());
    object["outcome"_L1] = u"deleted"_s;
    object["versions"_L1] = *removed;
    return object;
}

} // namespace packhouse::control
