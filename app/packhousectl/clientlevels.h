// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clientfiles/clientoutlook.h"
#include "core/result.h"

#include <string>

namespace packhouse {

class RegistrySession;

/// Adds which scopes belong to the project's top-level group, and which levels pass requests of the
/// type on. A level of which that cannot be told is left out.
void addLevels(ClientQuestion &question, const QString &type, RegistrySession &session);
/// What the registry does with requests for the name, once it is here no longer.
ClientQuestion::Passing passingOf(const ClientQuestion &question, const QString &type,
                                  RegistrySession &session);

/// InvalidArgument: it is empty, unless it \a mayBeEmpty, or a pattern.
Result<void> checkedName(const std::string &name, bool mayBeEmpty);
/// NotFound: there is no such scope; an empty one is none.
Result<void> checkedScope(const QString &scope, RegistrySession &session);

} // namespace packhouse
