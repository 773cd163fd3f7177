// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "insight/useevidence.h"

#include "core/actor.h"

namespace packhouse {

namespace {

/// Of a registry that does not tell who pulls, all that is known is when that last was.
void addUnknownUse(const RiskInputs &in, QList<EvidenceLine> &lines)
{
    EvidenceLine last{Text::of("Last pulled"), Text::of("Not known"), Text::of("not known"),
                      Tone::Unknown};
    if (in.lastPull.isValid()) {
        last.found = relativeTime(in.lastPull, in.now);
        last.badge = Text::of("in use");
        last.tone = in.lastPull.daysTo(in.now) < 7 ? Tone::Bad : Tone::Warning;
    }
    lines.append(last);
    lines.append({Text::of("Packages that depend on it"),
                  Text::of("Not known: this registry does not tell"), Text::of("not known"),
                  Tone::Unknown});
}

} // namespace

void addUse(const RiskInputs &in, QList<EvidenceLine> &lines)
{
    if (!in.registryTells) {
        addUnknownUse(in, lines);
        return;
    }
    EvidenceLine pulls{Text::of("Pulled in the last 7 days"), Text::of("Never"), Text::of("unused"),
                       Tone::Neutral};
    if (in.pulls7Days > 0) {
        const Text last = relativeTime(in.lastPull, in.now);
        const Text often = in.pulls7Days == 1 ? Text::of("Once")
                                              : Text::of("%1 times", in.pulls7Days);
        pulls.found = in.lastPullBy.isEmpty()
                          ? Text::of("%1, last %2", often, last)
                          : Text::of("%1, last %2 by %3", often, last, actorTitle(in.lastPullBy));
        pulls.badge = Text::of("in use");
        pulls.tone = Tone::Bad;
    } else if (in.pulls90Days > 0) {
        pulls.found = Text::of("No, but %1 times in 90 days", in.pulls90Days);
        pulls.badge = Text::of("in use");
        pulls.tone = Tone::Warning;
    }
    lines.append(pulls);

    EvidenceLine dependents{Text::of("Local packages that depend on it"), Text::of("None"),
                            Text::of("none"), Tone::Neutral};
    if (!in.dependentsRead) {
        dependents.found = Text::of("None so far; packages from an earlier version are being read");
        dependents.badge = Text::of("not known");
        dependents.tone = Tone::Unknown;
    }
    if (!in.dependents.isEmpty()) {
        const QString &first = in.dependents.first();
        const qsizetype more = in.dependents.size() - 1;
        dependents.found = more == 0 ? Text::of("%1", first)
                                     : Text::of("%1 and %2 more", first, more);
        dependents.badge = Text::of("in use");
        dependents.tone = Tone::Warning;
    }
    lines.append(dependents);

    if (!in.neighbours.isEmpty())
        lines.append({Text::of("Names one typing error away"), Text::of("%1", in.neighbours),
                      Text::of("look"), Tone::Warning});
}

/// A tag goes with its version, and leads to no other one.
static void addTags(const RiskInputs &in, QList<EvidenceLine> &lines)
{
    QStringList going;
    for (const auto &[tag, version] : tagsOf(in.deleted))
        going.append(QStringLiteral("%1 (%2)").arg(tag, version));
    if (!going.isEmpty())
        lines.append({Text::of("Tags that go with it"),
                      Text::of("%1: clients that ask for one find nothing then", going),
                      Text::of("vanish"), Tone::Warning});
}

void addLatest(const RiskInputs &in, QList<EvidenceLine> &lines)
{
    addTags(in, lines);
    const auto &[before, after] = in.latest;
    if (before == after)
        return;
    EvidenceLine line{Text::of("Latest, for clients that name no version"),
                      Text::of("%1, afterwards %2", before, after), Text::of("changes"),
                      Tone::Warning};
    if (before.isEmpty())
        line.found = Text::of("None, afterwards %1", after);
    if (after.isEmpty())
        line.found = Text::of("%1, afterwards none", before);
    if (!after.isEmpty() && in.format->isPrerelease(after)) {
        line.found = Text::of("%1, which only leads to a release", line.found);
        line.tone = Tone::Bad;
    }
    lines.append(line);
}

} // namespace packhouse
