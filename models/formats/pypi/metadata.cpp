// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/pypi/metadata.h"

#include "formats/pypi/names.h"
#include "formats/pypi/requirement.h"
#include "formats/support/archive.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <array>

namespace packhouse::pypi {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 MetadataLimit = 4 << 20; ///< bytes
constexpr qsizetype MostRequirements = 5'000;
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
        return fail(ErrorCode::InvalidFile,
                    Text::of("The metadata of the distribution is too long."));
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

/// What mail readers take for the name of a field; a byte order mark is none of it.
bool isFieldName(QByteArrayView name)
{
    return std::all_of(name.begin(), name.end(), [](char c) { return c > ' ' && c < '\x7f'; });
}

/// Mail headers, at most one more of them than the limit, and what follows them as description.
CoreMetadata parseFields(const QByteArray &bytes)
{
    CoreMetadata metadata;
    QByteArrayView rest(bytes);
    while (!rest.isEmpty() && metadata.fields.size() <= FieldLimit) {
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
        if (colon <= 0 || !isFieldName(line.first(colon))) {
            // As mail readers do: what is no header starts the body.
            rest = before;
            break;
        }
        metadata.fields.emplace_back(QString::fromUtf8(line.first(colon)).trimmed().toLower(),
                                     QString::fromUtf8(line.sliced(colon + 1)).trimmed());
    }
    metadata.description = QString::fromUtf8(rest);
    return metadata;
}

/// What installers read of it, once it is on their disk.
Result<void> checkFields(const CoreMetadata &metadata)
{
    for (const QStringView once : {u"name", u"version"}) {
        if (metadata.values(once).size() > 1)
            return fail(ErrorCode::InvalidFile,
                        Text::of("The metadata of the distribution has more than one %1.", once),
                        Text::of("Build the package again."));
    }
    const QStringList required = metadata.values(u"requires-dist");
    if (required.size() > MostRequirements)
        return fail(ErrorCode::InvalidFile,
                    Text::of("The distribution requires more than %1 others.", MostRequirements));
    for (const QString &one : required) {
        if (!isRequirement(one))
            return fail(
                ErrorCode::InvalidFile,
                Text::of("The distribution requires \"%1\", which installers cannot read.",
                         one.left(200)),
                Text::of("Write it as PEP 508 describes it, such as name>=1.0, and build again."));
    }
    return {};
}

/// Files of a wheel's .dist-info that installers read; of two such folders none is the wheel's.
QString wheelRole(const QString &path)
{
    const QString folder = path.section(u'/', 0, 0);
    const QString name = path.section(u'/', 1);
    const bool read = name == u"metadata" || name == u"wheel" || name == u"record";
    return folder.endsWith(u".dist-info"_s) && read ? name : QString();
}

/// The PKG-INFO of the only top folder, whatever that is called.
QString sourceRole(const QString &path)
{
    return path.count(u'/') == 1 && path.endsWith(u"/pkg-info"_s) ? u"pkg-info"_s : QString();
}

ArchiveLimits uploadLimits()
{
    ArchiveLimits limits;
    limits.ratio = 64; // what an upload costs is what unpacks
    return limits;
}

/// protocol: the binary distribution format: mail headers of which Wheel-Version is "1.0";
/// installers refuse another first number, and what they cannot read.
Result<void> checkWheelFile(const QByteArray &bytes)
{
    const auto wrong = [](const QString &why) {
        return fail(ErrorCode::InvalidFile, Text::of("The wheel's WHEEL %1.", why),
                    Text::of("Build the wheel again."));
    };
    if (bytes.size() > WheelFileLimit)
        return wrong(u"is too long"_s);
    if (!bytes.isValidUtf8())
        return wrong(u"is no text"_s);
    const CoreMetadata wheel = parseFields(bytes);
    static const QRegularExpression version(u"\\A[0-9]+(\\.[0-9]+)*\\z"_s);
    const QString said = wheel.value(u"wheel-version");
    if (!version.match(said).hasMatch())
        return wrong(u"has no Wheel-Version"_s);
    if (said.section(u'.', 0, 0).toInt() != 1)
        return wrong(u"says Wheel-Version %1, where installers read 1.0"_s.arg(said.left(20)));
    return {};
}

/// What installers read of a wheel before they unpack it.
struct WheelContents
{
    QSet<QString> infos; ///< the .dist-info folders at its top
    std::optional<Result<QByteArray>> metadata;
    std::optional<QByteArray> wheel;
    bool record = false;

