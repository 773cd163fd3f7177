// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"
#include "formats/formatlist.h"
#include "registry/control/json.h"
#include "registry/store/store.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace packhouse::control {

namespace {

/// Names of settings that the scope should take from above again.
Result<PolicyFields> inheritedFields(const QJsonValue &names)
{
    constexpr std::array known{std::pair{"duplicates", PolicyField::Duplicates},
                               std::pair{"exception", PolicyField::Exception},
                               std::pair{"forwarding", PolicyField::Forwarding},
                               std::pair{"lock", PolicyField::Lock},
                               std::pair{"publishers", PolicyField::Publishers},
                               std::pair{"strangers", PolicyField::Strangers},
                               std::pair{"max_file_size", PolicyField::MaxFileSize}};
    PolicyFields fields;
    for (const auto &name : names.toArray()) {
        const auto found = std::find_if(known.begin(), known.end(), [&](const auto &field) {
            return name.toString() == QLatin1StringView(field.first);
        });
        if (found == known.end())
            return fail(
                ErrorCode::InvalidArgument,
                Text::of("There is no setting \"%1\" to inherit.", name.toString()),
                Text::of("Choose duplicates, exception, forwarding, lock, publishers, strangers or "
                         "max_file_size."));
        fields |= found->second;
    }
    return fields;
}

} // namespace

Result<QJsonObject> policyShow(const ControlContext &context, Arguments arguments)
{
    const Store &store = context.registry.store;
    const Result<Scope> scope = store.scope(arguments["scope"_L1].toString());
    if (!scope)
        return fail(scope.error());
    const QString only = arguments["type"_L1].toString();
    if (!only.isEmpty()) {
        if (const auto format = formatOf(context, arguments); !format)
            return fail(format.error());
    }
    QJsonArray policies;
    for (const auto &format : context.registry.formats) {
        if (!only.isEmpty() && format->id() != only)
            continue;
        const Result<Policy> policy = store.policy(*scope, format->id());
        if (!policy)
            return fail(policy.error());
        QJsonObject object = toJson(*policy);
        object["type"_L1] = format->id();
        policies.append(object);
    }
    return QJsonObject{{u"scope"_s, scope->path}, {u"policies"_s, policies}};
}

Result<QJsonObject> policySet(const ControlContext &context, Arguments arguments)
{
    const Result<Scope> scope = context.registry.store.scope(arguments["scope"_L1].toString());
    if (!scope)
        return fail(scope.error());
    const Result<const Format *> format = formatOf(context, arguments);
    if (!format)
        return fail(format.error());
    constexpr std::array settings{"duplicates"_L1, "exception"_L1, "forwarding"_L1,   "lock"_L1,
                                  "publishers"_L1, "strangers"_L1, "max_file_size"_L1};
    if (arguments["inherit"_L1].toArray().isEmpty()
        && std::none_of(settings.begin(), settings.end(),
                        [&](QLatin1StringView one) { return arguments.contains(one); }))
        return fail(ErrorCode::InvalidArgument, Text::of("There is nothing to change."),
                    Text::of("Give a setting, such as --forwarding off, or --inherit."));
    PolicySetting setting;
    setting.scope = scope->id;
    setting.type = (*format)->id();
    if (arguments.contains("duplicates"_L1))
        setting.duplicatesAllowed = arguments["duplicates"_L1].toBool();
    if (arguments.contains("exception"_L1))
        setting.duplicateException = arguments["exception"_L1].toString();
    if (arguments.contains("forwarding"_L1)) {
        const Result<Forwarding> chosen = forwarding(arguments["forwarding"_L1].toString());
        if (!chosen)
            return fail(chosen.error());
        if (*chosen != Forwarding::Off && !(*format)->forwarding())
            return fail(ErrorCode::InvalidArgument,
                        Text::of("Requests of %1 are never forwarded.", (*format)->label()),
                        Text::of("Publish or import what its clients need."));
        setting.forwarding = *chosen;
    }
    if (arguments.contains("lock"_L1))
        setting.forwardingLocked = arguments["lock"_L1].toBool();
    if (arguments.contains("publishers"_L1))
        setting.forwardsPublishers = arguments["publishers"_L1].toBool();
    if (arguments.contains("strangers"_L1))
        setting.forwardsStrangers = arguments["strangers"_L1].toBool();
    if (arguments.contains("max_file_size"_L1))
        setting.maxFileSize = arguments["max_file_size"_L1].toInteger();
    const Result<PolicyFields> inherited = inheritedFields(arguments["inherit"_L1]);
    if (!inherited)
        return fail(inherited.error());
    if (const auto done = context.registry.store.setPolicy(setting, context.registry.actor,
                                                           *inherited);
        !done)
        return fail(done.error());
    return policyShow(context, arguments);
}

