// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/formatlist.h"
#include "formats/forwarder.h"

namespace packhouse {

class UpstreamProbe;

/// The registry's Forwarder: reservations, tombstones and policies decide; then 302 (307 where a
/// body must go along), or the bytes come through here, verified against the upstream's own
/// document. A client whose token stands in a header of its own (Private-Token …) is never sent to
/// the upstream, as it would show its token there: for it, redirecting means coming through too.
class UpstreamForwarder final : public Forwarder
{
public:
    /// \a directory keeps what was fetched: for good under "kept", up to 1 GiB under "passing".
    UpstreamForwarder(const UpstreamProbe &upstreams, const FormatList &formats, const Clock &clock,
                      QString directory);
    ~UpstreamForwarder() override;

    Reply forward(const Call &call, const Missing &missing) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace packhouse
