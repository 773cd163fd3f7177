// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/api/packagesettings.h"

#include "formats/reply.h"
#include "registry/store/store.h"

#include <optional>

namespace packhouse {

using namespace Qt::StringLiterals;

namespace {

/// A type with fields among a group's settings, and how they begin.
struct Fields
{
    QString stem;
    const Format *format;
};

QList<Fields> fieldsOf(const Store &store, const char *SettingFields::*start)
{
    QList<Fields> all;
    for (const auto &format : store.formats()) {
        const SettingFields names = format->settingFields();
        if (names.*start)
            all.append({QString::fromLatin1(names.*start), format.get()});
    }
    return all;
}

QList<Fields> duplicates(const Store &store)
{
    return fieldsOf(store, &SettingFields::groupDuplicates);
}

QList<Fields> forwardings(const Store &store)
{
    return fieldsOf(store, &SettingFields::groupForwarding);
}

QString allowedField(const QString &stem)
{
    return stem + u"DuplicatesAllowed"_s;
}

QString exceptionField(const QString &stem)
{
    return stem + u"DuplicateExceptionRegex"_s;
}

QString forwardingField(const QString &stem)
{
    return stem + u"PackageRequestsForwarding"_s;
}

QString lockField(const QString &stem)
{
    return u"lock"_s + stem.at(0).toUpper() + stem.sliced(1) + u"PackageRequestsForwarding"_s;
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
        for (const auto &[stem, format] : duplicates(m_store)) {
            readTruth(allowedField(stem), format->id(), &PolicySetting::duplicatesAllowed);
            readException(exceptionField(stem), format->id());
        }
        for (const auto &[stem, format] : forwardings(m_store)) {
            readForwarding(forwardingField(stem), format->id());
            readTruth(lockField(stem), format->id(), &PolicySetting::forwardingLocked);
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
    PolicySetting &setting(const FormatId &type)
    {
        PolicySetting &result = settings[type];
        result.scope = m_group.id;
        result.type = type;
        return result;
    }

    void readTruth(const QString &field, const FormatId &type,
                   std::optional<bool> PolicySetting::*member)
    {
        if (!given(field))
            return;
        const QJsonValue value = m_input.value(field);
        if (value.isBool())
            setting(type).*member = value.toBool();
        else
            problems.append(u"%1 takes true or false."_s.arg(field));
    }

    void readException(const QString &field, const FormatId &type)
    {
        if (!given(field))
            return;
        const QJsonValue value = m_input.value(field);
        if (value.isNull() || (value.isString() && value.toString().size() <= 255))
            setting(type).duplicateException = value.toString(u""_s);
        else
            problems.append(u"%1 takes a text of at most 255 characters."_s.arg(field));
    }

    void readForwarding(const QString &field, const FormatId &type)
    {
        if (!given(field))
            return;
        const QJsonValue value = m_input.value(field);
        if (value.isBool())
            setting(type).forwarding = value.toBool() ? Forwarding::Redirect : Forwarding::Off;
        else if (!value.isNull())
            problems.append(u"%1 takes true, false or null."_s.arg(field));
        else if (own(m_store, m_group, type).forwarding) {
            (void)setting(type);
            inherited[type] |= PolicyField::Forwarding;
        }
    }

    bool given(const QString &field)
    {
        m_known << field;
        return m_input.contains(field);
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
    for (const auto &[stem, format] : duplicates(store)) {
        const Policy policy = store.policy(group, format->id()).value_or(format->defaultPolicy());
        const QString &exception = policy.duplicateException;
        object.insert(allowedField(stem), policy.duplicatesAllowed);
        object.insert(exceptionField(stem),
                      exception.isEmpty() ? QJsonValue() : QJsonValue(exception));
    }
    for (const auto &[stem, format] : forwardings(store)) {
        const PolicySetting setting = own(store, group, format->id());
        const Policy policy = store.policy(group, format->id()).value_or(format->defaultPolicy());
        object.insert(forwardingField(stem), policy.forwarding != Forwarding::Off);
        object.insert(lockField(stem), setting.forwardingLocked.value_or(false));
        object.insert(forwardingField(stem) + u"Locked"_s, policy.forwardingLocked);
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
            reader.problems.append(callerText(done.error()));
    }
    return reader.problems;
}

} // namespace packhouse
