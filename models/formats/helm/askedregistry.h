// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/helm/helmclients.h"
#include "formats/publicregistry.h"

namespace packhouse::helm {

/// The repositories that were added to helm: each has one index of all, so nobody is asked about
/// one name.
class AskedRegistry final : public UnaskableRegistry
{
public:
    bool clientsAskSeveral(const QString &) const override { return false; }
    Text whenAsked(const QString &canonicalName) const override;
    Text closedBy(const QString &canonicalName) const override;
    QStringList clientsAddresses(const QProcessEnvironment &environment) const override;
    const ClientSetup *clientSetup() const override { return &m_clients; }

private:
    HelmClients m_clients;
};

} // namespace packhouse::helm
