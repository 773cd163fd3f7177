// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/presenting.h"

namespace packhouse::maven {

/// For mvn, Gradle and sbt; publishing at projects only.
QList<Snippet> snippets(const SnippetContext &context);

} // namespace packhouse::maven
