// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/packhousectl/commandline.h"

#include <QJsonArray>

namespace packhouse {

/// What each client would get, as a table.
void printClients(const QJsonArray &clients);

/// What this computer's clients would get after a deletion goes into its plan, and as
/// "after_this_deletion" into what is shown of it. Nothing where the type's clients ask nobody.
/// \a projects: folders whose own settings count, too.
CommandLine::Local clientsOfRemoval(const CommandLine &line, const QStringList &projects);
/// What they would get by now, for a plan that stands on it.
CommandLine::Local clientsOfPlan(const CommandLine &line);

} // namespace packhouse
