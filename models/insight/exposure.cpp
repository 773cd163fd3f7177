// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "insight/risk.h"

#include "formats/forwarding.h"
#include "formats/publicregistry.h"

namespace packhouse {

using State = ProbeResult::State;

namespace {

/// What is in a public registry, for a name that this one does not forward.
Exposure exposureElsewhere(const Format &format, const ProbeResult &upstream, bool several)
{
    switch (upstream.state) {
    case State::Absent:
        return {Text::of("name free on %1", format.label()), Tone::Warning,
                Text::of("Nobody owns this name in the public registry; a client that uses it as a "
                         "second source could be served by whoever takes it.")};
    case State::Unknown:
        return {Text::of("could not check"), Tone::Unknown,
                Text::of("The public registry could not be asked: %1", upstream.problem)};
    case State::NotAsked:
        if (!several)
            return {Text::of("not checked"), Tone::Unknown,
                    Text::of("This registry does not forward requests for this name. Who has the "
                             "name in other registries that clients are set up with has not been "
                             "checked.")};
        return {Text::of("not checked"), Tone::Unknown,
                Text::of("This registry does not forward requests for this name. Clients may ask "
                         "other registries by themselves, and who has the name there has not been "
                         "checked.")};
    case State::Present:
    case State::Held:
        break;
    }
    if (several)
        return {Text::of("also on %1", format.label()), Tone::Warning,
                Text::of("This registry does not forward requests for this name, but the public "
                         "registry has the name, too: clients that use it as a second source may "
                         "take it from there.")};
    return {Text::of("forwarding off"), Tone::Neutral,
            Text::of("Requests for this name stay here.")};
}

} // namespace

Exposure assessExposure(const Format &format, const QString &canonicalName, const Policy &policy,
                        const std::optional<Reservation> &reservation, const ProbeResult &upstream)
{
    const PublicRegistry *registry = format.publicRegistry();
    if (registry && registry->asksNobody())
        return {Text::of("only here"), Tone::Neutral, registry->whenAsked(canonicalName)};
    const bool several = !registry || registry->clientsAskSeveral(canonicalName);
    const Exposure elsewhere = exposureElsewhere(format, upstream, several);
    if (!format.forwarding())
        return elsewhere;
    if (reservation && !reservation->allowForwarding) {
        // True of this registry; how good that is depends on whom else clients ask.
        const Text here = Text::of("%1 is reserved: it is never forwarded, whatever is deleted.",
                                   canonicalName);
        const bool checked = upstream.state != State::NotAsked && upstream.state != State::Unknown;
        if (!several && checked)
            return {Text::of("reserved"), Tone::Good, here};
        return {Text::of("reserved"), elsewhere.tone,
                Text::sentences({here, elsewhere.explanation})};
    }
    if (policy.forwarding == Forwarding::Off)
        return elsewhere;
    if (upstream.state == State::Absent)
        return {Text::of("exposed"), Tone::Bad,
                Text::of("Requests for this name are forwarded to the public registry and nobody "
                         "owns it there.")};
    if (upstream.state == State::Unknown)
        return elsewhere;
    return {Text::of("forwarded"), Tone::Warning,
            Text::of("When nothing of this name is here, requests go to the public registry.")};
}

} // namespace packhouse
