// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/package.h"
#include "core/result.h"

#include <QFuture>

#include <functional>

namespace packhouse {

/// What a file on this computer turned out to be when it was opened.
struct InspectedFile
{
    Coordinates coordinates; ///< name or version are empty where the file does not say them
    QString fileName; ///< as it would be stored
    bool certain = true; ///< false: guessed from its name, so that name and version may be changed
    // With which others it is published; see JoiningFile.
    QString canonicalName = {};
    bool joins = false;
    QString stem = {};
    QStringList parts = {};
};

/// Opens a file and says what it is, in the background; \a type: as which; empty: as it looks.
/// Handed in by whoever knows the formats.
using FileInspector =
    std::function<QFuture<Result<InspectedFile>>(const QString &path, const FormatId &type)>;

} // namespace packhouse
