// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/inspecting.h"

#include <vector>

namespace packhouse {

/// Which of the types find a mark of theirs in the archive, which is read once for all of them and
/// unpacked to nowhere. None where the file is no archive; all where it is broken or too large, so
/// that whoever reads it says why.
std::vector<bool> marksIn(QIODevice &file, const std::vector<const Inspecting *> &types);

} // namespace packhouse
