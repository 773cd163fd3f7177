// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "insight/risk.h"

#include "formats/forwarding.h"
#include "formats/publicregistry.h"
#include "insight/exposurewords.h"

namespace packhouse {

using State = ProbeResult::State;

namespace {

Exposure exposure(Tone tone, const Text &closed, const Text &explanation)
{
    return {exposureWord(tone, closed), tone, explanation};
}

/// What is in a public registry, for a name that this one does not forward.
Exposure exposureElsewhere(const ProbeResult &upstream, bool several)
{
    const Text off = Text::of("forwarding off");
    switch (upstream.state) {
    case State::Absent:
        return exposure(
            Tone::Warning, off,
            Text::of("Nobody owns this name in the public registry; a client that uses it as a "
                     "second source could be served by whoever takes it."));
    case State::Unknown:
        return exposure(Tone::Unknown, off,
                        Text::of("The public registry could not be asked: %1", upstream.problem));
    case State::NotAsked:
        if (!several)
            return exposure(
                Tone::Unknown, off,
                Text::of("This registry does not forward requests for this name. Who has the "
                         "name in other registries that clients are set up with has not been "
                         "checked."));
        return exposure(
            Tone::Unknown, off,
            Text::of("This registry does not forward requests for this name. Clients may ask "
                     "other registries by themselves, and who has the name there has not been "
                     "checked."));
    case State::Present:
    case State::Held:
        break;
    }
    if (several)
        return exposure(
            Tone::Warning, off,
            Text::of("This registry does not forward requests for this name, but the public "
                     "registry has the name, too: clients that use it as a second source may "
                     "take it from there."));
    return exposure(Tone::Neutral, off, Text::of("Requests for this name stay here."));
}

} // namespace

Exposure assessExposure(const Format &format, const QString &canonicalName, const Policy &policy,
                        const std::optional<Reservation> &reservation, const ProbeResult &upstream)
{
    const PublicRegistry *registry = format.publicRegistry();
    if (registry && registry->asksNobody())
        return {Text::of("only here"), Tone::Neutral, registry->whenAsked(canonicalName)};
    const bool several = !registry || registry->clientsAskSeveral(canonicalName);
    const Exposure elsewhere = exposureElsewhere(upstream, several);
    if (!format.forwarding())
        return elsewhere;
    if (reservation && !reservation->allowForwarding) {
        // True of this registry; how good that is depends on whom else clients ask.
        const Text here = Text::of("%1 is reserved: it is never forwarded, whatever is deleted.",
                                   canonicalName);
        const Text reserved = Text::of("reserved");
        const bool checked = upstream.state != State::NotAsked && upstream.state != State::Unknown;
        if (!several && checked)
            return exposure(Tone::Good, reserved, here);
        return exposure(elsewhere.tone, reserved, Text::sentences({here, elsewhere.explanation}));
    }
    if (policy.forwarding == Forwarding::Off)
        return elsewhere;
    if (upstream.state == State::Absent)
        return exposure(Tone::Bad, {},
                        Text::of("Requests for this name may be forwarded to the public registry, "
                                 "and nobody owns it there."));
    if (upstream.state == State::Unknown)
        return elsewhere;
    return exposure(
        Tone::Warning, {},
        Text::of("When nothing of this name is here, requests go to the upstream, once somebody "
                 "has said yes to one."));
}

} // namespace packhouse
