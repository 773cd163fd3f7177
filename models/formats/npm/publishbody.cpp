// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/npm/publishbody.h"

#include "formats/npm/names.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace packhouse::npm {

namespace {

constexpr qint64 step = 48 * 1024; ///< a multiple of 3, so that no padding comes in the middle

/// Text, then a file as base64, then text.
class EncodingDevice final : public QIODevice
{
public:
    EncodingDevice(QByteArray before, std::unique_ptr<QFile> file, QByteArray after)
        : m_file(std::move(file)), m_pending(std::move(before)), m_after(std::move(after))
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

    bool isSequential() const override { return true; }
    bool atEnd() const override { return m_ended && m_pending.isEmpty(); }

protected:
    qint64 readData(char *to, qint64 size) override
    {
        if (m_pending.isEmpty() && !m_ended) {
            const QByteArray bytes = m_file->read(step);
            if (bytes.isEmpty() && !m_file->atEnd())
                return -1;
            m_pending = bytes.toBase64();
            if (m_file->atEnd()) {
                m_pending += m_after;
                m_ended = true;
            }
        }
        const qint64 given = std::min<qint64>(size, m_pending.size());
        memcpy(to, m_pending.constData(), size_t(given));
        m_pending.remove(0, given);
        return given == 0 && m_ended ? -1 : given;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    std::unique_ptr<QFile> m_file;
    QByteArray m_pending;
    QByteArray m_after;
    bool m_ended = false;
};

Result<Hashes> hashesOf(QFile &file)
{
    Hasher hasher;
    while (!file.atEnd()) {
        const QByteArray bytes = file.read(step);
        if (bytes.isEmpty())
            return fail(ErrorCode::InvalidFile, Text::of("%1 cannot be read.", file.fileName()));
        hasher.add(bytes);
    }
    file.seek(0);
    return hasher.finish();
}

} // namespace

Result<UploadRequest> publishBody(const Inspection &inspection, const QString &filePath)
{
    auto file = std::make_unique<QFile>(filePath);
    if (!file->open(QIODevice::ReadOnly))
        return fail(ErrorCode::InvalidFile, Text::of("%1 cannot be read.", filePath));
    const Result<Hashes> hashes = hashesOf(*file);
    if (!hashes)
        return fail(hashes.error());
    const QString name = inspection.coordinates.name;
    const QString version = inspection.coordinates.version;
    const QJsonObject metadata = QJsonDocument::fromJson(inspection.versionMetadata).object();
    QJsonObject manifest = metadata.value(u"manifest").toObject();
    manifest.insert(u"_id"_s, QString(name + u'@' + version));
    manifest.insert(u"readme"_s, metadata.value(u"readme"));
    manifest.insert(
        u"dist"_s,
        QJsonObject{{u"integrity"_s,
                     QString(u"sha512-"_s + QString::fromLatin1(hashes->sha512.toBase64()))},
                    {u"shasum"_s, QString::fromLatin1(hashes->sha1.toHex())}});
    QJsonObject tags;
    for (const QString &tag : inspection.tags)
        tags.insert(tag, version);
    // The mark takes the place of the bytes; it holds nothing that JSON would change.
    const QByteArray mark = "@@bytes@@"_ba;
    const QJsonObject attachment{{u"content_type"_s, u"application/octet-stream"_s},
                                 {u"length"_s, file->size()},
                                 {u"data"_s, QString::fromLatin1(mark)}};
    const QJsonObject body{
        {u"_id"_s, name},
        {u"name"_s, name},
        {u"description"_s, inspection.description},
        {u"dist-tags"_s, tags},
        {u"versions"_s, QJsonObject{{version, manifest}}},
        {u"_attachments"_s, QJsonObject{{tarballName(name, version), attachment}}}};
    const QByteArray text = QJsonDocument(body).toJson(QJsonDocument::Compact);
    const qsizetype at = text.indexOf("\"data\":\"" + mark)
                         + 8; // _attachments sorts before all others
    UploadRequest request;
    request.method = Method::Put;
    request.path = "packages/npm/" + encoded(name);
    request.contentType = "application/json"_ba;
    request.size = text.size() - mark.size() + (file->size() + 2) / 3 * 4;
    request.body = std::make_unique<EncodingDevice>(text.left(at), std::move(file),
                                                    text.mid(at + mark.size()));
    return request;
}

} // namespace packhouse::npm
