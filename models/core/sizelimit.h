// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

namespace packhouse {

/// TooLarge, for a file of more than \a most bytes; begins as the reference's refusal does.
Error largerThan(qint64 most);

} // namespace packhouse
