// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/publicregistry.h"

namespace packhouse {

Result<QByteArray> PublicRegistry::documentsAt(const QByteArray &) const
{
    return fail(ErrorCode::Unsupported, Text::of("This registry has no index."));
}

Result<UpstreamPackage> UnaskableRegistry::parse(const QByteArray &) const
{
    return fail(ErrorCode::Unsupported, Text::of("This registry cannot be asked about one name."));
}

} // namespace packhouse
