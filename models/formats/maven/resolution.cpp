// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/maven/resolution.h"

#include "clientfiles/clientoutlook.h"
#include "formats/support/xml.h"

#include <QMap>
#include <QUrl>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace packhouse::maven {

namespace {

/// Puts the elements of one document together.
class SettingsReader
{
public:
    explicit SettingsReader(const QString &text) : m_xml(text) {}
    Result<ResolutionSettings> read();

private:
    void start();
    void end();
    void endOfPom(const QString &name, const QString &parent, const QString &text);
    bool isIn(QStringView element) const { return m_path.contains(element); }

    QXmlStreamReader m_xml;
    ResolutionSettings m_found;
    QStringList m_path;
    QString m_text;
    QMap<QString, QString> m_fields; ///< of the mirror or repository that is open
    QString m_profile;
    int m_line = 0;
    bool m_activation = false;
    qsizetype m_firstOfProfile = 0;
};

void SettingsReader::start()
{
    m_path.append(m_xml.name().toString());
    m_text.clear();
    const QString &name = m_path.last();
    if (name == u"profile") {
        m_profile.clear();
        m_activation = false;
        m_firstOfProfile = m_found.repositories.size();
    } else if (name == u"activation") {
        m_activation = true;
    } else if (name == u"parent" && m_path.size() == 2) {
        m_found.parent = ParentPom();
    } else if (name == u"mirror" || name == u"repository" || name == u"pluginRepository") {
        m_fields.clear();
        m_line = int(m_xml.lineNumber());
    }
}

/// What a POM is called, and its parent.
void SettingsReader::endOfPom(const QString &name, const QString &parent, const QString &text)
{
    const bool own = m_path.size() == 1 && parent == u"project";
    const bool ofParent = m_path.size() == 2 && parent == u"parent" && m_found.parent;
    if (!own && !ofParent)
        return;
    if (name == u"groupId")
        (own ? m_found.group : m_found.parent->group) = text;
    else if (name == u"artifactId")
        (own ? m_found.artifact : m_found.parent->artifact) = text;
    else if (name == u"version")
        (own ? m_found.version : m_found.parent->version) = text;
    else if (name == u"relativePath" && ofParent)
        m_found.parent->relativePath = text;
}

void SettingsReader::end()
{
    const QString name = m_path.takeLast();
    const QString parent = m_path.isEmpty() ? QString() : m_path.last();
    const QString text = m_text.trimmed();
    m_text.clear();
    endOfPom(name, parent, text);
    if (name == u"mirror" && parent == u"mirrors") {
        m_found.mirrors.append({m_fields.value(u"id"_s), m_fields.value(u"mirrorOf"_s),
                                m_fields.value(u"url"_s), m_fields.value(u"blocked"_s) == u"true",
                                m_line, m_fields.value(u"mirrorOfLayouts"_s)});
    } else if ((name == u"repository" && parent == u"repositories")
               || (name == u"pluginRepository" && parent == u"pluginRepositories")) {
        m_found.repositories.append(
            {m_fields.value(u"id"_s), m_fields.value(u"url"_s), m_line, isIn(u"profile"), {}});
    } else if (name == u"profile") {
        for (qsizetype i = m_firstOfProfile; i < m_found.repositories.size(); ++i)
            m_found.repositories[i].profile = m_profile;
        if (m_activation)
            m_found.conditionalProfiles.append(m_profile);
    } else if ((name == u"module" && parent == u"modules")
               || (name == u"subproject" && parent == u"subprojects")) {
        m_found.modules.append(text);
    } else if (name == u"activeProfile") {
        m_found.activeProfiles.append(text);
    } else if (name == u"id" && parent == u"profile") {
        m_profile = text;
    } else if (parent == u"mirror" || parent == u"repository" || parent == u"pluginRepository") {
        m_fields.insert(name, text);
    }
}

Result<ResolutionSettings> SettingsReader::read()
{
    while (!m_xml.atEnd()) {
        switch (m_xml.readNext()) {
        case QXmlStreamReader::StartElement:
            start();
            break;
        case QXmlStreamReader::EndElement:
            end();
            break;
        case QXmlStreamReader::Characters:
            m_text += m_xml.text();
            break;
        default:
            break;
        }
    }
    if (m_xml.hasError())
        return fail(ErrorCode::InvalidFile, Text::of("Line %1 is no XML.", m_xml.lineNumber()));
    return m_found;
}

bool isExternal(const NamedRepository &repository)
{
    const QUrl url(repository.url);
    return url.scheme() != u"file" && !isThisComputer(url.host());
}

} // namespace

Result<ResolutionSettings> resolutionSettings(const QByteArray &document)
{
    const Result<QString> text = boundedXml(document, u"It"_s);
    if (!text)
        return fail(text.error());
    return SettingsReader(*text).read();
}

bool mirrorsRepository(const QString &mirrorOf, const NamedRepository &repository)
{
    bool fits = false;
    for (const QString &part : mirrorOf.split(u',')) {
        const QString pattern = part.trimmed();
        if (pattern.size() > 1 && pattern.startsWith(u'!')) {
            if (pattern.sliced(1) == repository.id)
                return false;
        } else if (pattern == repository.id) {
            return true;
        } else if (pattern == u"*" || (pattern == u"external:*" && isExternal(repository))) {
            fits = true;
        } else if (pattern == u"external:http:*") {
            fits = fits || (isExternal(repository) && QUrl(repository.url).scheme() == u"http");
        }
    }
    return fits;
}

bool isUnclear(const Mirror &mirror, const NamedRepository &repository)
{
    const bool everyLayout = mirror.layouts.isEmpty() || mirror.layouts == u"default"
                             || mirror.layouts == u"*";
    if (mirror.of.contains(u"${") || repository.id.contains(u"${") || !everyLayout)
        return true;
    // Some versions take blanks as a part of the name.
    for (const QString &part : mirror.of.split(u',')) {
        if (part != part.trimmed())
            return true;
    }
    return mirror.of.contains(u"external:") && repository.url.contains(u"${");
}

const Mirror *mirrorFor(const QList<Mirror> &mirrors, const NamedRepository &repository)
{
    for (const Mirror &mirror : mirrors) {
        if (mirror.of == repository.id)
            return &mirror;
    }
    for (const Mirror &mirror : mirrors) {
        if (mirrorsRepository(mirror.of, repository))
            return &mirror;
    }
    return nullptr;
}

} // namespace packhouse::maven