Result<QJsonObject> reserveAdd(const ControlContext &context, Arguments arguments)
{
    const Result<const Format *> format = formatOf(context, arguments);
    if (!format)
        return fail(format.error());
    const Result<QString> name = needed(arguments, u"name"_s);
    if (!name)
        return fail(name.error());
    Reservation reservation;
    reservation.type = (*format)->id();
    reservation.canonicalName = (*format)->canonicalName(*name);
    reservation.reason = arguments["reason"_L1].toString(u"reserved by hand"_s);
    reservation.since = context.registry.clock.now();
    reservation.allowForwarding = arguments["allow_forwarding"_L1].toBool();
    reservation.scopePath = arguments["scope"_L1].toString();
    if (const auto done = context.registry.store.reserve(reservation, context.registry.actor);
        !done)
        return fail(done.error());
    return toJson(reservation);
}

Result<QJsonObject> reserveList(const ControlContext &context, Arguments)
{
    const Result<QList<Reservation>> rows = context.registry.store.reservations();
    if (!rows)
        return fail(rows.error());
    QJsonArray reservations;
    for (const Reservation &row : *rows)
        reservations.append(toJson(row));
    return QJsonObject{{u"reservations"_s, reservations}};
}

namespace {

struct NamedReservation
{
    QString scopePath;
    FormatId type;
    QString canonicalName;

    QJsonObject json() const
    {
        return {{u"scope"_s, scopePath}, {u"type"_s, type}, {u"name"_s, canonicalName}};
    }
};

Result<NamedReservation> reservationOf(const ControlContext &context, Arguments arguments)
{
    const Result<const Format *> format = formatOf(context, arguments);
    if (!format)
        return fail(format.error());
    const Result<QString> name = needed(arguments, u"name"_s);
    if (!name)
        return fail(name.error());
    return NamedReservation{arguments["scope"_L1].toString(), (*format)->id(),
                            (*format)->canonicalName(*name)};
}

} // namespace

Result<QJsonObject> reserveRemove(const ControlContext &context, Arguments arguments)
{
    const Result<NamedReservation> named = reservationOf(context, arguments);
    if (!named)
        return fail(named.error());
    const Result<void> done = context.registry.store.unreserve(
        named->scopePath, named->type, named->canonicalName, context.registry.actor);
    if (!done)
        return fail(done.error());
    return named->json();
}

Result<QJsonObject> reserveNarrow(const ControlContext &context, Arguments arguments)
{
    const Result<NamedReservation> named = reservationOf(context, arguments);
    if (!named)
        return fail(named.error());
    QStringList groups;
    for (const QJsonValue &group : arguments["to"_L1].toArray())
        groups << group.toString();
    if (groups.isEmpty()) {
        const Result<QList<Scope>> holders = context.registry.store.holdersOf(named->type,
                                                                              named->canonicalName);
        if (!holders)
            return fail(holders.error());
        for (const Scope &holder : *holders)
            groups << holder.path;
    }
    const Result<void> done = context.registry.store.narrowReservation(
        named->type, named->canonicalName, groups, context.registry.actor);
    if (!done)
        return fail(done.error());
    QJsonObject answer = named->json();
    answer["to"_L1] = QJsonArray::fromStringList(groups);
    return answer;
}

static Result<QJsonObject> shareOrNot(const ControlContext &context, Arguments arguments,
                                      bool shared)
{
    const Result<NamedReservation> named = reservationOf(context, arguments);
    if (!named)
        return fail(named.error());
    const QString with = arguments["with"_L1].toString();
    const Result<void> done = context.registry.store.shareReservation(
        named->scopePath, named->type, named->canonicalName, with, shared, context.registry.actor);
    if (!done)
        return fail(done.error());
    QJsonObject answer = named->json();
    answer["with"_L1] = with;
    return answer;
}

Result<QJsonObject> reserveShare(const ControlContext &context, Arguments arguments)
{
    return shareOrNot(context, arguments, true);
}

Result<QJsonObject> reserveUnshare(const ControlContext &context, Arguments arguments)
{
    return shareOrNot(context, arguments, false);
}

} // namespace packhouse::control
