// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "insight/risk.h"

#include "core/actor.h"
#include "core/hashcomparison.h"
#include "formats/forwarding.h"
#include "formats/publicregistry.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

using State = ProbeResult::State;

/// What the levels and lines are derived from, worked out once.
struct Judgement
{
    bool forwards = false; ///< the policy forwards and no reservation stops it
    bool opens = false; ///< the deletion leaves requests without an answer
    bool reach = false; ///< … so that they go upstream
    bool severalSources = false;
    bool same = false; ///< the upstream has a deleted version with the same bytes
    bool clash = false; ///< … or with other bytes
    bool newer = false;
    bool young = false;
};

bool mayForward(const RiskInputs &in)
{
    return !in.registryTells || in.policy.forwarding != Forwarding::Off;
}

bool blocked(const std::optional<Reservation> &reservation)
{
    return reservation && !reservation->allowForwarding;
}

void compareFiles(const RiskInputs &in, Judgement &out)
{
    for (const StoredVersion &version : in.deleted) {
        bool matched = false;
        bool differs = false;
        for (const UpstreamFile &theirs : in.upstream.package.files) {
            if (in.format->compare(theirs.version, version.coordinates.version) != 0)
                continue;
            for (const StoredFile &ours : version.files) {
                const std::optional<bool> equal = sameBytes(ours.hashes, theirs.hashes);
                matched |= equal.value_or(false);
                differs |= !equal.value_or(true);
            }
        }
        out.same |= matched;
        // Several files of one version (wheels) may differ from one another while one of them
        // matches.
        out.clash |= differs && !matched;
    }
}

bool upstreamIsNewer(const RiskInputs &in)
{
    const auto higher = [&](const QString &a, const QString &b) {
        return in.format->compare(a, b) < 0;
    };
    QStringList ours = in.remaining;
    for (const StoredVersion &version : in.deleted)
        ours.append(version.coordinates.version);
    const QStringList &theirs = in.upstream.package.versions;
    if (ours.isEmpty() || theirs.isEmpty())
        return false;
    return in.format->compare(*std::max_element(theirs.begin(), theirs.end(), higher),
                              *std::max_element(ours.begin(), ours.end(), higher))
           > 0;
}

Judgement judge(const RiskInputs &in)
{
    Judgement out;
    const PublicRegistry *registry = in.format->publicRegistry();
    if (!registry)
        return out;
    const ForwardedDocuments *forwarding = in.format->forwarding();
    out.forwards = forwarding && mayForward(in) && !blocked(in.reservation);
    out.opens = forwarding && forwarding->forwardsByVersion() ? !in.deleted.isEmpty()
                                                              : in.remaining.isEmpty();
    out.reach = out.forwards && out.opens;
    out.severalSources = registry->clientsAskSeveral(in.canonicalName);
    if (in.upstream.state == State::Present) {
        compareFiles(in, out);
        out.newer = upstreamIsNewer(in);
        out.young = in.reservation && in.reservation->since.isValid()
                    && in.upstream.package.created.isValid()
                    && in.upstream.package.created > in.reservation->since;
    }
    return out;
}

Risk oneLower(Risk risk)
{
    return risk == Risk::Low ? Risk::Low : Risk(int(risk) - 1);
}

Risk levelWhenReached(const RiskInputs &in, const Judgement &is)
{
    switch (in.upstream.state) {
    case State::Absent:
        return in.owned ? Risk::High : Risk::Critical;
    case State::Held:
        return Risk::Medium;
    case State::Present:
        if (is.clash)
            return Risk::Critical;
        if (is.same)
            return Risk::Medium;
        return is.young || is.newer ? Risk::Critical : Risk::High;
    case State::NotAsked:
    case State::Unknown:
        break;
    }
    return Risk::High;
}

Risk levelWhenNotReached(const RiskInputs &in, const Judgement &is)
{
    const State state = in.upstream.state;
    if (is.severalSources && (is.clash || (is.young && is.newer)))
        return Risk::High;
    const bool stranger = state == State::Absent || (state == State::Present && !is.same);
    if (is.severalSources && stranger)
        return Risk::Medium;
    return state == State::Unknown ? Risk::Medium : Risk::Low;
}

