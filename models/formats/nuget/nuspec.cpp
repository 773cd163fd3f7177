// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/nuget/nuspec.h"

#include "formats/nuget/names.h"
#include "formats/nuget/nugetversion.h"
#include "formats/nuget/versionrange.h"
#include "formats/support/xml.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QUrl>
#include <QXmlStreamReader>

#include <algorithm>

namespace packhouse::nuget {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LongestText = 35'000; ///< characters; release notes are long
constexpr qsizetype LongestDescription = 4'000;
constexpr qsizetype LongestLine = 4'000;
constexpr qsizetype LongestUrl = 2'000;
constexpr qsizetype MostDependencies = 5'000;

/// Texts by the name of their element in <metadata>, which is also their name as stored.
struct TextField
{
    QLatin1StringView name;
    QString Nuspec::*member;
    qsizetype longest;
};
constexpr TextField TextFields[] = {
    {"id"_L1, &Nuspec::id, LongestLine},
    {"version"_L1, &Nuspec::version, LongestLine},
    {"title"_L1, &Nuspec::title, LongestLine},
    {"authors"_L1, &Nuspec::authors, LongestLine},
    {"description"_L1, &Nuspec::description, LongestDescription},
    {"summary"_L1, &Nuspec::summary, LongestDescription},
    {"releaseNotes"_L1, &Nuspec::releaseNotes, LongestText},
    {"copyright"_L1, &Nuspec::copyright, LongestLine},
    {"language"_L1, &Nuspec::language, LongestLine},
    {"projectUrl"_L1, &Nuspec::projectUrl, LongestUrl},
    {"licenseUrl"_L1, &Nuspec::licenseUrl, LongestUrl},
    {"iconUrl"_L1, &Nuspec::iconUrl, LongestUrl},
    {"license"_L1, &Nuspec::license, LongestLine},
    {"readme"_L1, &Nuspec::readme, LongestLine},
    {"icon"_L1, &Nuspec::icon, LongestLine},
    {"tags"_L1, &Nuspec::tags, LongestLine},
};

tl::unexpected<Error> invalid(const Text &what)
{
    return fail(ErrorCode::InvalidFile, what, Text::of("Pack the project again."));
}

bool isWebAddress(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    return url.isValid() && !url.host().isEmpty()
           && (url.scheme() == u"http" || url.scheme() == u"https");
}

bool isRepositoryAddress(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    return isWebAddress(text)
           || (url.isValid() && !url.host().isEmpty()
               && (url.scheme() == u"git" || url.scheme() == u"ssh"));
}

/// A path in the package with '/'.
QString slashed(QString path)
{
    path.replace(u'\\', u'/');
    while (path.startsWith(u'/') || path.startsWith(u"./"))
        path.remove(0, path.indexOf(u'/') + 1);
    return path;
}

class NuspecParser
{
public:
    explicit NuspecParser(const QString &text) : m_xml(text) {}

