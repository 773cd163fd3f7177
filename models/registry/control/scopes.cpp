// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/control/json.h"
#include "registry/store/store.h"

using namespace Qt::StringLiterals;

namespace packhouse::control {

Result<QJsonObject> scopeAdd(const ControlContext &context, Arguments arguments)
{
    const Result<QString> path = needed(arguments, u"path"_s);
    if (!path)
        return fail(path.error());
    const Result<Visibility> seen = visibility(
        arguments["visibility"_L1].toString(word(Visibility::Private)));
    if (!seen)
        return fail(seen.error());
    const Level level = arguments["group"_L1].toBool() ? Level::Group : Level::Project;
    const Result<Scope> scope = context.registry.store.addScope(*path, level, *seen,
                                                                context.registry.actor);
    if (!scope)
        return fail(scope.error());
    return toJson(*scope);
}

Result<QJsonObject> scopeList(const ControlContext &context, Arguments)
{
    const Result<QList<ScopeRow>> rows = context.registry.store.scopes(context.registry.actor);
    if (!rows)
        return fail(rows.error());
    QJsonArray scopes;
    for (const ScopeRow &row : *rows) {
        QJsonObject scope = toJson(row.scope);
        scope["packages"_L1] = row.packages;
        scopes.append(scope);
    }
    return QJsonObject{{u"scopes"_s, scopes}};
}

} // namespace packhouse::control
