// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "insight/risk.h"

#include "core/hashcomparison.h"
#include "formats/forwarding.h"
#include "formats/publicregistry.h"
#include "insight/useevidence.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

using State = ProbeResult::State;

/// What the levels and lines are derived from, worked out once.
struct Judgement
{
    bool forwards = false; ///< policy and upstream are there, and no reservation stops it
    bool wouldForward = false; ///< the same, but that nobody said yes to an upstream
    bool opens = false; ///< the deletion leaves requests without an answer
    bool reach = false; ///< … so that they go upstream
    bool asksNobody = false; ///< the type's clients, but this registry
    bool checked = false; ///< somebody was asked, and said something
    bool severalSources = false;
    bool same = false; ///< the upstream has a deleted version with the same bytes
    bool clash = false; ///< … or with other bytes
    bool uncompared = false; ///< … or with bytes of which it tells no hash
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
        const QStringList &theirs = in.upstream.package.versions;
        out.uncompared |= !matched && !differs
                          && std::any_of(theirs.begin(), theirs.end(), [&](const QString &their) {
                                 return in.format->compare(their, version.coordinates.version) == 0;
                             });
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
    const State state = in.upstream.state;
    out.asksNobody = registry && registry->asksNobody();
    out.checked = state != State::NotAsked && state != State::Unknown;
    if (out.asksNobody)
        return out;
    const ForwardedDocuments *forwarding = in.format->forwarding();
    const bool may = forwarding && mayForward(in) && !blocked(in.reservation);
    out.forwards = may && in.hasUpstream;
    out.wouldForward = may && !in.hasUpstream;
    out.opens = forwarding && forwarding->forwardsByVersion() ? !in.deleted.isEmpty()
                                                              : in.remaining.isEmpty();
    out.reach = out.forwards && out.opens;
    out.severalSources = !registry || registry->clientsAskSeveral(in.canonicalName);
    if (state == State::Present) {
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
    return is.checked && !is.uncompared ? Risk::Low : Risk::Medium;
}

Risk level(const RiskInputs &in, const Judgement &is)
{
    if (is.asksNobody)
        return Risk::Low;
    // Whatever else speaks for it: what was not asked or not answered is never low, and neither is
    // what a stranger is known to have.
    const bool known = is.checked && !is.uncompared;
    const bool strangers = in.upstream.state == State::Present && !is.same;
    const Risk least = known && !strangers ? Risk::Low : Risk::Medium;
    const auto lowered = [](Risk risk, Risk floor) {
        return std::max(oneLower(risk), std::min(risk, floor));
    };
    Risk risk = is.reach ? levelWhenReached(in, is) : levelWhenNotReached(in, is);
    if (in.owned && !is.clash && in.upstream.state != State::Absent)
        risk = lowered(risk, least);
    if (in.registryTells && in.pulls90Days == 0 && in.dependents.isEmpty() && in.dependentsRead)
        risk = lowered(risk, is.reach ? Risk::Medium : least);
    if (!in.neighbours.isEmpty())
        risk = std::max(risk, Risk::Medium);
    return risk;
}

Text where(const QString &path)
{
    return path.isEmpty() ? Text::of("the instance") : Text::of("%1", path);
}

/// What the policy says, whatever else holds.
Text policyText(const Policy &policy)
{
    if (policy.forwarding == Forwarding::Off)
        return policy.forwardingFrom.isNull()
                   ? Text::of("Off by default")
                   : Text::of("Off, set by %1", where(policy.forwardingFrom));
    const Text from = policy.forwardingFrom.isNull()
                          ? Text::of("by default")
                          : Text::of("for %1", where(policy.forwardingFrom));
    return policy.forwardingLocked ? Text::of("Allowed %1, locked", from)
                                   : Text::of("Allowed %1, not locked", from);
}

/// What this registry does with requests that it cannot answer. What holds comes first.
EvidenceLine forwardingLine(const RiskInputs &in, const Judgement &is)
{
    EvidenceLine line{
        Text::of("Forwarding of %1 requests", in.format->label()), {}, {}, Tone::Neutral};
    if (!in.registryTells) {
        line.found = Text::of("Not known: this registry does not tell");
        line.badge = Text::of("not known");
        line.tone = Tone::Unknown;
    } else if (!in.format->forwarding()) {
        line.found = Text::of("Never: requests of this type are not forwarded");
        line.badge = Text::of("never");
    } else if (blocked(in.reservation)) {
        line.found = Text::of("Reserved: this name is never forwarded, whatever the policy (%1)",
                              policyText(in.policy));
        line.badge = Text::of("reserved");
        // Good only as far as clients do not ask elsewhere themselves.
        line.tone = is.severalSources ? Tone::Neutral : Tone::Good;
    } else if (is.wouldForward) {
        line.found = Text::of("Nowhere: nobody has said yes to another registry (%1)",
                              policyText(in.policy));
        line.badge = Text::of("nowhere");
    } else if (!is.forwards) {
        line.found = policyText(in.policy);
        line.badge = Text::of("off");
    } else if (is.reach) {
        line.found = policyText(in.policy);
        line.badge = Text::of("risk");
        line.tone = Tone::Bad;
    } else {
        line.found = Text::of("Not reached: other versions stay here and answer (%1)",
                              policyText(in.policy));
        line.badge = Text::of("not reached");
    }
    return line;
}

/// Whom clients ask by themselves, and what keeps them from it. How those of other computers are
/// set up is not known.
void addClients(const RiskInputs &in, const Judgement &is, QList<EvidenceLine> &lines)
{
    EvidenceLine line{Text::of("What clients ask by themselves"),
                      Text::of("Not known of this type"), Text::of("not known"), Tone::Unknown};
    const PublicRegistry *registry = in.format->publicRegistry();
    if (!registry) {
        lines.append(line);
        return;
    }
    line.found = registry->whenAsked(in.canonicalName);
    line.badge = is.asksNobody       ? Text::of("nobody else")
                 : is.severalSources ? Text::of("others, too")
                                     : Text::of("as set");
    line.tone = is.asksNobody ? Tone::Good : is.severalSources ? Tone::Warning : Tone::Unknown;
    lines.append(line);
    if (!is.asksNobody)
        lines.append({Text::of("Closed in clients where"), registry->closedBy(in.canonicalName),
                      Text::of("not known"), Tone::Unknown});
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
        line.found = !askableRegistry(*in.format)
                         ? (in.upstream.host.isEmpty()
                                ? Text::of("Not checked: none can be asked about one name")
                                : Text::of("Not checked: %1, which this computer uses, cannot be "
                                           "asked about one name",
                                           in.upstream.host))
                     : in.upstream.host.isEmpty()
                         ? Text::of("Not asked: nobody has said yes to a registry that may be told "
                                    "the name")
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
    } else if (is.uncompared) {
        line.found = Text::of("Same version; whether the content is the same is not told");
        line.badge = Text::of("not known");
        line.tone = Tone::Unknown;
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

EvidenceLine namespaceLine(const RiskInputs &in)
{
    return {Text::of("Namespace"),
            Text::of("%1 is declared as yours",
                     in.ownedNamespace.isEmpty() ? in.scopePath : in.ownedNamespace),
            Text::of("yours"), Tone::Good};
}

/// Where this registry sends nobody away: why not.
Text whatStays(const RiskInputs &in, const Judgement &is)
{
    if (!is.opens)
        return Text::of(
            "Other versions stay here, so requests for this name are still answered here.");
    if (!in.registryTells)
        return Text::of("This registry does not tell whether it forwards requests.");
    if (blocked(in.reservation) && in.format->forwarding())
        return Text::of(
            "The name is reserved: requests for it are never forwarded, whatever is deleted.");
    if (is.wouldForward)
        return Text::of("Nobody has said yes to a registry that requests are forwarded to, so this "
                        "one answers that it does not have the name (404).");
    return Text::of("This registry does not forward requests for this name.");
}

/// … and who may answer clients that ask elsewhere by themselves.
Text whoElse(const RiskInputs &in, const Judgement &is)
{
    if (!is.checked && !is.severalSources)
        return Text::of("Who has the name in other registries that clients are set up with has "
                        "not been checked.");
    if (!is.checked)
        return Text::of("Clients may ask other registries by themselves, and who has the name "
                        "there has not been checked.");
    if (!is.severalSources)
        return {};
    if (is.same)
        return Text::of("Clients that use a second registry find your copy there.");
    if (in.upstream.state == State::Held)
        return Text::of("The public registry holds the name back for now.");
    return in.upstream.state == State::Absent
               ? Text::of("Clients that use a second registry are served by whoever registers the "
                          "name there.")
               : Text::of(
                   "Clients that use a second registry may find a stranger's package there.");
}

Text explanation(const RiskInputs &in, const Judgement &is)
{
    const Text subject = in.deleted.size() == 1
                             ? Text::of("%1 %2", in.name, in.deleted.first().coordinates.version)
                             : Text::of("%1", in.name);
    if (is.asksNobody)
        return in.format->publicRegistry()->whenAsked(in.canonicalName);
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
    return Text::sentences({whatStays(in, is), whoElse(in, is)});
}

Text headline(Risk risk, const Judgement &is, State state)
{
    if (risk <= Risk::Medium && !is.checked && !is.asksNobody)
        return state == State::Unknown
                   ? Text::of("The risk of dependency confusion could not be checked.")
                   : Text::of("The risk of dependency confusion was not checked.");
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

QString forwardingScope(const Policy &policy, const QString &projectPath)
{
    return policy.forwardingFrom.isNull() ? projectPath.section(u'/', 0, 0) : policy.forwardingFrom;
}

Evidence assessRemoval(const RiskInputs &in)
{
    const Judgement is = judge(in);
    Evidence out;
    out.risk = level(in, is);
    out.headline = headline(out.risk, is, in.upstream.state);
    out.explanation = explanation(in, is);
    out.lines.append(forwardingLine(in, is));
    if (!is.asksNobody) {
        out.lines.append(nameLine(in, is));
        if (const auto line = versionLine(in, is))
            out.lines.append(*line);
    }
    addClients(in, is, out.lines);
    if (in.owned)
        out.lines.append(namespaceLine(in));
    addLatest(in, out.lines);
    addUse(in, out.lines);

    out.nameMustBeTyped = out.risk >= Risk::High;
    out.reserveOffered = in.registryTells && is.reach;
    out.reserveByDefault = out.reserveOffered && !is.same;
    out.stopForwardingOffered = in.registryTells && is.forwards && !in.policy.forwardingLocked;
    out.forwardingScope = forwardingScope(in.policy, in.scopePath);
    out.probed = in.upstream.state != State::NotAsked;
    if (askableRegistry(*in.format))
        out.probeHost = in.upstream.host;
    out.probedAt = in.upstream.at;
    return out;
}

} // namespace packhouse
