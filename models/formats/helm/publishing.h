// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/helm/chart.h"
#include "formats/helm/provenance.h"

namespace packhouse::helm {

/// The publication of a chart's archive, with its part of the channel's index.
Publication chartPublication(const Scope &project, const Caller &actor, const Chart &chart,
                             const QString &channel, std::unique_ptr<StagedBlob> archive,
                             const QDateTime &now);

/// The .prov beside an archive, stored with the digest that it vouches for. InvalidFile when it
/// vouches for other bytes than \a sha256 (raw).
Result<NewFile> provenanceFile(const Provenance &provenance, const Coordinates &coordinates,
                               const QString &channel, const QByteArray &sha256,
                               std::unique_ptr<StagedBlob> text);

/// The raw SHA-256 that a stored .prov vouches for.
QByteArray vouchedFor(const StoredFile &provenance);

/// The file of that name that is served, the newest; nullptr when there is none.
const StoredFile *newestFile(const StoredVersion &version, const QString &storedName);

Result<Provenance> readProvenance(QIODevice &file);

} // namespace packhouse::helm
