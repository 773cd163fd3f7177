// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

namespace packhouse {

// What is said of a plan, or of what became of it: the same for the verb that makes it, and for
// "run".

void printRemoval(const QJsonObject &result);
int codeOfRemoval(const QJsonObject &result);
/// Restoring and purging.
void printTrashPlan(const QJsonObject &result);
/// The line to run a plan by.
void printHowToRun(const QJsonObject &result);

} // namespace packhouse