    void take(const ArchiveEntry &entry, QIODevice &device)
    {
        const QString folder = entry.path.section(u'/', 0, 0);
        if (!folder.endsWith(u".dist-info"_s))
            return;
        infos.insert(folder);
        if (entry.folder || entry.link)
            return;
        const QString name = entry.path.section(u'/', 1);
        if (name == u"METADATA")
            metadata = readMetadata(device);
        else if (name == u"WHEEL")
            wheel = device.read(WheelFileLimit + 1);
        else if (name == u"RECORD")
            record = true;
    }

    /// As pip asks for it.
    bool isNamedAfter(const QByteArray &bytes) const
    {
        const QString name = canonicalName(parseFields(bytes).value(u"name"));
        return canonicalName(*infos.begin()).startsWith(name);
    }

    Result<QByteArray> checked() const
    {
        const auto missing = [](const QString &what) {
            return fail(ErrorCode::InvalidFile, Text::of("The wheel has no %1.", what),
                        Text::of("Build the wheel again."));
        };
        if (infos.size() > 1)
            return fail(ErrorCode::InvalidFile,
                        Text::of("The wheel has more than one .dist-info folder."),
                        Text::of("Build the wheel again."));
        if (!metadata)
            return missing(u"METADATA"_s);
        if (!wheel)
            return missing(u"WHEEL"_s);
        if (!record)
            return missing(u"RECORD"_s);
        if (Result<void> fine = checkWheelFile(*wheel); !fine)
            return fail(fine.error());
        // protocol: core metadata is UTF-8; pip stops at other bytes, and takes no other version.
        if (*metadata && !(*metadata)->isValidUtf8())
            return fail(ErrorCode::InvalidFile, Text::of("The wheel's METADATA is not in UTF-8."),
                        Text::of("Save what it is made of as UTF-8 and build the wheel again."));
        if (*metadata && !isNamedAfter(**metadata))
            return fail(ErrorCode::InvalidFile,
                        Text::of("The wheel's folder %1 is named after another package.",
                                 infos.begin()->left(120)),
                        Text::of("Build the wheel again."));
        return *metadata;
    }
};

/// What pip builds a source distribution by.
struct SourceContents
{
    QString top;
    bool several =
        false; ///< with a second top folder, whatever it is, it is no source distribution
    bool linked = false; ///< its PKG-INFO is no file
    bool builds = false;
    std::optional<Result<QByteArray>> metadata;

    bool take(const ArchiveEntry &entry, QIODevice &device)
    {
        const QString path = entry.path.startsWith(u"./"_s) ? entry.path.sliced(2) : entry.path;
        if (path.isEmpty() || path == u"." || path == u"pax_global_header")
            return true;
        const QString first = path.section(u'/', 0, 0);
        if (top.isEmpty())
            top = first;
        several |= first != top;
        const QString name = path.section(u'/', 1);
        const bool file = !entry.folder && !entry.link;
        builds |= file && (name == u"setup.py" || name == u"pyproject.toml");
        if (name == u"PKG-INFO") {
            linked |= !file;
            if (file)
                metadata = readMetadata(device);
        }
        return !several && (!metadata || metadata->has_value());
    }

