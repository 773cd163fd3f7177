// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhousectl/clientlevels.h"

#include "app/composition/registrysession.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr qsizetype MostLevels = 500; // of which each is asked about

QJsonArray listOf(RegistrySession &session, const QByteArray &operation, const QString &member,
                  const QJsonObject &arguments = {})
{
    const Result<QJsonObject> found = session.run(operation, arguments);
    return found ? found->value(member).toArray() : QJsonArray();
}

bool passesOn(RegistrySession &session, const QString &scope, const QString &type)
{
    const QJsonArray policies = listOf(session, "policy.show", u"policies"_s,
                                       {{u"scope"_s, scope}, {u"type"_s, type}});
    return !policies.isEmpty() && policies.first()["forwarding"_L1].toString() != u"off";
}

/// The name itself, or a namespace that it is in ("@acme/*").
bool covers(const QString &reserved, const QString &canonicalName)
{
    return reserved == canonicalName
           || (reserved.endsWith(u'*') && canonicalName.startsWith(reserved.chopped(1)));
}

} // namespace

void addLevels(ClientQuestion &question, const QString &type, RegistrySession &session)
{
    if (passesOn(session, {}, type))
        question.passingLevels.append(QString());
    const QString group = question.scopePath.section(u'/', 0, 0);
    qsizetype asked = 0;
    for (const auto &scope : listOf(session, "scope.list", u"scopes"_s)) {
        const QString path = scope["path"_L1].toString();
        const QString number = QString::number(scope["id"_L1].toInteger());
        if (path == group || path.startsWith(group + u'/'))
            question.ownNumbers.append(number);
        else if (++asked <= MostLevels && passesOn(session, path, type))
            question.passingLevels += {path, number};
    }
}

ClientQuestion::Passing passingOf(const ClientQuestion &question, const QString &type,
                                  RegistrySession &session)
{
    using Passing = ClientQuestion::Passing;
    const QString group = question.scopePath.section(u'/', 0, 0);
    for (const auto &reserved : listOf(session, "reserve.list", u"reservations"_s)) {
        const QString scope = reserved["scope"_L1].toString();
        if (reserved["type"_L1].toString() == type && !reserved["allow_forwarding"_L1].toBool()
            && covers(reserved["name"_L1].toString(), question.canonicalName)
            && (scope.isEmpty() || scope == group))
            return Passing::Never;
    }
    return passesOn(session, question.scopePath, type) || passesOn(session, group, type)
               ? Passing::On
               : Passing::Never;
}

Result<void> checkedName(const std::string &name, bool mayBeEmpty)
{
    if (name.empty() && !mayBeEmpty)
        return fail(ErrorCode::InvalidArgument, Text::of("The name is empty."),
                    Text::of("Say which package is meant."));
    if (name.find('*') != std::string::npos)
        return fail(ErrorCode::InvalidArgument,
                    Text::of("\"%1\" is no name.", QString::fromStdString(name)),
                    Text::of("Say which package is meant, without \"*\"."));
    return {};
}

Result<void> checkedScope(const QString &scope, RegistrySession &session)
{
    if (scope.isEmpty())
        return {};
    const Result<QJsonObject> found = session.run("policy.show", {{u"scope"_s, scope}});
    return found ? Result<void>() : fail(found.error());
}

} // namespace packhouse
