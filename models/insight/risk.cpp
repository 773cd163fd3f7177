// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "insight/risk.h"

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

QString where(const QString &path)
{
    return path.isEmpty() ? u"the instance"_s : path;
}

EvidenceLine forwardingLine(const RiskInputs &in, const Judgement &is)
{
    EvidenceLine line{
        u"Forwarding of %1 requests"_s.arg(in.format->label()), {}, {}, Tone::Neutral};
    if (!in.format->publicRegistry()) {
        line.found = u"This type has no public registry"_s;
        line.badge = u"none"_s;
        line.tone = Tone::Good;
        return line;
    }
    if (!in.registryTells) {
        line.found = u"Not known: this registry does not tell"_s;
        line.badge = u"not known"_s;
        line.tone = Tone::Unknown;
        return line;
    }
    if (in.policy.forwarding == Forwarding::Off) {
        line.found = in.policy.forwardingFrom.isNull()
                         ? u"Off by default"_s
                         : u"Off, set by %1"_s.arg(where(in.policy.forwardingFrom));
        line.badge = u"off"_s;
        line.tone = Tone::Good;
        return line;
    }
    const QString from = in.policy.forwardingFrom.isNull()
                             ? u"by default"_s
                             : u"for %1"_s.arg(where(in.policy.forwardingFrom));
    line.found = u"On %1, %2"_s.arg(from,
                                    in.policy.forwardingLocked ? u"locked"_s : u"not locked"_s);
    if (!is.forwards) {
        line.found += u"; the name is reserved and never forwarded"_s;
        line.badge = u"reserved"_s;
        line.tone = Tone::Good;
    } else if (is.reach) {
        line.badge = u"risk"_s;
        line.tone = Tone::Bad;
    } else {
        line.found += u"; other versions stay here and answer"_s;
        line.badge = u"not reached"_s;
        line.tone = Tone::Neutral;
    }
    return line;
}

QString asked(const RiskInputs &in)
{
    return in.upstream.at.isValid() ? u" (asked %1)"_s.arg(relativeTime(in.upstream.at, in.now))
                                    : QString();
}

EvidenceLine nameLine(const RiskInputs &in, const Judgement &is)
{
    EvidenceLine line{u"Public registry, this name"_s, {}, {}, Tone::Neutral};
    switch (in.upstream.state) {
    case State::NotAsked:
        line.found = in.upstream.host.isEmpty()
                         ? u"Not asked: no address is known"_s
                         : u"Not asked: asking tells %1 the name"_s.arg(in.upstream.host);
        line.badge = u"not checked"_s;
        line.tone = Tone::Unknown;
        break;
    case State::Unknown:
        line.found = u"Could not check: %1"_s.arg(in.upstream.problem);
        line.badge = u"could not check"_s;
        line.tone = Tone::Unknown;
        break;
    case State::Absent:
        line.found = u"Not registered"_s + asked(in);
        line.badge = is.reach ? u"risk"_s : u"claimable"_s;
        line.tone = is.reach ? Tone::Bad : Tone::Warning;
        break;
    case State::Held:
        line.found = u"Held by the registry"_s + asked(in);
        line.badge = u"held"_s;
        line.tone = Tone::Warning;
        break;
    case State::Present:
        line.found = u"Registered, %1 versions%2"_s.arg(in.upstream.package.versions.size())
                         .arg(asked(in));
        if (is.young)
            line.found += u", younger than yours"_s;
        line.badge = is.same ? u"your copy"_s : u"someone's"_s;
        line.tone = is.same ? Tone::Neutral : (is.reach ? Tone::Bad : Tone::Warning);
        break;
    }
    return line;
}

std::optional<EvidenceLine> versionLine(const RiskInputs &in, const Judgement &is)
{
    if (in.upstream.state == State::NotAsked || in.upstream.state == State::Unknown)
        return std::nullopt;
    EvidenceLine line{u"Public registry, this version"_s, {}, {}, Tone::Neutral};
    if (is.clash) {
        line.found = u"Same version, other content"_s;
        line.badge = u"clash"_s;
        line.tone = Tone::Bad;
    } else if (is.same) {
        line.found = u"Same version, same bytes"_s;
        line.badge = u"same"_s;
    } else {
        line.found = is.newer ? u"Not found, but a newer version is there"_s : u"Not found"_s;
        line.badge = is.newer ? u"newer"_s : u"claimable"_s;
        line.tone = Tone::Warning;
    }
    return line;
}

