// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clientfiles/clientsetup.h"

namespace packhouse::maven {

/// mvn: the repositories of active profiles and of the project, then the public one, each by the
/// mirror that stands for it.
class MavenClients final : public ClientSetup
{
public:
    QList<ClientOutlook> outlooks(const ClientQuestion &question,
                                  const ClientPlaces &places) const override;
    Result<ClientClosing> closing(const QString &client, const ClientQuestion &question,
                                  const ClientPlaces &places) const override;
    Text signIn(const QString &client, const ClientQuestion &question,
                const ClientPlaces &places) const override;
};

} // namespace packhouse::maven
