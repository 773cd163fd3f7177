// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/debian/deb822.h"

namespace packhouse::debian {

/// One file that a .changes names, with all that it says of it.
struct ChangedFile
{
    QString name;
    qint64 size = 0;
    QByteArray md5, sha1, sha256; ///< raw
    QString component;
};

/// An upload as its .changes describes it.
struct Changes
{
    QString source, version, distribution;
    std::vector<ChangedFile> files;
};

/// "main" for "utils", "contrib" for "contrib/utils" (protocol: the section column of Files).
QString componentOf(const QByteArray &section);

/// Errors: InvalidFile, with what is missing or does not fit together.
Result<Changes> parseChanges(QByteArrayView text, const QString &fileName);

} // namespace packhouse::debian
