// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/debian/deb822.h"

#include <QIODevice>
#include <QStringList>

namespace packhouse::debian {

/// What a .deb tells about itself.
struct DebFile
{
    Paragraph control;
    QString package, version, architecture;
    QString source, sourceVersion; ///< of the source package, as the control file says
    QList<QByteArray> files; ///< paths in it, without '/' at the start; for Contents
};

/// Reads a .deb, .udeb or .ddeb: an ar archive whose control archive is plain or packed with gzip,
/// xz or zstd. Bounded; the list of files is left empty when the data archive is too large or
/// strange. Unsupported: no such archive; InvalidFile: one that is broken; TooLarge.
Result<DebFile> readDeb(QIODevice &file, const QString &fileName, bool withFiles);

/// True when the bytes start as those of an ar archive do.
bool looksLikeDeb(QIODevice &file);

} // namespace packhouse::debian
