// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/debian/aptclients.h"
#include "formats/publicregistry.h"

namespace packhouse::debian {

/// The sources of apt. Their indexes are of whole suites, so nobody is asked about one name.
class AskedRegistry final : public UnaskableRegistry
{
public:
    bool clientsAskSeveral(const QString &) const override { return true; }
    Text whenAsked(const QString &canonicalName) const override;
    Text closedBy(const QString &canonicalName) const override;
    QStringList clientsAddresses(const QProcessEnvironment &environment) const override;
    const ClientSetup *clientSetup() const override { return &m_clients; }

private:
    AptClients m_clients;
};

} // namespace packhouse::debian
