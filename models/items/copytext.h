// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagesource.h"
#include "items/formatinfo.h"

namespace packhouse {

/// What "Copy as" offers for a package.
enum class CopyKind { Coordinates, InstallLine, PackageUrl, Row, Json };

struct CopyContext
{
    const FormatInfoList &formats;
    QString baseUrl; ///< of the source, without a trailing '/'
    Scope scope; ///< the package's project
};

/// The first "Install" snippet of the type, or an empty text where it has none.
QString installLine(const FormatInfo &format, const SnippetContext &context);
/// \a version: empty for the latest.
QString copyText(CopyKind kind, const PackageRow &row, const QString &version,
                 const CopyContext &context);
/// Several packages: one line each, or one JSON array.
QString copyText(CopyKind kind, const QList<PackageRow> &rows, const QString &version,
                 const CopyContext &context);

} // namespace packhouse
