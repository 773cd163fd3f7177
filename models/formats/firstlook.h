// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/inspecting.h"

#include <optional>
#include <vector>

namespace packhouse {

/// What one look into an archive finds, which is read once for all types and unpacked to nowhere.
struct FirstLook
{
    /// Which of the types find a mark of theirs. None where the file is no archive; all where it is
    /// broken or too large, so that whoever reads it says why.
    std::vector<bool> marked;
    Result<void> read; ///< Unsupported: it is no archive
};
FirstLook lookInto(QIODevice &file, const std::vector<const Inspecting *> &types);

/// What keeps a file that is named as an archive (".tgz", ".zip" …) from being read as one; nothing
/// where it can be, or is named otherwise. Too large or too strange to be looked into is not
/// broken.
std::optional<Text> brokenArchive(const QString &fileName, qint64 size, const Result<void> &read);

} // namespace packhouse
