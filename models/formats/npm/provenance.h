// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hashes.h"
#include "core/package.h"
#include "core/result.h"

namespace packhouse::npm {

/// What goes with a version that was published with its provenance: {"predicateType": …, "bundle":
/// …}, the bundle byte for byte. Clients verify whose signature it has; here it is seen to that it
/// is about these bytes under this name. InvalidFile, TooLarge.
/// protocol: npm's attachment NAME-VERSION.sigstore, a Sigstore bundle around an in-toto statement
Result<QByteArray> provenanceOf(const QByteArray &bundle, const Coordinates &coordinates,
                                const Hashes &hashes);

} // namespace packhouse::npm
