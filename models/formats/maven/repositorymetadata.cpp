// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/maven/repositorymetadata.h"

#include "formats/maven/names.h"
#include "formats/maven/pom.h"
#include "formats/support/xml.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QXmlStreamReader>

#include <algorithm>
#include <tuple>

namespace packhouse::maven {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype MostVersions = 100'000;
constexpr qsizetype LongestVersion = 255;
const QString WholeKey = u"whole"_s;

/// One file of a snapshot, by its name.
struct BuildFile
{
    ArtifactFile parts;
    const StoredFile *file = nullptr;
    const StoredVersion *version = nullptr;
};

/// Builds in the order in which they were made; a file without a timestamp counts as a build of its
/// own, before those that have one.
auto orderOf(const ArtifactFile &parts)
{
    return std::make_tuple(parts.timestamp.isEmpty() ? 0 : 1, parts.buildNumber, parts.timestamp);
}

QString stamp(const QDateTime &time)
{
    return time.toUTC().toString(u"yyyyMMddHHmmss"_s);
}

bool isPom(const ArtifactFile &parts)
{
    return parts.extension == u"pom" && parts.classifier.isEmpty();
}

bool isSignature(const ArtifactFile &parts)
{
    const QStringList endings{u".asc"_s, u".sig"_s, u".sigstore"_s, u".sigstore.json"_s};
    return std::any_of(endings.begin(), endings.end(),
                       [&](const QString &ending) { return parts.extension.endsWith(ending); });
}

bool saysWhole(const StoredVersion &version)
{
    return QJsonDocument::fromJson(version.metadata).object().value(WholeKey).toBool();
}

QList<BuildFile> filesOf(const StoredVersion &version)
{
    QList<BuildFile> files;
    for (const StoredFile &file : version.files) {
        if (auto parts = artifactFile(version.coordinates.name, version.coordinates.version,
                                      file.name))
            files.append({std::move(*parts), &file, &version});
    }
    return files;
}

/// The builds that have all that they need.
QSet<QString> wholeBuilds(const StoredVersion &version, const QList<BuildFile> &files)
{
    const bool anyway = saysWhole(version);
    QSet<QString> poms, others, whole;
    for (const BuildFile &one : files) {
        const QString build = one.parts.build();
        if (anyway)
            whole.insert(build);
        else if (isPom(one.parts)) {
            poms.insert(build);
            const QString packaging = packagingOf(one.file->metadata);
            if (packaging.isEmpty() || packaging == u"pom")
                whole.insert(build);
        } else if (!isSignature(one.parts)) {
            others.insert(build);
        }
    }
    return whole + (poms & others);
}

/// Writes elements with their names and nothing else.
class Writer
{
public:
    Writer() : m_xml(&m_text)
    {
        m_xml.setAutoFormatting(true);
        m_xml.setAutoFormattingIndent(2);
        m_xml.writeStartDocument();
        open(u"metadata"_s);
    }
    void open(const QString &name) { m_xml.writeStartElement(name); }
    void close() { m_xml.writeEndElement(); }
    void add(const QString &name, const QString &text)
    {
        if (!text.isEmpty())
            m_xml.writeTextElement(name, text);
    }
    void attribute(const QString &name, const QString &value) { m_xml.writeAttribute(name, value); }
    QByteArray finish()
    {
        m_xml.writeEndDocument();
        return m_text;
    }

private:
    QByteArray m_text;
    QXmlStreamWriter m_xml;
};

tl::unexpected<Error> nothingHere(const QString &name)
{
    return fail(ErrorCode::NotFound, Text::of("There is no package %1 here.", name));
}

/// The newest file of each classifier and extension, sorted by them.
QMap<std::pair<QString, QString>, BuildFile> newestFiles(const QList<StoredVersion> &versions)
{
    QMap<std::pair<QString, QString>, BuildFile> newest;
    for (const StoredVersion &version : versions) {
        const QList<BuildFile> files = filesOf(version);
        const QSet<QString> whole = wholeBuilds(version, files);
        for (const BuildFile &one : files) {
            if (!whole.contains(one.parts.build()))
                continue;
            BuildFile &known = newest[{one.parts.extension, one.parts.classifier}];
            if (!known.file || orderOf(known.parts) <= orderOf(one.parts))
                known = one;
        }
    }
    return newest;
}

QString updated(const BuildFile &one)
{
    return one.parts.timestamp.isEmpty() ? stamp(one.file->created)
                                         : QString(one.parts.timestamp).remove(u'.');
}

} // namespace

