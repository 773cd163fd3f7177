// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QSet>
#include <QString>

namespace packhouse {

/// A package type whose requests can be forwarded to its public registry: what changes in a
/// document that is passed on.
class ForwardedDocuments
{
public:
    virtual ~ForwardedDocuments() = default;
    /// The document with every file URL replaced by \a localPrefix + "/" + what leads back here; no
    /// URL of the upstream is left in it, in whatever field. Of the versions in \a hidden, each as
    /// versionKey() spells it, nothing is left either; NotFound where there are no others.
    virtual Result<QByteArray> rewrite(const QByteArray &document, const QString &canonicalName,
                                       const QByteArray &localPrefix,
                                       const QSet<QString> &hidden) const = 0;
    /// The spelling under which clients take two versions for the same one.
    virtual QString versionKey(const QString &version) const { return version; }
    virtual QByteArray contentType() const = 0; ///< of what rewrite() makes
    /// True where a request names one version, so that deleting one version exposes it (Maven).
    virtual bool forwardsByVersion() const { return false; }
};

} // namespace packhouse
