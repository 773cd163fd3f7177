// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/democlients.h"

#include "app/composition/demoarchives.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

void write(const QString &path, const QByteArray &bytes)
{
    if (QDir().mkpath(QFileInfo(path).path()))
        (void)demo::writeFile(path, bytes); // an example less
}

} // namespace

ClientPlaces demoClients(const QString &folder, const QByteArray &here)
{
    ClientPlaces places;
    places.environment = {{u"HOME"_s, folder + u"/home"_s}, {u"PATH"_s, folder + u"/bin"_s}};
    places.root = folder + u"/system"_s;
    for (const QString &program : {u"npm"_s, u"pnpm"_s, u"yarn"_s, u"pip"_s, u"uv"_s, u"mvn"_s,
                                   u"dotnet"_s, u"composer"_s, u"gem"_s, u"apt-get"_s}) {
        const QString path = folder + u"/bin/"_s + program;
        write(path, "#!/bin/sh\n");
        QFile::setPermissions(path, QFile::ReadOwner | QFile::ExeOwner);
    }
    const QByteArray group = here + "/api/v4/groups/acme/-/packages/";
    const auto home = [&folder](const QString &name) { return folder + u"/home/"_s + name; };
    write(home(u".npmrc"_s), "fund=false\nregistry=https://mirror.example/js/\n");
    write(home(u".config/pip/pip.conf"_s), "[global]\ntimeout = 30\nindex-url = https://"
                                           "mirror.example/python/simple\nextra-index-url = "
                                               + group + "pypi/simple\n");
    write(
        home(u".m2/settings.xml"_s),
        "<settings>\n  <mirrors>\n    <mirror>\n      <id>acme</id>\n      <mirrorOf>*</mirrorOf>\n"
        "      <url>"
            + group + "maven</url>\n    </mirror>\n  </mirrors>\n</settings>\n");
    write(home(u".nuget/NuGet/NuGet.Config"_s),
          "<configuration>\n  <packageSources>\n    <add key=\"acme\" value=\"" + group
              + "nuget/index.json\" />\n    <add key=\"mirror\" value=\"https://mirror.example/"
                "dotnet/index.json\" />\n  </packageSources>\n</configuration>\n");
    write(home(u".gemrc"_s), "---\n:sources:\n- https://mirror.example/ruby/\n");
    write(folder + u"/system/etc/apt/sources.list"_s,
          "deb https://mirror.example/debian stable main\n");
    return places;
}

} // namespace packhouse
