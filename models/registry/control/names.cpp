// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/formatlist.h"
#include "registry/control/json.h"
#include "registry/store/store.h"

using namespace Qt::StringLiterals;

namespace packhouse::control {

namespace {

/// A name as its type compares it.
struct AskedName
{
    FormatId type;
    QString canonical;
};

Result<AskedName> askedName(const ControlContext &context, Arguments arguments)
{
    const Result<const Format *> format = formatOf(context, arguments);
    if (!format)
        return fail(format.error());
    const Result<QString> name = needed(arguments, u"name"_s);
    if (!name)
        return fail(name.error());
    return AskedName{(*format)->id(), (*format)->canonicalName(*name)};
}

Result<Scope> projectOf(const Store &store, const QString &path)
{
    Result<Scope> project = store.scope(path);
    if (project && project->level != Level::Project)
        return fail(ErrorCode::InvalidArgument, Text::of("%1 is not a project.", path),
                    Text::of("Names belong to projects; choose one of its projects."));
    return project;
}

Result<QJsonObject> given(const ControlContext &context, const AskedName &name,
                          const QList<Scope> &projects)
{
    if (const auto done = context.registry.store.giveName(name.type, name.canonical, projects,
                                                          context.registry.actor);
        !done)
        return fail(done.error());
    return namesShow(context, {{u"type"_s, name.type}, {u"name"_s, name.canonical}});
}

Result<Scope> topLevelGroup(const Store &store, Arguments arguments)
{
    Result<Scope> group = store.scope(arguments["scope"_L1].toString());
    if (group && (group->level != Level::Group || group->parent != InstanceScope))
        return fail(ErrorCode::InvalidArgument,
                    Text::of("%1 is not a top-level group.", group->path.isEmpty()
                                                                 ? Text::of("The instance")
                                                                 : Text::name(group->path)),
                    Text::of("Names are given to projects of one top-level group; name that."));
    return group;
}

QJsonArray pathsOf(const QList<Scope> &projects)
{
    QJsonArray paths;
    for (const Scope &project : projects)
        paths.append(project.path);
    return paths;
}

} // namespace

Result<QJsonObject> namesAssign(const ControlContext &context, Arguments arguments)
{
    const Result<AskedName> name = askedName(context, arguments);
    if (!name)
        return fail(name.error());
    const Result<Scope> project = projectOf(context.registry.store,
                                            arguments["scope"_L1].toString());
    return project ? given(context, *name, {*project}) : fail(project.error());
}

Result<QJsonObject> namesSeveral(const ControlContext &context, Arguments arguments)
{
    const Result<AskedName> name = askedName(context, arguments);
    if (!name)
        return fail(name.error());
    const Store &store = context.registry.store;
    const Result<Scope> group = topLevelGroup(store, arguments);
    if (!group)
        return fail(group.error());
    QList<Scope> projects;
    for (const auto &path : arguments["projects"_L1].toArray()) {
        const Result<Scope> project = projectOf(store, path.toString());
        if (!project)
            return fail(project.error());
        if (!group->holds(project->path))
            return fail(ErrorCode::InvalidArgument,
                        Text::of("%1 is not below %2.", project->path, group->path));
        projects.append(*project);
    }
    return given(context, *name, projects);
}

Result<QJsonObject> namesUnassign(const ControlContext &context, Arguments arguments)
{
    const Result<AskedName> name = askedName(context, arguments);
    if (!name)
        return fail(name.error());
    Store &store = context.registry.store;
    const Result<Scope> group = topLevelGroup(store, arguments);
    if (!group)
        return fail(group.error());
    if (const auto back = store.takeNameBack(name->type, name->canonical, *group,
                                             context.registry.actor);
        !back)
        return fail(back.error());
    return namesShow(context, {{u"type"_s, name->type}, {u"name"_s, name->canonical}});
}

/// Whose the name is in each group that knows it, and who else published it.
Result<QJsonObject> namesShow(const ControlContext &context, Arguments arguments)
{
    const Result<AskedName> name = askedName(context, arguments);
    if (!name)
        return fail(name.error());
    const Store &store = context.registry.store;
    const auto holders = store.nameHolders(name->type, name->canonical);
    if (!holders)
        return fail(holders.error());
    QJsonArray groups, projects;
    QStringList seen;
    for (const NameHolder &holder : *holders) {
        projects.append(QJsonObject{{u"project"_s, holder.project.path},
                                    {u"published"_s, holder.published > 0},
                                    {u"given"_s, holder.given > 0},
                                    {u"since"_s, dateJson(holder.since)}});
        const QString path = holder.project.path.section(u'/', 0, 0);
        const Result<Scope> group = store.scope(path);
        if (!group || seen.contains(path))
            continue;
        seen.append(path);
        const auto owners = store.nameOwners(*group, name->type, name->canonical);
        if (!owners)
            return fail(owners.error());
        groups.append(QJsonObject{{u"group"_s, path}, {u"belongs_to"_s, pathsOf(*owners)}});
    }
    return QJsonObject{{u"type"_s, name->type},
                       {u"name"_s, name->canonical},
                       {u"groups"_s, groups},
                       {u"projects"_s, projects}};
}

} // namespace packhouse::control
