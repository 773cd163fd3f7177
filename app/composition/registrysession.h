// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "registry/control/operations.h"
#include "registry/control/servefile.h"
#include "registry/registry.h"
#include "remotes/control/patience.h"

#include <memory>

namespace packhouse {

/// Where the data is kept unless something else is asked for.
QString defaultDataDirectory();

/// A data directory to run operations on: opened by this process when it is free, else through the
/// process that serves it.
class RegistrySession
{
public:
    using Progress = std::function<bool(const QString &step, qint64 done, qint64 total)>;

    /// Waits while another process has the directory and does not answer. Errors: Timeout, when
    /// that took longer than \a patience has, and those of Registry::open().
    static Result<std::unique_ptr<RegistrySession>> open(const RegistryOptions &options,
                                                         const FormatList &formats,
                                                         const Clock &clock,
                                                         const Patience &patience);

    Result<QJsonObject> run(const QByteArray &operation, const QJsonObject &arguments,
                            const Progress &progress = {});
    /// nullptr: another process has it.
    Registry *registry() { return m_registry.get(); }
    /// That other process.
    const ServeFile &server() const { return m_server; }

private:
    explicit RegistrySession(const Patience &patience) : m_patience(patience) {}

    Patience m_patience;
    std::unique_ptr<Registry> m_registry;
    ServeFile m_server;
};

} // namespace packhouse