    Result<std::optional<QByteArray>> checked() const
    {
        const Text again = Text::of("Build it again and upload the new file.");
        if (several)
            return fail(metadata ? ErrorCode::InvalidFile : ErrorCode::Unsupported,
                        Text::of("The source distribution has more than one top folder."), again);
        if (linked)
            return fail(ErrorCode::InvalidFile,
                        Text::of("The PKG-INFO of the source distribution is no file."), again);
        if (metadata)
            return *metadata;
        // Old ones say what they are only when they are built.
        if (builds)
            return std::nullopt;
        return fail(
            ErrorCode::Unsupported,
            Text::of("The source distribution has no PKG-INFO, setup.py or pyproject.toml in its "
                     "only top folder."),
            again);
    }
};

/// pip and uv choose the unpacker by the file's name, so it has to be right about the bytes.
Result<void> checkPacking(QIODevice &file, const QString &fileName)
{
    static const std::pair<QStringView, QByteArray> packings[] = {{u".tar.gz", "\x1f\x8b"},
                                                                  {u".tgz", "\x1f\x8b"},
                                                                  {u".zip", "PK"},
                                                                  {u".tar.bz2", "BZh"},
                                                                  {u".tar.xz", "\xfd"
                                                                               "7zXZ"}};
    for (const auto &[ending, start] : packings) {
        if (fileName.endsWith(ending, Qt::CaseInsensitive) && !file.peek(8).startsWith(start))
            return fail(ErrorCode::InvalidFile,
                        Text::of("The source distribution is no %1 archive.", ending),
                        Text::of("Build it again and upload the new file."));
    }
    return {};
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
        return fail(ErrorCode::InvalidFile,
                    Text::of("The metadata of the distribution is too long."));
    CoreMetadata metadata = parseFields(bytes);
    if (metadata.fields.size() > FieldLimit)
        return fail(ErrorCode::InvalidFile,
                    Text::of("The metadata of the distribution has too many fields."));
    if (metadata.description.isEmpty())
        metadata.description = metadata.value(u"description");
    if (metadata.value(u"name").isEmpty() || metadata.value(u"version").isEmpty())
        return fail(ErrorCode::InvalidFile,
                    Text::of("The metadata of the distribution has no name or no version."));
    if (Result<void> fine = checkFields(metadata); !fine)
        return fail(fine.error());
    metadata.sha256 = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    return metadata;
}

Result<QByteArray> wheelMetadata(QIODevice &file)
{
    // Told by its first bytes, so that nothing else is unpacked in search of a wheel.
    if (!file.peek(2).startsWith("PK"))
        return fail(ErrorCode::InvalidFile, Text::of("The wheel is not a zip archive."));
    WheelContents found;
    const auto visit = [&](const ArchiveEntry &entry, QIODevice &device) {
        found.take(entry, device);
        return !found.metadata || found.metadata->has_value();
    };
    const Result<void> read = readArchive(file, uploadLimits(), visit,
                                          {.role = wheelRole, .repeats = false});
    if (!read)
        return fail(read.error());
    return found.checked();
}

Result<QByteArray> storedWheelMetadata(QIODevice &file)
{
    WheelContents found;
    const auto visit = [&](const ArchiveEntry &entry, QIODevice &device) {
        found.take(entry, device);
        return !found.metadata;
    };
    const Result<void> read = readArchive(file, ArchiveLimits(), visit,
                                          {.role = wheelRole, .repeats = false, .compare = false});
    if (!read)
        return fail(read.error());
    return found.metadata.value_or(
        fail(ErrorCode::InvalidFile, Text::of("The wheel has no METADATA.")));
}

Result<std::optional<QByteArray>> sourceMetadata(QIODevice &file)
{
    SourceContents found;
    const Result<void> read = readArchive(
        file, uploadLimits(),
        [&](const ArchiveEntry &entry, QIODevice &device) { return found.take(entry, device); },
        {.role = sourceRole, .repeats = false});
    if (!read)
        return fail(read.error());
    return found.checked();
}

Result<std::optional<QByteArray>> metadataOf(QIODevice &file, const QString &fileName)
{
    if (isWheel(fileName))
        return wheelMetadata(file).map(
            [](const QByteArray &bytes) { return std::optional(bytes); });
    if (Result<void> packed = checkPacking(file, fileName); !packed)
        return fail(packed.error());
    return sourceMetadata(file);
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
