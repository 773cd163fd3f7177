// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/forwarding.h"
#include "formats/maven/mavenclients.h"
#include "formats/publicregistry.h"

namespace packhouse::maven {

/// A public Maven repository: an artifact's maven-metadata.xml. It lists versions and no files.
class MavenDialect final
    : public PublicRegistry
    , public ForwardedDocuments
{
public:
    QByteArray documentPath(const QString &canonicalName) const override;
    QByteArray accept() const override;
    Result<UpstreamPackage> parse(const QByteArray &document) const override;
    Result<QByteArray> rewrite(const QByteArray &document, const QString &canonicalName,
                               const QByteArray &localPrefix,
                               const QSet<QString> &hidden) const override;
    QByteArray contentType() const override;
    bool forwardsByVersion() const override { return true; }
    bool clientsAskSeveral(const QString &) const override { return true; }
    Text whenAsked(const QString &canonicalName) const override;
    Text closedBy(const QString &canonicalName) const override;
    QStringList clientsAddresses(const QProcessEnvironment &environment) const override;
    const ClientSetup *clientSetup() const override { return &m_clients; }

private:
    MavenClients m_clients;
};

} // namespace packhouse::maven
