// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagereader.h"
#include "core/presenting.h"
#include "formats/inspecting.h"
#include "formats/publishing.h"

namespace packhouse::composer {

/// A zip archive by its composer.json. The version is what that says, or the one in the name of its
/// top folder or its file ("lib-1.2.0.zip"); empty where nothing tells. Errors: Unsupported,
/// InvalidFile, TooLarge.
Result<Inspection> inspectArchive(QIODevice &file, const QString &fileName);

/// What every publication comes through last, whatever brought its one file: the file gets the name
/// of its version, a version that is there in another spelling stays that one, and a name that
/// another project has is refused. Errors: InvalidName, Internal.
Result<void> complete(Publication &publication, const PackageReader &store);

/// The rules of complete() that look at what is stored, asked again where nothing can come between:
/// two that came at once are told apart only there. Errors: InvalidName, Duplicate.
Result<void> admits(const Publication &publication, const Publishing::NameInGroup &known);

QList<Snippet> snippets(const SnippetContext &context);

} // namespace packhouse::composer
