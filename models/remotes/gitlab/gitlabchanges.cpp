// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "remotes/gitlab/gitlabchanges.h"

#include "formats/uploading.h"
#include "remotes/gitlab/gitlabfiles.h"
#include "remotes/gitlab/remoterows.h"

#include <algorithm>

namespace packhouse {

using namespace Qt::StringLiterals;

namespace {

VersionId numberOf(const RemoteVersion &version)
{
    return QString::number(version.id);
}

const RemoteVersion *tagged(const QList<RemoteVersion> &versions, const QString &tag)
{
    const auto found = std::ranges::find_if(
        versions, [&tag](const RemoteVersion &version) { return version.tags.contains(tag); });
    return found == versions.end() ? nullptr : &*found;
}

bool movesTag(ActKind kind)
{
    return kind == ActKind::Tag || kind == ActKind::Untag;
}

} // namespace

GitLabChanges::GitLabChanges(GitLabApi &api, GitLabListing &listing, const FormatList &formats,
                             const Clock &clock, QString remoteId)
    : m_api(api)
    , m_listing(listing)
    , m_formats(formats)
    , m_clock(clock)
    , m_remoteId(std::move(remoteId))
{}

Text GitLabChanges::whyNot(const FormatId &type, ActKind kind) const
{
    const Format *format = m_formats.find(type);
    const Uploading *uploading = format ? format->uploading() : nullptr;
    if (uploading && uploading->tells(kind))
        return {};
    return Text::of("%1 has no request for that. It can be done there or not at all.",
                    m_api.host());
}

Result<ChangedPackage> GitLabChanges::planned(const ChangeItem &item, const VersionAct &act,
                                              QStringList &already) const
{
    const Result<QList<RemoteVersion>> versions = m_listing.versionsOf(item.key, AskedFor::View);
    if (!versions)
        return fail(versions.error());
    ChangedPackage package{item.key, {}, {}};
    const RemoteVersion *before = movesTag(act.kind) ? tagged(*versions, act.tag) : nullptr;
    if (act.kind == ActKind::Untag) {
        if (!before)
            return fail(ErrorCode::NotFound,
                        Text::of("%1 has no tag '%2'.", item.key.name, act.tag));
        package.tags.append({act.tag, numberOf(*before), before->coordinates.version, {}, {}});
        return package;
    }
    const auto found = std::ranges::find_if(*versions, [&](const RemoteVersion &version) {
        return version.coordinates.version == item.version;
    });
    if (found == versions->end()) {
        return fail(ErrorCode::NotFound,
                    Text::of("%1 %2 is not in %3 on %4.", item.key.name, item.version,
                             item.key.scopePath, m_api.host()),
                    Text::of("Refresh the list."));
    }
    StoredVersion stored;
    stored.coordinates = found->coordinates;
    stored.status = found->status;
    const Changing *changing = m_formats.find(item.key.type)->changing();
    const Result<VersionState> after = stateAfter(changing, act, stored, m_clock.now());
    if (!after)
        return fail(after.error());
    const QString subject = item.key.name + u' ' + item.version;
    if (act.kind == ActKind::Tag) {
        if (before && before->id == found->id)
            already.append(subject);
        else
            package.tags.append({act.tag, before ? numberOf(*before) : VersionId(),
                                 before ? before->coordinates.version : QString(), numberOf(*found),
                                 item.version});
        return package;
    }
    const VersionState now = VersionState::of(stored);
    if (*after == now)
        already.append(subject);
    else
        package.states.append({numberOf(*found), item.version, now, *after});
    return package;
}

Result<QList<ChangeItem>> GitLabChanges::oneByOne(const QList<ChangeItem> &items,
                                                  ActKind kind) const
{
    QList<ChangeItem> each;
    for (const ChangeItem &item : items) {
        if (!item.version.isEmpty() || kind == ActKind::Untag) {
            each.append(item);
            continue;
        }
        const auto versions = m_listing.versionsOf(item.key, AskedFor::View);
        if (!versions)
            return fail(versions.error());
        for (const RemoteVersion &version : *versions)
            each.append({item.key, version.coordinates.version});
    }
    return each;
}

Result<ChangePlan> GitLabChanges::plan(const QList<ChangeItem> &items, const VersionAct &act) const
{
    if (items.isEmpty())
        return fail(ErrorCode::InvalidArgument, Text::of("Nothing was chosen to change."));
    ChangePlan plan;
    plan.head = PlanHead::now(m_remoteId, {}, m_clock.now());
    plan.act = act;
    Result<QList<ChangeItem>> each = oneByOne(items, act.kind);
    if (!each)
        return fail(each.error());
    for (const ChangeItem &item : std::as_const(*each)) {
        const Format *format = m_formats.find(item.key.type);
        const Changing *changing = format ? format->changing() : nullptr;
        if (Result<void> may = checkAct(changing, act); !may)
            return fail(may.error());
        if (const Text why = whyNot(item.key.type, act.kind); !why.isEmpty())
            return fail(ErrorCode::Unsupported, why);
        Result<ChangedPackage> package = planned(item, act, plan.already);
        if (!package)
            return fail(package.error());
        plan.effect = ruleOf(changing, act.kind).effect;
        const auto same = std::ranges::find(plan.packages, item.key, &ChangedPackage::key);
        if (same != plan.packages.end()) {
            if (movesTag(act.kind))
                return fail(ErrorCode::InvalidArgument, Text::of("A tag points to one version."),
                            Text::of("Choose one version of %1.", item.key.name));
            same->states += package->states;
        } else if (!package->states.isEmpty() || !package->tags.isEmpty()) {
            plan.packages.append(std::move(*package));
        }
    }
    for (ChangedPackage &package : plan.packages) {
        const auto versions = m_listing.versionsOf(package.key, AskedFor::View);
        if (!versions)
            return fail(versions.error());
        package.latest = latestMove(*m_formats.find(package.key.type), candidatesOf(*versions),
                                    package);
    }
    if (!plan.effect.isEmpty())
        plan.effect = effectOf(plan, {plan.effect});
    plan.title = titleOf(plan);
    return plan;
}

Result<void> GitLabChanges::check(const ChangePlan &plan) const
{
    if (auto may = checkHead(plan.head, {}, m_clock.now()); !may)
        return may;
    for (const ChangedPackage &package : plan.packages) {
        m_listing.forget();
        const Result<QList<RemoteVersion>> versions = m_listing.versionsOf(package.key,
                                                                           AskedFor::Job);
        if (!versions)
            return fail(versions.error());
        for (const PlannedState &planned : package.states) {
            const auto now = std::ranges::find(*versions, planned.id, &numberOf);
            if (now == versions->end())
                return fail(plannedIsGone(package.key, planned.version));
            if (now->status != planned.before.status)
                return fail(plannedHasChanged(package.key, planned.version));
            if (planned.after.status == Status::Deprecated && planned.after.message.isEmpty()) {
                return fail(ErrorCode::Unsupported,
                            Text::of("%1 does not tell with which text %2 %3 was deprecated.",
                                     m_api.host(), package.key.name, planned.version),
                            Text::of("Deprecate it anew."));
            }
        }
        for (const PlannedTag &planned : package.tags) {
            const RemoteVersion *now = tagged(*versions, planned.tag);
            if ((now ? numberOf(*now) : VersionId()) != planned.before)
                return fail(plannedHasChanged(package.key, planned.tag));
        }
    }
    return {};
}

Result<void> GitLabChanges::tell(const PackageKey &key, const VersionAct &act,
                                 const QString &version) const
{
    const Format *format = m_formats.find(key.type);
    const Uploading *uploading = format ? format->uploading() : nullptr;
    if (!uploading)
        return fail(ErrorCode::Unsupported, whyNot(key.type, act.kind));
    Result<UploadRequest> telling = uploading->tellingRequest(act, {key.type, key.name, version});
    if (!telling)
        return fail(telling.error());
    const Result<Text> done = m_api.upload(key.scopePath, restRequest(std::move(*telling)));
    m_listing.forget();
    return done ? Result<void>() : fail(done.error());
}

Result<void> GitLabChanges::change(const ChangedPackage &package) const
{
    for (const PlannedState &planned : package.states) {
        const bool marks = planned.after.status == Status::Deprecated;
        const VersionAct act{
            marks ? ActKind::Deprecate : ActKind::Offer, planned.after.message, {}};
        if (auto done = tell(package.key, act, planned.version); !done)
            return done;
    }
    for (const PlannedTag &planned : package.tags) {
        const bool goes = planned.after.isEmpty();
        const VersionAct act{goes ? ActKind::Untag : ActKind::Tag, {}, planned.tag};
        if (auto done = tell(package.key, act, planned.versionAfter); !done)
            return done;
    }
    return {};
}

} // namespace packhouse
