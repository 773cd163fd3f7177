// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hashes.h"
#include "core/result.h"

#include <QString>

namespace packhouse::pypi {

/// Whether a form's attestations may be kept with a file: a list of them (which may be empty), none
/// of which is about another file. Whose signatures they have is for clients to verify.
/// InvalidFile.
/// protocol: PEP 740, the form's "attestations"
Result<void> checkAttestations(const QString &attestations, const QString &fileName,
                               const Hashes &hashes);

/// What is served of them; empty where there are none. \a publisher: whose token it was.
/// protocol: PEP 740, the provenance object
QByteArray provenance(const QString &attestations, const QString &publisher);

} // namespace packhouse::pypi
