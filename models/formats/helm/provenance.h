// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QMap>
#include <QString>

namespace packhouse::helm {

constexpr qint64 LongestProvenance = 2 << 20; ///< bytes

/// What a .prov file says: a clear-signed text with the chart's Chart.yaml and the SHA-256 of its
/// archive. The signature is the client's to check: only it knows whose keys it trusts.
struct Provenance
{
    QString name;
    QString version;
    QMap<QString, QByteArray> files; ///< name to lower-case hex
};

/// Unsupported for what is no clear-signed text, InvalidFile for one that is no chart's.
Result<Provenance> parseProvenance(const QByteArray &text);

} // namespace packhouse::helm
