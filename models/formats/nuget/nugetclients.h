// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clientfiles/clientsetup.h"

namespace packhouse::nuget {

/// dotnet and nuget: all sources of the configuration files, the nearest first, unless a mapping
/// says which are asked for an id. They differ in where the user's file is.
class NugetClients final : public ClientSetup
{
public:
    QList<ClientOutlook> outlooks(const ClientQuestion &question,
                                  const ClientPlaces &places) const override;
    Result<ClientClosing> closing(const QString &client, const ClientQuestion &question,
                                  const ClientPlaces &places) const override;
    Text signIn(const QString &client, const ClientQuestion &question,
                const ClientPlaces &places) const override;
};

} // namespace packhouse::nuget
