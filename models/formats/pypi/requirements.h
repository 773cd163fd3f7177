// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clientfiles/clientplaces.h"
#include "clientfiles/lockedoutlook.h"

namespace packhouse::pypi {

/// An option of a requirements file about where packages come from.
struct RequirementsOption
{
    QString key; ///< "index-url", "extra-index-url", "no-index", "find-links"
    QString value;
    QString path; ///< of the file that it is in
    int line = 0; ///< from 1
};

/// A requirements file and those that it names (-r, -c), as pip reads them.
struct Requirements
{
    QList<ClientFile> files;
    QList<RequirementsOption> options; ///< in the order in which they act
    QList<LockedPackage> named; ///< of the package that is asked about, with address or hash
    bool more = false; ///< files that are elsewhere, or too many
};

/// What pip would read for "-r PATH", and what is said of a package by its canonical name. Bounded:
/// a hundred files.
Requirements requirementsAt(const QString &path, const QString &name, const ClientPlaces &places);

/// Lines as pip puts them together: without comments, continued after a '\', variables filled in.
struct RequirementsLine
{
    QString text;
    int number = 0; ///< of its first line, from 1
};
QList<RequirementsLine> requirementsLines(const QString &text, const ClientPlaces &places);

} // namespace packhouse::pypi
