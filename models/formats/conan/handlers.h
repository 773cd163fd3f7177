// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/route.h"

namespace packhouse::conan {

// protocol: Conan's remote API, v1 (with and without revisions) and v2, under
// …/packages/conan/{v1,v2}; names in comments are the paths below that.

/// At the instance's level, the project that {user} encodes.
Result<Scope> projectOfUser(const QMap<QByteArray, QString> &path, const PackageReader &store);

// ping, users/authenticate, users/check_credentials
Reply ping(Call &call);
Reply authenticate(Call &call);
Reply checkCredentials(Call &call);

// conans/search; REF/search; REF/revisions/RREV/search
Reply searchRecipes(Call &call);
Reply searchPackages(Call &call);

// v2: REF/latest, REF/revisions, …/files, …/files/FILE, and the same of a package
Reply latestRecipe(Call &call);
Reply recipeRevisions(Call &call);
Reply latestPackage(Call &call);
Reply packageRevisions(Call &call);
Reply listFiles(Call &call);
Reply download(Call &call);

// v1: REF and REF/packages/PID, then digest, download_urls, upload_urls; files
Reply snapshot(Call &call);
Reply digest(Call &call);
Reply downloadUrls(Call &call);
Reply uploadUrls(Call &call);
Reply downloadUnrevised(Call &call);

// PUT of a file; the same for v1, where the revisions are "0"
std::optional<Reply> uploadPrecheck(const Call &call);
Reply upload(Call &call);
std::optional<Reply> uploadUnrevisedPrecheck(const Call &call);
Reply uploadUnrevised(Call &call);

// DELETE of REF, of a revision, of all binaries of one, of a binary, of a revision of it; v1's POST
// of packages/delete and remove_files
Reply removeRecipe(Call &call);
Reply removeRevision(Call &call);
Reply removePackages(Call &call);
Reply removeNamedPackages(Call &call);
Reply removeNamedFiles(Call &call);

} // namespace packhouse::conan
