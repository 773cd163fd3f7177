// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/maven/snippets.h"

#include "formats/maven/names.h"

#include <QUrl>

namespace packhouse::maven {

using namespace Qt::StringLiterals;

namespace {

QString addressOf(const SnippetContext &context)
{
    const QString id = context.scope.id > 0
                           ? QString::number(context.scope.id)
                           : QString::fromLatin1(QUrl::toPercentEncoding(context.scope.path));
    const QString base = QString::fromUtf8(context.baseUrl) + u"/api/v4"_s;
    switch (context.scope.level) {
    case Level::Project:
        return base + u"/projects/%1/packages/maven"_s.arg(id);
    case Level::Group:
        return base + u"/groups/%1/-/packages/maven"_s.arg(id);
    case Level::Instance:
        break;
    }
    return base + u"/packages/maven"_s;
}

/// The names of what is shown, or words in their place.
struct Names
{
    explicit Names(const Coordinates &known)
        : group(known.name.isEmpty() ? u"GROUP"_s : groupOf(canonicalName(known.name)))
        , artifact(known.name.isEmpty() ? u"ARTIFACT"_s : artifactOf(canonicalName(known.name)))
        , version(known.version.isEmpty() ? u"VERSION"_s : known.version)
    {}
    QString group, artifact, version;
};

QList<Snippet> mvn(const QString &address, const Names &names, bool publish)
{
    QList<Snippet> all{
        {u"mvn"_s, Text::of("Dependency in pom.xml"),
         u"<dependency>\n  <groupId>%1</groupId>\n  <artifactId>%2</artifactId>\n"
         "  <version>%3</version>\n</dependency>"_s.arg(names.group, names.artifact,
                                                        names.version)},
        {u"mvn"_s, Text::of("Repository in pom.xml"),
         u"<repositories>\n  <repository>\n    <id>packhouse</id>\n    <url>%1</url>\n"
         "  </repository>\n</repositories>"_s.arg(address)},
        {u"mvn"_s, Text::name(u"settings.xml"_s),
         u"<settings>\n  <servers>\n    <server>\n      <id>packhouse</id>\n      <configuration>\n"
         "        <httpHeaders>\n          <property>\n            <name>Private-Token</name>\n"
         "            <value>TOKEN</value>\n          </property>\n        </httpHeaders>\n"
         "      </configuration>\n    </server>\n  </servers>\n</settings>"_s},
    };
    if (publish) {
        all.append({u"mvn"_s, Text::of("Publish: in pom.xml, then mvn deploy"),
                    u"<distributionManagement>\n  <repository>\n    <id>packhouse</id>\n"
                    "    <url>%1</url>\n  </repository>\n  <snapshotRepository>\n"
                    "    <id>packhouse</id>\n    <url>%1</url>\n  </snapshotRepository>\n"
                    "</distributionManagement>"_s.arg(address)});
        all.append({u"mvn"_s, Text::of("Publish one file"),
                    u"mvn deploy:deploy-file -Durl=%1 -DrepositoryId=packhouse -Dfile=FILE "
                    "-DgroupId=%2 -DartifactId=%3 -Dversion=%4"_s.arg(
                        address, names.group, names.artifact, names.version)});
    }
    return all;
}

QList<Snippet> gradle(const QString &address, const Names &names, bool publish)
{
    const QString repository =
        u"maven {\n    url = uri(\"%1\")\n    allowInsecureProtocol = true\n"
        "    credentials(HttpHeaderCredentials) {\n"
        "        name = \"Private-Token\"\n        value = \"TOKEN\"\n    }\n"
        "    authentication { header(HttpHeaderAuthentication) }\n}"_s.arg(address);
    QList<Snippet> all{
        {u"gradle"_s, Text::of("Repository in build.gradle"),
         u"repositories {\n%1\n}"_s.arg(repository)},
        {u"gradle"_s, Text::of("Dependency in build.gradle"),
         u"dependencies {\n    implementation \"%1:%2:%3\"\n}"_s.arg(names.group, names.artifact,
                                                                     names.version)},
    };
    if (publish) {
        all.append({u"gradle"_s, Text::of("Publish: in build.gradle, then gradle publish"),
                    u"plugins { id \"maven-publish\" }\npublishing {\n"
                    "publications { library(MavenPublication) { from components.java } }\n"
                    "repositories {\n%1\n}\n}"_s.arg(repository)});
    }
    return all;
}

QList<Snippet> sbt(const QString &address, const QString &host, const Names &names)
{
    return {{u"sbt"_s, Text::name(u"build.sbt"_s),
             u"resolvers += (\"packhouse\" at \"%1\").withAllowInsecureProtocol(true)\n"
             "credentials += Credentials(\"GitLab Packages Registry\", \"%2\", \"any\", "
             "\"TOKEN\")"_s.arg(address, host)},
            {u"sbt"_s, Text::of("Dependency in build.sbt"),
             u"libraryDependencies += \"%1\" % \"%2\" % \"%3\""_s.arg(names.group, names.artifact,
                                                                      names.version)}};
}

} // namespace

QList<Snippet> snippets(const SnippetContext &context)
{
    const QString address = addressOf(context);
    const Names names(context.coordinates);
    const bool project = context.scope.level == Level::Project;
    return mvn(address, names, project) + gradle(address, names, project)
           + sbt(address, QUrl::fromEncoded(context.baseUrl).host(), names);
}

} // namespace packhouse::maven
