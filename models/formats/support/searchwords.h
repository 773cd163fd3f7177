// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QStringList>

namespace packhouse {

/// What a client searches for, as words in lower case. Each is looked for in every name, so that
/// there are no more than a person types: InvalidArgument above 32.
Result<QStringList> searchWords(const QString &text);

} // namespace packhouse
