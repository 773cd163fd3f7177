// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/changeplan.h"

#include <utility>

namespace packhouse {

namespace {

/// "left-pad 1.0.0", "3 versions of left-pad", "3 versions".
Text subjectOf(const ChangePlan &plan)
{
    const qint64 count = plan.versions();
    if (plan.packages.size() != 1)
        return Text::counted("%n version(s)", count);
    const ChangedPackage &package = plan.packages.constFirst();
    if (count != 1)
        return Text::counted("%n version(s) of %1", count, package.key.name);
    if (!package.states.isEmpty())
        return Text::name(package.key.name + QLatin1Char(' ') + package.states.first().version);
    const PlannedTag &tag = package.tags.first();
    return Text::name(package.key.name + QLatin1Char(' ')
                      + (tag.after.isEmpty() ? tag.versionBefore : tag.versionAfter));
}

Text titleOf(const VersionAct &act, const Text &subject)
{
    switch (act.kind) {
    case ActKind::Deprecate:
        return Text::of("Deprecate %1", subject);
    case ActKind::Yank:
        return Text::of("Yank %1", subject);
    case ActKind::Unlist:
        return Text::of("Unlist %1", subject);
    case ActKind::Hide:
        return Text::of("Hide %1", subject);
    case ActKind::Offer:
        return Text::of("Offer %1 again", subject);
    case ActKind::Tag:
        return Text::of("Tag %1 as %2", subject, act.tag);
    case ActKind::Untag:
        return Text::of("Remove the tag %2 from %1", subject, act.tag);
    case ActKind::Note:
        break;
    }
    return Text::of("Note on %1", subject);
}

} // namespace

qint64 ChangePlan::versions() const
{
    qint64 all = 0;
    for (const ChangedPackage &package : packages)
        all += package.states.size() + package.tags.size();
    return all;
}

ChangePlan ChangePlan::reversed(const QDateTime &made) const
{
    ChangePlan back = *this;
    back.head = PlanHead::now(head.source, head.actor, made);
    back.isReversal = !isReversal;
    back.title = isReversal ? titleOf(*this) : Text::of("Take back: %1", title);
    back.already.clear();
    for (ChangedPackage &package : back.packages) {
        for (PlannedState &state : package.states)
            std::swap(state.before, state.after);
        for (PlannedTag &tag : package.tags) {
            std::swap(tag.before, tag.after);
            std::swap(tag.versionBefore, tag.versionAfter);
        }
        std::swap(package.latest.before, package.latest.after);
        package.facts.clear(); // whoever takes it back was shown none
    }
    return back;
}

ChangePlan ChangePlan::only(const QList<int> &indexes) const
{
    ChangePlan some = *this;
    some.packages.clear();
    for (const int index : indexes)
        some.packages.append(packages.at(index));
    return some;
}

bool isAsPlanned(const StoredVersion &now, const VersionState &planned)
{
    VersionState state = VersionState::of(now);
    if (planned.metadata)
        state.metadata = now.metadata;
    return state == planned;
}

QString answerOf(const ChangedPackage &package, const PlannedTag &tag)
{
    const bool isLatest = tag.tag == QLatin1String("latest");
    return tag.after.isEmpty() && isLatest ? package.latest.after : tag.versionAfter;
}

Text effectOf(const ChangePlan &plan, QList<Text> ofTypes)
{
    QList<PackageLatest> moves;
    QList<Text> sentences;
    for (const ChangedPackage &package : plan.packages) {
        if (package.latest.moves())
            moves.append({package.key, package.latest});
        for (const PlannedTag &tag : package.tags) {
            const QString answer = answerOf(package, tag);
            if (answer.isEmpty() || !tag.after.isEmpty())
                continue;
            // That clients do not find the tag is true of every other one.
            ofTypes.clear();
            sentences.append(
                Text::of("Without the tag \"%1\" clients take the highest version of %2 "
                         "for it, a release before what only leads to one: %3.",
                         tag.tag, package.key.name, answer));
        }
    }
    if (!moves.isEmpty())
        sentences.append(latestText(moves));
    return Text::sentences(ofTypes + sentences);
}

Error plannedHasChanged(const PackageKey &key, const QString &what)
{
    return {ErrorCode::Conflict,
            Text::of("%1 %2 in %3 is not as it was shown any more.", key.name, what, key.scopePath),
            Text::of("Nothing was changed. Look at it again and decide anew."), false};
}

Text titleOf(const ChangePlan &plan)
{
    return titleOf(plan.act, subjectOf(plan));
}

} // namespace packhouse
