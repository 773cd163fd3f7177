// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/publication.h"
#include "formats/conan/reference.h"

namespace packhouse::conan {

/// The documents over a whole project are made of these: one a recipe.
inline const QString RecipesCollection = QStringLiteral("recipes");

/// Reads out of a file that is on its way in what lists and searches show later, so that they read
/// no files: a recipe's description and requirements, what a binary was built for, that a recipe is
/// there. InvalidFile for a text that no client could use.
Result<void> describe(const Reference &reference, const FilePlace &place, NewFile &file,
                      Publication &publication);

/// conaninfo.txt as describe() kept it.
QByteArray infoOf(const StoredFile &file);

} // namespace packhouse::conan
