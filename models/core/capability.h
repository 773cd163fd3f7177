// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/token.h"

#include <QList>

#include <limits>

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
    /// The row's number in the table, from 1; those that it does not have come after.
    int number = std::numeric_limits<int>::max();
};

/// What a client can do here beyond its row of the reference table.
struct CapabilityExtra
{
    const char *client; ///< as in its row; "*": every client
    const char *column; ///< of the table: "publish_project"
    const char *value; ///< what the cell would say with it: "Y", "config"
    const char *text; ///< one sentence: what it is, and what has to be set first, if anything
};

/// Which settings the reference's API has for a type, by how their fields begin; nullptr: none.
struct SettingFields
{
    const char *limit = nullptr; ///< of the instance: "npm" of npm_max_file_size
    const char *forwarding = nullptr; ///< … of npm_package_requests_forwarding
    const char *groupForwarding = nullptr; ///< of a group: "npm" of npmPackageRequestsForwarding
    const char *groupDuplicates = nullptr; ///< … "maven" of mavenDuplicatesAllowed
};

} // namespace packhouse
