// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/api/api.h"
#include "registry/api/parameters.h"
#include "registry/store/store.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace packhouse {

using namespace Qt::StringLiterals;

namespace {

QJsonValue roleValue(const std::optional<Role> &role)
{
    if (!role)
        return {};
    switch (*role) {
    case Role::Maintainer:
        return u"maintainer"_s;
    case Role::Owner:
        return u"owner"_s;
    case Role::Admin:
        return u"admin"_s;
    default:
        return {};
    }
}

QJsonObject ruleValue(const ProtectionRule &rule)
{
    return {{u"id"_s, rule.id},
            {u"project_id"_s, rule.project},
            {u"package_name_pattern"_s, rule.namePattern},
            {u"package_type"_s, rule.type},
            {u"minimum_access_level_for_push"_s, roleValue(rule.pushNeeds)},
            {u"minimum_access_level_for_delete"_s, roleValue(rule.deleteNeeds)}};
}

// False: the value is none of those that the field may have.
bool readRole(const Parameters &parameters, const QString &field, bool maintainer,
              std::optional<Role> &role)
{
    if (!parameters.has(field))
        return true;
    const QString name = parameters.text(field);
    if (parameters.isNull(field) || name.isEmpty())
        role = std::nullopt;
    else if (name == u"maintainer" && maintainer)
        role = Role::Maintainer;
    else if (name == u"owner")
        role = Role::Owner;
    else if (name == u"admin")
        role = Role::Admin;
    else
        return false;
    return true;
}

// What is wrong with the parameters, or nothing; \a rule takes what they say.
std::optional<Reply> readRule(const Store &store, const Parameters &parameters,
                              ProtectionRule &rule)
{
    const QString pattern = u"package_name_pattern"_s;
    const QString type = u"package_type"_s;
    const QString push = u"minimum_access_level_for_push"_s;
    const QString remove = u"minimum_access_level_for_delete"_s;
    const QString bad = u"does not have a valid value"_s;
    if (parameters.has(pattern))
        rule.namePattern = parameters.text(pattern);
    if (parameters.has(type))
        rule.type = parameters.text(type);
    if (rule.namePattern.isEmpty())
        return invalidParameter(pattern, u"is missing"_s);
    if (rule.namePattern.size() > 255)
        return invalidParameter(pattern, u"is too long"_s);
    if (rule.type.isEmpty())
        return invalidParameter(type, u"is missing"_s);
    if (!store.policy({}, rule.type)) // no such type is built in
        return invalidParameter(type, bad);
    if (!readRole(parameters, push, true, rule.pushNeeds))
        return invalidParameter(push, bad);
    if (!readRole(parameters, remove, false, rule.deleteNeeds))
        return invalidParameter(remove, bad);
    if (!rule.pushNeeds && !rule.deleteNeeds) {
        return Reply::error(422,
                            u"A rule must protect against pushing, against deleting, or both."_s);
    }
    return std::nullopt;
}

Reply saved(Store &store, const Call &call, const ProtectionRule &rule, int status)
{
    const Result<ProtectionRule> result = store.setProtectionRule(rule, call.caller);
    if (result)
        return Reply::json(ruleValue(*result), status);
    if (result.error().code == ErrorCode::Conflict || result.error().code == ErrorCode::Duplicate)
        return Reply::error(422, u"Package name pattern has already been taken"_s);
    return Reply::error(result.error());
}

Reply listRules(Store &store, Call &call)
{
    const Result<QList<ProtectionRule>> rules = store.protectionRules(call.scope.id);
    if (!rules)
        return Reply::error(rules.error());
    QJsonArray rows;
    for (const ProtectionRule &rule : *rules)
        rows.append(ruleValue(rule));
    return Reply::json(rows);
}

Reply addRule(Store &store, Call &call)
{
    const Result<Parameters> parameters = Parameters::of(call);
    if (!parameters)
        return Reply::error(parameters.error());
    ProtectionRule rule;
    rule.project = call.scope.id;
    if (auto refused = readRule(store, *parameters, rule))
        return std::move(*refused);
    return saved(store, call, rule, 201);
}

tl::expected<ProtectionRule, Reply> ruleOf(const Store &store, const Call &call)
{
    const Result<QList<ProtectionRule>> rules = store.protectionRules(call.scope.id);
    if (!rules)
        return tl::unexpected(Reply::error(rules.error()));
    const qint64 id = call.param("rule_id").toLongLong();
    for (const ProtectionRule &rule : *rules) {
        if (rule.id == id)
            return rule;
    }
    return tl::unexpected(Reply::error(404, u"404 Package Protection Rule Not Found"_s));
}

Reply changeRule(Store &store, Call &call)
{
    const Result<Parameters> parameters = Parameters::of(call);
    if (!parameters)
        return Reply::error(parameters.error());
    auto rule = ruleOf(store, call);
    if (!rule)
        return rule.error();
    if (auto refused = readRule(store, *parameters, *rule))
        return std::move(*refused);
    return saved(store, call, *rule, 200);
}

Reply removeRule(Store &store, Call &call)
{
    const auto rule = ruleOf(store, call);
    if (!rule)
        return rule.error();
    const Result<void> removed = store.removeProtectionRule(call.scope.id, rule->id, call.caller);
    return removed ? Reply::empty(204) : Reply::error(removed.error());
}

} // namespace

void addRuleEndpoints(Router &router, Store &store)
{
    const auto add = [&](Method method, QByteArray pattern, Right right, auto handler) {
        Endpoint endpoint{
            Root::Project,      method,
            std::move(pattern), [&store, handler](Call &call) { return handler(store, call); },
            Access::Scope,      right};
        endpoint.sink = &parameterBody;
        router.add(std::move(endpoint));
    };
    const QByteArray rules = "packages/protection/rules";
    add(Method::Get, rules, Right::Delete, &listRules);
    add(Method::Post, rules, Right::Admin, &addRule);
    add(Method::Patch, rules + "/{rule_id}", Right::Admin, &changeRule);
    add(Method::Delete, rules + "/{rule_id}", Right::Admin, &removeRule);
}

} // namespace packhouse
