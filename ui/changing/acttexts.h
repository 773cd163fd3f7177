// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/changing.h"
#include "items/formatinfo.h"

namespace packhouse {

/// "Yank", "Offer again" …
QString actName(ActKind kind);
/// What is asked for beside it: "Reason", "Note" …
QString textName(ActKind kind);
/// "yanked: it loses data", as people of the type say it; the note behind it.
QString stateText(const FormatInfo &format, const VersionState &state);

} // namespace packhouse