bool isWhole(const StoredVersion &version)
{
    return !wholeBuilds(version, filesOf(version)).isEmpty() || saysWhole(version);
}

QByteArray markedWhole(const QByteArray &versionMetadata)
{
    QJsonObject object = QJsonDocument::fromJson(versionMetadata).object();
    object.insert(WholeKey, true);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Result<ListedVersions> listedVersions(const QString &name, const QList<StoredVersion> &versions)
{
    ListedVersions listed;
    QSet<QString> seen;
    bool isHidden = false;
    for (const StoredVersion &version : versions) {
        isHidden = isHidden || version.status == Status::Hidden;
        if (version.status == Status::Hidden || !isWhole(version))
            continue;
        for (const StoredFile &file : version.files) {
            if (!listed.lastUpdated.isValid() || listed.lastUpdated < file.created)
                listed.lastUpdated = file.created;
        }
        const QString &text = version.coordinates.version;
        if (seen.contains(text))
            continue;
        seen.insert(text);
        listed.versions.append(text);
        listed.latest = text;
        if (!isSnapshot(text))
            listed.release = text;
    }
    // What is not listed is here all the same, so nobody else is to be asked for the name.
    if (listed.versions.isEmpty() && !isHidden)
        return nothingHere(name);
    return listed;
}

QByteArray artifactMetadata(const QString &name, const ListedVersions &listed)
{
    Writer xml;
    xml.add(u"groupId"_s, groupOf(name));
    xml.add(u"artifactId"_s, artifactOf(name));
    xml.open(u"versioning"_s);
    xml.add(u"latest"_s, listed.latest);
    xml.add(u"release"_s, listed.release);
    xml.open(u"versions"_s);
    for (const QString &version : listed.versions)
        xml.add(u"version"_s, version);
    xml.close();
    if (listed.lastUpdated.isValid())
        xml.add(u"lastUpdated"_s, stamp(listed.lastUpdated));
    return xml.finish();
}

Result<QByteArray> snapshotMetadata(const QString &name, const QString &version,
                                    const QList<StoredVersion> &versions)
{
    const auto newest = newestFiles(versions);
    if (newest.isEmpty())
        return nothingHere(name);
    const auto last = std::max_element(
        newest.begin(), newest.end(),
        [](const BuildFile &a, const BuildFile &b) { return orderOf(a.parts) < orderOf(b.parts); });
    QString changed;
    for (const BuildFile &one : newest)
        changed = std::max(changed, updated(one));
    const QString base = version.chopped(version == u"SNAPSHOT" ? 8 : 9);
    Writer xml;
    xml.attribute(u"modelVersion"_s, u"1.1.0"_s);
    xml.add(u"groupId"_s, groupOf(name));
    xml.add(u"artifactId"_s, artifactOf(name));
    xml.add(u"version"_s, version);
    xml.open(u"versioning"_s);
    if (!last->parts.timestamp.isEmpty()) {
        xml.open(u"snapshot"_s);
        xml.add(u"timestamp"_s, last->parts.timestamp);
        xml.add(u"buildNumber"_s, QString::number(last->parts.buildNumber));
        xml.close();
    }
    xml.add(u"lastUpdated"_s, changed);
    xml.open(u"snapshotVersions"_s);
    for (const BuildFile &one : newest) {
        xml.open(u"snapshotVersion"_s);
        xml.add(u"classifier"_s, one.parts.classifier);
        xml.add(u"extension"_s, one.parts.extension);
        const QString build = one.parts.build();
        xml.add(u"value"_s, build.isEmpty()  ? version
                            : base.isEmpty() ? build
                                             : base + u'-' + build);
        xml.add(u"updated"_s, updated(one));
        xml.close();
    }
    xml.close();
    return xml.finish();
}

QByteArray pluginMetadata(const QList<PluginPrefix> &plugins)
{
    Writer xml;
    xml.open(u"plugins"_s);
    for (const PluginPrefix &plugin : plugins) {
        xml.open(u"plugin"_s);
        xml.add(u"name"_s, plugin.name);
        xml.add(u"prefix"_s, plugin.prefix);
        xml.add(u"artifactId"_s, plugin.artifactId);
        xml.close();
    }
    return xml.finish();
}

PluginPrefix pluginPrefix(const QByteArray &fragment)
{
    const QJsonObject object = QJsonDocument::fromJson(fragment).object();
    return {object.value(u"name").toString(), object.value(u"prefix").toString(),
            object.value(u"artifactId").toString()};
}

QList<StoredFile> outdatedBuilds(const StoredVersion &version, int kept)
{
    const QList<BuildFile> files = filesOf(version);
    const QSet<QString> whole = wholeBuilds(version, files);
    QList<decltype(orderOf({}))> orders;
    QSet<QString> seen;
    for (const BuildFile &one : files) {
        const QString build = one.parts.build();
        if (build.isEmpty() || !whole.contains(build) || seen.contains(build))
            continue;
        seen.insert(build);
        orders.append(orderOf(one.parts));
    }
    if (kept < 1 || orders.size() <= kept)
        return {};
    std::sort(orders.begin(), orders.end());
    const auto oldestKept = orders[orders.size() - kept];
    QList<StoredFile> outdated;
    for (const BuildFile &one : files) {
        if (!one.parts.timestamp.isEmpty() && orderOf(one.parts) < oldestKept)
            outdated.append(*one.file);
    }
    return outdated;
}

namespace {

/// Keeps what lists versions, by the path of element names that leads to it.
class MetadataReader
{
public:
    explicit MetadataReader(const QString &text) : m_xml(text) {}

    Result<ListedVersions> read()
    {
        while (!m_xml.atEnd() && m_good)
            take(m_xml.readNext());
        if (!m_good || m_xml.hasError())
            return fail(ErrorCode::InvalidFile, Text::of("This is no maven-metadata.xml."));
        return std::move(m_found);
    }

private:
    void take(QXmlStreamReader::TokenType token)
    {
        switch (token) {
        case QXmlStreamReader::StartElement:
            m_path.append(m_xml.name().toString());
            m_text.clear();
            m_good = m_path.first() == u"metadata";
            break;
        case QXmlStreamReader::Characters:
            if (m_text.size() <= LongestVersion)
                m_text += m_xml.text().left(LongestVersion + 1);
            break;
        case QXmlStreamReader::EndElement:
            end(m_text.trimmed());
            m_path.removeLast();
            m_text.clear();
            break;
        default:
            break;
        }
    }

    bool isAt(std::initializer_list<QStringView> path) const
    {
        return std::equal(m_path.begin(), m_path.end(), path.begin(), path.end());
    }

    void end(const QString &text)
    {
        if (isAt({u"metadata", u"groupId"})) {
            m_found.groupId = text;
        } else if (isAt({u"metadata", u"artifactId"})) {
            m_found.artifactId = text;
        } else if (isAt({u"metadata", u"versioning", u"lastUpdated"})) {
            m_found.lastUpdated = QDateTime::fromString(text, u"yyyyMMddHHmmss"_s);
            m_found.lastUpdated.setTimeSpec(Qt::UTC);
        } else if (!checkVersion(text)) {
            return;
        } else if (isAt({u"metadata", u"versioning", u"versions", u"version"})) {
            m_good = m_found.versions.size() < MostVersions;
            m_found.versions.append(text);
        } else if (isAt({u"metadata", u"versioning", u"latest"})) {
            m_found.latest = text;
        } else if (isAt({u"metadata", u"versioning", u"release"})) {
            m_found.release = text;
        }
    }

    QXmlStreamReader m_xml;
    QStringList m_path;
    QString m_text;
    bool m_good = true;
    ListedVersions m_found;
};

} // namespace

Result<ListedVersions> parseMetadata(const QByteArray &bytes)
{
    const Result<QString> text = boundedXml(bytes, u"The maven-metadata.xml"_s);
    if (!text)
        return fail(ErrorCode::InvalidFile, text.error().what, text.error().remedy);
    return MetadataReader(*text).read();
}

} // namespace packhouse::maven
