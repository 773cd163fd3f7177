// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/formatlist.h"
#include "formats/forwarder.h"

namespace packhouse {

class Store;
class UpstreamProbe;

/// The registry's Forwarder: reservations, tombstones and policies decide; then 302 (307 where a
/// body must go along), or the bytes come through here, verified against the upstream's own
/// document. A client whose token stands in a header of its own (Private-Token …) is never sent to
/// the upstream, as it would show its token there: for it, redirecting means coming through too. So
/// it does where the upstream's address came with a credential, which goes to nobody.
class UpstreamForwarder final : public Forwarder
{
public:
    /// \a store keeps the files that were fetched: for good, or the newest 1 GiB of what only
    /// passes through.
    UpstreamForwarder(const UpstreamProbe &upstreams, const FormatList &formats, const Clock &clock,
                      Store &store);
    ~UpstreamForwarder() override;

    Reply forward(const Call &call, const Missing &missing) override;
    Reply ask(const Call &call, const ForeignQuestion &question) override;

    /// What the upstreams' documents in memory take, in bytes; bounded.
    qint64 documentBytes() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace packhouse
