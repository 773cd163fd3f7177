// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/actions/removal.h"
#include "registry/control/json.h"
#include "registry/store/store.h"

using namespace Qt::StringLiterals;

namespace packhouse::control {

namespace {

GoOn watchedBy(const ControlContext &context, const QString &step)
{
    return [&context, step](qint64 done, qint64 total) {
        return !context.progress || context.progress(step, done, total);
    };
}

} // namespace

Result<QJsonObject> trashList(const ControlContext &context, Arguments)
{
    const Result<QList<TrashRow>> rows = context.registry.store.trash();
    if (!rows)
        return fail(rows.error());
    QJsonArray trash;
    for (const TrashRow &row : *rows)
        trash.append(toJson(row));
    return QJsonObject{{u"trash"_s, trash}};
}

Result<QJsonObject> trashRestore(const ControlContext &context, Arguments arguments)
{
    const Result<QList<qint64>> chosen = ids(arguments, u"ids"_s);
    if (!chosen)
        return fail(chosen.error());
    const auto done = inParts(
        *chosen, Text::of("restored"), watchedBy(context, u"Restoring versions"_s),
        [&](const QList<qint64> &part) {
            Store &store = context.registry.store;
            return arguments["into_existing"_L1].toBool()
                       ? store.restoreIntoExisting(part, context.registry.actor)
                       : store.restore(part, context.registry.actor);
        });
    if (!done)
        return fail(done.error());
    return QJsonObject{{u"restored"_s, chosen->size()}};
}

/// Before anything is deleted for good: a number that was mistyped stops all of it.
static Result<void> checkInTrash(const ControlContext &context, const QList<qint64> &numbers)
{
    const Result<QList<TrashRow>> rows = context.registry.store.trash();
    if (!rows)
        return fail(rows.error());
    QSet<qint64> there;
    for (const TrashRow &row : *rows)
        there.insert(row.versionId);
    for (const qint64 number : numbers) {
        if (!there.contains(number))
            return fail(ErrorCode::NotFound, Text::of("Number %1 is not in the trash.", number),
                        Text::of("'packhousectl trash list' shows what is."));
    }
    return {};
}

Result<QJsonObject> trashPurge(const ControlContext &context, Arguments arguments)
{
    QList<qint64> chosen;
    if (arguments["all"_L1].toBool()) {
        const Result<QList<TrashRow>> rows = context.registry.store.trash();
        if (!rows)
            return fail(rows.error());
        for (const TrashRow &row : *rows)
            chosen.append(row.versionId);
    } else {
        Result<QList<qint64>> given = ids(arguments, u"ids"_s);
        if (!given)
            return fail(given.error());
        chosen = std::move(*given);
    }
    if (Result<void> there = checkInTrash(context, chosen); !there)
        return fail(std::move(there.error()));
    const auto done = inParts(chosen, Text::of("deleted for good"),
                              watchedBy(context, u"Emptying the trash"_s),
                              [&](const QList<qint64> &part) {
                                  return context.registry.store.purge(part, context.registry.actor);
                              });
    if (!done)
        return fail(done.error());
    return QJsonObject{{u"purged"_s, chosen.size()}};
}

} // namespace packhouse::control
