// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/actions/upstreams.h"
#include "formats/formatlist.h"
#include "registry/control/json.h"
#include "registry/upstreams/upstreamprobe.h"

using namespace Qt::StringLiterals;

namespace packhouse::control {

namespace {

/// Names of it may be asked for there; requests of it are never forwarded.
bool isOnlyAsked(const ControlContext &context, const FormatId &type)
{
    const Format *format = context.registry.formats.find(type);
    return format && !format->forwarding();
}

} // namespace

Result<QJsonObject> upstreamsList(const ControlContext &context, Arguments)
{
    const Result<QList<UpstreamRow>> rows = upstreamRows(context.registry);
    if (!rows)
        return fail(rows.error());
    QJsonArray upstreams;
    for (const UpstreamRow &row : *rows) {
        QJsonObject object{{u"type"_s, row.type},
                           {u"addresses"_s, QJsonArray::fromStringList(row.addresses)},
                           {u"named"_s, row.named},
                           {u"public"_s, row.isPublic},
                           {u"only_asked"_s, isOnlyAsked(context, row.type)}};
        const QList<NetHome> homes = context.registry.probe.homes(row.type);
        object["itself"_L1] = !homes.isEmpty() && !context.registry.probe.leadsElsewhere(row.type);
        if (!row.proposed.isEmpty()) {
            object["proposed"_L1] = row.proposed;
            object["proposed_public"_L1] = row.proposedIsPublic;
        }
        if (const QString problem = english(row.problem); !problem.isEmpty())
            object["problem"_L1] = problem;
        upstreams.append(object);
    }
    return QJsonObject{{u"upstreams"_s, upstreams}};
}

Result<QJsonObject> upstreamsAccept(const ControlContext &context, Arguments arguments)
{
    const Result<const Format *> format = formatOf(context, arguments);
    if (!format)
        return fail(format.error());
    const Result<AcceptedUpstream> yes = acceptUpstream(context.registry, (*format)->id(),
                                                        arguments["address"_L1].toString(),
                                                        !arguments["not_public"_L1].toBool());
    if (!yes)
        return fail(yes.error());
    const Result<Policy> policy = context.registry.store.policy(Scope(), yes->type);
    return QJsonObject{{u"type"_s, yes->type},
                       {u"address"_s, QString::fromUtf8(yes->address)},
                       {u"public"_s, yes->isPublic},
                       {u"only_asked"_s, isOnlyAsked(context, yes->type)},
                       {u"forwards"_s, policy && policy->forwarding != Forwarding::Off}};
}

Result<QJsonObject> upstreamsForget(const ControlContext &context, Arguments arguments)
{
    const Result<const Format *> format = formatOf(context, arguments);
    if (!format)
        return fail(format.error());
    if (const auto gone = forgetUpstream(context.registry, (*format)->id()); !gone)
        return fail(gone.error());
    return QJsonObject{{u"type"_s, (*format)->id()}};
}

} // namespace packhouse::control
