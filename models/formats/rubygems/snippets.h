// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/presenting.h"

namespace packhouse::rubygems {

QList<Snippet> snippets(const SnippetContext &context);

} // namespace packhouse::rubygems
