// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "control/servefile.h"
#include "core/result.h"
#include "remotes/control/patience.h"

#include <QJsonObject>

#include <functional>

namespace packhouse {

/// Answers false to have the operation stopped.
using ControlProgress = std::function<bool(const QString &step, qint64 done, qint64 total)>;

/// Runs an operation in the process that serves the data directory, in the name of this computer's
/// own user. Whoever answers has to prove first that he is that process; until then he is told
/// nothing. Blocks. An operation may take as long as the registry says that it is at it; Timeout
/// after the vigil's time without a word. Other errors: Network (nobody answers there, or somebody
/// else), and the operation's own. \a progress is called every moment with how far it is.
Result<QJsonObject> callControl(const ServeFile &server, const QByteArray &operation,
                                const QJsonObject &arguments, const ControlProgress &progress,
                                Vigil &vigil);
/// With the usual patience, and nobody to tell.
Result<QJsonObject> callControl(const ServeFile &server, const QByteArray &operation,
                                const QJsonObject &arguments, const ControlProgress &progress = {});

/// A bearer of this computer's own user for the REST API of the registry, good while it serves.
/// Errors: as callControl().
Result<QByteArray> ownerBearer(const ServeFile &server);

} // namespace packhouse
