// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scope.h"

#include <QByteArray>

namespace packhouse {

class Format;

/// What all that the type's clients ask at a level starts with: "packages/npm", at a group
/// "-/packages/npm". Empty: nothing is served there.
QByteArray typeRoot(const Format &format, Level level);

} // namespace packhouse
