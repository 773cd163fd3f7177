// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/nuget/nugetclients.h"
#include "formats/publicregistry.h"

namespace packhouse::nuget {

/// The feeds of NuGet: the index of a feed tells where the lists of versions are.
class AskedRegistry final : public PublicRegistry
{
public:
    bool clientsAskSeveral(const QString &) const override { return true; }
    Text whenAsked(const QString &canonicalName) const override;
    Text closedBy(const QString &canonicalName) const override;
    QStringList clientsAddresses(const QProcessEnvironment &environment) const override;
    bool hasIndex() const override { return true; }
    Result<QByteArray> documentsAt(const QByteArray &index) const override;
    QByteArray documentPath(const QString &canonicalName) const override;
    QByteArray accept() const override;
    Result<UpstreamPackage> parse(const QByteArray &document) const override;
    const ClientSetup *clientSetup() const override { return &m_clients; }

private:
    NugetClients m_clients;
};

} // namespace packhouse::nuget
