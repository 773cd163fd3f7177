// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/pypi/uploadform.h"

#include "formats/pypi/metadata.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

#include <algorithm>
#include <cstring>

namespace packhouse::pypi {

using namespace Qt::StringLiterals;

namespace {

/// The form's start, the file, the form's end, one after the other.
class FormDevice final : public QIODevice
{
public:
    FormDevice(QByteArray head, std::unique_ptr<QFile> file, QByteArray tail)
        : m_head(std::move(head))
        , m_file(std::move(file))
        , m_tail(std::move(tail))
        , m_fileSize(m_file->size())
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

    qint64 size() const override { return m_head.size() + m_fileSize + m_tail.size(); }

protected:
    /// Fills \a data whenever there is enough, as readers of random access devices expect.
    qint64 readData(char *data, qint64 maximum) override
    {
        qint64 done = 0;
        while (done < maximum) {
            const qint64 got = readPart(pos() + done, data + done, maximum - done);
            if (got < 0)
                return -1;
            if (got == 0)
                break;
            done += got;
        }
        return done;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    qint64 readPart(qint64 at, char *data, qint64 maximum)
    {
        const qint64 fileEnd = m_head.size() + m_fileSize;
        if (at < m_head.size())
            return copy(m_head, at, data, maximum);
        if (at >= fileEnd)
            return copy(m_tail, at - fileEnd, data, maximum);
        if (!m_file->seek(at - m_head.size()))
            return -1;
        const qint64 got = m_file->read(data, std::min(maximum, fileEnd - at));
        // A file that shrank meanwhile must not end the form early.
        return got > 0 ? got : -1;
    }

    static qint64 copy(const QByteArray &from, qint64 at, char *data, qint64 maximum)
    {
        const qint64 size = std::min(maximum, qint64(from.size()) - at);
        std::memcpy(data, from.constData() + at, size_t(size));
        return size;
    }

    QByteArray m_head;
    std::unique_ptr<QFile> m_file;
    QByteArray m_tail;
    qint64 m_fileSize;
};

Result<Hashes> hashesOf(QFile &file)
{
    Hasher hasher;
    QByteArray buffer(128 * 1024, Qt::Uninitialized);
    qint64 got = 0;
    while ((got = file.read(buffer.data(), buffer.size())) > 0)
        hasher.add(QByteArrayView(buffer.constData(), got));
    if (got < 0 || !file.seek(0))
        return fail(ErrorCode::InvalidFile, u"%1 cannot be read."_s.arg(file.fileName()));
    return hasher.finish();
}

class Form
{
public:
    explicit Form(const QByteArray &boundary) : m_boundary(boundary) {}

    void add(const QByteArray &name, const QByteArray &value)
    {
        if (!value.isEmpty())
            m_bytes += begin(name) + "\r\n\r\n" + value + "\r\n";
    }

    QByteArray fileHead(const QByteArray &name, const QByteArray &fileName) const
    {
        return m_bytes + begin(name) + "; filename=\"" + fileName
               + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
    }

    QByteArray tail() const { return "\r\n--" + m_boundary + "--\r\n"; }

private:
    QByteArray begin(const QByteArray &name) const
    {
        return "--" + m_boundary + "\r\nContent-Disposition: form-data; name=\"" + name + '"';
    }

    QByteArray m_boundary;
    QByteArray m_bytes;
};

void addMetadata(Form &form, const QByteArray &versionMetadata)
{
    const QJsonObject fields = QJsonDocument::fromJson(versionMetadata).object();
    for (auto field = fields.begin(); field != fields.end(); ++field) {
        if (field.key() == u"name" || field.key() == u"version")
            continue;
        const QByteArray name = field.key().toUtf8();
        if (!field.value().isArray())
            form.add(name, field.value().toString().toUtf8());
        for (const QJsonValue &one : field.value().toArray())
            form.add(name, one.toString().toUtf8());
    }
}

} // namespace

Result<UploadRequest> uploadRequest(const Inspection &inspection, const QString &filePath)
{
    auto file = std::make_unique<QFile>(filePath);
    if (!file->open(QIODevice::ReadOnly))
        return fail(ErrorCode::InvalidFile,
                    u"%1 cannot be read: %2."_s.arg(filePath, file->errorString()));
    const Result<Hashes> hashes = hashesOf(*file);
    if (!hashes)
        return fail(hashes.error());
    QByteArray random(16, Qt::Uninitialized);
    QRandomGenerator::system()->generate(random.begin(), random.end());
    const QByteArray boundary = "packhouse-" + random.toHex();
    Form form(boundary);
    const FileMetadata fileMetadata = FileMetadata::parse(inspection.fileMetadata);
    form.add(":action", "file_upload");
    form.add("protocol_version", "1");
    form.add("name", inspection.coordinates.name.toUtf8());
    form.add("version", inspection.coordinates.version.toUtf8());
    form.add("filetype", fileMetadata.fileType.toUtf8());
    form.add("pyversion", fileMetadata.pythonVersion.toUtf8());
    addMetadata(form, inspection.versionMetadata);
    form.add("md5_digest", hashes->md5.toHex());
    form.add("sha256_digest", hashes->sha256.toHex());
    UploadRequest request;
    request.method = Method::Post;
    request.path = "packages/pypi";
    request.contentType = "multipart/form-data; boundary=" + boundary;
    request.body = std::make_unique<FormDevice>(
        form.fileHead("content", inspection.fileName.toUtf8()), std::move(file), form.tail());
    request.size = request.body->size();
    return request;
}

} // namespace packhouse::pypi
