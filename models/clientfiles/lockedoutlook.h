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
    /// Other bytes are refused: "sha256:…" in hex, as it is written where it is of another kind.
    QStringList sums = {};
    int line = 0; ///< from 1; 0 is not known

    bool isHashed() const { return !sums.isEmpty(); }
};

/// "sha512-BASE64 sha1-BASE64" as LockedPackage has it.
QStringList sumsOfIntegrity(const QString &integrity);

/// The row of a client and a file of a project, which are one thing that somebody runs: it is
/// called "npm by package-lock.json".
ClientOutlook byFile(ClientOutlook outlook, const QString &client, const QString &path);

/// What a client gets as long as it goes by the project's lock (byFile()). Nothing where \a locked
/// has none of the package. Bytes that it is locked to are safe where they are the registry's own
/// (ClientQuestion::own).
std::optional<ClientOutlook> lockedOutlook(const QString &client, const ClientFile &lock,
                                           const QList<LockedPackage> &locked,
                                           const ClientQuestion &question,
                                           const ClientPlaces &places);
/// The same row of a lock that is there and that nothing here reads.
ClientOutlook unknownLock(const QString &client, const ClientFile &lock);
/// The same row where the lock is there and could not be read.
ClientOutlook unreadLock(const QString &client, const ClientFile &lock, const ClientPlaces &places);

} // namespace packhouse
