// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/maven/pom.h"

#include "formats/maven/names.h"
#include "formats/maven/pomelements.h"
#include "formats/support/xml.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QXmlStreamReader>

#include <algorithm>

namespace packhouse::maven {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype MostDependencies = 5'000;
constexpr qsizetype MostProperties = 10'000;
constexpr qsizetype MostLicenses = 100;
constexpr qsizetype LongestText = 4'000; ///< characters that are kept of one element
constexpr int MostReferences = 16; ///< properties that name properties

struct RawDependency
{
    QString groupId, artifactId, version, scope;
};

/// A POM's texts before its properties are filled in.
struct RawPom
{
    Pom pom;
    RawDependency parent;
    QList<RawDependency> dependencies;
    QList<RawDependency> managed; ///< of which those that are imported are fetched
    QList<RawDependency> builds; ///< what its build, its profiles and its reports use
    RawDependency movedTo; ///< what takes its place
    QHash<QString, QString> properties;
};

/// Keeps the texts that count, by the path of element names that leads to them.
class PomReader
{
public:
    explicit PomReader(const QString &text) : m_xml(text) {}

    Result<RawPom> read()
    {
        while (!m_xml.atEnd()) {
            const Result<void> taken = take(m_xml.readNext());
            if (!taken)
                return fail(taken.error());
        }
        if (m_xml.hasError())
            return broken(
                Text::of("line %1: %2", m_xml.lineNumber(), Foreign{m_xml.errorString()}));
        return std::move(m_found);
    }

private:
    static tl::unexpected<Error> broken(const Text &why)
    {
        return fail(ErrorCode::InvalidFile, Text::of("The POM cannot be read: %1.", why));
    }

    Result<void> take(QXmlStreamReader::TokenType token)
    {
        switch (token) {
        case QXmlStreamReader::StartElement:
            return begin(m_xml.name().toString());
        case QXmlStreamReader::Characters:
            if (!m_kinds.isEmpty() && m_kinds.last() == PomElement::Elements
                && !m_xml.isWhitespace())
                return broken(
                    Text::of("it has text in <%1>, where elements belong", m_path.last()));
            if (m_text.size() < LongestText)
                m_text += m_xml.text().left(LongestText);
            break;
        case QXmlStreamReader::EndElement:
            end();
            break;
        default:
            break;
        }
        return {};
    }

    Result<void> begin(const QString &name)
    {
        if (m_path.isEmpty() && name != u"project")
            return broken(Text::of("it is no project"));
        if (!isFirst(name))
            return broken(Text::of("it has <%1> twice in <%2>", name, m_path.last()));
        if (!m_kinds.isEmpty() && m_kinds.last() == PomElement::Text)
            return broken(
                Text::of("it has <%1> in <%2>, where a text belongs", name, m_path.last()));
        m_kinds.append(m_path.isEmpty() ? PomElement::Elements
                                        : pomElement(m_kinds.last(), m_path.last(), name));
        m_path.append(name);
        m_seen.append(QSet<QString>());
        m_text.clear();
        if (under(u"dependencies"_s, u"dependency"_s) && m_path.size() == 3) {
            if (m_found.dependencies.size() == MostDependencies)
                return broken(Text::of("it has more than %1 dependencies", MostDependencies));
            m_found.dependencies.append(RawDependency());
        }
        if (isAt({u"project", u"dependencyManagement", u"dependencies", u"dependency"})
            && m_found.managed.size() < MostDependencies)
            m_found.managed.append(RawDependency());
        if (isBuildUse()) {
            if (m_found.builds.size() == MostDependencies)
                return broken(Text::of("its build uses more than %1 packages", MostDependencies));
            m_open.append(m_path.size());
            m_openAt.append(m_found.builds.size());
            m_found.builds.append(RawDependency());
        }
        if (m_path.size() == 3 && m_path[1] == u"properties"
            && m_found.properties.size() == MostProperties)
            return broken(Text::of("it has more than %1 properties", MostProperties));
        if (isAt({u"project", u"build", u"plugins", u"plugin"}))
            m_buildPlugin.clear();
        return {};
    }

