// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/uploading.h"

namespace packhouse::npm {

/// protocol: npm deprecate, npm dist-tag add and rm, for telling another registry.
Result<UploadRequest> tellingRequest(const VersionAct &act, const Coordinates &coordinates);

} // namespace packhouse::npm
