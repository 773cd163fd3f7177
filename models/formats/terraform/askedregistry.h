// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/publicregistry.h"
#include "formats/terraform/terraformclients.h"

namespace packhouse::terraform {

/// Nobody: a module's address says who has it.
class AskedRegistry final : public UnaskableRegistry
{
public:
    bool asksNobody() const override { return true; }
    bool clientsAskSeveral(const QString &) const override { return false; }
    Text whenAsked(const QString &) const override
    {
        return Text::of("The address of a module of this registry begins with this "
                        "registry's host, and nobody else is asked.");
    }
    Text closedBy(const QString &) const override { return {}; }
    QStringList clientsAddresses(const QProcessEnvironment &) const override { return {}; }
    const ClientSetup *clientSetup() const override { return &m_clients; }

private:
    TerraformClients m_clients;
};

} // namespace packhouse::terraform
