// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "registry/store/store.h"

namespace packhouse {

/// One project's package of a name.
struct HeldPackage
{
    Scope project;
    QString name; ///< as its newest publish spells it
    QString latest;
    bool served = false; ///< clients get something of it
    QList<Origin> origins; ///< of its versions, each once
    QDateTime firstPublished; ///< of the versions that are there
    QDateTime lastDownloaded;
    qint64 downloads = 0;
    QStringList replaced; ///< versions of which a file has had other bytes
};

/// A name of which this one is a part (a Go module's path and one below it).
struct NameAbove
{
    QString canonicalName;
    QList<NameHolder> holders;
};

/// All that the rows know of one name, wherever it is: for rules and evidence, never to be served.
struct NameFacts
{
    QString canonicalName;
    QList<HeldPackage> packages; ///< with versions, by path
    QStringList knownIn; ///< top-level paths below which a package is, or lies in the trash
    QList<NameHolder> holders; ///< in the order of their first publish, then by path
    QList<NameAbove> above;
    QMap<QString, QList<Scope>> owners; ///< by top-level path: who serves it below that
    QList<Scope> ownersAtInstance;
    QList<Reservation> reservations; ///< of the name, and of the namespaces that it is in
    QMap<QString, qint64> tombstones; ///< by top-level path, empty for the instance
};

} // namespace packhouse
