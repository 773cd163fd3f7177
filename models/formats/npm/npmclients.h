// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clientfiles/clientsetup.h"

namespace packhouse::npm {

/// npm and pnpm: a scope's own registry, else the one for everything. The environment is before a
/// project's .npmrc, that before the user's, that before the computer's, for each setting.
class NpmClients final : public ClientSetup
{
public:
    QList<ClientOutlook> outlooks(const ClientQuestion &question,
                                  const ClientPlaces &places) const override;
    Result<ClientClosing> closing(const QString &client, const ClientQuestion &question,
                                  const ClientPlaces &places) const override;
    Text signIn(const QString &client, const ClientQuestion &question,
                const ClientPlaces &places) const override;
};

} // namespace packhouse::npm