    /// A plugin, an extension or a dependency anywhere but among the project's own: of the build,
    /// of a plugin, of a profile, of a report.
    bool isBuildUse() const
    {
        if (m_path.size() < 3 || m_path.contains(u"dependencyManagement"_s)
            || under(u"dependencies"_s, u"dependency"_s))
            return false;
        const QString &list = m_path[m_path.size() - 2];
        const QString &one = m_path.last();
        return (list == u"plugins" && one == u"plugin")
               || (list == u"extensions" && one == u"extension")
               || (list == u"dependencies" && one == u"dependency");
    }

    /// What it is of.
    void setBuildUse(const QString &name, const QString &text)
    {
        if (m_open.isEmpty())
            return;
        RawDependency &use = m_found.builds[m_openAt.last()];
        if (m_path.size() == m_open.last() + 1) {
            set(use, name, text);
        } else if (m_path.size() == m_open.last()) {
            // protocol: Maven's own where a plugin tells no group
            if (name == u"plugin" && use.groupId.isEmpty())
                use.groupId = u"org.apache.maven.plugins"_s;
            m_open.removeLast();
            m_openAt.removeLast();
        }
    }

    bool isAt(std::initializer_list<QStringView> path) const
    {
        return std::equal(m_path.begin(), m_path.end(), path.begin(), path.end());
    }

    /// Of two that each say what the package, its parent or a dependency is, Maven takes none.
    bool isFirst(const QString &name)
    {
        const bool once = m_path.size() == 1 || (m_path.size() == 2 && m_path[1] == u"parent")
                          || (m_path.size() == 3 && under(u"dependencies"_s, u"dependency"_s));
        if (!once)
            return true;
        const bool first = !m_seen.last().contains(name);
        m_seen.last().insert(name);
        return first;
    }

    bool under(const QString &first, const QString &second) const
    {
        return m_path.size() >= 3 && m_path[1] == first && m_path[2] == second;
    }

    void end()
    {
        const QString text = m_text.trimmed();
        const QString name = m_path.last();
        setBuildUse(name, text);
        if (m_path.size() == 2)
            setOwn(name, text);
        else if (m_path.size() == 3 && m_path[1] == u"parent")
            set(m_found.parent, name, text);
        else if (m_path.size() == 3 && m_path[1] == u"properties")
            m_found.properties.insert(name, text);
        else if (m_path.size() == 4 && under(u"dependencies"_s, u"dependency"_s)
                 && !m_found.dependencies.isEmpty())
            set(m_found.dependencies.last(), name, text);
        else if (m_path.size() == 5 && m_path[1] == u"dependencyManagement"
                 && m_path[3] == u"dependency" && !m_found.managed.isEmpty())
            set(m_found.managed.last(), name, text);
        else if (m_path.size() == 4 && under(u"distributionManagement"_s, u"relocation"_s))
            set(m_found.movedTo, name, text);
        else if (m_path.size() == 4 && under(u"licenses"_s, u"license"_s) && name == u"name"
                 && m_found.pom.licenses.size() < MostLicenses)
            m_found.pom.licenses.append(text);
        else
            setPlugin(text);
        m_path.removeLast();
        m_kinds.removeLast();
        m_seen.removeLast();
        m_text.clear();
    }

    void setOwn(const QString &name, const QString &text)
    {
        Pom &pom = m_found.pom;
        static const QHash<QString, QString Pom::*> fields{
            {u"groupId"_s, &Pom::groupId}, {u"artifactId"_s, &Pom::artifactId},
            {u"version"_s, &Pom::version}, {u"packaging"_s, &Pom::packaging},
            {u"name"_s, &Pom::name},       {u"description"_s, &Pom::description},
            {u"url"_s, &Pom::url},
        };
        if (const auto field = fields.constFind(name); field != fields.constEnd())
            pom.*(*field) = text;
    }

    static void set(RawDependency &dependency, const QString &name, const QString &text)
    {
        if (name == u"groupId")
            dependency.groupId = text;
        else if (name == u"artifactId")
            dependency.artifactId = text;
        else if (name == u"version")
            dependency.version = text;
        else if (name == u"scope")
            dependency.scope = text;
    }

