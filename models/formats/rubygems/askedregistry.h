// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/publicregistry.h"
#include "formats/rubygems/gemclients.h"

namespace packhouse::rubygems {

/// The sources of gem and Bundler: the compact index of a gem has a line for each version.
class AskedRegistry final : public PublicRegistry
{
public:
    bool clientsAskSeveral(const QString &) const override { return true; }
    Text whenAsked(const QString &canonicalName) const override;
    Text closedBy(const QString &canonicalName) const override;
    QStringList clientsAddresses(const QProcessEnvironment &environment) const override;
    QByteArray documentPath(const QString &canonicalName) const override;
    QByteArray accept() const override;
    Result<UpstreamPackage> parse(const QByteArray &document) const override;
    const ClientSetup *clientSetup() const override { return &m_clients; }

private:
    GemClients m_clients;
};

} // namespace packhouse::rubygems
