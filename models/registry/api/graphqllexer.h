// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

#include <vector>

namespace packhouse {

struct GraphQlToken
{
    enum class Kind { Punctuation, Name, Number, Text, End };
    Kind kind = Kind::End;
    QString text; ///< of a string: what it stands for
    int line = 1;
};

/// Splits a document into tokens, the last of them End. InvalidArgument: a character that has no
/// place there, a string without end, or too many tokens.
Result<std::vector<GraphQlToken>> graphQlTokens(const QString &document);

tl::unexpected<Error> graphQlFault(int line, const Text &what);

} // namespace packhouse
