// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/support/searchwords.h"

namespace packhouse {

using namespace Qt::StringLiterals;

Result<QStringList> searchWords(const QString &text)
{
    constexpr qsizetype Most = 32;
    QStringList words = text.toLower().split(u' ', Qt::SkipEmptyParts);
    if (words.size() > Most)
        return fail(ErrorCode::InvalidArgument, Text::of("A search may have %1 words.", Most),
                    Text::of("Search for fewer of them."));
    return words;
}

} // namespace packhouse
