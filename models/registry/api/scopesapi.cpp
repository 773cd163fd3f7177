// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/api/api.h"
#include "registry/api/parameters.h"
#include "registry/gateway/gate.h"
#include "registry/store/store.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace packhouse {

using namespace Qt::StringLiterals;

namespace {

QString visibilityName(Visibility visibility)
{
    return visibility == Visibility::Public ? u"public"_s : u"private"_s;
}

std::optional<Visibility> visibilityOf(const QString &name)
{
    if (name == u"public")
        return Visibility::Public;
    if (name == u"private" || name.isEmpty())
        return Visibility::Private;
    return std::nullopt;
}

QJsonValue parentId(const Scope &scope)
{
    return scope.parent == InstanceScope ? QJsonValue() : QJsonValue(scope.parent);
}

QString spaced(const QString &path)
{
    return QString(path).replace(u"/"_s, u" / "_s);
}

QJsonObject namespaceValue(const PackageReader &store, const Scope &scope)
{
    const Result<Scope> parent = store.scope(scope.parent);
    if (!parent || parent->level != Level::Group)
        return {};
    return {{u"id"_s, parent->id},          {u"name"_s, parent->name()},
            {u"path"_s, parent->name()},    {u"kind"_s, u"group"_s},
            {u"full_path"_s, parent->path}, {u"parent_id"_s, parentId(*parent)}};
}

QJsonObject scopeValue(const PackageReader &store, const Scope &scope, const QByteArray &baseUrl)
{
    QJsonObject object{{u"id"_s, scope.id},
                       {u"name"_s, scope.name()},
                       {u"path"_s, scope.name()},
                       {u"visibility"_s, visibilityName(scope.visibility)}};
    const QString base = QString::fromUtf8(baseUrl);
    if (scope.level == Level::Group) {
        object.insert(u"full_path"_s, scope.path);
        object.insert(u"full_name"_s, spaced(scope.path));
        object.insert(u"parent_id"_s, parentId(scope));
        object.insert(u"web_url"_s, u"%1/groups/%2"_s.arg(base, scope.path));
        return object;
    }
    object.insert(u"path_with_namespace"_s, scope.path);
    object.insert(u"name_with_namespace"_s, spaced(scope.path));
    object.insert(u"namespace"_s, namespaceValue(store, scope));
    object.insert(u"packages_enabled"_s, true);
    object.insert(u"package_registry_access_level"_s, u"enabled"_s);
    object.insert(u"web_url"_s, u"%1/%2"_s.arg(base, scope.path));
    return object;
}

// Which rows of all that the caller may read a list is about.
using Wanted = std::function<bool(const Scope &)>;

bool matchesFilters(const Call &call, const Scope &scope)
{
    const QString search = call.queryValue(u"search").toLower();
    if (!search.isEmpty()) {
        const bool byPath = search.contains(u'/')
                            || call.queryValue(u"search_namespaces") == u"true";
        const QString text = byPath ? scope.path : scope.name();
        if (!text.toLower().contains(search))
            return false;
    }
    const QString visibility = call.queryValue(u"visibility");
    return visibility.isEmpty() || visibility == visibilityName(scope.visibility);
}

void sortScopes(const Call &call, Level level, QList<Scope> &scopes)
{
    const QString order = call.queryValue(u"order_by");
    const bool byPath = order == u"name" || order == u"path"
                        || (order.isNull() && level == Level::Group);
    const QString sort = call.queryValue(u"sort");
    const bool descending = sort.isNull() ? !byPath : sort == u"desc";
    std::sort(scopes.begin(), scopes.end(), [&](const Scope &a, const Scope &b) {
        const Scope &first = descending ? b : a;
        const Scope &second = descending ? a : b;
        return byPath ? first.path < second.path : first.id < second.id;
    });
}

Reply listScopes(const Store &store, const Call &call, Level level, const QByteArray &path,
                 const Wanted &wanted)
{
    const auto page = PageRequest::of(call);
    if (!page)
        return page.error();
    const Result<QList<ScopeRow>> all = store.scopes(call.caller);
    if (!all)
        return Reply::error(all.error());
    QList<Scope> found;
    for (const ScopeRow &row : *all) {
        if (row.scope.level == level && wanted(row.scope) && matchesFilters(call, row.scope))
            found.append(row.scope);
    }
    sortScopes(call, level, found);
    QJsonArray rows;
    const qint64 first = qint64(page->page - 1) * page->perPage;
    for (qint64 i = first; i < first + page->perPage && i < found.size(); ++i)
        rows.append(scopeValue(store, found.at(i), call.baseUrl));
    Reply reply = Reply::json(rows);
    addPageHeaders(reply, call, path, *page, found.size());
    return reply;
}

bool isTopLevel(const Scope &scope)
{
    return !scope.path.contains(u'/');
}

Reply listGroups(Store &store, Call &call)
{
    const bool topOnly = call.queryValue(u"top_level_only") == u"true";
    return listScopes(store, call, Level::Group, "/groups",
                      [&](const Scope &scope) { return !topOnly || isTopLevel(scope); });
}

Reply listProjects(Store &store, Call &call)
{
    return listScopes(store, call, Level::Project, "/projects", [](const Scope &) { return true; });
}

Reply groupProjects(Store &store, Call &call)
{
    const bool below = call.queryValue(u"include_subgroups") == u"true";
    return listScopes(store, call, Level::Project, "/projects", [&](const Scope &scope) {
        return below ? call.scope.holds(scope.path) : scope.parent == call.scope.id;
    });
}

Reply subgroups(Store &store, Call &call)
{
    return listScopes(store, call, Level::Group, "/subgroups",
                      [&](const Scope &scope) { return scope.parent == call.scope.id; });
}

Reply descendantGroups(Store &store, Call &call)
{
    return listScopes(store, call, Level::Group, "/descendant_groups", [&](const Scope &scope) {
        return scope.id != call.scope.id && call.scope.holds(scope.path);
    });
}

Reply oneScope(Store &store, Call &call)
{
    return Reply::json(scopeValue(store, call.scope, call.baseUrl));
}

// The closest group above a path that exists: whoever may administer it may add below it.
Scope ancestorOf(const Store &store, const QString &path)
{
    QString rest = path;
    while (rest.contains(u'/')) {
        rest = rest.section(u'/', 0, -2);
        const Result<Scope> scope = store.scope(rest);
        if (scope)
            return *scope;
    }
    return {};
}

tl::expected<QString, Reply> fullPath(const Store &store, const Call &call,
                                      const Parameters &parameters, Level level)
{
    QString path = parameters.text(u"path"_s);
    if (path.isEmpty())
        path = parameters.text(u"name"_s).trimmed().toLower().replace(u' ', u'-');
    if (path.isEmpty())
        return tl::unexpected(invalidParameter(u"path"_s, u"is missing"_s));
    const QString field = level == Level::Group ? u"parent_id"_s : u"namespace_id"_s;
    if (!parameters.has(field) || parameters.isNull(field))
        return path;
    const auto id = parameters.number(field);
    const Result<Scope> parent = id && *id != InstanceScope
                                     ? store.scope(*id)
                                     : Result<Scope>(fail(ErrorCode::NotFound, Text()));
    if (!parent || parent->level != Level::Group || !reaches(call.caller, *parent))
        return tl::unexpected(Reply::error(404, u"404 Namespace Not Found"_s));
    return parent->path + u'/' + path;
}

Reply addScope(Store &store, Call &call, Level level)
{
    const Result<Parameters> parameters = Parameters::of(call);
    if (!parameters)
        return Reply::error(parameters.error());
    const auto path = fullPath(store, call, *parameters, level);
    if (!path)
        return path.error();
    const auto visibility = visibilityOf(parameters->text(u"visibility"_s));
    if (!visibility)
        return invalidParameter(u"visibility"_s, u"does not have a valid value"_s);
    if (!call.caller.may(Right::Admin, ancestorOf(store, *path)))
        return noRight(u"Adding %1 needs a token with the admin right above it."_s.arg(*path));
    const Reply taken = Reply::error(400, u"400 Bad request - Path has already been taken"_s);
    // The store is content with a scope that is there already; clients of the reference are not.
    if (store.scope(*path))
        return taken;
    const Result<Scope> scope = store.addScope(*path, level, *visibility, call.caller);
    if (!scope && scope.error().code == ErrorCode::Duplicate)
        return taken;
    if (!scope)
        return Reply::error(scope.error());
    return Reply::json(scopeValue(store, *scope, call.baseUrl), 201);
}

Reply changeScope(Store &store, Call &call)
{
    const Result<Parameters> parameters = Parameters::of(call);
    if (!parameters)
        return Reply::error(parameters.error());
    if (!parameters->has(u"visibility"_s))
        return invalidParameter(u"visibility"_s, u"is missing"_s);
    const auto visibility = visibilityOf(parameters->text(u"visibility"_s));
    if (!visibility || parameters->text(u"visibility"_s).isEmpty())
        return invalidParameter(u"visibility"_s, u"does not have a valid value"_s);
    const Result<Scope> scope = store.setVisibility(call.scope.id, *visibility, call.caller);
    return scope ? Reply::json(scopeValue(store, *scope, call.baseUrl))
                 : Reply::error(scope.error());
}

} // namespace

