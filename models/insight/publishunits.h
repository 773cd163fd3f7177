// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/package.h"

namespace packhouse {

/// A file as far as it tells which others it is published with; see Inspection.
struct JoiningFile
{
    QString name; ///< without its folder
    Coordinates of; ///< empty where it cannot be read
    QString canonicalName;
    QString storedName;
    bool certain = false;
    bool joins = false;
    QString stem;
    QStringList parts;
};

/// Files of one version are published together: as indexes, each time the one first that tells what
/// all are. In the order of their first files. A second file of one stored name is by itself.
QList<QList<int>> publishUnits(const QList<JoiningFile> &files);

} // namespace packhouse
