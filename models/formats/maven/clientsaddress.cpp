// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/maven/mavendialect.h"
#include "formats/support/archive.h"
#include "formats/support/clientprocess.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace packhouse::maven {

namespace {

constexpr qint64 DocumentLimit = 1 << 20; ///< bytes

/// The texts of one kind of element and its children, in order: a mirror, a repository.
QList<QMap<QString, QString>> elementsOf(const QByteArray &document, QStringView kind)
{
    QList<QMap<QString, QString>> found;
    QXmlStreamReader xml(document);
    bool inside = false;
    while (!xml.atEnd()) {
        switch (xml.readNext()) {
        case QXmlStreamReader::StartElement:
            if (xml.name() == kind) {
                inside = true;
                found.append(QMap<QString, QString>());
            } else if (inside) {
                const QString name = xml.name().toString();
                found.last().insert(
                    name, xml.readElementText(QXmlStreamReader::SkipChildElements).trimmed());
            }
            break;
        case QXmlStreamReader::EndElement:
            inside = inside && xml.name() != kind;
            break;
        default:
            break;
        }
    }
    return found;
}

/// Of the mirrors, the one that stands for the public repository.
QString mirrorIn(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    for (const auto &mirror : elementsOf(file.read(DocumentLimit), u"mirror")) {
        const QStringList of = mirror.value(u"mirrorOf"_s).split(u',');
        for (const QString &one : of) {
            const QString name = one.trimmed();
            if (name == u"central" || name == u"*" || name == u"external:*")
                return mirror.value(u"url"_s);
        }
    }
    return {};
}

QString installation(const QProcessEnvironment &environment)
{
    for (const QString &name : {u"MAVEN_HOME"_s, u"M2_HOME"_s}) {
        if (environment.contains(name))
            return environment.value(name);
    }
    const QStringList path = environment.value(u"PATH"_s).split(QDir::listSeparator());
    const QString program = QStandardPaths::findExecutable(u"mvn"_s, path);
    if (program.isEmpty())
        return {};
    return QFileInfo(QFileInfo(program).canonicalPath()).path();
}

/// From the model that every project inherits, which is inside one of Maven's own archives.
QString builtIn(const QString &home)
{
    const QDir libraries(home + u"/lib"_s);
    const QStringList archives = libraries.entryList({u"maven-model-builder-*.jar"_s});
    for (const QString &archive : archives) {
        QFile file(libraries.filePath(archive));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        QByteArray model;
        const auto read = readArchive(
            file, ArchiveLimits(), [&](const ArchiveEntry &entry, QIODevice &bytes) {
                const bool wanted = entry.path == u"org/apache/maven/model/pom-4.0.0.xml";
                if (wanted)
                    model = bytes.read(DocumentLimit);
                return !wanted;
            });
        const auto repositories = elementsOf(model, u"repository");
        if (read && !repositories.isEmpty())
            return repositories.first().value(u"url"_s);
    }
    return {};
}

} // namespace

/// The mirror that the user's or the machine's settings.xml gives, else the repository that the
/// installed Maven was built with.
QStringList MavenDialect::clientsAddresses(const QProcessEnvironment &environment) const
{
    const QString user = homeFolder(environment);
    if (const QString mirror = mirrorIn(user + u"/.m2/settings.xml"_s); !mirror.isEmpty())
        return {mirror};
    const QString home = installation(environment);
    if (home.isEmpty())
        return {};
    const QString mirror = mirrorIn(home + u"/conf/settings.xml"_s);
    return {mirror.isEmpty() ? builtIn(home) : mirror};
}

} // namespace packhouse::maven
