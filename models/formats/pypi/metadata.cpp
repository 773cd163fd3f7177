// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/pypi/metadata.h"

#include "formats/pypi/names.h"
#include "formats/support/archive.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace packhouse::pypi {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 MetadataLimit = 4 << 20; ///< bytes
constexpr size_t FieldLimit = 20'000;
constexpr qsizetype DescriptionLimit = 64 << 10; ///< characters that are kept

/// Header names of the core metadata whose form field is spelled otherwise.
constexpr std::array<std::pair<QStringView, QStringView>, 2> RenamedFields{
    {{u"classifier", u"classifiers"}, {u"project-url", u"project_urls"}}};

constexpr std::array<QStringView, 14> RepeatedFields{
    u"classifiers",       u"requires_dist", u"provides_dist", u"obsoletes_dist",
    u"requires_external", u"project_urls",  u"platform",      u"supported_platform",
    u"license_file",      u"dynamic",       u"requires",      u"provides",
    u"obsoletes",         u"provides_extra"};

QString formField(const QString &header)
{
    for (const auto &[from, to] : RenamedFields) {
        if (header == from)
            return to.toString();
    }
    QString field = header;
    return field.replace(u'-', u'_');
}

Result<QByteArray> readMetadata(QIODevice &device)
{
    const QByteArray bytes = device.read(MetadataLimit + 1);
    if (bytes.size() > MetadataLimit)
        return fail(ErrorCode::InvalidFile, u"The metadata of the distribution is too long."_s);
    return bytes;
}

/// One line without its end, and \a rest moved behind it.
QByteArrayView takeLine(QByteArrayView &rest)
{
    const qsizetype end = rest.indexOf('\n');
    QByteArrayView line = end < 0 ? rest : rest.first(end);
    rest = end < 0 ? QByteArrayView() : rest.sliced(end + 1);
    if (line.endsWith('\r'))
        line.chop(1);
    return line;
}

} // namespace

QString CoreMetadata::value(QStringView name) const
{
    for (const auto &[key, text] : fields) {
        if (key == name)
            return text;
    }
    return {};
}

QStringList CoreMetadata::values(QStringView name) const
{
    QStringList found;
    for (const auto &[key, text] : fields) {
        if (key == name)
            found.append(text);
    }
    return found;
}

Result<CoreMetadata> parseMetadata(const QByteArray &bytes)
{
    if (bytes.size() > MetadataLimit)
        return fail(ErrorCode::InvalidFile, u"The metadata of the distribution is too long."_s);
    CoreMetadata metadata;
    QByteArrayView rest(bytes);
    while (!rest.isEmpty()) {
        const QByteArrayView before = rest;
        const QByteArrayView line = takeLine(rest);
        if (line.isEmpty())
            break;
        if (line.front() == ' ' || line.front() == '\t') {
            if (!metadata.fields.empty())
                metadata.fields.back().second += u'\n' + QString::fromUtf8(line.sliced(1));
            continue;
        }
        const qsizetype colon = line.indexOf(':');
        if (colon <= 0) {
            // As mail readers do: what is no header starts the body.
            rest = before;
            break;
        }
        if (metadata.fields.size() == FieldLimit)
            return fail(ErrorCode::InvalidFile,
                        u"The metadata of the distribution has too many fields."_s);
        metadata.fields.emplace_back(QString::fromUtf8(line.first(colon)).trimmed().toLower(),
                                     QString::fromUtf8(line.sliced(colon + 1)).trimmed());
    }
    metadata.description = QString::fromUtf8(rest);
    if (metadata.description.isEmpty())
        metadata.description = metadata.value(u"description");
    if (metadata.value(u"name").isEmpty() || metadata.value(u"version").isEmpty())
        return fail(ErrorCode::InvalidFile,
                    u"The metadata of the distribution has no name or no version."_s);
    metadata.sha256 = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    return metadata;
}

