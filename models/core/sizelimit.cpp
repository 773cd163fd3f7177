// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sizelimit.h"

#include <QLocale>

namespace packhouse {

using namespace Qt::StringLiterals;

Error largerThan(qint64 most)
{
    return {ErrorCode::TooLarge,
            u"File is too large: at most %1 are taken here."_s.arg(
                QLocale::c().formattedDataSize(most)),
            {},
            false};
}

} // namespace packhouse
