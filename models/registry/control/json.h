// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/administration.h"
#include "core/packagesource.h"
#include "registry/control/operations.h"

#include <QJsonArray>
#include <QJsonObject>

namespace packhouse {
class Format;
}

namespace packhouse::control {

// Words of the command line and of the JSON of every operation.
QString word(TokenKind kind);
QString word(Status status);
QString word(Forwarding forwarding);
QString word(Risk risk);
QString word(Tone tone);
QString word(Level level);
QString word(Visibility visibility);
Result<TokenKind> tokenKind(const QString &text);
Result<Visibility> visibility(const QString &text);
Result<Forwarding> forwarding(const QString &text);
/// "read,write" or ["read", "write"].
Result<Rights> rights(const QJsonValue &value);
QJsonArray rightsJson(Rights rights);
/// "2027-01-31" (to the end of that day, UTC) or a full ISO date and time; empty: never.
Result<QDateTime> expiry(const QString &text);

QJsonValue dateJson(const QDateTime &when); ///< ISO 8601 in UTC; null when invalid
QJsonObject toJson(const Scope &scope);
QJsonObject toJson(const Token &token);
QJsonObject toJson(const StoredFile &file);
QJsonObject toJson(const Origin &origin);
QJsonObject toJson(const StoredVersion &version);
QJsonObject toJson(const PackageRow &row);
QJsonObject toJson(const Evidence &evidence);
QJsonObject toJson(const Reservation &reservation);
QJsonObject toJson(const TrashRow &row);
QJsonObject toJson(const ActivityRow &row);
QJsonObject toJson(const Policy &policy);

/// Does a change that was planned before.
Result<QJsonObject> runChange(const ControlContext &context, const ChangePlan &plan);
/// A text argument that has to be there.
Result<QString> needed(const QJsonObject &arguments, const QString &name);
/// The type that is named as "type".
Result<const Format *> formatOf(const ControlContext &context, const QJsonObject &arguments);
/// A list of numbers.
Result<QList<qint64>> ids(const QJsonObject &arguments, const QString &name);
/// The one package that the arguments "type", "name" and "scope" (may be left out when the name is
/// in one project only) stand for. NotFound; Conflict when several projects have it.
Result<PackageKey> packageKey(const RegistryContext &context, const QJsonObject &arguments);

// One function a verb.
using Arguments = const QJsonObject &;
Result<QJsonObject> status(const ControlContext &context, Arguments arguments);
Result<QJsonObject> scopeAdd(const ControlContext &context, Arguments arguments);
Result<QJsonObject> scopeRepository(const ControlContext &context, Arguments arguments);
Result<QJsonObject> scopeSet(const ControlContext &context, Arguments arguments);
Result<QJsonObject> scopeList(const ControlContext &context, Arguments arguments);
Result<QJsonObject> tokenCreate(const ControlContext &context, Arguments arguments);
Result<QJsonObject> tokenList(const ControlContext &context, Arguments arguments);
Result<QJsonObject> tokenRevoke(const ControlContext &context, Arguments arguments);
Result<QJsonObject> publish(const ControlContext &context, Arguments arguments);
Result<QJsonObject> importPackages(const ControlContext &context, Arguments arguments);
Result<QJsonObject> list(const ControlContext &context, Arguments arguments);
Result<QJsonObject> show(const ControlContext &context, Arguments arguments);
Result<QJsonObject> download(const ControlContext &context, Arguments arguments);
Result<QJsonObject> remove(const ControlContext &context, Arguments arguments);
Result<QJsonObject> changeVersions(const ControlContext &context, Arguments arguments);
Result<QJsonObject> runPlan(const ControlContext &context, Arguments arguments);
Result<QJsonObject> duplicatesList(const ControlContext &context, Arguments arguments);
Result<QJsonObject> duplicatesDrop(const ControlContext &context, Arguments arguments);
Result<QJsonObject> duplicatesDelete(const ControlContext &context, Arguments arguments);
/// What a plan is about, and whether it stands on what the caller's clients would get.
QJsonObject shownRemoval(const RemovalPlan &plan);
Result<QJsonObject> planShow(const ControlContext &context, Arguments arguments);
Result<QJsonObject> runRemoval(const ControlContext &context, const RemovalPlan &plan,
                               Arguments arguments);
Result<QJsonObject> runRestore(const ControlContext &context, const RestorePlan &plan);
Result<QJsonObject> runPurge(const ControlContext &context, const PurgePlan &plan);
Result<QJsonObject> trashList(const ControlContext &context, Arguments arguments);
Result<QJsonObject> trashRestore(const ControlContext &context, Arguments arguments);
Result<QJsonObject> trashPurge(const ControlContext &context, Arguments arguments);
Result<QJsonObject> policyShow(const ControlContext &context, Arguments arguments);
Result<QJsonObject> policySet(const ControlContext &context, Arguments arguments);
Result<QJsonObject> reserveAdd(const ControlContext &context, Arguments arguments);
Result<QJsonObject> reserveList(const ControlContext &context, Arguments arguments);
Result<QJsonObject> reserveRemove(const ControlContext &context, Arguments arguments);
Result<QJsonObject> namesAssign(const ControlContext &context, Arguments arguments);
Result<QJsonObject> namesSeveral(const ControlContext &context, Arguments arguments);
Result<QJsonObject> namesUnassign(const ControlContext &context, Arguments arguments);
Result<QJsonObject> namesShow(const ControlContext &context, Arguments arguments);
Result<QJsonObject> reserveNarrow(const ControlContext &context, Arguments arguments);
Result<QJsonObject> reserveShare(const ControlContext &context, Arguments arguments);
Result<QJsonObject> reserveUnshare(const ControlContext &context, Arguments arguments);
Result<QJsonObject> upstreamsList(const ControlContext &context, Arguments arguments);
Result<QJsonObject> upstreamsAccept(const ControlContext &context, Arguments arguments);
Result<QJsonObject> upstreamsForget(const ControlContext &context, Arguments arguments);
Result<QJsonObject> addressesList(const ControlContext &context, Arguments arguments);
Result<QJsonObject> addressesAdd(const ControlContext &context, Arguments arguments);
Result<QJsonObject> addressesDrop(const ControlContext &context, Arguments arguments);
Result<QJsonObject> act(const ControlContext &context, Arguments arguments);
Result<QJsonObject> audit(const ControlContext &context, Arguments arguments);
Result<QJsonObject> activity(const ControlContext &context, Arguments arguments);
Result<QJsonObject> verify(const ControlContext &context, Arguments arguments);

} // namespace packhouse::control
