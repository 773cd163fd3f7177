// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/control/windowactions.h"

#include "control/actions.h"
#include "core/clock.h"
#include "registry/actions/auditledger.h"
#include "registry/actions/browsing.h"
#include "registry/actions/changingversions.h"
#include "registry/actions/publishing.h"
#include "registry/actions/removal.h"
#include "registry/actions/trashing.h"
#include "registry/actions/undoing.h"
#include "registry/actions/upstreams.h"
#include "registry/actions/viewing.h"
#include "registry/store/store.h"
#include "registry/upstreams/upstreamprobe.h"

#include <QFileInfo>

#include <array>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace control {

Result<QJsonValue> inputOf(const QJsonObject &arguments)
{
    if (arguments["version"_L1].toInt() != ActionsVersion) {
        return fail(ErrorCode::Unsupported,
                    Text::of("Another version of Packhouse serves this registry."),
                    Text::of("End it and start it again, so that both are the same."));
    }
    return arguments["input"_L1];
}

tl::unexpected<Error> notUnderstood()
{
    return fail(ErrorCode::InvalidArgument, Text::of("What was asked is not understood."));
}

QJsonObject outputJson(const QJsonValue &output)
{
    return {{u"output"_s, output}};
}

} // namespace control

namespace {

/// Nothing where something was to be done and is.
Result<Nothing> nothing(Result<void> done)
{
    if (!done)
        return fail(std::move(done.error()));
    return Nothing();
}

template<const auto &action, auto work>
Result<QJsonObject> answered(const ControlContext &context, const QJsonObject &arguments)
{
    using Known = std::remove_cvref_t<decltype(action)>;
    const Result<QJsonValue> asked = control::inputOf(arguments);
    if (!asked)
        return fail(asked.error());
    typename Known::Input input{};
    if (!wire::read(*asked, input))
        return control::notUnderstood();
    const Result<typename Known::Output> output = work(context, input);
    if (!output)
        return fail(output.error());
    return control::outputJson(wire::written(*output));
}

template<const auto &action, auto work>
constexpr Operation operation()
{
    return {action.name, &answered<action, work>};
}

GoOn watchedBy(const ControlContext &context, const QString &step)
{
    return [&context, step](qint64 done, qint64 total) {
        return !context.progress || context.progress(step, done, total);
    };
}

Result<Text> publishOne(const ControlContext &context, const PublishItem &item)
{
    const qint64 size = QFileInfo(item.filePath).size();
    const GoOn goOn = watchedBy(context, item.fileName);
    const auto done = publishItem(context.registry, item,
                                  [&](qint64 bytes) { return goOn(bytes, size); });
    return done ? Result<Text>(done->notice) : fail(done.error());
}

Result<Nothing> downloadOne(const ControlContext &context, const DownloadItem &item)
{
    const GoOn goOn = watchedBy(context, item.file.name);
    return nothing(downloadItem(context.registry, item,
                                [&](qint64 bytes) { return goOn(bytes, item.file.size); }));
}

Result<RemovalOutcome> removeOne(const ControlContext &context, const RemovalPlan &plan)
{
    if (plan.packages.size() != 1)
        return control::notUnderstood();
    const PlannedPackage &package = plan.packages.constFirst();
    return removePlanned(context.registry, plan, package, watchedBy(context, package.key.name));
}

Result<Nothing> changeOne(const ControlContext &context, const ChangePlan &plan)
{
    if (plan.packages.size() != 1)
        return control::notUnderstood();
    return nothing(changePlanned(context.registry, plan, plan.packages.constFirst()));
}

/// The window has the rows that it shows, and asks for them as whoever may ask here.
template<typename Plan>
Plan owned(const ControlContext &context, Plan plan)
{
    plan.head = PlanHead::now(EmbeddedId, context.registry.actor.name(),
                              context.registry.clock.now());
    return plan;
}

Result<NameAnswer> probeName(const ControlContext &context, const NameQuestion &asked)
{
    UpstreamProbe &probe = context.registry.probe;
    const ProbeResult found = asked.ask ? probe.ask(asked.type, asked.name)
                                        : probe.known(asked.type, asked.name);
    return NameAnswer{
        int(found.state),   found.problem,         found.host, found.at, found.package.created,
        found.package.held, found.package.versions};
}

Result<QList<VerificationFinding>> verifyAll(const ControlContext &context, const Nothing &)
{
    const Result<QList<IntegrityFinding>> found = findDamage(
        context.registry, watchedBy(context, u"Checking files"_s));
    if (!found)
        return fail(found.error());
    QList<VerificationFinding> findings;
    for (const IntegrityFinding &one : *found)
        findings.append({one.subject, one.problem, one.remedy});
    return findings;
}

using C = const ControlContext &;

constexpr std::array WindowOperations{
    operation<actions::Scopes,
              [](C c, const Nothing &) { return c.registry.store.scopes(c.registry.actor); }>(),
    operation<actions::Counts,
              [](C c, const PackageQuery &query) { return c.registry.store.counts(query); }>(),
    operation<actions::List,
              [](C c, const ListQuestion &asked) {
                  return listPackages(c.registry, asked.query, asked.cursor);
              }>(),
    operation<actions::Details,
              [](C c, const PackageKey &key) { return packageDetails(c.registry, key); }>(),
    operation<actions::ProbeName, &probeName>(),
    operation<actions::Files,
              [](C c, const qint64 &id) { return filesOfVersion(c.registry, id); }>(),
    operation<actions::Check,
              [](C c, const PublishItem &item) { return checkItem(c.registry, item); }>(),
    operation<actions::PlanRemoval,
              [](C c, const RemovalQuestion &asked) {
                  return planRemoval(c.registry, asked.choice, asked.probe,
                                     watchedBy(c, u"Packages"_s));
              }>(),
    operation<actions::CheckRemoval,
              [](C c, const RemovalPlan &plan) {
                  return nothing(checkRemoval(c.registry, plan, watchedBy(c, u"Packages"_s)));
              }>(),
    operation<actions::PlanRestore,
              [](C c, const QList<PlannedEntry> &asked) {
                  return planRestore(c.registry, asked);
              }>(),
    operation<actions::CheckRestore,
              [](C c, const RestorePlan &asked) {
                  return nothing(checkRestore(c.registry, owned(c, asked)));
              }>(),
    operation<actions::CheckPurge,
              [](C c, const PurgePlan &asked) {
                  return nothing(checkPurge(c.registry, owned(c, asked)));
              }>(),
    operation<actions::PlanChange,
              [](C c, const ChangeQuestion &asked) {
                  return planChange(c.registry, asked.items, asked.act);
              }>(),
    operation<actions::CheckChange,
              [](C c, const ChangePlan &plan) { return nothing(checkChange(c.registry, plan)); }>(),
    operation<actions::LocalCopy,
              [](C c, const StoredFile &file) { return pathOfBytes(c.registry, file); }>(),
    operation<actions::Tokens, [](C c, const Nothing &) { return c.registry.store.tokens(); }>(),
    operation<actions::Trash, [](C c, const Nothing &) { return c.registry.store.trash(); }>(),
    operation<actions::Reservations,
              [](C c, const Nothing &) { return c.registry.store.reservations(); }>(),
    operation<actions::AskPolicy,
              [](C c, const TypeAtScope &at) {
                  return policyAt(c.registry, at.scopePath, at.type);
              }>(),
    operation<actions::Activity,
              [](C c, const ActivityQuestion &asked) {
                  return c.registry.store.activity(asked.before, asked.limit);
              }>(),
    operation<actions::Exposures,
              [](C c, const ExposureQuestion &asked) {
                  return withLedger(c.registry, [&](AuditLedger &ledger) {
                      return ledger.answer(c.registry, asked, c.progress);
                  });
              }>(),
    operation<actions::Duplicates,
              [](C c, const Nothing &) { return mostDuplicates(c.registry); }>(),
    operation<actions::Superseded,
              [](C c, const Nothing &) { return c.registry.store.superseded(); }>(),
    operation<actions::Totals, [](C c, const Nothing &) { return storageTotals(c.registry); }>(),
    operation<actions::Undoable,
              [](C c, const int &most) -> Result<QList<UndoableAct>> {
                  return c.registry.store.undoable(c.registry.actor.session, most);
              }>(),
    operation<actions::AddScope,
              [](C c, const NewScope &scope) {
                  return c.registry.store.addScope(scope.path, scope.level, scope.visibility,
                                                   c.registry.actor);
              }>(),
    operation<actions::CreateToken,
              [](C c, const NewToken &token) {
                  return c.registry.store.createToken(token, c.registry.actor);
              }>(),
    operation<actions::RevokeToken,
              [](C c, const qint64 &id) {
                  return nothing(c.registry.store.revokeToken(id, c.registry.actor));
              }>(),
    operation<actions::Reserve,
              [](C c, const Reservation &reservation) {
                  return nothing(c.registry.store.reserve(reservation, c.registry.actor));
              }>(),
    operation<actions::Unreserve,
              [](C c, const ReservedName &name) {
                  return nothing(c.registry.store.unreserve(name.scopePaths.value(0), name.type,
                                                            name.canonicalName, c.registry.actor));
              }>(),
    operation<actions::NarrowReservation,
              [](C c, const ReservedName &name) {
                  return nothing(c.registry.store.narrowReservation(
                      name.type, name.canonicalName, name.scopePaths, c.registry.actor));
              }>(),
    operation<actions::GiveName,
              [](C c, const ReservedName &name) {
                  return nothing(
                      giveNameTo(c.registry, name.type, name.canonicalName, name.scopePaths));
              }>(),
    operation<actions::SetPolicy,
              [](C c, const SettingAtScope &at) {
                  return nothing(
                      setPolicyAt(c.registry, at.scopePath, at.setting, at.inheritForwarding));
              }>(),
    operation<actions::Upstreams, [](C c, const Nothing &) { return upstreamRows(c.registry); }>(),
    operation<actions::AcceptUpstream,
              [](C c, const UpstreamYes &yes) -> Result<Nothing> {
                  const auto done = acceptUpstream(c.registry, yes.type, yes.address, yes.isPublic);
                  if (!done)
                      return fail(done.error());
                  return Nothing();
              }>(),
    operation<actions::ForgetUpstream,
              [](C c, const FormatId &type) {
                  return nothing(forgetUpstream(c.registry, type));
              }>(),
    operation<actions::Publish, &publishOne>(),
    operation<actions::Remove, &removeOne>(),
    operation<actions::RemoveTogether,
              [](C c, const RemovalPlan &plan) { return removeTogether(c.registry, plan); }>(),
    operation<actions::ChangeVersions, &changeOne>(),
    operation<actions::Download, &downloadOne>(),
    operation<actions::Restore,
              [](C c, const RestorePlan &plan) { return restorePlanned(c.registry, plan); }>(),
    operation<actions::Purge,
              [](C c, const PurgePlan &plan) { return purgePlanned(c.registry, plan); }>(),
    operation<actions::TakeBack,
              [](C c, const UndoableAct &act) {
                  return nothing(takeBack(c.registry, act.id, watchedBy(c, u"Taking back"_s)));
              }>(),
    operation<actions::Verify, &verifyAll>(),
};

} // namespace

std::span<const Operation> windowOperations()
{
    return WindowOperations;
}

} // namespace packhouse
