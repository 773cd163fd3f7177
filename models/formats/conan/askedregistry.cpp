// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/conan/askedregistry.h"

#include "formats/conan/reference.h"
#include "formats/support/clientprocess.h"
#include "formats/support/listedversions.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace packhouse::conan {

namespace {

constexpr qint64 LongestConfiguration = 1 << 20; ///< bytes

QStringList remotesIn(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QJsonDocument json = QJsonDocument::fromJson(file.read(LongestConfiguration));
    QStringList found;
    for (const QJsonValue &remote : json[u"remotes"].toArray()) {
        if (!remote[u"disabled"].toBool())
            found.append(remote[u"url"].toString());
    }
    return found;
}

} // namespace

Text AskedRegistry::whenAsked(const QString &) const
{
    return Text::of(
        "Conan asks its remotes in their order until one has the recipe; a public one is there "
        "unless it was removed.");
}

Text AskedRegistry::closedBy(const QString &) const
{
    return Text::of(
        "The public remote is removed or disabled, or allows no packages of that name; that this "
        "one is the first helps only as long as it has the recipe.");
}

QStringList AskedRegistry::clientsAddresses(const QProcessEnvironment &environment) const
{
    const QString user = homeFolder(environment);
    for (const QString &home : {environment.value(u"CONAN_HOME"_s, user + u"/.conan2"_s),
                                environment.value(u"CONAN_USER_HOME"_s, user) + u"/.conan"_s}) {
        if (const QStringList found = remotesIn(home + u"/remotes.json"_s); !found.isEmpty())
            return found;
    }
    TemporaryHome home(environment);
    home.environment().remove(u"CONAN_HOME"_s);
    QStringList addresses; // "name: address [Verify SSL: True, Enabled: True]"
    for (const QString &line :
         linesPrinted(u"conan"_s, {u"remote"_s, u"list"_s}, home.environment())) {
        if (!line.contains(u"Enabled: False"_s))
            addresses.append(line.section(u": "_s, 1).section(u' ', 0, 0));
    }
    return addresses;
}

QByteArray AskedRegistry::documentPath(const QString &canonicalName) const
{
    return "v2/conans/search?q=" + QUrl::toPercentEncoding(canonicalName + u"/*"_s);
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
    const QJsonValue results = answer->value(u"results");
    if (!results.isArray())
        return noVersions();
    UpstreamPackage package;
    for (const QJsonValue &result : results.toArray()) {
        const Result<Reference> reference = Reference::fromText(result.toString());
        if (!reference)
            return noVersions();
        package.versions.append(reference->storedVersion());
    }
    if (package.versions.isEmpty())
        return fail(ErrorCode::NotFound, Text::of("The search found no recipe of that name."));
    return checkedPackage(std::move(package));
}

} // namespace packhouse::conan
