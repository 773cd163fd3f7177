// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/forwarder.h"

namespace packhouse {

/// What becomes of a request for what is not here.
struct Lookup
{
    bool sentOn = false;
    /// Why not, a sentence. Empty for whoever has no right in the top-level group that he asks:
    /// what is kept back there is not his business.
    QString reason = {};
    /// Somebody with a right may find more, so whoever showed no credential is asked for one.
    bool asksForCredential = false;
};

/// What there is of upstreams of the type.
enum class UpstreamsThere {
    None, ///< nobody said yes to any
    Itself, ///< all lead back to this registry
    Known,
};

/// The one place that decides it, in this order: names that are reserved and versions that were
/// deleted are never sent on; nor is who publishes, where it is off for publishers, nor a stranger
/// where not everything is for everybody; then the policy decides, and whether an upstream is
/// known.
///
/// A stranger's answer depends on nothing but what everybody may know: whether all at the level
/// that he asks is open, what was reserved by hand, namespaces, and names that were open once.
Lookup lookUp(const Call &call, const Missing &missing, UpstreamsThere upstreams);

} // namespace packhouse
