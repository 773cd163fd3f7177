// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagesource.h"
#include "formats/formatlist.h"
#include "net/netclient.h"
#include "registry/actions/context.h"
#include "registry/upstreams/upstreamprobe.h"

namespace packhouse {

struct RegistryOptions
{
    QString directory;
    QString host = QStringLiteral("127.0.0.1");
    quint16 port = 0;
    bool https = false; ///< serve https too, with this computer's own certificate authority
    quint16 tlsPort = 0;
    QStringList extraHosts; ///< names under which clients may call it, beside loopback's
    /// Addresses by type, with blanks between several; each may hold a user and password.
    QMap<FormatId, QByteArray> upstreams;
    /// What this computer's own client uses for a type, to be proposed; may take seconds.
    std::function<FoundUpstream(const FormatId &type)> findUpstream;
    /// What that client was built with; may take seconds.
    std::function<QByteArray(const FormatId &type)> findBuiltIn;
    NetOptions net; ///< for what goes out
};

/// The embedded registry, whole: data, server, gate, forwarding. Owns its threads.
class Registry
{
public:
    /// Busy: another process owns the directory; readServeFile() tells where it answers.
    static Result<std::unique_ptr<Registry>> open(const RegistryOptions &options,
                                                  const FormatList &formats, const Clock &clock);
    ~Registry();

    /// Starts the server; answers the address, "http://127.0.0.1:8970". Leaves serve.json in the
    /// data directory for other processes of the same user.
    Result<QByteArray> listen();
    QByteArray address() const;
    QByteArray httpsAddress() const; ///< empty: no https
    /// Starts the server again, at the same address, with or without https; as it was when that
    /// fails. Blocks until running requests have ended. Errors: as listen().
    Result<void> setHttps(bool on, quint16 port);
    void stop(); ///< running uploads may end

    Store &store();
    const FormatList &formats() const;
    UpstreamProbe &probe();
    /// For actions in the name of this computer's own user.
    RegistryContext context();
    /// What the window browses. Must not outlive the registry; one at a time.
    std::unique_ptr<PackageSource> source();

private:
    struct Private;
    explicit Registry(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace packhouse
