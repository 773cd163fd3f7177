// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/importsource.h"

#include "formats/format.h"

namespace packhouse {

const ImportSource *importSourceOf(const Format &format)
{
    return dynamic_cast<const ImportSource *>(&format);
}

Result<ImportStep> importListed(const UpstreamDialect &dialect, const QByteArray &document)
{
    Result<UpstreamPackage> package = dialect.parse(document);
    if (!package)
        return fail(package.error());
    return ImportStep{{}, std::move(package->files)};
}

} // namespace packhouse
