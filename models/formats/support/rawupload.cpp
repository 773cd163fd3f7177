// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/support/rawupload.h"

#include <QFile>

namespace packhouse {

using namespace Qt::StringLiterals;

Result<UploadRequest> rawUpload(const Format &format, const Inspection &inspection,
                                const QByteArray &path, const QString &filePath)
{
    const Result<void> good = format.check(inspection.coordinates).and_then([&] {
        return format.checkFileName(inspection.fileName);
    });
    if (!good)
        return fail(good.error());
    auto file = std::make_unique<QFile>(filePath);
    if (!file->open(QIODevice::ReadOnly))
        return fail(ErrorCode::InvalidFile,
                    Text::of("%1 cannot be read: %2.", filePath, Foreign{file->errorString()}));
    UploadRequest request;
    request.method = Method::Put;
    request.path = path;
    request.contentType = "application/octet-stream";
    request.size = file->size();
    request.body = std::move(file);
    return request;
}

} // namespace packhouse