    Result<Nuspec> run()
    {
        bool root = false;
        while (!m_xml.atEnd() && m_problem.isEmpty()) {
            if (m_xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            if (!root && m_xml.name() != u"package")
                return invalid(Text::of("The .nuspec is not a package's."));
            if (!root)
                root = true;
            else if (m_xml.name() == u"metadata")
                readMetadata();
            else
                m_xml.skipCurrentElement();
        }
        if (!m_problem.isEmpty())
            return invalid(m_problem);
        if (m_xml.hasError())
            return invalid(
                Text::of("The .nuspec is not well-formed: %1.", Foreign{m_xml.errorString()}));
        return finish();
    }

private:
    void readMetadata()
    {
        m_spec.minClientVersion = attribute(u"minClientVersion"_s);
        if (!m_spec.minClientVersion.isEmpty() && !NuGetVersion::parse(m_spec.minClientVersion))
            m_problem = Text::of(
                "The .nuspec asks for version \"%1\" of the client, which is none.",
                m_spec.minClientVersion.left(100));
        while (m_problem.isEmpty() && m_xml.readNextStartElement())
            readElement();
    }

    void readElement()
    {
        const QString name = m_xml.name().toString();
        if (name == u"dependencies")
            return readDependencies();
        if (name == u"packageTypes")
            return readPackageTypes();
        if (name == u"repository")
            return readRepository();
        if (name == u"requireLicenseAcceptance") {
            m_spec.requireLicenseAcceptance = text(LongestLine).toLower() == u"true";
            return;
        }
        const auto field = std::find_if(std::begin(TextFields), std::end(TextFields),
                                        [&](const TextField &one) { return name == one.name; });
        if (field == std::end(TextFields))
            return m_xml.skipCurrentElement();
        if (name == u"license")
            m_spec.licenseIsFile = attribute(u"type"_s) == u"file";
        m_spec.*field->member = text(field->longest);
    }

    void readPackageTypes()
    {
        while (m_xml.readNextStartElement()) {
            if (m_xml.name() == u"packageType" && m_spec.packageTypes.size() < 100)
                m_spec.packageTypes.append(attribute(u"name"_s));
            m_xml.skipCurrentElement();
        }
    }

    void readRepository()
    {
        m_spec.repository = {attribute(u"type"_s), attribute(u"url"_s), attribute(u"branch"_s),
                             attribute(u"commit"_s)};
        m_xml.skipCurrentElement();
    }

    void readDependencies()
    {
        while (m_problem.isEmpty() && m_xml.readNextStartElement()) {
            if (m_xml.name() == u"group") {
                const QString framework = attribute(u"targetFramework"_s);
                DependencyGroup &group = groupOf(framework);
                while (m_problem.isEmpty() && m_xml.readNextStartElement())
                    readDependency(group);
            } else {
                readDependency(groupOf({}));
            }
        }
    }

    DependencyGroup &groupOf(const QString &framework)
    {
        if (const auto known = m_groups.constFind(framework); known != m_groups.constEnd())
            return m_spec.groups[*known];
        m_groups.insert(framework, m_spec.groups.size());
        if (!isFramework(framework))
            m_problem = Text::of("The .nuspec has dependencies for \"%1\", which is no framework.",
                                 framework.left(100));
        if (++m_dependencies > MostDependencies)
            m_problem = Text::of("The .nuspec has more than 5000 dependencies.");
        m_spec.groups.append({framework, {}});
        return m_spec.groups.last();
    }

    void readDependency(DependencyGroup &group)
    {
        if (m_xml.name() == u"dependency") {
            const NuspecDependency one{attribute(u"id"_s), attribute(u"version"_s)};
            if (!checkName(one.id))
                m_problem = Text::of("The .nuspec depends on \"%1\", which is no package id.",
                                     one.id.left(100));
            if (!one.range.isEmpty() && !isVersionRange(one.range))
                m_problem = Text::of(
                    "The .nuspec needs \"%1\" of %2, which is no range of versions.",
                    one.range.left(100), one.id.left(100));
            if (++m_dependencies > MostDependencies)
                m_problem = Text::of("The .nuspec has more than 5000 dependencies.");
            group.dependencies.append(one);
        }
        m_xml.skipCurrentElement();
    }

    QString attribute(const QString &name)
    {
        return m_xml.attributes().value(name).trimmed().left(LongestLine).toString();
    }

    QString text(qsizetype longest)
    {
        const QString name = m_xml.name().toString();
        const QString value = m_xml.readElementText(QXmlStreamReader::SkipChildElements).trimmed();
        if (value.size() > longest)
            m_problem = Text::of("The %1 in the .nuspec is longer than %2 characters.", name,
                                 longest);
        return value;
    }

    Result<Nuspec> finish()
    {
        if (m_spec.id.isEmpty() || m_spec.version.isEmpty())
            return invalid(Text::of("Package name and/or package version not found in metadata."));
        for (QString *url : {&m_spec.projectUrl, &m_spec.licenseUrl, &m_spec.iconUrl}) {
            if (!isWebAddress(*url))
                url->clear();
        }
        m_spec.tags = m_spec.tags.simplified();
        m_spec.readme = slashed(m_spec.readme);
        m_spec.icon = slashed(m_spec.icon);
        if (!isRepositoryAddress(m_spec.repository.url))
            m_spec.repository.url.clear();
        if (m_spec.licenseIsFile)
            m_spec.license = slashed(m_spec.license);
        return m_spec;
    }

    QXmlStreamReader m_xml;
    Nuspec m_spec;
    QHash<QString, qsizetype> m_groups; ///< where each framework's dependencies are
    Text m_problem;
    qsizetype m_dependencies = 0;
};

QJsonArray groupsJson(const QList<DependencyGroup> &groups)
{
    QJsonArray array;
    for (const DependencyGroup &group : groups) {
        QJsonArray dependencies;
        for (const NuspecDependency &one : group.dependencies)
            dependencies.append(QJsonObject{{u"id"_s, one.id}, {u"range"_s, one.range}});
        QJsonObject object{{u"dependencies"_s, dependencies}};
        if (!group.framework.isEmpty())
            object.insert(u"targetFramework"_s, group.framework);
        array.append(object);
    }
    return array;
}

QList<DependencyGroup> groupsOf(const QJsonArray &array)
{
    QList<DependencyGroup> groups;
    for (const QJsonValue &value : array) {
        DependencyGroup group{value[u"targetFramework"].toString(), {}};
        const QJsonArray dependencies = value[u"dependencies"].toArray();
        for (const QJsonValue &one : dependencies)
            group.dependencies.append({one[u"id"].toString(), one[u"range"].toString()});
        groups.append(group);
    }
    return groups;
}

/// The members of a repository by the names that they are stored under.
constexpr std::pair<const char *, QString SourceRepository::*> RepositoryFields[] = {
    {"type", &SourceRepository::type},
    {"url", &SourceRepository::url},
    {"branch", &SourceRepository::branch},
    {"commit", &SourceRepository::commit},
};

} // namespace

QJsonObject SourceRepository::json() const
{
    QJsonObject object;
    for (const auto &[name, member] : RepositoryFields) {
        if (!(this->*member).isEmpty())
            object.insert(QLatin1StringView(name), this->*member);
    }
    return object;
}

bool Nuspec::isSymbols() const
{
    return packageTypes.contains(u"SymbolsPackage"_s, Qt::CaseInsensitive);
}

QJsonArray Nuspec::typesJson() const
{
    QJsonArray types;
    for (const QString &type : packageTypes)
        types.append(QJsonObject{{u"name"_s, type}});
    return types;
}

QList<Dependency> Nuspec::dependencies() const
{
    QList<Dependency> list;
    QSet<QString> seen;
    for (const DependencyGroup &group : groups) {
        for (const NuspecDependency &one : group.dependencies) {
            const QString canonical = canonicalName(one.id);
            if (seen.contains(canonical))
                continue;
            seen.insert(canonical);
            list.append({canonical, one.range});
        }
    }
    return list;
}

QByteArray Nuspec::json() const
{
    QJsonObject object;
    for (const TextField &field : TextFields) {
        if (!(this->*field.member).isEmpty())
            object.insert(field.name, this->*field.member);
    }
    if (licenseIsFile)
        object.insert(u"licenseIsFile"_s, true);
    if (requireLicenseAcceptance)
        object.insert(u"requireLicenseAcceptance"_s, true);
    if (!minClientVersion.isEmpty())
        object.insert(u"minClientVersion"_s, minClientVersion);
    if (const QJsonObject from = repository.json(); !from.isEmpty())
        object.insert(u"repository"_s, from);
    if (!packageTypes.isEmpty())
        object.insert(u"packageTypes"_s, QJsonArray::fromStringList(packageTypes));
    if (!groups.isEmpty())
        object.insert(u"dependencyGroups"_s, groupsJson(groups));
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Nuspec Nuspec::fromJson(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    Nuspec spec;
    for (const TextField &field : TextFields)
        spec.*field.member = object.value(field.name).toString();
    spec.licenseIsFile = object.value(u"licenseIsFile").toBool();
    spec.requireLicenseAcceptance = object.value(u"requireLicenseAcceptance").toBool();
    spec.minClientVersion = object.value(u"minClientVersion").toString();
    const QJsonValue from = object.value(u"repository");
    for (const auto &[name, member] : RepositoryFields)
        spec.repository.*member = from[QLatin1StringView(name)].toString();
    const QJsonArray types = object.value(u"packageTypes").toArray();
    for (const QJsonValue &type : types)
        spec.packageTypes.append(type.toString());
    spec.groups = groupsOf(object.value(u"dependencyGroups").toArray());
    return spec;
}

Result<Nuspec> parseNuspec(const QByteArray &bytes)
{
    if (bytes.size() > NuspecLimit)
        return invalid(Text::of("The .nuspec is too big: it may have 4 MiB."));
    const Result<QString> text = boundedXml(bytes, u"The .nuspec"_s);
    if (!text)
        return invalid(text.error().what);
    return NuspecParser(*text).run();
}

} // namespace packhouse::nuget
