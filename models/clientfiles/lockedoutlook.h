// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clientfiles/clientoutlook.h"

#include <optional>

namespace packhouse {

/// What a project's lock file says of one package.
struct LockedPackage
{
    QString version;
    QString address; ///< where it was taken from; empty: the file does not say
    bool hashed = false; ///< other bytes are refused
    int line = 0; ///< from 1; 0 is not known
};

/// What a client gets as long as it goes by the project's lock: the row is called "npm by
/// package-lock.json". Nothing where \a locked has none of the package.
std::optional<ClientOutlook> lockedOutlook(const QString &client, const ClientFile &lock,
                                           const QList<LockedPackage> &locked,
                                           const ClientQuestion &question,
                                           const ClientPlaces &places);
/// The same row where the lock is there and could not be read.
ClientOutlook unreadLock(const QString &client, const ClientFile &lock, const ClientPlaces &places);

} // namespace packhouse
