// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "formats/reply.h"

#include <QStringList>

namespace packhouse {

/// Keeps web pages away from a registry on the reader's own computer: a page can point a name of
/// its own at 127.0.0.1 (DNS rebinding) or send requests across origins, but it cannot choose Host
/// or Origin.
class OriginGuard
{
public:
    /// \a extraHosts: host names or addresses allowed beside loopback's, without ports.
    explicit OriginGuard(const QStringList &extraHosts);

    /// Forbidden: no Host or a foreign one, a foreign Origin, or a browser's cross-site request.
    Result<void> check(const Headers &headers) const;
    bool hostAllowed(QByteArrayView hostHeader) const;

private:
    QList<QByteArray> m_extraHosts;
};

} // namespace packhouse
