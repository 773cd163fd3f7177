// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "control/errorjson.h"
#include "core/result.h"
#include "registry/actions/context.h"

#include <QJsonObject>

#include <functional>
#include <span>

namespace packhouse {

/// What an operation runs with.
struct ControlContext
{
    RegistryContext registry;
    QByteArray address; ///< where the registry answers; empty: it does not listen
    /// Called now and then with what it is at and bytes or items; answers false to stop. May be
    /// empty.
    std::function<bool(const QString &step, qint64 done, qint64 total)> progress = {};
};

/// One verb of the command line: arguments and result are JSON, so that it runs in this process or
/// in the one that serves the data directory (POST /-/control/NAME) just the same.
struct Operation
{
    const char *name; ///< "scope.add", "publish" …
    Result<QJsonObject> (*run)(const ControlContext &context, const QJsonObject &arguments);
};

std::span<const Operation> operations();
/// nullptr when there is none of that name.
const Operation *findOperation(QByteArrayView name);

} // namespace packhouse
