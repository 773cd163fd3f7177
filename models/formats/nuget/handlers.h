// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/route.h"

namespace packhouse::nuget {

// protocol: NuGet 3 service index; known to anyone, for clients ask it without a credential
Reply projectIndex(Call &call);
Reply unlistingIndex(Call &call); ///< the same, but deleting unlists
Reply groupIndex(Call &call);

// protocol: NuGet 3 registrations, with pages of 64 versions
Reply registrationIndex(Call &call);
Reply registrationPage(Call &call);
Reply registrationLeaf(Call &call);

// protocol: NuGet 3 flat container
Reply versionList(Call &call);
Reply download(Call &call);

// protocol: NuGet 3 search and autocomplete
Reply search(Call &call);
Reply autocomplete(Call &call);

// protocol: NuGet push, for 2 and 3: one part of a form whatever its name, or the bare file
std::optional<Reply> pushPrecheck(const Call &call);
Reply push(Call &call);
Reply pushSymbols(Call &call);
Reply remove(Call &call);
Reply unlist(Call &call);
Reply relist(Call &call);

// protocol: NuGet 2, an OData service in Atom
Reply feedService(Call &call);
Reply feedMetadata(Call &call);
Reply findPackagesById(Call &call);
Reply byIdCount(Call &call);
Reply packagesFeed(Call &call);
Reply packagesCount(Call &call);
Reply searchFeed(Call &call);
Reply searchCount(Call &call);
Reply packageEntry(Call &call); ///< Packages(Id='…',Version='…')
Reply feedDownload(Call &call); ///< package/{name}/{version}

/// protocol: GET symbolfiles/<file>/<signature>/<file>, with the checksums that a debugger has of
/// the file in Symbolchecksum
Reply symbolFile(Call &call);

} // namespace packhouse::nuget