/// Of a registry that does not tell who pulls, all that is known is when that last was.
void addUnknownUse(const RiskInputs &in, QList<EvidenceLine> &lines)
{
    EvidenceLine last{u"Last pulled"_s, u"Not known"_s, u"not known"_s, Tone::Unknown};
    if (in.lastPull.isValid()) {
        last.found = relativeTime(in.lastPull, in.now);
        last.badge = u"in use"_s;
        last.tone = in.lastPull.daysTo(in.now) < 7 ? Tone::Bad : Tone::Warning;
    }
    lines.append(last);
    lines.append({u"Packages that depend on it"_s, u"Not known: this registry does not tell"_s,
                  u"not known"_s, Tone::Unknown});
}

void addUse(const RiskInputs &in, QList<EvidenceLine> &lines)
{
    if (!in.registryTells) {
        addUnknownUse(in, lines);
        return;
    }
    EvidenceLine pulls{u"Pulled in the last 7 days"_s, u"Never"_s, u"unused"_s, Tone::Neutral};
    if (in.pulls7Days > 0) {
        pulls.found = (in.pulls7Days == 1 ? u"Once"_s : u"%1 times"_s.arg(in.pulls7Days))
                      + u", last %1"_s.arg(relativeTime(in.lastPull, in.now))
                      + (in.lastPullBy.isEmpty() ? QString() : u" by %1"_s.arg(in.lastPullBy));
        pulls.badge = u"in use"_s;
        pulls.tone = Tone::Bad;
    } else if (in.pulls90Days > 0) {
        pulls.found = u"No, but %1 times in 90 days"_s.arg(in.pulls90Days);
        pulls.badge = u"in use"_s;
        pulls.tone = Tone::Warning;
    }
    lines.append(pulls);

    EvidenceLine dependents{u"Local packages that depend on it"_s, u"None"_s, u"none"_s,
                            Tone::Neutral};
    if (!in.dependents.isEmpty()) {
        dependents.found = in.dependents.first();
        if (in.dependents.size() > 1)
            dependents.found += u" and %1 more"_s.arg(in.dependents.size() - 1);
        dependents.badge = u"in use"_s;
        dependents.tone = Tone::Warning;
    }
    lines.append(dependents);

    if (!in.neighbours.isEmpty())
        lines.append({u"Names one typing error away"_s, in.neighbours.join(u", "_s), u"look"_s,
                      Tone::Warning});
}

EvidenceLine namespaceLine(const RiskInputs &in)
{
    return {u"Namespace"_s,
            u"%1 is declared as yours"_s.arg(in.ownedNamespace.isEmpty() ? in.scopePath
                                                                         : in.ownedNamespace),
            u"yours"_s, Tone::Good};
}

QString explanation(const RiskInputs &in, const Judgement &is)
{
    const QString subject = in.deleted.size() == 1
                                ? u"%1 %2"_s.arg(in.name, in.deleted.first().coordinates.version)
                                : in.name;
    if (!in.format->publicRegistry())
        return u"%1 packages are never looked for in a public registry."_s.arg(in.format->label());
    if (is.reach && !in.registryTells) {
        return u"This registry does not tell whether it forwards requests. If it does, requests "
               u"for %1 will be answered by whoever has the name in the public registry."_s.arg(
                   subject);
    }
    if (is.reach) {
        switch (in.upstream.state) {
        case State::Absent:
            return u"After this deletion, a request for %1 will be answered by the public "
                   u"registry, "
                   u"where anyone can publish under this name."_s.arg(subject);
        case State::Present:
            return is.same ? u"After this deletion, a request for %1 will be answered by your copy "
                             u"in the public "
                             u"registry."_s.arg(subject)
                           : u"After this deletion, a request for %1 will be answered by the "
                             u"public registry, "
                             u"where somebody else's package has this name."_s.arg(subject);
        case State::Held:
            return u"After this deletion, a request for %1 goes to the public registry, which "
                   u"holds "
                   u"the name back for now."_s.arg(subject);
        case State::NotAsked:
        case State::Unknown:
            break;
        }
        return u"After this deletion, a request for %1 goes to the public registry, and who owns "
               u"the "
               u"name there has not been checked."_s.arg(subject);
    }
    if (!is.opens)
        return u"Other versions stay here, so requests for this name are still answered here."_s;
    if (blocked(in.reservation))
        return u"The name is reserved: requests for it are never forwarded, whatever is deleted."_s;
    return is.severalSources ? u"This registry does not forward the name, but clients that use a "
                               u"second registry may find "
                               u"a stranger's package there."_s
                             : u"This registry does not forward requests for this name."_s;
}

