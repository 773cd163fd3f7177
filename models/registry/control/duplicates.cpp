// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "insight/superseded.h"
#include "registry/actions/viewing.h"
#include "registry/control/planning.h"
#include "registry/store/store.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse::control {

namespace {

QString word(DuplicateKind kind)
{
    switch (kind) {
    case DuplicateKind::FileName:
        return u"file name"_s;
    case DuplicateKind::PackageName:
        return u"package name"_s;
    case DuplicateKind::Bytes:
        break;
    }
    return u"bytes"_s;
}

QJsonObject placeJson(const DuplicatePlace &place)
{
    return {{u"scope"_s, place.scopePath},       {u"type"_s, place.coordinates.type},
            {u"name"_s, place.coordinates.name}, {u"version"_s, place.coordinates.version},
            {u"file"_s, place.fileName},         {u"id"_s, place.fileId},
            {u"bytes"_s, place.bytes},           {u"sha256"_s, place.sha256},
            {u"publisher"_s, place.publisher},   {u"published"_s, dateJson(place.published)}};
}

QJsonObject totalsJson(const StorageTotals &totals)
{
    return {{u"packages"_s, totals.bytes}, {u"trash"_s, totals.trashedBytes},
            {u"kept"_s, totals.keptBytes}, {u"on_disk"_s, totals.diskBytes},
            {u"left"_s, totals.leftBytes}, {u"saved"_s, totals.saved()}};
}

Result<void> isThere(const ControlContext &context, const QString &scope)
{
    if (scope.isEmpty())
        return {};
    return context.registry.store.scope(scope).map([](const Scope &) {});
}

/// At that scope or below it; everything is in the empty one.
bool isIn(const QString &scope, const QString &path)
{
    return scope.isEmpty() || path == scope || path.startsWith(scope + u'/');
}

/// Those at a scope or below it, and of one package or version where that is named.
Result<QList<SupersededFile>> chosen(const ControlContext &context, Arguments arguments,
                                     QList<SupersededFile> all)
{
    const QString scope = arguments["scope"_L1].toString();
    const QString type = arguments["type"_L1].toString();
    const QString version = arguments["version"_L1].toString();
    const QString file = arguments["file"_L1].toString();
    if (Result<void> known = isThere(context, scope); !known)
        return fail(known.error());
    QString name;
    if (!type.isEmpty()) {
        const Result<PackageKey> key = packageKey(context.registry, arguments);
        if (!key)
            return fail(key.error());
        name = key->name;
    }
    all.removeIf([&](const SupersededFile &one) {
        return !isIn(scope, one.scopePath) || (!type.isEmpty() && one.coordinates.type != type)
               || (!name.isEmpty() && one.coordinates.name != name)
               || (!version.isEmpty() && one.coordinates.version != version)
               || (!file.isEmpty() && one.fileName != file);
    });
    return all;
}

} // namespace

Result<QJsonObject> duplicatesList(const ControlContext &context, Arguments arguments)
{
    const QString scope = arguments["scope"_L1].toString();
    if (Result<void> known = isThere(context, scope); !known)
        return fail(known.error());
    const Result<QList<DuplicateGroup>> groups = mostDuplicates(context.registry);
    Result<QList<SupersededFile>> superseded = context.registry.store.superseded();
    const Result<StorageTotals> totals = storageTotals(context.registry);
    if (!groups || !superseded || !totals)
        return fail(!groups ? groups.error() : !superseded ? superseded.error() : totals.error());
    superseded->removeIf([&](const SupersededFile &one) { return !isIn(scope, one.scopePath); });
    QJsonArray found;
    for (const DuplicateGroup &group : *groups) {
        // All places of a group that has one there: elsewhere is what it is twice with.
        if (!std::ranges::any_of(group.places, [&](const DuplicatePlace &place) {
                return isIn(scope, place.scopePath);
            }))
            continue;
        QJsonArray places;
        for (const DuplicatePlace &place : group.places)
            places.append(placeJson(place));
        found.append(QJsonObject{{u"kind"_s, word(group.kind)},
                                 {u"subject"_s, group.subject},
                                 {u"copies"_s, group.copies},
                                 {u"bytes"_s, group.bytes},
                                 {u"stored"_s, group.stored},
                                 {u"places"_s, places}});
    }
    return QJsonObject{{u"duplicates"_s, found},
                       {u"superseded"_s, superseded->size()},
                       {u"frees"_s, roomOf(*superseded)},
                       {u"storage"_s, totalsJson(*totals)}};
}

Result<QJsonObject> duplicatesDrop(const ControlContext &context, Arguments arguments)
{
    Result<QList<SupersededFile>> all = context.registry.store.superseded();
    if (!all)
        return fail(all.error());
    Result<QList<SupersededFile>> some = chosen(context, arguments, std::move(*all));
    if (!some)
        return fail(some.error());
    const qint64 bytes = arguments["free"_L1].toInteger();
    const qint64 most = roomOf(*some);
    if (bytes > 0)
        *some = enoughToFree(*some, bytes);
    if (some->isEmpty()) {
        return fail(ErrorCode::NotFound,
                    bytes > 0 ? Text::of("Nothing that is superseded there would free anything.")
                              : Text::of("Nothing is superseded there."),
                    Text::of("'packhousectl duplicates list' shows what is."));
    }
    if (bytes > most) {
        return fail(
            ErrorCode::NotFound,
            Text::of("What is superseded there frees %1, not %2.", Bytes{most}, Bytes{bytes}),
            Text::of("Ask for less, or delete versions."));
    }
    return removeItems(context, removalOf(*some), arguments);
}

Result<QJsonObject> duplicatesDelete(const ControlContext &context, Arguments arguments)
{
    const Result<PackageKey> key = packageKey(context.registry, arguments);
    if (!key)
        return fail(key.error());
    const Result<QString> version = needed(arguments, u"version"_s);
    const Result<QList<qint64>> numbers = ids(arguments, u"ids"_s);
    if (!version || !numbers)
        return fail(version ? numbers.error() : version.error());
    RemovalItem item{*key, *version, {}};
    for (const qint64 number : *numbers)
        item.files.append(QString::number(number));
    return removeItems(context, {item}, arguments);
}

} // namespace packhouse::control
