// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagesource.h"
#include "items/formatinfo.h"

namespace packhouse {

/// What "Copy as" offers for a package.
enum class CopyKind { Coordinates, InstallLine, PackageUrl, Row, Json };

struct CopyContext {
    const FormatInfoList &formats;
    QString baseUrl; ///< of the source, without a trailing '/'
    Scope scope;     ///< the package's project
};

/// "pkg:npm/%40acme/ui-kit@2.4.1", as the package URL specification spells names and versions.
QString packageUrl(const Coordinates &coordinates);
/// The first "Install" snippet of the type, or an empty text where it has none.
QString installLine(const FormatInfo &format, const SnippetRequest &request);
/// \a version: empty for the latest.
QString copyText(CopyKind kind, const PackageRow &row, const QString &version,
                 const CopyContext &context);
/// Several packages: one line each, or one JSON array.
QString copyText(CopyKind kind, const QList<PackageRow> &rows, const QString &version,
                 const CopyContext &context);

} // namespace packhouse