Risk level(const RiskInputs &in, const Judgement &is)
{
    if (!in.format->publicRegistry())
        return Risk::Low;
    Risk risk = is.reach ? levelWhenReached(in, is) : levelWhenNotReached(in, is);
    if (in.owned && !is.clash && in.upstream.state != State::Absent)
        risk = oneLower(risk);
    if (in.registryTells && in.pulls90Days == 0 && in.dependents.isEmpty()) {
        const Risk lower = oneLower(risk);
        risk = is.reach ? std::max(lower, std::min(risk, Risk::Medium)) : lower;
    }
    if (!in.neighbours.isEmpty())
        risk = std::max(risk, Risk::Medium);
    return risk;
}

Text where(const QString &path)
{
    return path.isEmpty() ? Text::of("the instance") : Text::of("%1", path);
}

EvidenceLine forwardingLine(const RiskInputs &in, const Judgement &is)
{
    EvidenceLine line{
        Text::of("Forwarding of %1 requests", in.format->label()), {}, {}, Tone::Neutral};
    if (!in.format->publicRegistry()) {
        line.found = Text::of("This type has no public registry");
        line.badge = Text::of("none");
        line.tone = Tone::Good;
        return line;
    }
    if (!in.registryTells) {
        line.found = Text::of("Not known: this registry does not tell");
        line.badge = Text::of("not known");
        line.tone = Tone::Unknown;
        return line;
    }
    if (in.policy.forwarding == Forwarding::Off) {
        line.found = in.policy.forwardingFrom.isNull()
                         ? Text::of("Off by default")
                         : Text::of("Off, set by %1", where(in.policy.forwardingFrom));
        line.badge = Text::of("off");
        line.tone = Tone::Good;
        return line;
    }
    const Text from = in.policy.forwardingFrom.isNull()
                          ? Text::of("by default")
                          : Text::of("for %1", where(in.policy.forwardingFrom));
    line.found = in.policy.forwardingLocked ? Text::of("On %1, locked", from)
                                            : Text::of("On %1, not locked", from);
    if (!is.forwards) {
        line.found = Text::of("%1; the name is reserved and never forwarded", line.found);
        line.badge = Text::of("reserved");
        line.tone = Tone::Good;
    } else if (is.reach) {
        line.badge = Text::of("risk");
        line.tone = Tone::Bad;
    } else {
        line.found = Text::of("%1; other versions stay here and answer", line.found);
        line.badge = Text::of("not reached");
        line.tone = Tone::Neutral;
    }
    return line;
}

/// \a found, and when that was asked.
Text asked(const RiskInputs &in, const Text &found)
{
    return in.upstream.at.isValid()
               ? Text::of("%1 (asked %2)", found, relativeTime(in.upstream.at, in.now))
               : found;
}

EvidenceLine nameLine(const RiskInputs &in, const Judgement &is)
{
    EvidenceLine line{Text::of("Public registry, this name"), {}, {}, Tone::Neutral};
    switch (in.upstream.state) {
    case State::NotAsked:
        line.found = in.upstream.host.isEmpty()
                         ? Text::of("Not asked: no address is known")
                         : Text::of("Not asked: asking tells %1 the name", in.upstream.host);
        line.badge = Text::of("not checked");
        line.tone = Tone::Unknown;
        break;
    case State::Unknown:
        line.found = Text::of("Could not check: %1", in.upstream.problem);
        line.badge = Text::of("could not check");
        line.tone = Tone::Unknown;
        break;
    case State::Absent:
        line.found = asked(in, Text::of("Not registered"));
        line.badge = is.reach ? Text::of("risk") : Text::of("claimable");
        line.tone = is.reach ? Tone::Bad : Tone::Warning;
        break;
    case State::Held:
        line.found = asked(in, Text::of("Held by the registry"));
        line.badge = Text::of("held");
        line.tone = Tone::Warning;
        break;
    case State::Present:
        line.found = asked(
            in, Text::counted("Registered, %n version(s)", in.upstream.package.versions.size()));
        if (is.young)
            line.found = Text::of("%1, younger than yours", line.found);
        line.badge = is.same ? Text::of("your copy") : Text::of("someone's");
        line.tone = is.same ? Tone::Neutral : (is.reach ? Tone::Bad : Tone::Warning);
        break;
    }
    return line;
}

