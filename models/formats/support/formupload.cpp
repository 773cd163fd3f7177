// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/support/formupload.h"

#include <QFile>
#include <QRandomGenerator>

#include <algorithm>
#include <cstring>

namespace packhouse {

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

QByteArray partHead(const QByteArray &boundary, const QByteArray &name)
{
    return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + '"';
}

} // namespace

Result<UploadRequest> formUpload(const QList<std::pair<QByteArray, QByteArray>> &fields,
                                 const QByteArray &fileField, const QByteArray &fileName,
                                 const QString &filePath)
{
    auto file = std::make_unique<QFile>(filePath);
    if (!file->open(QIODevice::ReadOnly))
        return fail(ErrorCode::InvalidFile,
                    Text::of("%1 cannot be read: %2.", filePath, Foreign{file->errorString()}));
    QByteArray random(16, Qt::Uninitialized);
    QRandomGenerator::system()->generate(random.begin(), random.end());
    const QByteArray boundary = "packhouse-" + random.toHex();
    QByteArray head;
    for (const auto &[name, value] : fields) {
        if (!value.isEmpty())
            head += partHead(boundary, name) + "\r\n\r\n" + value + "\r\n";
    }
    head += partHead(boundary, fileField) + "; filename=\"" + fileName
            + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
    UploadRequest request;
    request.method = Method::Post;
    request.contentType = "multipart/form-data; boundary=" + boundary;
    request.body = std::make_unique<FormDevice>(std::move(head), std::move(file),
                                                "\r\n--" + boundary + "--\r\n");
    request.size = request.body->size();
    return request;
}

} // namespace packhouse
