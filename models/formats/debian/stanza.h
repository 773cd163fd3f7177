// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hashes.h"
#include "formats/debian/debfile.h"

namespace packhouse::debian {

/// What an index says of a file's bytes.
struct FileFacts
{
    QString name;
    QString folder; ///< in the pool, relative to the address in sources.list
    qint64 size = 0;
    Hashes hashes;
};

/// Parts of indexes, each with its separator.
QByteArray packagesStanza(const DebFile &deb, const FileFacts &file);
QByteArray translationStanza(const DebFile &deb);
QByteArray contentsLines(const DebFile &deb);
/// Errors: InvalidFile, when the fields that name its files are missing or broken.
Result<QByteArray> sourcesStanza(const Paragraph &dsc, const FileFacts &file);

/// protocol: over the description with all its lines and a line end.
QByteArray descriptionMd5(const DebFile &deb);

} // namespace packhouse::debian