std::optional<EvidenceLine> versionLine(const RiskInputs &in, const Judgement &is)
{
    if (in.upstream.state == State::NotAsked || in.upstream.state == State::Unknown)
        return std::nullopt;
    EvidenceLine line{Text::of("Public registry, this version"), {}, {}, Tone::Neutral};
    if (is.clash) {
        line.found = Text::of("Same version, other content");
        line.badge = Text::of("clash");
        line.tone = Tone::Bad;
    } else if (is.same) {
        line.found = Text::of("Same version, same bytes");
        line.badge = Text::of("same");
    } else {
        line.found = is.newer ? Text::of("Not found, but a newer version is there")
                              : Text::of("Not found");
        line.badge = is.newer ? Text::of("newer") : Text::of("claimable");
        line.tone = Tone::Warning;
    }
    return line;
}

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

EvidenceLine namespaceLine(const RiskInputs &in)
{
    return {Text::of("Namespace"),
            Text::of("%1 is declared as yours",
                     in.ownedNamespace.isEmpty() ? in.scopePath : in.ownedNamespace),
            Text::of("yours"), Tone::Good};
}

Text explanation(const RiskInputs &in, const Judgement &is)
{
    const Text subject = in.deleted.size() == 1
                             ? Text::of("%1 %2", in.name, in.deleted.first().coordinates.version)
                             : Text::of("%1", in.name);
    if (!in.format->publicRegistry())
        return Text::of("%1 packages are never looked for in a public registry.",
                        in.format->label());
    if (is.reach && !in.registryTells) {
        return Text::of(
            "This registry does not tell whether it forwards requests. If it does, requests "
            "for %1 will be answered by whoever has the name in the public registry.",
            subject);
    }
    if (is.reach) {
        switch (in.upstream.state) {
        case State::Absent:
            return Text::of("After this deletion, a request for %1 will be answered by the public "
                            "registry, "
                            "where anyone can publish under this name.",
                            subject);
        case State::Present:
            return is.same
                       ? Text::of(
                           "After this deletion, a request for %1 will be answered by your copy "
                           "in the public "
                           "registry.",
                           subject)
                       : Text::of("After this deletion, a request for %1 will be answered by the "
                                  "public registry, "
                                  "where somebody else's package has this name.",
                                  subject);
        case State::Held:
            return Text::of(
                "After this deletion, a request for %1 goes to the public registry, which "
                "holds "
                "the name back for now.",
                subject);
        case State::NotAsked:
        case State::Unknown:
            break;
        }
        return Text::of(
            "After this deletion, a request for %1 goes to the public registry, and who owns "
            "the "
            "name there has not been checked.",
            subject);
    }
    if (!is.opens)
        return Text::of(
            "Other versions stay here, so requests for this name are still answered here.");
    if (blocked(in.reservation))
        return Text::of(
            "The name is reserved: requests for it are never forwarded, whatever is deleted.");
    return is.severalSources
               ? Text::of("This registry does not forward the name, but clients that use a "
                          "second registry may find "
                          "a stranger's package there.")
               : Text::of("This registry does not forward requests for this name.");
}

Text headline(Risk risk)
{
    switch (risk) {
    case Risk::Critical:
        return Text::of("Critical risk of dependency confusion.");
    case Risk::High:
        return Text::of("High risk of dependency confusion.");
    case Risk::Medium:
        return Text::of("Some risk of dependency confusion.");
    case Risk::Low:
        break;
    }
    return Text::of("Low risk of dependency confusion.");
}

} // namespace

Evidence assessRemoval(const RiskInputs &in)
{
    const Judgement is = judge(in);
    Evidence out;
    out.risk = level(in, is);
    out.headline = headline(out.risk);
    out.explanation = explanation(in, is);
    out.lines.append(forwardingLine(in, is));
    if (in.format->publicRegistry()) {
        out.lines.append(nameLine(in, is));
        if (const auto line = versionLine(in, is))
            out.lines.append(*line);
    }
    if (in.owned)
        out.lines.append(namespaceLine(in));
    addUse(in, out.lines);

    out.nameMustBeTyped = out.risk >= Risk::High;
    out.reserveOffered = in.registryTells && is.reach;
    out.reserveByDefault = out.reserveOffered && !is.same;
    out.stopForwardingOffered = in.registryTells && is.forwards && !in.policy.forwardingLocked;
    out.forwardingScope = in.policy.forwardingFrom.isNull() ? in.scopePath.section(u'/', 0, 0)
                                                            : in.policy.forwardingFrom;
    out.cancelByDefault = is.clash || (is.reach && is.young);
    out.probed = in.upstream.state != State::NotAsked;
    out.probeHost = in.upstream.host;
    out.probedAt = in.upstream.at;
    return out;
}

