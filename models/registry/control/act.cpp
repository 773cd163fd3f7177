// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/formatlist.h"
#include "formats/managing.h"
#include "formats/unknowntype.h"
#include "registry/actions/changes.h"
#include "registry/control/json.h"
#include "registry/store/store.h"

using namespace Qt::StringLiterals;

namespace packhouse::control {

/// What one package type offers for a project: "type", "action", "scope", and the type's own
/// arguments.
Result<QJsonObject> act(const ControlContext &context, Arguments arguments)
{
    const Result<QString> type = needed(arguments, u"type"_s);
    if (!type)
        return fail(type.error());
    const Result<QString> path = needed(arguments, u"scope"_s);
    if (!path)
        return fail(path.error());
    const Format *format = context.registry.formats.find(*type);
    if (!format)
        return fail(unknownType(context.registry.formats, *type, ErrorCode::Unsupported));
    const Result<Scope> project = context.registry.store.scope(*path);
    if (!project)
        return fail(project.error());
    if (project->level != Level::Project)
        return fail(ErrorCode::InvalidArgument, Text::of("%1 is not a project.", *path),
                    Text::of("Name one of its projects."));
    const QString action = arguments["action"_L1].toString();
    const Managing *managing = format->managing();
    if (!managing) {
        return fail(ErrorCode::Unsupported,
                    Text::of("%1 packages know no %2.", format->label(), action));
    }
    return managing->act(
        {action, arguments, *project, context.registry.actor, context.registry.clock},
        context.registry.store, *changesOf(context.registry.store));
}

} // namespace packhouse::control
