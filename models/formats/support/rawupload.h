// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/format.h"
#include "formats/uploading.h"

namespace packhouse {

/// A PUT of the file's own bytes to \a path. Errors: what the format's rules refuse, InvalidFile.
Result<UploadRequest> rawUpload(const Format &format, const Inspection &inspection,
                                const QByteArray &path, const QString &filePath);

} // namespace packhouse
