// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

namespace packhouse::nuget {

/// Ids are equal without regard to case.
QString canonicalName(const QString &name);

/// protocol: letters, digits, '-', '_', '.', '+'.
Result<void> checkName(const QString &name);
Result<void> checkVersion(const QString &version);
Result<void> checkFileName(const QString &fileName);

/// "<id>.<version>.nupkg" or ".snupkg" in lower case, as both are stored and asked for.
QString packageFileName(const QString &name, const QString &versionKey, bool symbols);
inline bool isPackageFile(const QString &fileName)
{
    return fileName.endsWith(QStringLiteral(".nupkg"), Qt::CaseInsensitive);
}
inline bool isSymbolFile(const QString &fileName)
{
    return fileName.endsWith(QStringLiteral(".snupkg"), Qt::CaseInsensitive);
}

} // namespace packhouse::nuget
