// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>

namespace packhouse {

class CommandLine;
class RegistrySession;

/// What each client would get, as a table.
void printClients(const QJsonArray &clients);

/// Adds "after_this_deletion" to what a removal's plan says of one package: what each client of
/// this computer would get. Nothing where the type's clients ask nobody.
void addAfterDeletion(const CommandLine &line, QJsonObject &plan, RegistrySession &session);

} // namespace packhouse
