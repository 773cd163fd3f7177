// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proofclient.h"

#include <vector>

namespace packhouse::test {

/// One version of a probe's package; another build of it has other bytes.
struct Item
{
    int version = 1;
    int build = 0;
};

/// How the clients of one package type publish one package and pull it again, request by request.
/// A new type costs one file here, <type>probe.cpp with make_<type>probe().
class Probe
{
public:
    virtual ~Probe() = default;

    virtual FormatId type() const = 0;
    virtual QString name() const = 0;
    virtual QString version(const Item &item) const
    {
        return QStringLiteral("1.0.%1").arg(item.version);
    }
    /// Where the package belongs; the group is everything before the last '/'.
    virtual QString project() const { return QStringLiteral("acme/web"); }
    /// The file that a pull ends with.
    virtual QByteArray bytes(const Item &item) const = 0;

    /// What has to be there before anything can be published.
    virtual Reply prepare(ProofClient &, const Scope &) const { return Reply::empty(204); }
    /// The first answer that is no success, or the last one.
    virtual Reply publish(ProofClient &client, const Scope &at, const Item &item) const = 0;
    /// … or the one with the file.
    virtual Reply pull(ProofClient &client, const Scope &at, const Item &item) const = 0;
    /// False for a level where the protocol forwards nothing, although it can be pulled from.
    virtual bool forwardsAt(Level) const { return true; }
    /// Asks for what was never published.
    virtual Reply pullMissing(ProofClient &client, const Scope &at) const = 0;
};

using ProbePtr = std::unique_ptr<Probe>;

/// All that are in this folder.
std::vector<ProbePtr> allProbes();

} // namespace packhouse::test
