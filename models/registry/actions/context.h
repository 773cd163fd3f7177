// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/token.h"

namespace packhouse {

class AuditLedger;
class Clock;
class FormatList;
class OwnPorts;
class Store;
class UpstreamProbe;

/// What the embedded registry's own actions work on, for the window and the command line alike.
/// Safe to copy to any thread; refers to the registry, which must outlive it.
struct RegistryContext
{
    Store &store;
    const FormatList &formats;
    UpstreamProbe &probe;
    const Clock &clock;
    Caller actor; ///< whose name the activity log gets
    AuditLedger *ledger = nullptr; ///< what the audit found; none: it looks at everything anew
    OwnPorts *ports = nullptr; ///< none: no addresses beside the main one
};

} // namespace packhouse
