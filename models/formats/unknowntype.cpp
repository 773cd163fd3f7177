// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/unknowntype.h"

namespace packhouse {

Error unknownType(const FormatList &formats, const FormatId &type, ErrorCode code)
{
    QStringList types;
    for (const auto &format : formats)
        types.append(format->id());
    return {code, Text::of("There is no package type \"%1\" here.", type),
            Text::of("Choose one of: %1.", types.join(QStringLiteral(", "))), false};
}

} // namespace packhouse
