// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "control/planfields.h"
#include "core/clock.h"
#include "registry/actions/removal.h"
#include "registry/control/planning.h"
#include "registry/control/planshelf.h"

using namespace Qt::StringLiterals;

namespace packhouse::control {

namespace {

QJsonObject described(const RemovalPlan &plan)
{
    QJsonArray packages;
    for (const PlannedPackage &package : plan.packages) {
        QJsonArray versions;
        for (const PlannedVersion &version : package.versions)
            versions.append(QJsonObject{{u"id"_s, version.id},
                                        {u"version"_s, version.version},
                                        {u"files"_s, version.files.size()},
                                        {u"stays"_s, version.onlyFiles},
                                        {u"bytes"_s, version.bytes}});
        packages.append(QJsonObject{{u"scope"_s, package.key.scopePath},
                                    {u"type"_s, package.key.type},
                                    {u"name"_s, package.key.name},
                                    {u"whole"_s, package.whole},
                                    {u"versions"_s, versions}});
    }
    // One package is what scripts ask about most.
    const PackageKey first = plan.packages.size() == 1 ? plan.packages.first().key : PackageKey();
    return {{u"packages"_s, packages},
            {u"scope"_s, first.scopePath},
            {u"type"_s, first.type},
            {u"name"_s, first.name},
            {u"versions"_s, plan.versions()},
            {u"files"_s, plan.files()},
            {u"bytes"_s, plan.bytes()},
            {u"frees"_s, plan.frees ? QJsonValue(*plan.frees) : QJsonValue()},
            {u"reserve"_s, plan.reserve},
            {u"stop_forwarding"_s, plan.stopForwarding},
            {u"for_good"_s, plan.forGood},
            {u"evidence"_s, toJson(plan.judged())}};
}

bool needsYes(const RemovalPlan &plan)
{
    return plan.judged().risk >= Risk::High && !plan.reserve;
}

/// What this computer's clients would get only their own computer's user knows, who says it.
Result<QList<ClientAnswer>> clientsOf(Arguments arguments)
{
    QList<ClientAnswer> clients;
    const QJsonValue said = arguments["clients"_L1];
    if (!said.isUndefined() && !wire::read(said, clients)) {
        return fail(ErrorCode::InvalidArgument,
                    Text::of("What is said of this computer's clients cannot be read."));
    }
    return clients;
}

/// None of the clients that the plan stands on is open by now.
Result<void> checkSaidClients(const RemovalPlan &plan, Arguments arguments)
{
    if (plan.clients.isEmpty())
        return {};
    if (!arguments.contains("clients"_L1)) {
        return fail(ErrorCode::Conflict,
                    Text::of("This plan stands on what this computer's clients would get, and "
                             "nobody has looked at that again."),
                    Text::of("Run it by the command that printed it."));
    }
    const auto now = clientsOf(arguments);
    return now ? checkClients(plan.clients, *now) : fail(now.error());
}

QJsonObject refused(const RemovalPlan &plan)
{
    QJsonObject object = described(plan);
    object["outcome"_L1] = u"refused"_s;
    object["remedy"_L1] =
        u"Add --reserve to keep the name as yours, or --yes to delete all the same."_s;
    return object;
}

Result<QJsonObject> done(const ControlContext &context, const RemovalPlan &plan)
{
    QJsonObject object = described(plan);
    QJsonArray stayed;
    int removed = 0;
    int takenOut = 0;
    QJsonArray tags;
    for (const PlannedPackage &package : plan.packages) {
        const Result<RemovalOutcome> outcome = removePlanned(
            context.registry, plan, package, [&](qint64 at, qint64 total) {
                return !context.progress || context.progress(u"Deleting versions"_s, at, total);
            });
        if (!outcome)
            return fail(outcome.error());
        removed += outcome->removed;
        takenOut += outcome->takenOut;
        for (const QString &tag : outcome->tags)
            tags.append(QJsonObject{{u"name"_s, package.key.name}, {u"tag"_s, tag}});
        const auto tell = [&](const QStringList &versions, const QString &why) {
            for (const QString &version : versions)
                stayed.append(QJsonObject{
                    {u"name"_s, package.key.name}, {u"version"_s, version}, {u"why"_s, why}});
        };
        tell(outcome->grown, u"it got another file meanwhile"_s);
        tell(outcome->came, u"it came meanwhile"_s);
        for (const CameFile &file : outcome->cameFiles)
            stayed.append(QJsonObject{{u"name"_s, package.key.name},
                                      {u"version"_s, file.version},
                                      {u"file"_s, file.name},
                                      {u"why"_s, u"it came meanwhile"_s}});
    }
    if (removed + takenOut == 0) {
        QStringList names;
        for (const auto &one : std::as_const(stayed))
            names << one["name"_L1].toString() + u' ' + one["version"_L1].toString();
        return fail(
            ErrorCode::Conflict,
            Text::of("Nothing was deleted: %1 got another file meanwhile.", names.join(u", "_s)),
            Text::of("Look at it again with 'packhousectl delete --dry-run', then decide "
                     "anew."));
    }
    object["outcome"_L1] = u"deleted"_s;
    object["removed"_L1] = removed;
    object["taken_out"_L1] = takenOut;
    object["stayed"_L1] = stayed;
    object["tags"_L1] = tags;
    return object;
}

} // namespace

Result<QJsonObject> remove(const ControlContext &context, Arguments arguments)
{
    const Result<PackageKey> key = packageKey(context.registry, arguments);
    if (!key)
        return fail(key.error());
    QList<RemovalItem> items;
    for (const auto &version : arguments["versions"_L1].toArray())
        items.append({*key, version.toString()});
    if (items.isEmpty())
        items.append({*key, {}});
    return removeItems(context, items, arguments);
}

Result<QJsonObject> removeItems(const ControlContext &context, const QList<RemovalItem> &items,
                                Arguments arguments)
{
    Result<RemovalPlan> plan = planRemoval(context.registry, items, arguments["probe"_L1].toBool());
    if (!plan)
        return fail(plan.error());
    plan->reserve = arguments["reserve"_L1].toBool();
    plan->stopForwarding = arguments["stop_forwarding"_L1].toBool();
    plan->forGood = arguments["for_good"_L1].toBool();
    Result<QList<ClientAnswer>> clients = clientsOf(arguments);
    if (!clients)
        return fail(clients.error());
    plan->clients = std::move(*clients);
    for (const auto &project : arguments["projects"_L1].toArray())
        plan->projects.append(project.toString());
    if (arguments["look"_L1].toBool())
        return described(*plan);
    if (arguments["dry_run"_L1].toBool()) {
        if (const auto kept = PlanShelf(context.registry).keep(*plan); !kept)
            return fail(kept.error());
        QJsonObject object = described(*plan);
        object["outcome"_L1] = u"dry run"_s;
        object["plan"_L1] = plan->head.id;
        object["needs_yes"_L1] = needsYes(*plan);
        object["until"_L1] = dateJson(plan->head.made.addDuration(PlanLife));
        return object;
    }
    if (needsYes(*plan) && !arguments["yes"_L1].toBool())
        return refused(*plan);
    return done(context, *plan);
}

QJsonObject shownRemoval(const RemovalPlan &plan)
{
    QJsonObject object = described(plan);
    object["projects"_L1] = QJsonArray::fromStringList(plan.projects);
    object["stands_on_clients"_L1] = !plan.clients.isEmpty();
    return object;
}

Result<QJsonObject> runRemoval(const ControlContext &context, const RemovalPlan &plan,
                               Arguments arguments)
{
    const GoOn goOn = [&context](qint64 at, qint64 total) {
        return !context.progress || context.progress(u"Looking at packages"_s, at, total);
    };
    if (const auto holds = checkRemoval(context.registry, plan, goOn); !holds)
        return fail(holds.error());
    if (const auto holds = checkSaidClients(plan, arguments); !holds)
        return fail(holds.error());
    if (needsYes(plan) && !arguments["yes"_L1].toBool())
        return refused(plan);
    return done(context, plan);
}

} // namespace packhouse::control
