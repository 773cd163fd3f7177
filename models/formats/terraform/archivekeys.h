// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>

namespace packhouse::terraform {

/// Clients fetch an archive without their token, so its address carries a key: good for one
/// archive of one version, for ten minutes, and for nothing else. Made with a secret that ends with
/// the process.
class ArchiveKeys
{
public:
    ArchiveKeys();
    /// \a sha256: raw. Safe in a URL.
    QByteArray make(qint64 versionId, const QByteArray &sha256, const QDateTime &now) const;
    bool fits(const QByteArray &key, qint64 versionId, const QByteArray &sha256,
              const QDateTime &now) const;

private:
    QByteArray signature(const QByteArray &expires, qint64 versionId,
                         const QByteArray &sha256) const;

    QByteArray m_secret;
};

} // namespace packhouse::terraform
