// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/presenting.h"
#include "formats/inspecting.h"

namespace packhouse::pypi {

/// A wheel by its one top .dist-info, a source distribution by the PKG-INFO in its only top folder,
/// whatever the file is called; the name it is stored under follows from the content where its own
/// does not fit. Errors: Unsupported, InvalidFile (a broken .whl), TooLarge.
Result<Inspection> inspectDistribution(QIODevice &file, const QString &fileName);

QList<Snippet> snippets(const SnippetContext &context);

} // namespace packhouse::pypi
