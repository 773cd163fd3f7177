// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/importing.h"

namespace packhouse {

Result<ImportStep> importListed(const PublicRegistry &registry, const QByteArray &document)
{
    Result<UpstreamPackage> package = registry.parse(document);
    if (!package)
        return fail(package.error());
    return ImportStep{{}, std::move(package->files)};
}

} // namespace packhouse
