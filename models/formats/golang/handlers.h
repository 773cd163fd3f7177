// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/golang/modulezip.h"
#include "formats/route.h"

namespace packhouse::golang {

// protocol: module proxy; the answers that people get to read are plain text
Reply versionList(Call &call); ///< <module>/@v/list
Reply versionFile(Call &call); ///< <module>/@v/<version>.info, .mod or .zip
Reply latest(Call &call); ///< <module>/@latest

// ours: the protocol has no publish
/// PUT of a module zip to where it is read from; ?time= says when the version was made.
Reply put(Call &call);
std::optional<Reply> putPrecheck(const Call &call);
/// POST of tag=, branch= or commit= of the linked repository, as a form, as JSON or in the query.
/// With a branch or commit, module= may name a folder's module, version= its pseudo-version.
Reply publishFromRepository(Call &call);

/// A module zip that arrived, or was made here, on its way into the store.
struct Arrived
{
    std::unique_ptr<StagedBlob> blob;
    QString path; ///< that it has to have
    QString version;
    QDateTime time; ///< invalid: now
};
/// Checks it by its content, then publishes it. The same content again is fine.
Reply storeModule(Call &call, Arrived arrived);
Reply refusedModule(const Error &error);

/// Relative to a project's API address: "packages/go/<module>/@v/<version><ending>".
QByteArray filePath(const QString &module, const QString &version, const QString &ending);

} // namespace packhouse::golang
