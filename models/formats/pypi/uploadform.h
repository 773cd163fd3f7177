// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/uploading.h"

namespace packhouse::pypi {

/// The upload form as twine sends it, read from the file as it is sent. Reads the file once before,
/// for its digests. Errors: InvalidFile.
Result<UploadRequest> uploadRequest(const Inspection &inspection, const QString &filePath);

} // namespace packhouse::pypi
