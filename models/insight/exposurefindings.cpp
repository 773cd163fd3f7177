// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "insight/exposurefindings.h"

#include "core/hashcomparison.h"
#include "formats/latest.h"
#include "formats/publicregistry.h"
#include "insight/exposurewords.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace packhouse {

using Reason = ExposureReason;
using State = UpstreamState;

namespace {

QString highestOf(const Format &format, const QStringList &versions)
{
    QString highest;
    for (const QString &version : versions) {
        if (isLater(format, version, highest))
            highest = version;
    }
    return highest;
}

enum class Bytes { Unknown, Equal, Unequal };

/// One file of a version may differ (a wheel) while another is the same.
Bytes compared(const Format &format, const StoredVersion &ours, const UpstreamPackage &theirs)
{
    Bytes found = Bytes::Unknown;
    for (const UpstreamFile &their : theirs.files) {
        if (format.compare(their.version, ours.coordinates.version) != 0)
            continue;
        for (const StoredFile &file : ours.files) {
            const std::optional<bool> equal = sameBytes(file.hashes, their.hashes);
            if (equal.value_or(false))
                return Bytes::Equal;
            if (equal)
                found = Bytes::Unequal;
        }
    }
    return found;
}

void compareVersions(const AuditInputs &in, ExposureRow &row)
{
    const UpstreamPackage &theirs = in.upstream.package;
    for (const StoredVersion &ours : in.versions) {
        const auto same = [&](const QString &version) {
            return in.format->compare(version, ours.coordinates.version) == 0;
        };
        if (std::none_of(theirs.versions.begin(), theirs.versions.end(), same))
            continue;
        ++row.sharedVersions;
        if (compared(*in.format, ours, theirs) == Bytes::Unequal)
            ++row.unequalVersions;
    }
}

class Judge
{
public:
    Judge(const AuditInputs &inputs, ExposureRow &judged) : in(inputs), row(judged)
    {
        const PublicRegistry *registry = in.format->publicRegistry();
        asksSeveral = registry && !registry->asksNobody()
                      && registry->clientsAskSeveral(row.canonicalName);
        const bool blocked = in.reservation && !in.reservation->allowForwarding;
        forwards = in.format->forwarding() && in.policy.forwarding != Forwarding::Off && !blocked;
        foreign = !row.origins.isEmpty()
                  && std::all_of(row.origins.begin(), row.origins.end(),
                                 [](const Origin &one) { return one.foreign; });
    }

    void judge()
    {
        if (row.published && !foreign)
            squatting();
        several();
        upstreams();
        kept();
        if (!foreign)
            upstream();
        contested();
        unscoped();
        lookAlikes();
        raise();
        std::stable_sort(row.findings.begin(), row.findings.end(),
                         [](const auto &a, const auto &b) { return a.reason < b.reason; });
    }

private:
    enum Decision { NothingToDecide, ToDecide };

    /// What was found out may be worse than what the settings say. Whose a name is, is another
    /// question.
    void raise()
    {
        for (const ExposureFinding &one : std::as_const(row.findings)) {
            const bool worse = one.tone == Tone::Bad
                               || (one.tone == Tone::Warning && row.exposure.tone != Tone::Bad);
            if (one.decision || one.reason == Reason::LooksAlike || !worse
                || !(forwards || asksSeveral))
                continue;
            row.exposure.tone = one.tone;
            row.exposure.text = exposureWord(one.tone, {});
        }
    }

    void add(Reason reason, Tone tone, Decision decision, const Text &text)
    {
        row.findings << ExposureFinding{reason, tone, decision == ToDecide, text};
    }

    void squatting()
    {
        if (!in.namespaceOwner.isEmpty())
            add(Reason::Squats, Tone::Warning, ToDecide,
                Text::of("It is in %1, the namespace of the group %2, whose clients take it for "
                         "theirs.",
                         in.namespaceName, in.namespaceOwner));
        if (in.nameAbove.isEmpty())
            return;
        if (in.isBeforeAbove)
            add(Reason::Squats, Tone::Warning, ToDecide,
                Text::of("It is below %1 of %2, but was published before that: it is served from "
                         "here.",
                         in.nameAbove, in.nameAboveOwner));
        else
            add(Reason::Squats, Tone::Neutral, NothingToDecide,
                Text::of("It is below %1, which belongs to %2: above the projects nothing of it "
                         "is served from here.",
                         in.nameAbove, in.nameAboveOwner));
    }

    void several()
    {
        if (row.belongsTo.size() < 2)
            return;
        if (in.severalByHand || !in.asksForGroup)
            add(Reason::Several, Tone::Neutral, NothingToDecide,
                Text::of("Several projects serve it: %1.", row.belongsTo));
        else
            add(Reason::Several, Tone::Warning, ToDecide,
                Text::of("Several projects had it before names had owners, and all of them serve "
                         "it: %1.",
                         row.belongsTo));
    }

    /// See Store::isUpstreamName().
    void upstreams()
    {
        if (row.published && !foreign && row.belongsTo.isEmpty())
            add(Reason::Contested, Tone::Warning, ToDecide,
                Text::of("An upstream had the name before it was published here: above the project "
                         "nothing of it is served from here, until it is given to a project."));
    }

    void kept()
    {
        if (!row.keptFromEarlier)
            return;
        add(Reason::KeptFromEarlier, in.asksForName ? Tone::Warning : Tone::Neutral,
            in.asksForName ? ToDecide : NothingToDecide,
            row.holders.isEmpty()
                ? Text::of("Reserved for the whole registry by version 0.1. No group has the name "
                           "any more.")
                : Text::of("Reserved for the whole registry by version 0.1. These groups have the "
                           "name: %1.",
                           row.holders));
    }

