// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagesource.h"
#include "core/token.h"

class QNetworkAccessManager;

namespace packhouse {

class RemoteList;

/// Whether tokens still work: asked of those who have to take them.
class TokenTests final : public QObject
{
    Q_OBJECT

public:
    /// All of it outlives this.
    TokenTests(const PackageSource &registry, const RemoteList &remotes, QObject *parent = nullptr);

    /// Asks the registry with \a secret; answers with a sentence for people.
    QFuture<Result<QString>> testToken(const QString &secret);
    /// Asks the remote with the token that is kept for it; answers with a sentence for people.
    QFuture<Result<QString>> testRemote(const QString &id);

private:
    const PackageSource &m_registry;
    const RemoteList &m_remotes;
    QNetworkAccessManager *m_network;
};

} // namespace packhouse
