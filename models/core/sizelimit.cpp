// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sizelimit.h"

namespace packhouse {

Error largerThan(qint64 most)
{
    return {ErrorCode::TooLarge,
            Text::of("File is too large: at most %1 are taken here.", Bytes{most}),
            {},
            false};
}

} // namespace packhouse
