// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/uploading.h"

namespace packhouse::npm {

/// protocol: npm publish body, for publishing a file to another registry. The file is hashed at
/// once and encoded as the body is read, so it is never in memory as a whole.
Result<UploadRequest> publishBody(const Inspection &inspection, const QString &filePath);

} // namespace packhouse::npm
