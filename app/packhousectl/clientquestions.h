// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition/registrylevels.h"
#include "core/package.h"

#include <memory>
#include <string>

namespace CLI {
class App;
}

namespace packhouse {

class CommandLine;
class RegistrySession;

// What the verbs about this computer's clients have in common.

struct ClientOptions
{
    std::string type, name, scope, project, client;
    bool dryRun = false;
};

ClientPlaces placesOf(const ClientOptions &options);
/// With where the registry answers, when it is served.
ClientQuestion questionHere(const CommandLine &line, const FormatId &type, const QString &name,
                            const QString &scope);
ClientQuestion questionOf(const CommandLine &line, const ClientOptions &options,
                          const FormatId &type);
RegistryLevels levelsOf(RegistrySession &session);
/// With what the registry has of the name, here and in its trash, for a project's locks.
void addOwnFiles(ClientQuestion &question, const FormatId &type, RegistrySession &session);

/// InvalidArgument: it is empty, unless it \a mayBeEmpty, or a pattern.
Result<void> checkedName(const std::string &name, bool mayBeEmpty);
/// NotFound: there is no such scope; an empty one is none.
Result<void> checkedScope(const QString &scope, RegistrySession &session);
/// Prints it; answers the exit code.
int failed(const CommandLine &line, const Error &error);

/// "clients close" and "clients undo".
void addClientChanges(CommandLine &line, CLI::App *clients);

} // namespace packhouse
