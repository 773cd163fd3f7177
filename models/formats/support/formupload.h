// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/uploading.h"

#include <utility>

namespace packhouse {

/// A multipart/form-data body: the fields in order, then the file, which is read as it is sent.
/// Fields without a value are left out. Method and path are the caller's to set. Errors:
/// InvalidFile (the file cannot be read).
Result<UploadRequest> formUpload(const QList<std::pair<QByteArray, QByteArray>> &fields,
                                 const QByteArray &fileField, const QByteArray &fileName,
                                 const QString &filePath);

} // namespace packhouse
