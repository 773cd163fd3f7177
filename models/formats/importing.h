// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "formats/publicregistry.h"

#include <QByteArray>
#include <QByteArrayList>

#include <vector>

namespace packhouse {

/// What one document of another registry says of a package.
struct ImportStep
{
    QByteArrayList documents; ///< to be read next; absolute, or relative to the document
    std::vector<UpstreamFile> files; ///< addresses as above, in the order of publishing
};

/// A package type whose packages are found in another registry that speaks its protocol, document
/// by document: paths and documents only, no network.
class Importing
{
public:
    virtual ~Importing() = default;
    /// Where to begin, relative to the other registry's address.
    virtual QByteArray importStart(const QString &canonicalName) const = 0;
    virtual QByteArray importAccept() const = 0;
    /// InvalidFile for what is no document of the protocol.
    virtual Result<ImportStep> importRead(const QByteArray &document,
                                          const QString &canonicalName) const = 0;
};

/// A step of types whose one document lists all files.
Result<ImportStep> importListed(const PublicRegistry &registry, const QByteArray &document);

} // namespace packhouse
