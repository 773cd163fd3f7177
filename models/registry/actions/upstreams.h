// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/administration.h"
#include "registry/actions/context.h"
#include "registry/store/store.h"

namespace packhouse {

// Where requests go that nothing here answers. What is only found on this computer is never asked:
// somebody says yes to the address first.

/// Of every type that forwards, or whose names can be asked for; looks for what may be proposed, so
/// it may take seconds.
Result<QList<UpstreamRow>> upstreamRows(const RegistryContext &context);
/// The yes to exactly that address, or to several with blanks between them, in their order; empty:
/// to what this computer's client uses. It holds at once and is kept, so an address with a
/// credential is refused. \a isPublic: whether it may be marked as a registry that everybody
/// publishes to, which only the client's built-in one is.
Result<AcceptedUpstream> acceptUpstream(const RegistryContext &context, const FormatId &type,
                                        const QString &address, bool isPublic);
Result<void> forgetUpstream(const RegistryContext &context, const FormatId &type);
/// After what is kept of a yes was put back: from now on what is kept holds.
Result<void> followAccepted(const RegistryContext &context, const QSet<FormatId> &types);

} // namespace packhouse