Result<QByteArray> wheelMetadata(QIODevice &file)
{
    // Told by its first bytes, so that nothing else is unpacked in search of a wheel.
    if (!file.peek(2).startsWith("PK"))
        return fail(ErrorCode::InvalidFile, u"The wheel is not a zip archive."_s);
    int found = 0;
    Result<QByteArray> bytes = QByteArray();
    const auto visit = [&](const ArchiveEntry &entry, QIODevice &device) {
        if (entry.folder || entry.link || !entry.path.endsWith(u".dist-info/METADATA"_s)
            || entry.path.count(u'/') != 1)
            return true;
        ++found;
        bytes = readMetadata(device);
        return bytes.has_value() && found < 2;
    };
    const Result<void> read = readArchive(file, ArchiveLimits(), visit);
    if (!read)
        return fail(read.error());
    if (found != 1 && bytes)
        return fail(ErrorCode::InvalidFile, found == 0
                                                ? u"The wheel has no METADATA."_s
                                                : u"The wheel has more than one METADATA."_s);
    return bytes;
}

Result<QByteArray> sourceMetadata(QIODevice &file)
{
    QString top;
    std::optional<Result<QByteArray>> bytes;
    const auto visit = [&](const ArchiveEntry &entry, QIODevice &device) {
        const QString path = entry.path.startsWith(u"./"_s) ? entry.path.sliced(2) : entry.path;
        if (path.isEmpty() || path == u"." || path == u"pax_global_header")
            return true;
        const QString first = path.section(u'/', 0, 0);
        if (top.isEmpty())
            top = first;
        // A second top folder: whatever it is, it is no source distribution.
        if (first != top)
            return false;
        if (entry.folder || entry.link || path != top + u"/PKG-INFO"_s)
            return true;
        bytes = readMetadata(device);
        return false;
    };
    const Result<void> read = readArchive(file, ArchiveLimits(), visit);
    if (bytes)
        return *bytes;
    if (!read)
        return fail(read.error());
    return fail(ErrorCode::Unsupported, u"The archive has no PKG-INFO in its only top folder."_s);
}

Result<QByteArray> metadataOf(QIODevice &file, const QString &fileName)
{
    return isWheel(fileName) ? wheelMetadata(file) : sourceMetadata(file);
}

void VersionMetadata::add(const QString &field, const QString &value)
{
    m_fields[field].append(field == u"description" ? value.left(DescriptionLimit) : value);
}

VersionMetadata VersionMetadata::from(const CoreMetadata &metadata)
{
    VersionMetadata stored;
    for (const auto &[header, text] : metadata.fields) {
        if (header != u"description")
            stored.add(formField(header), text);
    }
    if (!metadata.description.trimmed().isEmpty())
        stored.add(u"description"_s, metadata.description);
    return stored;
}

QByteArray VersionMetadata::json() const
{
    QJsonObject object;
    for (auto field = m_fields.begin(); field != m_fields.end(); ++field) {
        const bool repeats = field->size() > 1
                             || std::find(RepeatedFields.begin(), RepeatedFields.end(), field.key())
                                    != RepeatedFields.end();
        object.insert(field.key(), repeats ? QJsonValue(QJsonArray::fromStringList(*field))
                                           : QJsonValue(field->first()));
    }
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QList<Dependency> dependencies(const QStringList &requiresDist)
{
    QList<Dependency> found;
    for (const QString &requirement : requiresDist) {
        const QString text = requirement.trimmed();
        const auto end = std::find_if(text.begin(), text.end(), [](QChar c) {
            return !c.isLetterOrNumber() && c != u'-' && c != u'_' && c != u'.';
        });
        const qsizetype size = end - text.begin();
        if (size > 0)
            found.append({canonicalName(text.first(size)), text.sliced(size).trimmed()});
    }
    return found;
}

QByteArray FileMetadata::json() const
{
    QJsonObject object;
    const auto insert = [&](const QString &key, const QString &value) {
        if (!value.isEmpty())
            object.insert(key, value);
    };
    insert(u"filetype"_s, fileType);
    insert(u"pyversion"_s, pythonVersion);
    insert(u"requires_python"_s, requiresPython);
    insert(u"metadata_sha256"_s, QString::fromLatin1(metadataSha256));
    insert(u"attestations"_s, attestations);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

FileMetadata FileMetadata::parse(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    return {object.value(u"filetype").toString(), object.value(u"pyversion").toString(),
            object.value(u"requires_python").toString(),
            object.value(u"metadata_sha256").toString().toLatin1(),
            object.value(u"attestations").toString()};
}

} // namespace packhouse::pypi
