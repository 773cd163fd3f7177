// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "registry/actions/context.h"
#include "registry/store/ownaddress.h"

#include "core/result.h"

namespace packhouse {

/// The further ports of the registry's server, as far as there is one. Safe from any thread.
class OwnPorts
{
public:
    virtual ~OwnPorts() = default;
    /// Takes a port, 0: any free one, before there is a row of it; where the server runs, it
    /// listens there. One that has a row already is answered as it is. Errors: Conflict (another
    /// program has it), InvalidArgument.
    virtual Result<quint16> take(quint16 port) = 0;
    /// The server listens where the rows say, and nowhere else; \a taken is over with that.
    virtual void follow(quint16 taken) = 0;
    /// "http://127.0.0.1:4873", whether or not something listens there.
    virtual QByteArray address(quint16 port) const = 0;
    /// Why nothing answers there; empty: something does, or no server runs.
    virtual Text problem(quint16 port) const = 0;
};

struct OwnAddressRow
{
    OwnAddress own;
    QString scopePath;
    QByteArray address;
    Text problem;
};

Result<QList<OwnAddressRow>> ownAddressRows(const RegistryContext &context);
/// A port becomes the root of the scope's registry, at once. Errors: Unsupported (the type is not
/// served there), Duplicate (the port has a registry), those of OwnPorts::take.
Result<OwnAddressRow> addOwnAddress(const RegistryContext &context, const Scope &scope,
                                    const FormatId &type, quint16 port);
Result<void> dropOwnAddress(const RegistryContext &context, quint16 port);

} // namespace packhouse
