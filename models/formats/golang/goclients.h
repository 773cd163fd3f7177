// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clientfiles/clientsetup.h"

namespace packhouse::golang {

/// go: the list of GOPROXY, in which one that has no such module passes on to the next, unless
/// GONOPROXY says that the module's own host is asked.
class GoClients final : public ClientSetup
{
public:
    QList<ClientOutlook> outlooks(const ClientQuestion &question,
                                  const ClientPlaces &places) const override;
    Result<ClientClosing> closing(const QString &client, const ClientQuestion &question,
                                  const ClientPlaces &places) const override;
    Text signIn(const QString &client, const ClientQuestion &question,
                const ClientPlaces &places) const override;
};

} // namespace packhouse::golang
