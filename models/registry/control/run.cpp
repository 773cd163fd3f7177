// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/control/json.h"
#include "registry/control/planshelf.h"

using namespace Qt::StringLiterals;

namespace packhouse::control {

namespace {

/// What each kind of plan is done by.
struct Run
{
    const ControlContext &context;
    Arguments arguments;

    Result<QJsonObject> operator()(const RemovalPlan &plan) const
    {
        return runRemoval(context, plan, arguments);
    }
    Result<QJsonObject> operator()(const RestorePlan &plan) const
    {
        return runRestore(context, plan);
    }
    Result<QJsonObject> operator()(const PurgePlan &plan) const { return runPurge(context, plan); }
    Result<QJsonObject> operator()(const ChangePlan &plan) const
    {
        return runChange(context, plan);
    }
};

} // namespace

/// So that whoever runs it can look at his clients again; of other plans nothing.
Result<QJsonObject> planShow(const ControlContext &context, Arguments arguments)
{
    const Result<QString> id = needed(arguments, u"plan"_s);
    if (!id)
        return fail(id.error());
    const Result<Plan> plan = PlanShelf(context.registry).find(*id);
    if (!plan)
        return fail(plan.error());
    const RemovalPlan *removal = std::get_if<RemovalPlan>(&*plan);
    return removal ? shownRemoval(*removal) : QJsonObject();
}

Result<QJsonObject> runPlan(const ControlContext &context, Arguments arguments)
{
    const Result<QString> id = needed(arguments, u"plan"_s);
    if (!id)
        return fail(id.error());
    const PlanShelf shelf(context.registry);
    const Result<Plan> plan = shelf.find(*id);
    if (!plan)
        return fail(plan.error());
    Result<QJsonObject> object = std::visit(Run{context, arguments}, *plan);
    if (object && (*object)["outcome"_L1].toString() != u"refused")
        shelf.drop(*id);
    return object;
}

} // namespace packhouse::control
