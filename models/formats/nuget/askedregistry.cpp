// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/nuget/askedregistry.h"

#include "formats/support/clientprocess.h"
#include "formats/support/listedversions.h"

#include <QFile>
#include <QJsonArray>
#include <QUrl>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace packhouse::nuget {

namespace {

constexpr qint64 LongestConfiguration = 1 << 20; ///< bytes

/// The sources that a NuGet.Config adds and does not switch off.
QStringList sourcesIn(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(file.read(LongestConfiguration));
    QList<std::pair<QString, QString>> sources;
    QStringList off;
    QString section;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        const QXmlStreamAttributes attributes = xml.attributes();
        const QString key = attributes.value(u"key"_s).toString();
        if (xml.name() != u"add")
            section = xml.name().toString();
        else if (section == u"packageSources")
            sources.append({key, attributes.value(u"value"_s).toString()});
        else if (section == u"disabledPackageSources")
            off.append(key);
    }
    QStringList found;
    for (const auto &[key, address] : std::as_const(sources)) {
        if (!off.contains(key))
            found.append(address);
    }
    return found;
}

} // namespace

Text AskedRegistry::whenAsked(const QString &) const
{
    return Text::of(
        "NuGet asks all its sources at once and takes a version from whichever has it; a public "
        "one is among them unless it was removed.");
}

Text AskedRegistry::closedBy(const QString &) const
{
    return Text::of(
        "Package source mapping (packageSourceMapping) maps the id or its prefix to this registry; "
        "or it is the only source.");
}

QStringList AskedRegistry::clientsAddresses(const QProcessEnvironment &environment) const
{
    const QString user = homeFolder(environment);
    for (const QString &path : {user + u"/.nuget/NuGet/NuGet.Config"_s,
                                configurationFolder(environment) + u"/NuGet/NuGet.Config"_s}) {
        if (const QStringList found = sourcesIn(path); !found.isEmpty())
            return found;
    }
    // "E" or "EO" before the address says that it is enabled.
    TemporaryHome home(environment);
    home.environment().insert(u"DOTNET_NOLOGO"_s, u"1"_s);
    QStringList lines = linesPrinted(
        u"dotnet"_s, {u"nuget"_s, u"list"_s, u"source"_s, u"--format"_s, u"short"_s},
        home.environment());
    if (lines.isEmpty())
        lines = linesPrinted(u"nuget"_s, {u"sources"_s, u"list"_s, u"-Format"_s, u"Short"_s},
                             home.environment());
    QStringList addresses;
    for (const QString &line : std::as_const(lines)) {
        if (line.startsWith(u"E "_s) || line.startsWith(u"EO "_s))
            addresses.append(line.section(u' ', 1));
    }
    return addresses;
}

// protocol: NuGet v3: the service index names its resources by type
Result<QByteArray> AskedRegistry::documentsAt(const QByteArray &index) const
{
    const Result<QJsonObject> answer = answeredObject(index);
    if (!answer)
        return fail(answer.error());
    for (const QJsonValue &resource : answer->value(u"resources").toArray()) {
        if (!resource[u"@type"].toString().startsWith(u"PackageBaseAddress/"))
            continue;
        QByteArray address = resource[u"@id"].toString().toUtf8();
        while (address.endsWith('/'))
            address.chop(1);
        return address;
    }
    return fail(ErrorCode::Corrupt,
                Text::of("The feed does not tell where its lists of versions are."));
}

QByteArray AskedRegistry::documentPath(const QString &canonicalName) const
{
    return QUrl::toPercentEncoding(canonicalName) + "/index.json";
}

QByteArray AskedRegistry::accept() const
{
    return "application/json"_ba;
}

Result<UpstreamPackage> AskedRegistry::parse(const QByteArray &document) const
{
    const Result<QJsonObject> answer = answeredObject(document);
    if (!answer)
        return fail(answer.error());
    const QJsonValue versions = answer->value(u"versions");
    if (!versions.isArray())
        return noVersions();
    UpstreamPackage package;
    for (const QJsonValue &version : versions.toArray())
        package.versions.append(version.toString());
    return checkedPackage(std::move(package));
}

} // namespace packhouse::nuget
