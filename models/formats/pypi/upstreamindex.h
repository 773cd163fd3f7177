// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/forwarding.h"
#include "formats/publicregistry.h"
#include "formats/pypi/pipclients.h"

namespace packhouse::pypi {

/// How another simple index is read. Its address is what clients have as their index URL, so a
/// project's page is "<name>/" below it.
class UpstreamIndex final
    : public PublicRegistry
    , public ForwardedDocuments
{
public:
    QByteArray documentPath(const QString &canonicalName) const override;
    QByteArray accept() const override;
    /// JSON or HTML, whatever the upstream gave.
    Result<UpstreamPackage> parse(const QByteArray &document) const override;
    /// Always JSON. Files are at \a localPrefix + "/files/<hash>/<file name>", the hash being the
    /// SHA-256, or one that stands for what else is told; a file without any is left out, and so is
    /// everything that is not known to hold no address.
    Result<QByteArray> rewrite(const QByteArray &document, const QString &canonicalName,
                               const QByteArray &localPrefix,
                               const QSet<QString> &hidden) const override;
    QString versionKey(const QString &version) const override;
    QByteArray contentType() const override;
    /// pip takes the highest version over all its indexes.
    bool clientsAskSeveral(const QString &) const override { return true; }
    Text whenAsked(const QString &canonicalName) const override;
    Text closedBy(const QString &canonicalName) const override;
    QStringList clientsAddresses(const QProcessEnvironment &environment) const override;
    QString builtInAddress(const QProcessEnvironment &environment) const override;
    const ClientSetup *clientSetup() const override { return &m_clients; }

private:
    PipClients m_clients;
};

} // namespace packhouse::pypi