    /// The plugin that makes plugins may be told another prefix.
    void setPlugin(const QString &text)
    {
        if (isAt({u"project", u"build", u"plugins", u"plugin", u"artifactId"}))
            m_buildPlugin = text;
        else if (isAt(
                     {u"project", u"build", u"plugins", u"plugin", u"configuration", u"goalPrefix"})
                 && (m_buildPlugin.isEmpty() || m_buildPlugin == u"maven-plugin-plugin"))
            m_found.pom.goalPrefix = text;
    }

    QXmlStreamReader m_xml;
    QStringList m_path;
    QList<PomElement> m_kinds; ///< of each element of the path
    QList<QSet<QString>> m_seen; ///< the names in each element of the path
    QString m_text;
    QString m_buildPlugin;
    QList<qsizetype> m_open; ///< sizes of the path at the build's uses that it is in
    QList<qsizetype> m_openAt; ///< their places in RawPom::builds
    RawPom m_found;
};

/// Puts values in the place of "${…}"; what is not known stays.
class Properties
{
public:
    explicit Properties(const RawPom &raw) : m_values(raw.properties)
    {
        for (const QString &prefix : {u"project."_s, u"pom."_s}) {
            m_values.insert(prefix + u"groupId"_s, raw.pom.groupId);
            m_values.insert(prefix + u"artifactId"_s, raw.pom.artifactId);
            m_values.insert(prefix + u"version"_s, raw.pom.version);
            m_values.insert(prefix + u"parent.groupId"_s, raw.parent.groupId);
            m_values.insert(prefix + u"parent.version"_s, raw.parent.version);
        }
    }

