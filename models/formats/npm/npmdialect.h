// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/forwarding.h"
#include "formats/npm/npmclients.h"
#include "formats/publicregistry.h"

namespace packhouse::npm {

class NpmDialect final
    : public PublicRegistry
    , public ForwardedDocuments
{
public:
    QByteArray documentPath(const QString &canonicalName) const override;
    QByteArray accept() const override { return "application/json"; }
    Result<UpstreamPackage> parse(const QByteArray &document) const override;
    /// Only fields that an install looks at are passed on, so nothing leads back to the upstream.
    Result<QByteArray> rewrite(const QByteArray &document, const QString &canonicalName,
                               const QByteArray &localPrefix,
                               const QSet<QString> &hidden) const override;
    /// Without what npm reads over: "v", and the build behind a '+'.
    QString versionKey(const QString &version) const override;
    QByteArray contentType() const override { return "application/json"; }
    /// A scope is bound to one registry in the client's settings; other names are not.
    bool clientsAskSeveral(const QString &canonicalName) const override;
    Text whenAsked(const QString &canonicalName) const override;
    Text closedBy(const QString &canonicalName) const override;
    QStringList clientsAddresses(const QProcessEnvironment &environment) const override;
    QString builtInAddress(const QProcessEnvironment &environment) const override;
    const ClientSetup *clientSetup() const override { return &m_clients; }

private:
    NpmClients m_clients;
};

} // namespace packhouse::npm
