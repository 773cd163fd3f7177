// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/upstream.h"

namespace packhouse::pypi {

/// How another simple index is read. Its address is what clients have as their index URL, so a
/// project's page is "<name>/" below it.
class UpstreamIndex final : public UpstreamDialect
{
public:
    QByteArray documentPath(const QString &canonicalName) const override;
    QByteArray accept() const override;
    /// JSON or HTML, whatever the upstream gave.
    Result<UpstreamPackage> parse(const QByteArray &document) const override;
    /// Always JSON. Files are at \a localPrefix + "/files/<sha256>/<file name>", so a file whose
    /// SHA-256 is not told is left out; so is everything that is not known to hold no address.
    Result<QByteArray> rewrite(const QByteArray &document, const QString &canonicalName,
                               const QByteArray &localPrefix) const override;
    QByteArray contentType() const override;
    /// pip takes the highest version over all its indexes.
    bool clientsAskSeveral(const QString &) const override { return true; }
};

} // namespace packhouse::pypi
