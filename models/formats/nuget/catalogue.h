// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/nuget/releases.h"

#include <functional>

namespace packhouse::nuget {

/// A name that is here, in canonical order.
struct ListedName
{
    QString canonical;
    QString name; ///< as its newest publisher spelled it
};

/// All names at the call's scope that the caller sees; kept until a name comes or goes.
Result<std::vector<ListedName>> listedNames(const Call &call);
/// The projects that those belong to.
Result<QList<ScopeId>> projectsWithPackages(const Call &call);

} // namespace packhouse::nuget
