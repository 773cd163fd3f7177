// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagesource.h"
#include "registry/context.h"

#include <functional>

namespace packhouse {

/// A package of another registry that is to be published here.
struct ImportRequest
{
    FormatId type;
    QByteArray source; ///< the other registry's address for the type; empty: the type's upstream
    QString name;
    QStringList versions; ///< empty: all
    QString scopePath; ///< the project it goes to
    bool dryRun = false; ///< only list the files
};

struct ImportedFile
{
    enum class State {
        Found, ///< of a dry run
        Published,
        Known, ///< with the same bytes, from before
        Failed,
    };
    QString version;
    QString fileName;
    State state = State::Found;
    bool verified = false; ///< the source told a hash, and it was right
    Error problem; ///< of a failed one
};

/// Called before each file; answers false to stop.
using ImportProgress = std::function<bool(const QString &fileName, qint64 done, qint64 total)>;

/// Fetches the files of a package's versions, compares each with the hash that its source tells and
/// publishes it as if it had been dropped. What is here already with the same bytes is left alone,
/// so that an import can be repeated. No token is sent to the source. Errors: Unsupported (the type
/// has no such protocol), InvalidArgument (no address), NotFound, or what the network says; a
/// single file's are in its own entry.
Result<QList<ImportedFile>> importPackage(const RegistryContext &context,
                                          const ImportRequest &request,
                                          const ImportProgress &progress = {});

} // namespace packhouse
