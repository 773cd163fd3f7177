// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/call.h"
#include "formats/conan/layout.h"
#include "formats/conan/reference.h"
#include "formats/reply.h"

namespace packhouse::conan {

// What every handler of a recipe begins with: the names of its path, and what is stored for them.

/// The recipe that the path names.
Result<Reference> referenceOf(const Call &call);
/// The file's place out of {rrev}, {pid}, {prev} and {file}; a place without a file for what is
/// asked about a revision.
FilePlace placeOf(const Call &call);

/// What is stored and visible of it. NotFound.
Result<StoredVersion> storedRecipe(const Call &call, const Reference &reference);
/// All of it, also what is not whole yet, for changes. NotFound.
Result<RecipeLayout> layoutOf(const Call &call, const Reference &reference);

/// A JSON document about one recipe, kept until the package changes; \a kind tells the documents of
/// one path apart. \a render gets what is stored; its NotFound is answered with \a missing.
using Render = Result<QJsonObject> (*)(const Call &call, const Reference &reference,
                                       const RecipeLayout &layout);
Reply document(const Call &call, const char *kind, Render render);

/// The reply for a stored file, kept like a document.
Reply served(const Call &call, const StoredFile &file, quint64 generation);

/// 400, 403, 404 … in the reference's words.
Reply refused(const Error &error);

/// 400 where the path names a revision or a package id that can be none; "0" is one without
/// revisions.
std::optional<Reply> malformedPath(const Call &call);
/// protocol: clients print what {"errors": [{"status", "message"}]} says, and any other body whole
Reply toldToClients(Reply reply);
Reply notFound(const QString &what);

} // namespace packhouse::conan
