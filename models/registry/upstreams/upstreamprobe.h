// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "formats/formatlist.h"
#include "formats/upstream.h"
#include "net/netclient.h"

#include <QMap>

namespace packhouse {

class UpstreamPatience;

using FindUpstream = std::function<QByteArray(const FormatId &type)>;

/// Asks a type's upstream about one name: at most 4 at once, no redirect to another host, honours
/// Retry-After, keeps answers for 24 hours. The question tells the upstream the name, so callers
/// ask their user first. Blocking; call it from a worker.
class UpstreamProbe
{
public:
    /// \a upstreams: addresses by type, named for this run; each may hold a user and password.
    /// \a find tells what this computer's own client uses for a type, in its own time.
    UpstreamProbe(const FormatList &formats, const Clock &clock,
                  const QMap<FormatId, QByteArray> &upstreams, NetOptions net = {},
                  FindUpstream find = {});
    ~UpstreamProbe();

    /// Which host would be asked; empty when no address is known.
    QString host(const FormatId &type) const;
    /// What is known without asking.
    ProbeResult known(const FormatId &type, const QString &canonicalName) const;
    /// \a again: ask even if an answer is kept.
    ProbeResult ask(const FormatId &type, const QString &canonicalName, bool again = false);

    /// A user and password in the address are kept apart, and shown to that upstream alone.
    void setUpstream(const FormatId &type, const QByteArray &address);
    /// Fit to be handed out; empty when none is known.
    QByteArray upstream(const FormatId &type) const;
    NetHome home(const FormatId &type) const;
    /// Whether somebody named it, rather than that it was found on this computer.
    bool isNamed(const FormatId &type) const;
    /// What may be proposed, whoever was asked before; blocking. Empty when nothing was found.
    QByteArray found(const FormatId &type) const;
    /// What this computer's own client was built with, whatever it is set up with.
    void setBuiltIn(FindUpstream find);
    /// Whether that is a registry that everybody publishes to: the one that the type's client was
    /// built with, asked as nobody in particular. An address that a configuration names never is,
    /// nor is one with a credential, which may see what others do not; blocking.
    bool isPublic(const FormatId &type, const NetHome &home) const;
    NetClient &client() const;
    /// Which upstreams asked for a pause, whoever was told; for all who ask one.
    UpstreamPatience &patience() const;
    /// Called from any thread with each name of which an upstream answered; {}: nobody is.
    void onAnswer(std::function<void(const FormatId &type, const QString &canonicalName)> heard);
    /// What the kept answers take, in bytes; bounded.
    qint64 keptBytes() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace packhouse
