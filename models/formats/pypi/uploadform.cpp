// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/pypi/uploadform.h"

#include "formats/pypi/metadata.h"
#include "formats/support/formupload.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

namespace packhouse::pypi {

using namespace Qt::StringLiterals;

namespace {

Result<Hashes> hashesOf(QFile &file)
{
    Hasher hasher;
    QByteArray buffer(128 * 1024, Qt::Uninitialized);
    qint64 got = 0;
    while ((got = file.read(buffer.data(), buffer.size())) > 0)
        hasher.add(QByteArrayView(buffer.constData(), got));
    if (got < 0)
        return fail(ErrorCode::InvalidFile, Text::of("%1 cannot be read.", file.fileName()));
    return hasher.finish();
}

using Fields = QList<std::pair<QByteArray, QByteArray>>;

void addMetadata(Fields &form, const QByteArray &versionMetadata)
{
    const QJsonObject fields = QJsonDocument::fromJson(versionMetadata).object();
    for (auto field = fields.begin(); field != fields.end(); ++field) {
        if (field.key() == u"name" || field.key() == u"version")
            continue;
        const QByteArray name = field.key().toUtf8();
        if (!field.value().isArray())
            form.append({name, field.value().toString().toUtf8()});
        for (const QJsonValue &one : field.value().toArray())
            form.append({name, one.toString().toUtf8()});
    }
}

} // namespace

Result<UploadRequest> uploadRequest(const Inspection &inspection, const QString &filePath)
{
    QFile file(filePath);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::InvalidFile,
                    Text::of("%1 cannot be read: %2.", filePath, Foreign{file.errorString()}));
    const Result<Hashes> hashes = hashesOf(file);
    if (!hashes)
        return fail(hashes.error());
    const FileMetadata fileMetadata = FileMetadata::parse(inspection.fileMetadata);
    Fields form{{":action", "file_upload"},
                {"protocol_version", "1"},
                {"name", inspection.coordinates.name.toUtf8()},
                {"version", inspection.coordinates.version.toUtf8()},
                {"filetype", fileMetadata.fileType.toUtf8()},
                {"pyversion", fileMetadata.pythonVersion.toUtf8()}};
    addMetadata(form, inspection.versionMetadata);
    form.append({"md5_digest", hashes->md5.toHex()});
    form.append({"sha256_digest", hashes->sha256.toHex()});
    Result<UploadRequest> request = formUpload(form, "content", inspection.fileName.toUtf8(),
                                               filePath);
    if (request)
        request->path = "packages/pypi";
    return request;
}

} // namespace packhouse::pypi
