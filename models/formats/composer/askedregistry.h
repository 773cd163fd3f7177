// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/composer/composerclients.h"
#include "formats/publicregistry.h"

namespace packhouse::composer {

/// The repositories of Composer: a package has a document that lists its releases.
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
    ComposerClients m_clients;
};

} // namespace packhouse::composer
