// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/support/gitrepository.h"
#include "registry/actions/changes.h"
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
    if (arguments.contains("visibility"_L1) && scope->visibility != *seen)
        return fail(ErrorCode::Conflict,
                    *seen == Visibility::Public
                        ? Text::of("%1 is there already, and private.", *path)
                        : Text::of("%1 is there already, and public.", *path),
                    Text::of("'packhousectl scope set %1 --visibility …' changes that.", *path));
    return toJson(*scope);
}

/// Who may read a scope.
Result<QJsonObject> scopeSet(const ControlContext &context, Arguments arguments)
{
    const Result<QString> path = needed(arguments, u"path"_s);
    if (!path)
        return fail(path.error());
    const Result<Visibility> seen = visibility(arguments["visibility"_L1].toString());
    if (!seen)
        return fail(seen.error());
    return context.registry.store.scope(*path)
        .and_then([&](const Scope &scope) {
            return context.registry.store.setVisibility(scope.id, *seen, context.registry.actor);
        })
        .map([](const Scope &scope) { return toJson(scope); });
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

/// Shows, sets or (with "remove") takes away where a project's packages may be made from.
Result<QJsonObject> scopeRepository(const ControlContext &context, Arguments arguments)
{
    Store &store = context.registry.store;
    const Result<QString> path = needed(arguments, u"path"_s);
    if (!path)
        return fail(path.error());
    const Result<Scope> scope = store.scope(*path);
    if (!scope)
        return fail(scope.error());
    if (scope->level != Level::Project)
        return fail(ErrorCode::InvalidArgument, Text::of("%1 is not a project.", *path),
                    Text::of("A repository belongs to a project; name one of its projects."));
    const QString folder = arguments["repository"_L1].toString();
    const bool remove = arguments["remove"_L1].toBool();
    if (!folder.isEmpty() || remove) {
        QByteArray value;
        if (!remove) {
            const Result<GitRepository> repository = GitRepository::open(folder);
            if (!repository)
                return fail(repository.error());
            value = repository->folder().toUtf8();
        }
        if (const auto done = changesOf(store)->setRecord(scope->id, {}, RepositoryRecord, value,
                                                          context.registry.actor);
            !done)
            return fail(done.error());
    }
    const auto records = store.records(scope->id, {});
    if (!records)
        return fail(records.error());
    return QJsonObject{{u"path"_s, scope->path},
                       {u"repository"_s, QString::fromUtf8(records->value(RepositoryRecord))}};
}

} // namespace packhouse::control
