// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagesource.h"
#include "registry/actions/context.h"

#include <functional>

namespace packhouse {

/// Whether what is imported becomes ours.
enum class ImportAs {
    Decided, ///< foreign only where the source is known to be public and the name is not ours
    Ours, ///< its name is reserved, so that nobody else is asked for it any more
    Foreign, ///< its name stays everybody's
};

/// A package of another registry that is to be published here.
struct ImportRequest
{
    FormatId type;
    /// The other registry's address for the type; a user and password in it are shown to it alone,
    /// for this import only. Empty: the one upstream of the type.
    QByteArray source;
    QString name;
    QStringList versions; ///< empty: all
    QString scopePath; ///< the project it goes to
    bool dryRun = false; ///< only list the files
    ImportAs as = ImportAs::Decided;
    bool intoExisting = false; ///< also beside versions that are from elsewhere
    QString repeat = {}; ///< the command that asks, to be repeated with more; empty: none
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
    bool foreign = false; ///< as what it is imported; see ImportAs
    Error problem; ///< of a failed one
};

/// Called before each file, and often while it comes; answers false to stop. Not always on the
/// caller's thread, which waits then.
using ImportProgress = std::function<bool(const QString &fileName, qint64 done, qint64 total)>;

/// Fetches the files of a package's versions, compares each with the hash that its source tells and
/// publishes it as if it had been dropped. What is here already with the same bytes is left alone,
/// so that an import can be repeated. Errors: Conflict (the name is there, and not from that
/// source; see ImportRequest::intoExisting), Unsupported (the type
/// has no such protocol), InvalidArgument (no address; what was found
/// on this computer is proposed), NotFound, or what the network says; a
/// single file's are in its own entry.
Result<QList<ImportedFile>> importPackage(const RegistryContext &context,
                                          const ImportRequest &request,
                                          const ImportProgress &progress = {});

} // namespace packhouse
