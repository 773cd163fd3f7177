// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/api/packagesettings.h"

#include "registry/store/store.h"

#include <array>
#include <optional>

namespace packhouse {

using namespace Qt::StringLiterals;

namespace {

struct DuplicateFields
{
    const char *stem; ///< "maven" of mavenDuplicatesAllowed
    const char *type;
    bool usuallyAllowed; ///< where the type is not built in
};
constexpr std::array<DuplicateFields, 4> Duplicates{
    {{"maven", "maven", true},
     {"generic", "generic", true},
     {"nuget", "nuget", true},
     {"terraformModule", "terraform_module", false}}};

struct ForwardingFields
{
    const char *stem; ///< "npm" of npmPackageRequestsForwarding
    const char *capital;
    const char *type;
};
constexpr std::array<ForwardingFields, 3> Forwardings{
    {{"maven", "Maven", "maven"}, {"npm", "Npm", "npm"}, {"pypi", "Pypi", "pypi"}}};

QString text(const char *latin)
{
    return QString::fromLatin1(latin);
}

QString allowedField(const DuplicateFields &fields)
{
    return text(fields.stem) + u"DuplicatesAllowed"_s;
}

QString exceptionField(const DuplicateFields &fields)
{
    return text(fields.stem) + u"DuplicateExceptionRegex"_s;
}

QString forwardingField(const ForwardingFields &fields)
{
    return text(fields.stem) + u"PackageRequestsForwarding"_s;
}

QString lockField(const ForwardingFields &fields)
{
    return u"lock"_s + text(fields.capital) + u"PackageRequestsForwarding"_s;
}

PolicySetting own(const Store &store, const Scope &group, const FormatId &type)
{
    const Result<QList<PolicySetting>> settings = store.policySettings(group.id);
    for (const PolicySetting &setting : settings.value_or(QList<PolicySetting>())) {
        if (setting.type == type)
            return setting;
    }
    return {};
}

const QString SymbolServer = u"nugetSymbolServerEnabled"_s;

// Turns fields into settings by type, and collects what is wrong with them.
class Reader
{
public:
    Reader(const Store &store, const Scope &group, const QJsonObject &input)
        : m_store(store), m_group(group), m_input(input)
    {}

    QMap<FormatId, PolicySetting> settings;
    QMap<FormatId, PolicyFields> inherited;
    QStringList problems;

    void read()
    {
        for (const DuplicateFields &fields : Duplicates) {
            readTruth(allowedField(fields), fields.type, &PolicySetting::duplicatesAllowed);
            readException(fields);
        }
        for (const ForwardingFields &fields : Forwardings) {
            readForwarding(fields);
            readTruth(lockField(fields), fields.type, &PolicySetting::forwardingLocked);
        }
        m_known << SymbolServer << u"namespacePath"_s << u"clientMutationId"_s;
        if (m_input.value(SymbolServer).toBool())
            problems.append(
                u"There is no symbol server here, so %1 stays false."_s.arg(SymbolServer));
        for (auto field = m_input.begin(); field != m_input.end(); ++field) {
            if (!m_known.contains(field.key()))
                problems.append(u"There is no setting %1 here."_s.arg(field.key()));
        }
    }

private:
    PolicySetting &setting(const char *type)
    {
        PolicySetting &result = settings[text(type)];
        result.scope = m_group.id;
        result.type = text(type);
        return result;
    }

    void readTruth(const QString &field, const char *type,
                   std::optional<bool> PolicySetting::*member)
    {
        if (!given(field, type))
            return;
        const QJsonValue value = m_input.value(field);
        if (value.isBool())
            setting(type).*member = value.toBool();
        else
            problems.append(u"%1 takes true or false."_s.arg(field));
    }

    void readException(const DuplicateFields &fields)
    {
        const QString field = exceptionField(fields);
        if (!given(field, fields.type))
            return;
        const QJsonValue value = m_input.value(field);
        if (value.isNull() || (value.isString() && value.toString().size() <= 255))
            setting(fields.type).duplicateException = value.toString(u""_s);
        else
            problems.append(u"%1 takes a text of at most 255 characters."_s.arg(field));
    }

    void readForwarding(const ForwardingFields &fields)
    {
        const QString field = forwardingField(fields);
        if (!given(field, fields.type))
            return;
        const QJsonValue value = m_input.value(field);
        if (value.isBool())
            setting(fields.type).forwarding = value.toBool() ? Forwarding::Redirect
                                                             : Forwarding::Off;
        else if (!value.isNull())
            problems.append(u"%1 takes true, false or null."_s.arg(field));
        else if (own(m_store, m_group, text(fields.type)).forwarding) {
            (void)setting(fields.type);
            inherited[text(fields.type)] |= PolicyField::Forwarding;
        }
    }

    /// Whether there is a value for the field; for a type that is not built in that is a problem.
    bool given(const QString &field, const char *type)
    {
        m_known << field;
        if (!m_input.contains(field))
            return false;
        if (m_store.policy(m_group, text(type)))
            return true;
        problems.append(u"There are no packages of the type %1 here, so %2 cannot be set."_s.arg(
            text(type), field));
        return false;
    }

    const Store &m_store;
    const Scope &m_group;
    const QJsonObject &m_input;
    QStringList m_known;
};

} // namespace

QJsonObject packageSettings(const Store &store, const Scope &group)
{
    QJsonObject object{{u"__typename"_s, u"PackageSettings"_s}, {SymbolServer, false}};
    for (const DuplicateFields &fields : Duplicates) {
        const PolicySetting setting = own(store, group, text(fields.type));
        const Result<Policy> policy = store.policy(group, text(fields.type));
        object.insert(allowedField(fields),
                      policy ? policy->duplicatesAllowed
                             : setting.duplicatesAllowed.value_or(fields.usuallyAllowed));
        const QString exception = policy ? policy->duplicateException
                                         : setting.duplicateException.value_or(QString());
        object.insert(exceptionField(fields),
                      exception.isEmpty() ? QJsonValue() : QJsonValue(exception));
    }
    for (const ForwardingFields &fields : Forwardings) {
        const PolicySetting setting = own(store, group, text(fields.type));
        const Result<Policy> policy = store.policy(group, text(fields.type));
        const Forwarding forwarding = policy ? policy->forwarding
                                             : setting.forwarding.value_or(Forwarding::Off);
        object.insert(forwardingField(fields), forwarding != Forwarding::Off);
        object.insert(lockField(fields), setting.forwardingLocked.value_or(false));
        object.insert(forwardingField(fields) + u"Locked"_s, policy && policy->forwardingLocked);
    }
    return object;
}

QStringList changePackageSettings(Store &store, const Scope &group, const QJsonObject &input,
                                  const Caller &actor)
{
    Reader reader(store, group, input);
    reader.read();
    // All or nothing as far as can be told beforehand.
    if (!reader.problems.isEmpty())
        return reader.problems;
    for (const PolicySetting &setting : std::as_const(reader.settings)) {
        if (const Result<void> done = store.setPolicy(setting, actor,
                                                      reader.inherited.value(setting.type));
            !done)
            reader.problems.append(done.error().text());
    }
    return reader.problems;
}

} // namespace packhouse
