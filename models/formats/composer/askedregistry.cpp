// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/composer/askedregistry.h"

#include "formats/support/clientprocess.h"
#include "formats/support/listedversions.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace packhouse::composer {

namespace {

void add(UpstreamPackage &package, const QJsonValue &entry, const QString &version)
{
    UpstreamFile file;
    file.version = version;
    file.url = entry[u"dist"][u"url"].toString().toUtf8();
    file.hashes.sha1 = QByteArray::fromHex(entry[u"dist"][u"shasum"].toString().toLatin1());
    package.versions.append(version);
    package.files.push_back(std::move(file));
    const QDateTime made = QDateTime::fromString(entry[u"time"].toString(), Qt::ISODate);
    if (made.isValid() && (!package.created.isValid() || made < package.created))
        package.created = made;
}

} // namespace

Text AskedRegistry::whenAsked(const QString &) const
{
    return Text::of(
        "Composer asks its repositories one after the other until one has the package; a public "
        "one is the last unless it was switched off.");
}

Text AskedRegistry::closedBy(const QString &) const
{
    return Text::of(
        "The public repository excludes the package (\"exclude\") or is switched off. That this "
        "one is canonical helps only as long as it has the package.");
}

QStringList AskedRegistry::clientsAddresses(const QProcessEnvironment &environment) const
{
    TemporaryHome home(environment);
    for (const QString &folder :
         {environment.value(u"COMPOSER_HOME"_s), configurationFolder(environment) + u"/composer"_s,
          homeFolder(environment) + u"/.composer"_s}) {
        if (!folder.isEmpty()
            && QFile::copy(folder + u"/config.json"_s, home.filePath(u"config.json"_s)))
            break;
    }
    home.environment().insert(u"COMPOSER_HOME"_s, home.filePath({}));
    const QByteArray told = printed(u"composer"_s, {u"config"_s, u"--global"_s, u"repositories"_s},
                                    home.environment());
    const QJsonDocument json = QJsonDocument::fromJson(told);
    QStringList addresses;
    const auto add = [&addresses](const QJsonValue &repository) {
        if (repository[u"type"].toString() == u"composer")
            addresses.append(repository[u"url"].toString());
    };
    for (const QJsonValue &repository : json.array())
        add(repository);
    const QJsonObject named = json.object();
    for (const QJsonValue &repository : named)
        add(repository);
    return addresses;
}

QByteArray AskedRegistry::documentPath(const QString &canonicalName) const
{
    return "p2/" + QUrl::toPercentEncoding(canonicalName, "/") + ".json";
}

QByteArray AskedRegistry::accept() const
{
    return "application/json"_ba;
}

// protocol: Composer 2 metadata: a list of versions, or a map of them by version; in a minified
// one an entry leaves out what it has in common with the entry before.
Result<UpstreamPackage> AskedRegistry::parse(const QByteArray &document) const
{
    const Result<QJsonObject> answer = answeredObject(document);
    if (!answer)
        return fail(answer.error());
    const QJsonValue packages = answer->value(u"packages");
    if (!packages.isObject())
        return noVersions();
    UpstreamPackage package;
    const QJsonObject names = packages.toObject();
    for (const QJsonValue &listed : names) {
        if (!listed.isArray() && !listed.isObject())
            return noVersions();
        for (const QJsonValue &entry : listed.toArray())
            add(package, entry, entry[u"version"].toString());
        const QJsonObject map = listed.toObject();
        for (auto entry = map.begin(); entry != map.end(); ++entry)
            add(package, entry.value(), entry.key());
    }
    return checkedPackage(std::move(package));
}

} // namespace packhouse::composer