void addScopeEndpoints(Router &router, Store &store)
{
    const auto add = [&](Root root, Method method, QByteArray pattern, Access access, Right right,
                         auto handler) {
        Endpoint endpoint{root,
                          method,
                          std::move(pattern),
                          [&store, handler](Call &call) { return handler(store, call); },
                          access,
                          right};
        endpoint.hidden = true;
        endpoint.sink = &parameterBody;
        router.add(std::move(endpoint));
    };
    add(Root::Instance, Method::Get, "projects", Access::Anyone, Right::Read, &listProjects);
    add(Root::Instance, Method::Get, "groups", Access::Anyone, Right::Read, &listGroups);
    add(Root::Instance, Method::Post, "projects", Access::SignedIn, Right::Admin,
        [](Store &to, Call &call) { return addScope(to, call, Level::Project); });
    add(Root::Instance, Method::Post, "groups", Access::SignedIn, Right::Admin,
        [](Store &to, Call &call) { return addScope(to, call, Level::Group); });
    for (const Root root : {Root::Project, Root::Group}) {
        add(root, Method::Get, "", Access::Scope, Right::Read, &oneScope);
        add(root, Method::Put, "", Access::Scope, Right::Admin, &changeScope);
    }
    add(Root::Group, Method::Get, "projects", Access::Scope, Right::Read, &groupProjects);
    add(Root::Group, Method::Get, "subgroups", Access::Scope, Right::Read, &subgroups);
    add(Root::Group, Method::Get, "descendant_groups", Access::Scope, Right::Read,
        &descendantGroups);
}

} // namespace packhouse
