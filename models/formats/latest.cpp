// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/latest.h"

namespace packhouse {

namespace {

/// The highest of those that are meant.
template<typename IsMeant>
QString highest(const Format &format, const QList<LatestCandidate> &versions, IsMeant isMeant)
{
    QString found;
    for (const LatestCandidate &one : versions) {
        if (isMeant(one) && isLater(format, one.version, found))
            found = one.version;
    }
    return found;
}

} // namespace

bool isTaken(const Format &format, Status status)
{
    if (status == Status::Default)
        return true;
    if (status != Status::Deprecated)
        return false;
    const auto act = format.changing() ? actThatMakes(format.changing()->acts(), status)
                                       : std::optional<ActKind>();
    return !act || act == ActKind::Deprecate;
}

QString latestOf(const Format &format, const QList<LatestCandidate> &versions)
{
    const LatestRule rule = format.latestRule();
    if (rule == LatestRule::None)
        return {};
    if (rule == LatestRule::Tagged) {
        for (const LatestCandidate &one : versions) {
            if (one.tags.contains(LatestTag))
                return one.version;
        }
    }
    return highest(format, versions,
                   [&format](const LatestCandidate &one) { return isTaken(format, one.status); });
}

LatestMove latestMove(const Format &format, const QList<LatestCandidate> &versions,
                      const ChangedPackage &change)
{
    QList<LatestCandidate> after = versions;
    for (LatestCandidate &one : after) {
        for (const PlannedState &state : change.states) {
            if (state.id == one.id)
                one.status = state.after.status;
        }
        for (const PlannedTag &tag : change.tags) {
            one.tags.removeAll(tag.tag);
            if (tag.after == one.id)
                one.tags.append(tag.tag);
        }
    }
    return {latestOf(format, versions), latestOf(format, after)};
}

QString latestForLists(const Format &format, const QList<LatestCandidate> &versions)
{
    const QString latest = latestOf(format, versions);
    return latest.isEmpty()
               ? highest(format, versions, [](const LatestCandidate &) { return true; })
               : latest;
}

} // namespace packhouse
