// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/token.h"

#include <QList>

namespace packhouse {

/// One row of the reference table, as data beside its format. Texts are those of the table's cells.
struct CapabilityRow
{
    const char *client; ///< "mvn", "npm", "pypi" …
    bool publishProject, publishGroup, publishInstance;
    bool pullProject, pullGroup, pullInstance;
    const char *forward; ///< "yes", "yes-off" or "no"
    bool import;
    const char *duplicates; ///< "Y", "N" or "config"
    const char *tokens; ///< letters joined by ',': P personal, J job, D deploy, A project access
    const char *auth;
    const char *hashes; ///< empty: not stated
};

} // namespace packhouse
