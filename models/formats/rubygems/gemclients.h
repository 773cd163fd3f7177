// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clientfiles/clientsetup.h"

namespace packhouse::rubygems {

/// gem: all sources of the strongest file that names some. bundle: what a project's Gemfile binds a
/// gem to, else all of its sources, each by the mirror that is set for it.
class GemClients final : public ClientSetup
{
public:
    QList<ClientOutlook> outlooks(const ClientQuestion &question,
                                  const ClientPlaces &places) const override;
    Result<ClientClosing> closing(const QString &client, const ClientQuestion &question,
                                  const ClientPlaces &places) const override;
    Text signIn(const QString &client, const ClientQuestion &question,
                const ClientPlaces &places) const override;
};

} // namespace packhouse::rubygems
