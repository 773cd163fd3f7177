// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/package.h"
#include "core/result.h"

#include <QList>

namespace packhouse::pypi {

/// PEP 503: lower case, every run of '-', '_' and '.' one '-'.
QString canonicalName(QStringView name);

/// The reference's general rule of names, ASCII only. InvalidName.
Result<void> checkName(const QString &name);
/// InvalidVersion.
Result<void> checkVersion(const QString &version);
/// Letters, digits and "._-+!", with an ending of a distribution; never a path. InvalidFile.
Result<void> checkFileName(const QString &fileName);

bool isWheel(QStringView fileName);
bool isEgg(QStringView fileName);
/// Why an egg is refused, on every way in.
Error noEggs(const QString &fileName);

/// Which project and version a file name may stand for. A wheel says it once; in the name of a
/// source distribution every '-' may be the one between them.
struct NameAndVersion
{
    QString name; ///< as spelled in the file name
    QString version;
};
QList<NameAndVersion> namesOf(const QString &fileName);

/// The file's name says the same project and version, whatever their spelling. InvalidFile.
Result<void> checkFileFits(const QString &fileName, const Coordinates &coordinates);

} // namespace packhouse::pypi
