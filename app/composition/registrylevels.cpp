// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/registrylevels.h"

#include <algorithm>

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

/// Whether there is anybody that requests of the type could be passed on to; where that cannot be
/// told, there may be.
bool RegistryLevels::leadsElsewhere(const QString &type)
{
    if (!m_upstreams) {
        const Result<QJsonObject> found = m_ask("upstreams.list", {});
        if (!found)
            return true;
        m_upstreams = found->value("upstreams"_L1).toArray();
    }
    return std::any_of(m_upstreams->begin(), m_upstreams->end(), [&type](const QJsonValue &one) {
        return one["type"_L1].toString() == type && !one["addresses"_L1].toArray().isEmpty()
               && !one["itself"_L1].toBool() && !one["only_asked"_L1].toBool();
    });
}

/// What of the reservations that keep the name here acts at the instance, and for whom.
RegistryLevels::Kept RegistryLevels::keptAtInstance(const ClientQuestion &question,
                                                    const QString &type)
{
    if (!m_reservations)
        m_reservations = list("reserve.list", u"reservations"_s);
    const QString group = question.scopePath.section(u'/', 0, 0);
    Kept kept = Kept::ForNobody;
    for (const auto &reserved : std::as_const(*m_reservations)) {
        const QString scope = reserved["scope"_L1].toString();
        if (reserved["type"_L1].toString() != type || reserved["allow_forwarding"_L1].toBool()
            || !covers(reserved["name"_L1].toString(), question.canonicalName)
            || (!scope.isEmpty() && scope != group))
            continue;
        kept = std::max(kept, reserved["for_everybody"_L1].toBool() ? Kept::ForEverybody
                                                                    : Kept::ForMembers);
    }
    return kept;
}

/// Whether no project of another top-level group has the name; false where that cannot be told.
bool RegistryLevels::isOursAlone(const ClientQuestion &question, const QString &type)
{
    const QString group = question.scopePath.section(u'/', 0, 0);
    const Result<QJsonObject> found = m_ask("names.show",
                                            {{u"type"_s, type}, {u"name"_s, question.name}});
    if (!found || group.isEmpty())
        return false;
    const QJsonArray projects = found->value("projects"_L1).toArray();
    return std::all_of(projects.begin(), projects.end(), [&group](const QJsonValue &one) {
        return one["project"_L1].toString().section(u'/', 0, 0) == group;
    });
}

bool RegistryLevels::passesOn(const QString &scope, const QString &type)
{
    if (!leadsElsewhere(type))
        return false; // whatever its policy says: it answers 404
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
    const Kept kept = keptAtInstance(question, type);
    question.keptForMembers = kept == Kept::ForMembers;
    if (kept != Kept::ForEverybody && passesOn({}, type))
        question.passingLevels.append(QString());
    if (isOursAlone(question, type))
        question.silent = leadsElsewhere(type) ? ClientQuestion::Silent::Instance
                                               : ClientQuestion::Silent::All;
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
    if (keptAtInstance(question, type) != Kept::ForNobody)
        return Passing::Never;
    return passesOn(question.scopePath, type) || passesOn(group, type) ? Passing::On
                                                                       : Passing::Never;
}

} // namespace packhouse
