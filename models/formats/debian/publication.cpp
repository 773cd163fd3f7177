// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/debian/publication.h"

#include "formats/debian/stanza.h"
#include "formats/debian/suiteindex.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse::debian {

namespace {

constexpr qsizetype MostDependencies = 500;

QString indexOf(FileKind kind, const QString &component, const QString &architecture)
{
    return component
           + (kind == FileKind::Udeb ? u"/debian-installer/binary-%1/Packages"_s
                                     : u"/binary-%1/Packages"_s)
                 .arg(architecture);
}

} // namespace

QByteArray FileRecord::json() const
{
    QJsonObject object{{u"distribution"_s, distribution}, {u"component"_s, component},
                       {u"package"_s, package},           {u"version"_s, version},
                       {u"architecture"_s, architecture}, {u"part"_s, part}};
    if (!provides.isEmpty())
        object.insert(u"provides"_s, QJsonArray::fromStringList(provides));
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

FileRecord FileRecord::parse(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    QStringList provides;
    for (const QJsonValueConstRef name : object["provides"_L1].toArray())
        provides.append(name.toString());
    return {object["distribution"_L1].toString(),
            object["component"_L1].toString(),
            object["package"_L1].toString(),
            object["version"_L1].toString(),
            object["architecture"_L1].toString(),
            object["part"_L1].toInt(),
            provides};
}

QStringList namesIn(const StoredVersion &version)
{
    QStringList names;
    for (const StoredFile &file : version.files) {
        const FileRecord record = FileRecord::parse(file.metadata);
        if (record.architecture.isEmpty() || record.architecture == u"source")
            continue;
        names += record.package;
        names += record.provides;
    }
    names.removeDuplicates();
    return names;
}

QString distributionOf(const StoredVersion &version)
{
    return QJsonDocument::fromJson(version.metadata).object()["distribution"_L1].toString();
}

QByteArray versionMetadata(const QString &codename)
{
    return QJsonDocument(QJsonObject{{u"distribution"_s, codename}}).toJson(QJsonDocument::Compact);
}

QString summary(const Paragraph &control)
{
    return QString::fromUtf8(firstLine(control.value("Description"))).trimmed();
}

/// The packages of a relation's list. "libfoo:any (>= 1) [amd64] | libbar", with blanks or without.
static QList<Dependency> relationsIn(const QByteArray &value)
{
    QList<Dependency> found;
    static const QRegularExpression between(u"[,|]"_s);
    const QStringList all = QString::fromUtf8(value).simplified().split(between,
                                                                        Qt::SkipEmptyParts);
    for (const QString &one : all) {
        const QString words = one.trimmed();
        const auto end = std::ranges::find_if(
            words, [](QChar c) { return QStringView(u" :([<").contains(c); });
        const QString name = words.first(end - words.begin());
        const qsizetype from = words.indexOf(u'(');
        const qsizetype to = words.indexOf(u')', std::max<qsizetype>(from, 0));
        if (checkName(name) && found.size() < MostDependencies)
            found.append(
                {name, from < 0 || to < from ? QString() : words.sliced(from, to - from + 1)});
    }
    return found;
}

QList<Dependency> dependencies(const Paragraph &control)
{
    QList<Dependency> found;
    // apt installs what is recommended, too, unless it is told not to.
    for (const char *field : {"Pre-Depends", "Depends", "Recommends"})
        found += relationsIn(control.value(field));
    return found.first(std::min(found.size(), MostDependencies));
}

PublicationBuilder::PublicationBuilder(const PackageReader &store, PackageChanges &changes,
                                       SuiteIndex &suite, Distribution distribution)
    : m_store(store), m_changes(changes), m_suite(suite), m_distribution(std::move(distribution))
{}

Result<void> PublicationBuilder::begin(const Scope &project, const Coordinates &coordinates,
                                       const Caller &actor)
{
    m_publication.project = project;
    m_publication.coordinates = coordinates;
    m_publication.metadata = versionMetadata(m_distribution.codename);
    m_publication.duplicateUnit = DuplicateUnit::File;
    m_publication.identicalIsFine = true;
    m_publication.actor = actor;
    const auto versions = m_store.version(project, coordinates.type, coordinates.name,
                                          coordinates.version);
    if (!versions && versions.error().code != ErrorCode::NotFound)
        return fail(versions.error());
    for (const StoredVersion &version : versions.value_or(QList<StoredVersion>())) {
        if (version.project != project.id)
            continue;
        const QString other = distributionOf(version);
        if (!other.isEmpty() && other != m_distribution.codename)
            return fail(ErrorCode::InvalidArgument,
                        Text::of("%1 %2 exists in distribution %3", coordinates.name,
                                 coordinates.version, other),
                        Text::of("Give it another version for %1, or delete it there.",
                                 m_distribution.codename));
        for (const StoredFile &file : version.files)
            m_existing[file.name] = file;
    }
    return {};
}

Result<void> PublicationBuilder::checkComponent(const QString &component,
                                                const QString &fileName) const
{
    if (m_distribution.components.contains(component))
        return {};
    return fail(
        ErrorCode::InvalidArgument,
        Text::of("%1 has no component %2 for %3.", m_distribution.codename, component, fileName),
        Text::of("Use one of %1, or add it to the distribution.",
                 m_distribution.components.join(u", "_s)));
}

QString PublicationBuilder::folder() const
{
    const Coordinates &coordinates = m_publication.coordinates;
    return poolFolder(m_distribution.codename, coordinates.name, coordinates.version);
}

Result<void> PublicationBuilder::add(std::unique_ptr<StagedBlob> blob, const QString &fileName,
                                     FileRecord record, QList<std::pair<QString, QByteArray>> texts)
{
    record.distribution = m_distribution.codename;
    const auto same = m_existing.find(fileName);
    if (same != m_existing.end()) {
        // In the same part, the newer text takes the older one's place.
        record.part = FileRecord::parse(same->second.metadata).part;
    } else if (!texts.isEmpty() && !m_changes.onlyTries()) {
        const Result<int> part = m_suite.takePart(m_store, m_changes, m_publication.actor);
        if (!part)
            return fail(part.error());
        record.part = *part;
    }
    NewFile file{fileName, std::move(blob), record.json(), {}};
    const Coordinates &coordinates = m_publication.coordinates;
    const QByteArray key =
        QStringList{coordinates.name, coordinates.version, fileName}.join(u'\n').toUtf8();
    for (const auto &[index, text] : std::as_const(texts)) {
        if (!text.isEmpty())
            file.fragments.append(
                {collection(m_distribution.codename, index, record.part), key, text});
    }
    m_publication.files.push_back(std::move(file));
    return {};
}

Result<void> PublicationBuilder::addBinary(std::unique_ptr<StagedBlob> blob,
                                           const QString &fileName, FileKind kind,
                                           const DebFile &deb, const QString &component)
{
    if (Result<void> has = checkComponent(component, fileName); !has)
        return has;
    if (!m_distribution.architectures.contains(deb.architecture))
        return fail(ErrorCode::InvalidArgument,
                    Text::of("%1 has no architecture %2 for %3.", m_distribution.codename,
                             deb.architecture, fileName),
                    Text::of("Add it to the distribution, or build for one of %1.",
                             m_distribution.architectures.join(u", "_s)));
    const FileFacts facts{fileName, folder(), blob->size(), blob->hashes()};
    const bool udeb = kind == FileKind::Udeb;
    QList<std::pair<QString, QByteArray>> texts{
        {indexOf(kind, component, deb.architecture), packagesStanza(deb, facts)},
        {component + (udeb ? u"/Contents-udeb-"_s : u"/Contents-"_s) + deb.architecture,
         contentsLines(deb)}};
    if (!udeb)
        texts.append({component + u"/i18n/Translation-en"_s, translationStanza(deb)});
    if (m_publication.description.isEmpty() || deb.package == deb.source)
        m_publication.description = summary(deb.control);
    // What any of its binaries needs.
    m_publication.dependencies += dependencies(deb.control);
    QStringList provides;
    for (const Dependency &name : relationsIn(deb.control.value("Provides")))
        provides.append(name.canonicalName);
    return add(std::move(blob), fileName,
               {{}, component, deb.package, deb.version, deb.architecture, 0, provides},
               std::move(texts));
}

Result<void> PublicationBuilder::addDsc(std::unique_ptr<StagedBlob> blob, const QString &fileName,
                                        const Paragraph &dsc, const QString &component)
{
    if (Result<void> has = checkComponent(component, fileName); !has)
        return has;
    Result<QByteArray> stanza = sourcesStanza(dsc,
                                              {fileName, folder(), blob->size(), blob->hashes()});
    if (!stanza)
        return fail(std::move(stanza.error()));
    for (const char *field : {"Build-Depends", "Build-Depends-Arch", "Build-Depends-Indep"})
        m_publication.dependencies += relationsIn(dsc.value(field));
    return add(std::move(blob), fileName,
               {{},
                component,
                m_publication.coordinates.name,
                m_publication.coordinates.version,
                u"source"_s,
                0,
                {}},
               {{component + u"/source/Sources"_s, std::move(*stanza)}});
}

Result<void> PublicationBuilder::addOther(std::unique_ptr<StagedBlob> blob, const QString &fileName,
                                          const QString &component)
{
    return add(std::move(blob), fileName, {{}, component, {}, {}, {}, 0, {}}, {});
}

} // namespace packhouse::debian
