// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/api/api.h"
#include "registry/api/parameters.h"
#include "registry/store/store.h"

#include <QJsonObject>

#include <array>

namespace packhouse {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<const char *, 4> Forwarded{"npm", "pypi", "maven", "rubygems"};

struct LimitKey
{
    const char *key;
    const char *type;
};
constexpr std::array<LimitKey, 12> Limits{{{"conan_max_file_size", "conan"},
                                           {"composer_max_file_size", "composer"},
                                           {"debian_max_file_size", "debian"},
                                           {"generic_packages_max_file_size", "generic"},
                                           {"golang_max_file_size", "golang"},
                                           {"helm_max_file_size", "helm"},
                                           {"maven_max_file_size", "maven"},
                                           {"npm_max_file_size", "npm"},
                                           {"nuget_max_file_size", "nuget"},
                                           {"pypi_max_file_size", "pypi"},
                                           {"rubygems_max_file_size", "rubygems"},
                                           {"terraform_module_max_file_size", "terraform_module"}}};

QString forwardingField(const char *type)
{
    return QString::fromLatin1(type) + u"_package_requests_forwarding"_s;
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
    for (const char *type : Forwarded) {
        const FormatId id = QString::fromLatin1(type);
        const Result<PolicySetting> own = ownSetting(store, id);
        if (!own)
            return Reply::error(own.error());
        // A type that is not built in is forwarded nowhere.
        const Result<Policy> policy = store.policy(call.scope, id);
        const Forwarding forwarding = own->forwarding.value_or(policy ? policy->forwarding
                                                                      : Forwarding::Off);
        object.insert(forwardingField(type), forwarding != Forwarding::Off);
        object.insert(u"lock_"_s + forwardingField(type), own->forwardingLocked.value_or(false));
    }
    return Reply::json(object);
}

Reply changeSettings(Store &store, Call &call)
{
    const Result<Parameters> parameters = Parameters::of(call);
    if (!parameters)
        return Reply::error(parameters.error());
    for (const char *type : Forwarded) {
        PolicySetting setting;
        setting.type = QString::fromLatin1(type);
        const QString field = forwardingField(type);
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
    for (const LimitKey &limit : Limits) {
        const FormatId type = QString::fromLatin1(limit.type);
        const Result<PolicySetting> own = ownSetting(store, type);
        if (!own)
            return Reply::error(own.error());
        const Result<Policy> policy = store.policy(call.scope, type);
        object.insert(QString::fromLatin1(limit.key),
                      own->maxFileSize.value_or(policy ? policy->maxFileSize : 0));
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
    for (const LimitKey &limit : Limits) {
        const QString key = QString::fromLatin1(limit.key);
        if (!parameters->has(key))
            continue;
        PolicySetting setting;
        setting.type = QString::fromLatin1(limit.type);
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
