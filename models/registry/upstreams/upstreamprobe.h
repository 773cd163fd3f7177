// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "formats/formatlist.h"
#include "formats/upstream.h"
#include "net/netclient.h"

#include <QMap>

#include <optional>

namespace packhouse {

class Echo;
class UpstreamPatience;

/// What this computer's own client is set up with.
struct FoundUpstream
{
    QByteArray address; ///< without the credential; empty: none was found
    bool hasCredential = false; ///< which is the client's own, and used for nothing here
};
using FindUpstream = std::function<FoundUpstream(const FormatId &type)>;
using FindAddress = std::function<QByteArray(const FormatId &type)>;

/// Knows the upstreams of each type, in their order, and asks them about one name: at most 4 at
/// once, no redirect to another host, honours Retry-After, keeps answers for 24 hours. The question
/// tells the upstreams the name: only those are asked that somebody said yes to, and callers ask
/// their user first. What this registry would say itself is no answer. Blocking; call it from a
/// worker.
class UpstreamProbe
{
public:
    /// \a upstreams: addresses by type, named for this run; each may hold a user and password, and
    /// several stand with blanks between them. \a find tells what this computer's own client uses
    /// for a type, in its own time. \a identity: of this registry, for Echo.
    UpstreamProbe(const FormatList &formats, const Clock &clock,
                  const QMap<FormatId, QByteArray> &upstreams, NetOptions net = {},
                  FindUpstream find = {}, const QByteArray &identity = {});
    ~UpstreamProbe();

    /// Which host would be asked, or hosts; empty when no address is known.
    QString host(const FormatId &type) const;
    /// What is known without asking.
    ProbeResult known(const FormatId &type, const QString &canonicalName) const;
    /// All upstreams, until one has the name. \a again: ask even if an answer is kept.
    ProbeResult ask(const FormatId &type, const QString &canonicalName, bool again = false);

    /// Somebody said yes to it: requests may go there. Given as upstreams are at the beginning; a
    /// user and password in an address are kept apart, and shown to that upstream alone.
    /// \a isPublic: what was said about that, if anything.
    void setUpstream(const FormatId &type, const QByteArray &addresses,
                     std::optional<bool> isPublic = {});
    /// The first one's address, fit to be handed out; empty when none is known.
    QByteArray upstream(const FormatId &type) const;
    NetHome home(const FormatId &type) const; ///< the first
    QList<NetHome> homes(const FormatId &type) const;
    /// Whether one of them is another registry than this one; else requests go nowhere.
    bool leadsElsewhere(const FormatId &type) const;
    /// Whether it was named for this run from outside, be it that there is none.
    bool isNamed(const FormatId &type) const;
    /// Looks at what may be proposed, whoever was asked before; blocking.
    FoundUpstream found(const FormatId &type) const;
    /// What this computer's own client was built with, whatever it is set up with.
    void setBuiltIn(FindAddress find);
    bool isBuiltIn(const FormatId &type, const QByteArray &address) const; ///< blocking
    /// Whether that is a registry that everybody publishes to: what was said with the yes to it,
    /// else whether it is the one that the type's client was built with. An address that a
    /// configuration names never is, nor is one with a credential, which may see what others do
    /// not; blocking.
    bool isPublic(const FormatId &type, const NetHome &home) const;
    NetClient &client() const;
    /// Whether an upstream is this registry itself; for all who ask one.
    Echo &echo() const;
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
