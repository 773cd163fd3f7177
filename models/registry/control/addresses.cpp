// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/actions/ownaddresses.h"
#include "registry/control/json.h"
#include "registry/store/store.h"

using namespace Qt::StringLiterals;

namespace packhouse::control {

namespace {

QJsonObject rowJson(const OwnAddressRow &row)
{
    QJsonObject object{{u"port"_s, row.own.port},
                       {u"scope"_s, row.scopePath},
                       {u"type"_s, row.own.type},
                       {u"address"_s, QString::fromLatin1(row.address)}};
    if (!row.problem.isEmpty())
        object["problem"_L1] = english(row.problem);
    return object;
}

Result<quint16> portOf(Arguments arguments)
{
    const qint64 port = arguments["port"_L1].toInteger();
    if (port < 0 || port > 65'535)
        return fail(ErrorCode::InvalidArgument, Text::of("%1 is no port.", QString::number(port)),
                    Text::of("Ports go from 1 to 65535."));
    return quint16(port);
}

} // namespace

Result<QJsonObject> addressesList(const ControlContext &context, Arguments)
{
    const Result<QList<OwnAddressRow>> rows = ownAddressRows(context.registry);
    if (!rows)
        return fail(rows.error());
    QJsonArray addresses;
    for (const OwnAddressRow &row : *rows)
        addresses.append(rowJson(row));
    return QJsonObject{{u"addresses"_s, addresses}};
}

Result<QJsonObject> addressesAdd(const ControlContext &context, Arguments arguments)
{
    const Result<Scope> scope = context.registry.store.scope(arguments["scope"_L1].toString());
    if (!scope)
        return fail(scope.error());
    const Result<const Format *> format = formatOf(context, arguments);
    if (!format)
        return fail(format.error());
    const Result<quint16> port = portOf(arguments);
    if (!port)
        return fail(port.error());
    const auto added = addOwnAddress(context.registry, *scope, (*format)->id(), *port);
    if (!added)
        return fail(added.error());
    return rowJson(*added);
}

Result<QJsonObject> addressesDrop(const ControlContext &context, Arguments arguments)
{
    const Result<quint16> port = portOf(arguments);
    if (!port)
        return fail(port.error());
    if (const auto gone = dropOwnAddress(context.registry, *port); !gone)
        return fail(gone.error());
    return QJsonObject{{u"port"_s, *port}};
}

} // namespace packhouse::control
