// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/api/api.h"
#include "registry/api/parameters.h"
#include "registry/store/store.h"

#include <QJsonObject>

namespace packhouse {

using namespace Qt::StringLiterals;

namespace {

/// A field that one type has.
struct Field
{
    QString name;
    FormatId type;
};

QList<Field> fieldsOf(const Store &store, const char *SettingFields::*start, const QString &ending)
{
    QList<Field> fields;
    for (const auto &format : store.formats()) {
        const SettingFields names = format->settingFields();
        if (names.*start)
            fields.append({QString::fromLatin1(names.*start) + ending, format->id()});
    }
    return fields;
}

QList<Field> forwardingFields(const Store &store)
{
    return fieldsOf(store, &SettingFields::forwarding, u"_package_requests_forwarding"_s);
}

QList<Field> limitFields(const Store &store)
{
    return fieldsOf(store, &SettingFields::limit, u"_max_file_size"_s);
}

Result<PolicySetting> ownSetting(const Store &store, const QString &type)
{
    const Result<QList<PolicySetting>> settings = store.policySettings(InstanceScope);
    if (!settings)
        return fail(settings.error());
    for (const PolicySetting &setting : *settings) {
        if (setting.type == type)
            return setting;
    }
    return PolicySetting{};
}

Reply settings(Store &store, Call &call)
{
    QJsonObject object;
    for (const Field &field : forwardingFields(store)) {
        const Result<PolicySetting> own = ownSetting(store, field.type);
        if (!own)
            return Reply::error(own.error());
        const Result<Policy> policy = store.policy(call.scope, field.type);
        if (!policy)
            return Reply::error(policy.error());
        const Forwarding forwarding = own->forwarding.value_or(policy->forwarding);
        object.insert(field.name, forwarding != Forwarding::Off);
        object.insert(u"lock_"_s + field.name, own->forwardingLocked.value_or(false));
    }
    return Reply::json(object);
}

Reply changeSettings(Store &store, Call &call)
{
    const Result<Parameters> parameters = Parameters::of(call);
    if (!parameters)
        return Reply::error(parameters.error());
    for (const auto &[field, type] : forwardingFields(store)) {
        PolicySetting setting;
        setting.type = type;
        const QString lock = u"lock_"_s + field;
        const auto on = parameters->truth(field);
        setting.forwardingLocked = parameters->truth(lock);
        for (const auto &[name, value] :
             {std::pair(field, on), std::pair(lock, setting.forwardingLocked)}) {
            if (parameters->has(name) && !value)
                return invalidParameter(name, u"is invalid"_s);
        }
        if (on)
            setting.forwarding = *on ? Forwarding::Redirect : Forwarding::Off;
        if (!setting.forwarding && !setting.forwardingLocked)
            continue;
        if (const Result<void> done = store.setPolicy(setting, call.caller); !done)
            return Reply::error(done.error());
    }
    return settings(store, call);
}

Reply planLimits(Store &store, Call &call)
{
    QJsonObject object;
    for (const Field &limit : limitFields(store)) {
        const Result<PolicySetting> own = ownSetting(store, limit.type);
        if (!own)
            return Reply::error(own.error());
        const Result<Policy> policy = store.policy(call.scope, limit.type);
        if (!policy)
            return Reply::error(policy.error());
        object.insert(limit.name, own->maxFileSize.value_or(policy->maxFileSize));
    }
    return Reply::json(object);
}

Reply changePlanLimits(Store &store, Call &call)
{
    const Result<Parameters> parameters = Parameters::of(call);
    if (!parameters)
        return Reply::error(parameters.error());
    if (const QString plan = parameters->text(u"plan_name"_s); plan != u"default")
        return invalidParameter(u"plan_name"_s, plan.isEmpty() ? u"is missing"_s
                                                               : u"does not have a valid value"_s);
    for (const auto &[key, type] : limitFields(store)) {
        if (!parameters->has(key))
            continue;
        PolicySetting setting;
        setting.type = type;
        setting.maxFileSize = parameters->number(key);
        if (!setting.maxFileSize || *setting.maxFileSize < 0)
            return invalidParameter(key, u"is invalid"_s);
        if (const Result<void> done = store.setPolicy(setting, call.caller); !done)
            return Reply::error(done.error());
    }
    return planLimits(store, call);
}

} // namespace

void addSettingEndpoints(Router &router, Store &store)
{
    const auto add = [&](Method method, QByteArray pattern, auto handler) {
        Endpoint endpoint{
            Root::Instance,     method,
            std::move(pattern), [&store, handler](Call &call) { return handler(store, call); },
            Access::Scope,      Right::Admin};
        endpoint.sink = &parameterBody;
        router.add(std::move(endpoint));
    };
    add(Method::Get, "application/settings", &settings);
    add(Method::Put, "application/settings", &changeSettings);
    add(Method::Get, "application/plan_limits", &planLimits);
    add(Method::Put, "application/plan_limits", &changePlanLimits);
}

} // namespace packhouse