QString headline(Risk risk)
{
    switch (risk) {
    case Risk::Critical:
        return u"Critical risk of dependency confusion."_s;
    case Risk::High:
        return u"High risk of dependency confusion."_s;
    case Risk::Medium:
        return u"Some risk of dependency confusion."_s;
    case Risk::Low:
        break;
    }
    return u"Low risk of dependency confusion."_s;
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
    for (const StoredVersion &version : in.deleted) {
        out.versionIds.append(version.id);
        out.files += int(version.files.size());
        for (const StoredFile &file : version.files)
            out.bytes += file.size;
    }
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
            line.checked = named.name + u": "_s + line.checked;
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
        all.versionIds.append(one.versionIds);
        all.bytes += one.bytes;
        all.files += one.files;
    }
    return all;
}

Exposure assessExposure(const Format &format, const QString &canonicalName, const Policy &policy,
                        const std::optional<Reservation> &reservation, const ProbeResult &upstream)
{
    if (!format.publicRegistry())
        return {u"not forwarded"_s, Tone::Neutral,
                u"%1 requests are never forwarded."_s.arg(format.label())};
    if (blocked(reservation))
        return {
            u"reserved"_s, Tone::Good,
            u"%1 is reserved: it is never forwarded, whatever is deleted."_s.arg(canonicalName)};
    const bool forwards = policy.forwarding != Forwarding::Off;
    switch (upstream.state) {
    case State::Absent:
        if (forwards)
            return {
                u"exposed"_s, Tone::Bad,
                u"Requests for this name are forwarded to the public registry and nobody owns it "
                u"there."_s};
        return {u"name free on %1"_s.arg(format.label()), Tone::Warning,
                u"Nobody owns this name in the public registry; a client that uses it as a second "
                u"source could be served by whoever takes it."_s};
    case State::Unknown:
        return {u"could not check"_s, Tone::Unknown,
                u"The public registry could not be asked: %1"_s.arg(upstream.problem)};
    case State::Present:
    case State::Held:
    case State::NotAsked:
        break;
    }
    if (forwards)
        return {u"forwarded"_s, Tone::Warning,
                u"When nothing of this name is here, requests go to the public registry."_s};
    return {u"forwarding off"_s, Tone::Neutral, u"Requests for this name stay here."_s};
}

QString relativeTime(const QDateTime &then, const QDateTime &now)
{
    if (!then.isValid())
        return u"never"_s;
    const qint64 seconds = then.secsTo(now);
    if (seconds < 5)
        return u"just now"_s;
    if (seconds < 60)
        return u"%1 s ago"_s.arg(seconds);
    if (seconds < 3600)
        return u"%1 min ago"_s.arg(seconds / 60);
    // Shortly after midnight, two hours ago is not "yesterday" to whoever was up.
    const qint64 days = then.toLocalTime().date().daysTo(now.toLocalTime().date());
    if (days == 0 || seconds < 6 * 3600)
        return u"%1 h ago"_s.arg(seconds / 3600);
    if (days == 1)
        return u"yesterday"_s;
    if (days < 31)
        return u"%1 days ago"_s.arg(days);
    if (days < 365)
        return days < 61 ? u"1 month ago"_s : u"%1 months ago"_s.arg(days / 30);
    return days < 730 ? u"1 year ago"_s : u"%1 years ago"_s.arg(days / 365);
}

} // namespace packhouse
