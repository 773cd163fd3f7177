// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/actions/ownaddresses.h"

#include "formats/formatlist.h"
#include "formats/typeroot.h"
#include "formats/unknowntype.h"
#include "registry/store/store.h"

namespace packhouse {

namespace {

OwnAddressRow rowOf(const RegistryContext &context, const OwnAddress &own, const Scope &scope)
{
    OwnAddressRow row{own, scope.path, {}, {}};
    if (context.ports) {
        row.address = context.ports->address(own.port);
        row.problem = context.ports->problem(own.port);
    }
    return row;
}

Result<void> checkServed(const Format &format, const Scope &scope)
{
    if (scope.level == Level::Instance)
        return fail(ErrorCode::Unsupported,
                    Text::of("The instance has no address of its own: it answers at the main one."),
                    Text::of("Name a project or a group."));
    if (!typeRoot(format, scope.level).isEmpty())
        return {};
    return fail(ErrorCode::Unsupported,
                scope.level == Level::Group
                    ? Text::of("%1 packages are not served by a group.", format.label())
                    : Text::of("%1 packages are not served by a project.", format.label()),
                scope.level == Level::Group ? Text::of("Name one of its projects.")
                                            : Text::of("Name its group."));
}

} // namespace

Result<QList<OwnAddressRow>> ownAddressRows(const RegistryContext &context)
{
    const Result<QList<OwnAddress>> all = context.store.ownAddresses();
    if (!all)
        return fail(all.error());
    QList<OwnAddressRow> rows;
    for (const OwnAddress &own : *all) {
        const Result<Scope> scope = context.store.scope(own.scope);
        if (!scope)
            return fail(scope.error());
        rows << rowOf(context, own, *scope);
    }
    return rows;
}

Result<OwnAddressRow> addOwnAddress(const RegistryContext &context, const Scope &scope,
                                    const FormatId &type, quint16 port)
{
    const Format *format = context.formats.find(type);
    if (!format)
        return fail(unknownType(context.formats, type));
    if (const auto served = checkServed(*format, scope); !served)
        return fail(served.error());
    if (!context.ports)
        return fail(ErrorCode::Unsupported, Text::of("There is no server to listen."));
    // First of all the port: a row that nothing can answer for helps nobody.
    const Result<quint16> taken = context.ports->take(port);
    if (!taken)
        return fail(taken.error());
    const OwnAddress own{*taken, scope.id, format->id()};
    const Result<void> added = context.store.addOwnAddress(own, context.actor);
    context.ports->follow(*taken);
    if (!added)
        return fail(added.error());
    return rowOf(context, own, scope);
}

Result<void> dropOwnAddress(const RegistryContext &context, quint16 port)
{
    const Result<void> gone = context.store.dropOwnAddress(port, context.actor);
    if (gone && context.ports)
        context.ports->follow(0);
    return gone;
}

} // namespace packhouse
