// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/wireaccess.h"

namespace packhouse {

class Format;

/// What tokens of each kind, sent in each way, may do with a type: from its routes, from the rule
/// of the gate, which is one for all types, and from its rows of the reference's table. A row for
/// each kind, way and verb; PackageKey only for a type with a header of its own.
QList<WireAccess> wireTable(const Format &format);

} // namespace packhouse