    void upstream()
    {
        const bool there = in.upstream.state == State::Present || in.upstream.state == State::Held;
        const QString &host = in.upstream.host;
        if (row.unequalVersions > 0 && (forwards || asksSeveral))
            add(Reason::Clash, Tone::Bad, NothingToDecide,
                Text::counted("%1 has %n version(s) of it with other bytes.", row.unequalVersions,
                              host));
        if (forwards && row.published && in.upstream.state == State::Present)
            add(Reason::Shadow, Tone::Warning, NothingToDecide,
                Text::of("%1 has the name, too, and requests for what is not here go there.",
                         host));
        if (forwards && !row.published && row.tombstones > 0)
            add(Reason::Forgotten, Tone::Warning, NothingToDecide,
                Text::of("It was deleted here, and requests for it go elsewhere."));
        if (in.upstream.state == State::Absent && (forwards || asksSeveral))
            add(Reason::Free, forwards ? Tone::Bad : Tone::Warning, NothingToDecide,
                Text::of("Anybody can take the name on %1, and clients may ask there.", host));
        if (in.upstreamBefore == State::Absent && there)
            add(Reason::Appeared, Tone::Bad, NothingToDecide,
                Text::of("Somebody took the name on %1 since the last audit.", host));
    }

    void contested()
    {
        if (row.belongsTo.size() == 1 && !row.scopePath.isEmpty() && row.published)
            contestedInGroup(row.belongsTo.first());
        if (in.ownerAtInstance.isEmpty() || !row.published)
            return;
        if (in.ownerAtInstance != row.scopePath)
            add(Reason::Contested, Tone::Neutral, NothingToDecide,
                Text::of("At the instance it belongs to %1.", in.ownerAtInstance));
        else if (!in.givenAtInstance && row.alsoIn.size() > in.othersInGroup.size())
            add(Reason::Contested, Tone::Warning, ToDecide,
                Text::of("Other groups have it, too: %1. At the instance it is served from here, "
                         "which published it first.",
                         row.alsoIn));
    }

    void contestedInGroup(const QString &owner)
    {
        if (owner != row.scopePath) {
            const bool asks = in.asksForGroup && !row.assigned;
            add(Reason::Contested, asks ? Tone::Warning : Tone::Neutral,
                asks ? ToDecide : NothingToDecide,
                in.ownerHasIt ? Text::of("It belongs to %1: above the projects nothing of it is "
                                         "served from here.",
                                         owner)
                              : Text::of("It belongs to %1, which has no version of it any more: "
                                         "above the projects there is none.",
                                         owner));
        } else if (!in.othersInGroup.isEmpty() && !row.assigned) {
            add(Reason::Contested, Tone::Warning, ToDecide,
                Text::of("Published by %1, too. Above the projects it is served from here alone, "
                         "which published it first.",
                         in.othersInGroup));
        }
    }

    void unscoped()
    {
        const QString own = in.format->ownNamespace(topLevelOf(row.scopePath));
        if (own.isEmpty() || !row.published || foreign
            || row.canonicalName.contains(own.at(own.size() - 2)))
            return;
        add(Reason::Unscoped, Tone::Neutral, NothingToDecide,
            Text::of("It is in no namespace. A name in %1 is asked for elsewhere by no client "
                     "that is set up for the group.",
                     own));
    }

    /// Which of them is meant nobody can tell from here.
    void lookAlikes()
    {
        if (!in.lookAlikes.isEmpty())
            add(Reason::LooksAlike, Tone::Warning, NothingToDecide,
                Text::of("One typing error away: %1.", in.lookAlikes));
    }

    const AuditInputs &in;
    ExposureRow &row;
    bool asksSeveral = false;
    bool forwards = false;
    bool foreign = false;
};

int gravity(Tone tone)
{
    switch (tone) {
    case Tone::Bad:
        return 0;
    case Tone::Warning:
        return 1;
    case Tone::Unknown:
        return 2; // what could not be checked comes before what is fine
    case Tone::Neutral:
        return 3;
    case Tone::Good:
        break;
    }
    return 4;
}

/// Of the first finding that is more than a remark.
int urgency(const ExposureRow &row)
{
    for (const ExposureFinding &one : row.findings) {
        if (one.decision || one.tone != Tone::Neutral)
            return int(one.reason);
    }
    return 1000;
}

} // namespace

void judgeExposure(const AuditInputs &inputs, ExposureRow &row)
{
    row.upstream = inputs.upstream.state;
    row.upstreamHost = inputs.upstream.host;
    row.upstreamAsked = inputs.upstream.at;
    row.upstreamCreated = inputs.upstream.package.created;
    row.upstreamLatest = highestOf(*inputs.format, inputs.upstream.package.versions);
    compareVersions(inputs, row);
    Judge(inputs, row).judge();
}

bool isMoreUrgent(const ExposureRow &a, const ExposureRow &b)
{
    const auto rank = [](const ExposureRow &row) {
        const bool free = urgency(row) == int(Reason::Free);
        return std::tuple(!row.needsDecision(), gravity(row.worst()) / 2, urgency(row),
                          gravity(row.worst()), free ? -row.downloads : 0);
    };
    const auto ranked = rank(a) <=> rank(b);
    if (ranked != 0)
        return ranked < 0;
    return std::tie(a.type, a.canonicalName, a.name, a.scopePath)
           < std::tie(b.type, b.canonicalName, b.name, b.scopePath);
}

} // namespace packhouse
