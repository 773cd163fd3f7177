// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "formats/upstream.h"

class QProcessEnvironment;

namespace packhouse {

/// What the clients of a type ask by themselves, whatever is forwarded here: how that registry is
/// asked for a name and read (paths and documents only, no network), and which it is here.
class PublicRegistry
{
public:
    virtual ~PublicRegistry() = default;
    /// Relative to the registry's address, no leading '/'.
    virtual QByteArray documentPath(const QString &canonicalName) const = 0;
    virtual QByteArray accept() const = 0;
    virtual Result<UpstreamPackage> parse(const QByteArray &document) const = 0;
    /// True where a client may look for that name in several registries of its own accord.
    virtual bool clientsAskSeveral(const QString &canonicalName) const = 0;
    /// Where this machine's own client gets packages from: its environment and configuration files,
    /// then what the client itself says; as it is written there. May run the client, so call it
    /// from a worker. Empty when nothing is known.
    virtual QString clientsAddress(const QProcessEnvironment &environment) const = 0;
};

} // namespace packhouse
