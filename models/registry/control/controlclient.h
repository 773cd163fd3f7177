// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "registry/control/servefile.h"

#include <QJsonObject>

#include <functional>

namespace packhouse {

/// Runs an operation in the process that serves the data directory, in the name of this computer's
/// own user. Blocks; an operation may take long, and there is no limit on it while the server
/// lives. Errors: Network (nobody answers there), and the operation's own. \a progress is called
/// every moment with how far it is, and answers false to have it stopped.
Result<QJsonObject> callControl(
    const ServeFile &server, const QByteArray &operation, const QJsonObject &arguments,
    const std::function<bool(const QString &step, qint64 done, qint64 total)> &progress = {});

} // namespace packhouse
