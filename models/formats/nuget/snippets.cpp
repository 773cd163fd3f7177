// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/nuget/snippets.h"

#include <QUrl>

namespace packhouse::nuget {

using namespace Qt::StringLiterals;

namespace {

QString addressOf(const SnippetContext &context)
{
    const QString id = context.scope.id > 0
                           ? QString::number(context.scope.id)
                           : QString::fromLatin1(QUrl::toPercentEncoding(context.scope.path));
    return QString::fromUtf8(context.baseUrl)
           + (context.scope.level == Level::Group ? u"/api/v4/groups/%1/-/packages/nuget"_s
                                                  : u"/api/v4/projects/%1/packages/nuget"_s)
                 .arg(id);
}

/// Clients refuse plain http unless the source says that it is meant.
QString configuration(const QString &index)
{
    const QString allowed = index.startsWith(u"http:") ? u" allowInsecureConnections=\"true\""_s
                                                       : QString();
    return u"<configuration>\n"
           "  <packageSources>\n"
           "    <add key=\"packhouse\" value=\"%1\"%2 />\n"
           "  </packageSources>\n"
           "  <packageSourceCredentials>\n"
           "    <packhouse>\n"
           "      <add key=\"Username\" value=\"me\" />\n"
           "      <add key=\"ClearTextPassword\" value=\"TOKEN\" />\n"
           "    </packhouse>\n"
           "  </packageSourceCredentials>\n"
           "</configuration>"_s.arg(index, allowed);
}

} // namespace

QList<Snippet> snippets(const SnippetContext &context)
{
    if (context.scope.level == Level::Instance)
        return {};
    const QString address = addressOf(context);
    const QString index = address + u"/index.json"_s;
    const Coordinates &known = context.coordinates;
    const QString name = known.name.isEmpty() ? u"NAME"_s : known.name;
    const QString version = known.version.isEmpty() ? u"VERSION"_s : known.version;
    const QString insecure = index.startsWith(u"http:") ? u" --allow-insecure-connections"_s
                                                        : QString();
    QList<Snippet> all{
        {u"dotnet"_s, Text::of("Install"),
         u"dotnet add package %1 --version %2"_s.arg(name, version)},
        {u"dotnet"_s, Text::of("Add the source"),
         u"dotnet nuget add source \"%1\" --name packhouse --username me --password TOKEN "
         "--store-password-in-clear-text%2"_s.arg(index, insecure)},
        {u"dotnet"_s, Text::name(u"NuGet.Config"_s), configuration(index)},
        {u"nuget"_s, Text::of("Install"),
         u"nuget install %1 -Version %2 -Source packhouse"_s.arg(name, version)},
    };
    all.append(
        {u"dotnet"_s, Text::of("Symbol server for debuggers"), u"%1/symbolfiles"_s.arg(address)});
    if (context.scope.level != Level::Project)
        return all;
    all.append({u"dotnet"_s, Text::of("Publish"),
                u"dotnet nuget push FILE.nupkg --source packhouse --api-key TOKEN"_s});
    all.append(
        {u"dotnet"_s, Text::of("Delete"),
         u"dotnet nuget delete %1 %2 --source packhouse --api-key TOKEN"_s.arg(name, version)});
    all.append({u"dotnet"_s, Text::of("Publish symbols"),
                u"dotnet nuget push FILE.snupkg --source packhouse --api-key TOKEN"_s});
    all.append({u"nuget"_s, Text::of("Publish with NuGet 2"),
                u"nuget sources add -Name packhouse2 -Source %1/v2 -UserName me -Password TOKEN\n"
                "nuget push FILE.nupkg TOKEN -Source packhouse2"_s.arg(address)});
    all.append({u"nuget"_s, Text::of("Unlist"),
                u"nuget delete %1 %2 -Source %3/unlist/index.json -ApiKey TOKEN"_s.arg(
                    name, version, address)});
    all.append({u"curl"_s, Text::of("Publish"),
                u"curl --fail --request PUT --user me:TOKEN --form package=@FILE.nupkg %1/"_s.arg(
                    address)});
    return all;
}

} // namespace packhouse::nuget
