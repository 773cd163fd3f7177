// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/actions/upstreams.h"

#include "formats/forwarding.h"
#include "formats/publicregistry.h"
#include "formats/unknowntype.h"
#include "registry/store/store.h"
#include "registry/upstreams/echo.h"
#include "registry/upstreams/upstreamprobe.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

/// Whether a yes to an address means anything for a type: its requests are forwarded, or names of
/// it can be asked for.
bool asksUpstreams(const Format &format)
{
    return format.forwarding() || askableRegistry(format);
}

Result<const Format *> formatThatAsks(const RegistryContext &context, const FormatId &type)
{
    const Format *format = context.formats.find(type);
    if (!format)
        return fail(unknownType(context.formats, type));
    if (!asksUpstreams(*format))
        return fail(
            ErrorCode::Unsupported,
            Text::of("Requests of %1 are never forwarded, and no registry of it can be asked "
                     "about one name.",
                     format->label()),
            Text::of("Publish or import the packages here."));
    return format;
}

tl::unexpected<Error> hasCredential(const FormatId &type)
{
    return fail(
        ErrorCode::InvalidArgument,
        Text::of("The address has a user or a password in it, which is not kept."),
        Text::of("Name it in PACKHOUSE_UPSTREAM_%1 where Packhouse is started.", type.toUpper()));
}

/// As it is kept.
Result<QByteArray> checkedAddress(const FormatId &type, const QByteArray &address)
{
    const QUrl url = QUrl::fromEncoded(address, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty()
        || (url.scheme() != u"https" && url.scheme() != u"http"))
        return fail(ErrorCode::InvalidArgument,
                    Text::of("%1 is no address of a registry.", QString::fromUtf8(address)),
                    Text::of("It starts with https:// or http://."));
    if (!url.userInfo().isEmpty() || url.hasQuery() || url.hasFragment())
        return hasCredential(type);
    return NetHome::of(address).address();
}

/// Nobody says yes to this registry as its own upstream. Where it cannot be called, nothing leads
/// to it.
Result<void> checkIsAnother(const RegistryContext &context, const QByteArray &address)
{
    Echo &echo = context.probe.echo();
    const NetHome home = NetHome::of(address);
    if (!echo.isListening() || !echo.leadsHere(home))
        return {};
    return fail(ErrorCode::InvalidArgument, Echo::hereText(home),
                Text::of("Name the registry that has what is not here. Where there is none, no "
                         "upstream is needed."));
}

UpstreamRow rowOf(const RegistryContext &context, const FormatId &type,
                  const QList<AcceptedUpstream> &accepted)
{
    const QList<NetHome> homes = context.probe.homes(type);
    const auto yes = std::find_if(accepted.begin(), accepted.end(),
                                  [&](const AcceptedUpstream &one) { return one.type == type; });
    UpstreamRow row;
    row.type = type;
    row.named = context.probe.isNamed(type) || (yes == accepted.end() && !homes.isEmpty());
    for (const NetHome &home : homes)
        row.addresses.append(QString::fromUtf8(home.address()));
    row.isPublic = homes.size() == 1 && context.probe.isPublic(type, homes.first());
    if (context.probe.isNamed(type))
        return row;
    const FoundUpstream found = context.probe.found(type);
    const QString address = QString::fromUtf8(found.address);
    if (address.isEmpty() || row.addresses.contains(address)
        || context.probe.echo().isHere(NetHome::of(found.address)))
        return row;
    row.proposed = address;
    row.proposedIsPublic = !found.hasCredential && context.probe.isBuiltIn(type, found.address);
    if (found.hasCredential)
        row.problem = hasCredential(type).value().text();
    return row;
}

} // namespace

Result<QList<UpstreamRow>> upstreamRows(const RegistryContext &context)
{
    const Result<QList<AcceptedUpstream>> accepted = context.store.acceptedUpstreams();
    if (!accepted)
        return fail(accepted.error());
    QList<UpstreamRow> rows;
    for (const auto &format : context.formats) {
        if (asksUpstreams(*format))
            rows.append(rowOf(context, format->id(), *accepted));
    }
    return rows;
}

Result<AcceptedUpstream> acceptUpstream(const RegistryContext &context, const FormatId &type,
                                        const QString &address, bool isPublic)
{
    const Result<const Format *> format = formatThatAsks(context, type);
    if (!format)
        return fail(format.error());
    QByteArray wanted = address.simplified().toUtf8();
    if (wanted.isEmpty()) {
        const FoundUpstream found = context.probe.found(type);
        if (found.hasCredential)
            return hasCredential(type);
        if (found.address.isEmpty())
            return fail(ErrorCode::NotFound,
                        Text::of("No client of %1 on this computer tells where it gets packages "
                                 "from.",
                                 (*format)->label()),
                        Text::of("Give the address."));
        wanted = found.address;
    }
    AcceptedUpstream yes{type, {}, false};
    const QByteArrayList addresses = wanted.split(' ');
    for (const QByteArray &one : addresses) {
        const Result<QByteArray> checked = checkedAddress(type, one);
        if (!checked)
            return fail(checked.error());
        if (const auto another = checkIsAnother(context, *checked); !another)
            return fail(another.error());
        yes.address += (yes.address.isEmpty() ? "" : " ") + *checked;
    }
    yes.isPublic = isPublic && addresses.size() == 1 && context.probe.isBuiltIn(type, wanted);
    if (const auto kept = context.store.acceptUpstream(yes, context.actor); !kept)
        return fail(kept.error());
    if (!context.probe.isNamed(type))
        context.probe.setUpstream(type, yes.address, yes.isPublic);
    return yes;
}

Result<void> forgetUpstream(const RegistryContext &context, const FormatId &type)
{
    const Result<const Format *> format = formatThatAsks(context, type);
    if (!format)
        return fail(format.error());
    if (const auto gone = context.store.forgetUpstream(type, context.actor); !gone)
        return fail(gone.error());
    if (!context.probe.isNamed(type))
        context.probe.setUpstream(type, {});
    return {};
}

Result<void> followAccepted(const RegistryContext &context, const QSet<FormatId> &types)
{
    const Result<QList<AcceptedUpstream>> accepted = context.store.acceptedUpstreams();
    if (!accepted)
        return fail(accepted.error());
    for (const FormatId &type : types) {
        const auto yes = std::ranges::find(*accepted, type, &AcceptedUpstream::type);
        if (context.probe.isNamed(type))
            continue;
        if (yes == accepted->end())
            context.probe.setUpstream(type, {});
        else
            context.probe.setUpstream(type, yes->address, yes->isPublic);
    }
    return {};
}

} // namespace packhouse
