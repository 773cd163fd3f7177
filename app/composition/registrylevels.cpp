// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/registrylevels.h"

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr qsizetype MostLevels = 500; // of which each is asked about

/// The name itself, or a namespace that it is in ("@acme/*").
bool covers(const QString &reserved, const QString &canonicalName)
{
    return reserved == canonicalName
           || (reserved.endsWith(u'*') && canonicalName.startsWith(reserved.chopped(1)));
}

} // namespace

QJsonArray RegistryLevels::list(const QByteArray &operation, const QString &member,
                                const QJsonObject &arguments)
{
    const Result<QJsonObject> found = m_ask(operation, arguments);
    return found ? found->value(member).toArray() : QJsonArray();
}

const QJsonArray &RegistryLevels::scopes()
{
    if (!m_scopes)
        m_scopes = list("scope.list", u"scopes"_s);
    return *m_scopes;
}

bool RegistryLevels::passesOn(const QString &scope, const QString &type)
{
    const auto known = m_passing.constFind({scope, type});
    if (known != m_passing.constEnd())
        return *known;
    const QJsonArray policies = list("policy.show", u"policies"_s,
                                     {{u"scope"_s, scope}, {u"type"_s, type}});
    const bool passes = !policies.isEmpty()
                        && policies.first()["forwarding"_L1].toString() != u"off";
    m_passing.insert({scope, type}, passes);
    return passes;
}

void RegistryLevels::add(ClientQuestion &question, const QString &type)
{
    using Reading = ClientQuestion::Reading;
    if (passesOn({}, type))
        question.passingLevels.append(QString());
    const QString group = question.scopePath.section(u'/', 0, 0);
    qsizetype asked = 0;
    for (const auto &scope : scopes()) {
        const QString path = scope["path"_L1].toString();
        const QString number = QString::number(scope["id"_L1].toInteger());
        if (path == question.scopePath)
            question.reading = scope["readable_by_all"_L1].toBool() ? Reading::ByEverybody
                                                                    : Reading::ByToken;
        if (path == group || path.startsWith(group + u'/'))
            question.ownNumbers.append(number);
        else if (++asked <= MostLevels && passesOn(path, type))
            question.passingLevels += {path, number};
    }
}

ClientQuestion::Passing RegistryLevels::passingOf(const ClientQuestion &question,
                                                  const QString &type)
{
    using Passing = ClientQuestion::Passing;
    const QString group = question.scopePath.section(u'/', 0, 0);
    for (const auto &reserved : list("reserve.list", u"reservations"_s)) {
        const QString scope = reserved["scope"_L1].toString();
        if (reserved["type"_L1].toString() == type && !reserved["allow_forwarding"_L1].toBool()
            && covers(reserved["name"_L1].toString(), question.canonicalName)
            && (scope.isEmpty() || scope == group))
            return Passing::Never;
    }
    return passesOn(question.scopePath, type) || passesOn(group, type) ? Passing::On
                                                                       : Passing::Never;
}

} // namespace packhouse
