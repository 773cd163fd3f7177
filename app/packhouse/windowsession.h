// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "registry/registry.h"
#include "remotes/gitlab/gitlabremoval.h"

#include <QFuture>

#include <memory>

namespace packhouse {

struct WindowOptions
{
    QString data; ///< directory of the registry
    quint16 port = 0; ///< wanted; another one is taken where it is in use
    bool demo = false; ///< an empty registry is filled with made-up packages
    bool https = false;
    quint16 tlsPort = 0; ///< as port
};

/// The registry of the window: its own in this process, or that of the process which has the data
/// directory already.
class WindowSession
{
public:
    /// All of it outlives the session. Errors: Busy (another process has the directory and does not
    /// serve it), Conflict (a demonstration, in a directory of real packages), and those of
    /// Registry::open().
    static Result<std::unique_ptr<WindowSession>> open(const WindowOptions &options,
                                                       const FormatList &formats,
                                                       const Clock &clock);
    ~WindowSession();

    PackageSource &source() { return *m_source; }
    /// nullptr: it is another process's.
    Registry *registry() { return m_registry.get(); }
    /// Runs an operation of the registry as its owner. Blocks; on any thread.
    Result<QJsonObject> run(const QByteArray &operation, const QJsonObject &arguments) const;
    /// Asks the upstreams of the registry whether they know a name. Outlived by the session.
    NameProbe probe();
    bool isIdle() const;

    bool https() const;
    QString httpsAddress() const; ///< empty: only http is served
    /// In the background; nothing else may be asked for until it is answered. Errors: Unsupported
    /// for another process's registry, and those of Registry::setHttps().
    QFuture<Result<void>> setHttps(bool on);

private:
    WindowSession() = default;

    QString m_data;
    quint16 m_tlsPort = 0;
    QFuture<Result<void>> m_turning;
    std::unique_ptr<Registry> m_registry;
    std::unique_ptr<PackageSource> m_source;
};

} // namespace packhouse