Evidence mergedEvidence(QList<NamedEvidence> each)
{
    if (each.size() == 1)
        return std::move(each.first().evidence);
    Evidence all;
    all.probed = true;
    for (NamedEvidence &named : each) {
        Evidence &one = named.evidence;
        for (EvidenceLine &line : one.lines)
            line.checked = Text::of("%1: %2", named.name, line.checked);
        if (all.headline.isEmpty() || one.risk > all.risk) {
            all.risk = one.risk;
            all.headline = one.headline;
            all.explanation = one.explanation;
            all.forwardingScope = one.forwardingScope;
            all.probedAt = one.probedAt;
        }
        all.lines.append(one.lines);
        all.nameMustBeTyped = all.nameMustBeTyped || one.nameMustBeTyped;
        all.reserveOffered = all.reserveOffered || one.reserveOffered;
        all.reserveByDefault = all.reserveByDefault || one.reserveByDefault;
        all.stopForwardingOffered = all.stopForwardingOffered || one.stopForwardingOffered;
        all.cancelByDefault = all.cancelByDefault || one.cancelByDefault;
        all.probed = all.probed && one.probed;
        if (!one.probeHost.isEmpty() && !all.probeHost.contains(one.probeHost))
            all.probeHost += (all.probeHost.isEmpty() ? QString() : u", "_s) + one.probeHost;
    }
    return all;
}

Exposure assessExposure(const Format &format, const QString &canonicalName, const Policy &policy,
                        const std::optional<Reservation> &reservation, const ProbeResult &upstream)
{
    if (!format.publicRegistry())
        return {Text::of("not forwarded"), Tone::Neutral,
                Text::of("%1 requests are never forwarded.", format.label())};
    if (blocked(reservation))
        return {
            Text::of("reserved"), Tone::Good,
            Text::of("%1 is reserved: it is never forwarded, whatever is deleted.", canonicalName)};
    const bool forwards = policy.forwarding != Forwarding::Off;
    switch (upstream.state) {
    case State::Absent:
        if (forwards)
            return {Text::of("exposed"), Tone::Bad,
                    Text::of("Requests for this name are forwarded to the public registry and "
                             "nobody owns it "
                             "there.")};
        return {
            Text::of("name free on %1", format.label()), Tone::Warning,
            Text::of(
                "Nobody owns this name in the public registry; a client that uses it as a second "
                "source could be served by whoever takes it.")};
    case State::Unknown:
        return {Text::of("could not check"), Tone::Unknown,
                Text::of("The public registry could not be asked: %1", upstream.problem)};
    case State::Present:
    case State::Held:
    case State::NotAsked:
        break;
    }
    if (forwards)
        return {Text::of("forwarded"), Tone::Warning,
                Text::of("When nothing of this name is here, requests go to the public registry.")};
    return {Text::of("forwarding off"), Tone::Neutral,
            Text::of("Requests for this name stay here.")};
}

Text relativeTime(const QDateTime &then, const QDateTime &now)
{
    if (!then.isValid())
        return Text::of("never");
    const qint64 seconds = then.secsTo(now);
    if (seconds < 5)
        return Text::of("just now");
    if (seconds < 60)
        return Text::of("%1 s ago", seconds);
    if (seconds < 3600)
        return Text::of("%1 min ago", seconds / 60);
    // Shortly after midnight, two hours ago is not "yesterday" to whoever was up.
    const qint64 days = then.toLocalTime().date().daysTo(now.toLocalTime().date());
    if (days == 0 || seconds < 6 * 3600)
        return Text::of("%1 h ago", seconds / 3600);
    if (days == 1)
        return Text::of("yesterday");
    if (days < 31)
        return Text::counted("%n day(s) ago", days);
    if (days < 365)
        return days < 61 ? Text::of("1 month ago") : Text::of("%1 months ago", days / 30);
    return days < 730 ? Text::of("1 year ago") : Text::of("%1 years ago", days / 365);
}

} // namespace packhouse
