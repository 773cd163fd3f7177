// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "registry/control/servefile.h"

#include <QJsonObject>

namespace packhouse {

/// Runs an operation in the process that serves the data directory, in the name of this computer's
/// own user. Blocks; an operation may take long, and there is no limit on it while the server
/// lives. Errors: Network (nobody answers there), and the operation's own.
Result<QJsonObject> callControl(const ServeFile &server, const QByteArray &operation,
                                const QJsonObject &arguments);

} // namespace packhouse
