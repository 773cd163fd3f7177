// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/extras.h"
#include "formats/formatlist.h"

namespace packhouse {

/// What the clients of the built-in types can do, in texts: the reference's own table, and apart
/// from it what goes beyond.
struct CapabilityTable
{
    QStringList columns; ///< of both lists of rows: "client", "type", "publish_project" …
    QList<QStringList> reference; ///< the clients that the reference knows, in its order
    QList<QStringList> beyond; ///< those that it does not know, in the order of their types
    /// What clients of either can do beyond their rows: first what all can, then as the rows come.
    QList<CapabilityExtra> extras;
};

CapabilityTable capabilityTable(const FormatList &formats);

} // namespace packhouse