    QString filled(QString text) const
    {
        static const QRegularExpression reference(u"\\$\\{([^{}]+)\\}"_s);
        for (int i = 0; i < MostReferences && text.size() <= LongestText; ++i) {
            const auto match = reference.match(text);
            if (!match.hasMatch() || !m_values.contains(match.captured(1)))
                break;
            text.replace(match.capturedStart(), match.capturedLength(),
                         m_values.value(match.captured(1)));
        }
        return text;
    }

private:
    QHash<QString, QString> m_values;
};

bool isFilled(const QString &text)
{
    return !text.isEmpty() && !text.contains(u"${"_s);
}

QList<Dependency> dependencies(const RawPom &raw, const Properties &properties)
{
    QList<Dependency> found;
    // Of one that is used in several ways the range of the dependency counts: the last.
    QList<RawDependency> all = raw.builds + raw.dependencies;
    all.prepend(raw.parent);
    std::ranges::copy_if(raw.managed, std::back_inserter(all),
                         [](const RawDependency &one) { return one.scope == u"import"; });
    // What is not said of where it moved to is as it was.
    RawDependency moved = raw.movedTo;
    if (!moved.groupId.isEmpty() || !moved.artifactId.isEmpty()) {
        moved.groupId = moved.groupId.isEmpty() ? raw.pom.groupId : moved.groupId;
        moved.artifactId = moved.artifactId.isEmpty() ? raw.pom.artifactId : moved.artifactId;
        all.append(moved);
    }
    for (const RawDependency &one : std::as_const(all)) {
        const QString group = properties.filled(one.groupId);
        const QString artifact = properties.filled(one.artifactId);
        if (!isFilled(group) || !isFilled(artifact) || one.scope == u"test")
            continue;
        const QString name = nameOf(group, artifact);
        if (checkName(name))
            found.append({name, properties.filled(one.version)});
    }
    return found;
}

/// What the plugin that makes plugins would take.
QString usualPrefix(const QString &artifactId)
{
    if (artifactId == u"maven-plugin-plugin")
        return u"plugin"_s;
    static const QRegularExpression around(u"-?maven-?|-?plugin-?"_s);
    return QString(artifactId).remove(around);
}

QJsonObject objectOf(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

QByteArray textOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

QString Pom::summary() const
{
    const QString text = description.isEmpty() ? name : description;
    return text.section(u'\n', 0, 0).simplified();
}

QByteArray Pom::versionMetadata() const
{
    QJsonObject object{{u"packaging"_s, packaging}};
    for (const auto &[key, value] : {std::pair(u"name"_s, name), std::pair(u"url"_s, url),
                                     std::pair(u"description"_s, description)}) {
        if (!value.isEmpty())
            object.insert(key, value);
    }
    if (!licenses.isEmpty())
        object.insert(u"licenses"_s, QJsonArray::fromStringList(licenses));
    return textOf(object);
}

QByteArray Pom::fileMetadata() const
{
    return textOf({{u"packaging"_s, packaging}});
}

QList<Fragment> Pom::fragments() const
{
    const QString key = nameOf(groupId, artifactId);
    if (!isPlugin() || !checkName(key))
        return {};
    const QString prefix = goalPrefix.isEmpty() ? usualPrefix(artifactId) : goalPrefix;
    const QJsonObject plugin{{u"name"_s, name.isEmpty() ? artifactId : name},
                             {u"prefix"_s, prefix},
                             {u"artifactId"_s, artifactId}};
    return {{pluginCollection(groupPathOf(key)), artifactId.toUtf8(), textOf(plugin)}};
}

Result<Pom> parsePom(const QByteArray &bytes)
{
    const Result<QString> text = boundedXml(bytes, u"The POM"_s);
    if (!text)
        return fail(text.error());
    Result<RawPom> raw = PomReader(*text).read();
    if (!raw)
        return fail(raw.error());
    Pom &pom = raw->pom;
    if (pom.groupId.isEmpty())
        pom.groupId = raw->parent.groupId;
    if (pom.version.isEmpty())
        pom.version = raw->parent.version;
    if (pom.packaging.isEmpty())
        pom.packaging = u"jar"_s;
    const Properties properties(*raw);
    for (const auto field : {&Pom::groupId, &Pom::artifactId, &Pom::version, &Pom::packaging,
                             &Pom::name, &Pom::description, &Pom::url, &Pom::goalPrefix})
        pom.*field = properties.filled(pom.*field);
    for (const auto field : {&Pom::groupId, &Pom::artifactId, &Pom::version}) {
        if (!isFilled(pom.*field))
            (pom.*field).clear();
    }
    if (pom.artifactId.isEmpty())
        return fail(ErrorCode::InvalidFile, Text::of("The POM names no artifact."));
    pom.dependencies = dependencies(*raw, properties);
    return std::move(pom);
}

QByteArray minimalPom(const QString &name, const QString &version, const QString &packaging)
{
    QByteArray text;
    QXmlStreamWriter xml(&text);
    xml.setAutoFormatting(true);
    xml.setAutoFormattingIndent(2);
    xml.writeStartDocument();
    xml.writeStartElement(u"project"_s);
    xml.writeTextElement(u"modelVersion"_s, u"4.0.0"_s);
    xml.writeTextElement(u"groupId"_s, groupOf(name));
    xml.writeTextElement(u"artifactId"_s, artifactOf(name));
    xml.writeTextElement(u"version"_s, version);
    if (packaging != u"jar")
        xml.writeTextElement(u"packaging"_s, packaging);
    xml.writeEndDocument();
    return text;
}

QString packagingOf(const QByteArray &fileMetadata)
{
    return fileMetadata.isEmpty() ? QString()
                                  : objectOf(fileMetadata).value(u"packaging").toString();
}

QMap<QByteArray, QByteArray> parseProperties(const QByteArray &bytes)
{
    QMap<QByteArray, QByteArray> found;
    for (const QByteArray &line : bytes.split('\n')) {
        const qsizetype equals = line.indexOf('=');
        if (equals > 0 && !line.startsWith('#') && !line.startsWith('!'))
            found.insert(line.first(equals).trimmed(), line.sliced(equals + 1).trimmed());
    }
    return found;
}

QString pluginCollection(const QString &groupPath)
{
    return u"plugins "_s + groupPath;
}

} // namespace packhouse::maven
