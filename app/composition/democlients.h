// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clientfiles/clientplaces.h"

namespace packhouse {

/// Made-up clients for the demonstration: programs, a home and system folders below \a folder, with
/// some settings that lead to the registry at \a here and some that do not. The user's own are
/// neither read nor written.
ClientPlaces demoClients(const QString &folder, const QByteArray &here);

} // namespace packhouse
