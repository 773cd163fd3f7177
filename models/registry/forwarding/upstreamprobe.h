// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "formats/formatlist.h"

#include <QMap>

namespace packhouse {

class UpstreamClient;

/// Asks a type's upstream about one name: at most 4 at once, 10 s each, no redirect to another
/// host, honours Retry-After, keeps answers for 24 hours. The question tells the upstream the name,
/// so callers ask their user first. Blocking; call it from a worker.
class UpstreamProbe
{
public:
    /// \a upstreams: addresses by type, without a trailing '/'.
    UpstreamProbe(const FormatList &formats, const Clock &clock,
                  QMap<FormatId, QByteArray> upstreams);
    ~UpstreamProbe();

    /// Which host would be asked; empty when no address is known.
    QString host(const FormatId &type) const;
    /// What is known without asking.
    ProbeResult known(const FormatId &type, const QString &canonicalName) const;
    /// \a again: ask even if an answer is kept.
    ProbeResult ask(const FormatId &type, const QString &canonicalName, bool again = false);

    void setUpstream(const FormatId &type, const QByteArray &address);
    QByteArray upstream(const FormatId &type) const;
    UpstreamClient &client() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace packhouse
