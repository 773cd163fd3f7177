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
        return fail(ErrorCode::InvalidArgument, u"A search may have %1 words."_s.arg(Most),
                    u"Search for fewer of them."_s);
    return words;
}

} // namespace packhouse
