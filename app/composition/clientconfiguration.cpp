// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/clientconfiguration.h"

#include "app/composition/mavenconfiguration.h"

#include <QDir>
#include <QFile>
#include <QHostAddress>
#include <QProcess>
#include <QSettings>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr int ClientTime = 10'000; // milliseconds

QString home(const QProcessEnvironment &environment)
{
    return environment.value(u"HOME"_s, QDir::homePath());
}

/// The first line that the client prints; empty when it is not there, fails or takes too long.
QString firstLine(const QString &program, const QStringList &arguments,
                  const QProcessEnvironment &environment)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(QDir::rootPath()); // no project's configuration
    process.setStandardErrorFile(QProcess::nullDevice());
    process.start(program, arguments, QIODevice::ReadOnly);
    if (!process.waitForFinished(ClientTime)) {
        process.kill();
        process.waitForFinished(ClientTime);
        return {};
    }
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        return {};
    return QString::fromUtf8(process.readAllStandardOutput()).section(u'\n', 0, 0).trimmed();
}

QString fromNpmrc(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString found;
    while (!file.atEnd()) {
        const QString line = QString::fromUtf8(file.readLine(64 * 1024)).trimmed();
        if (line.section(u'=', 0, 0).trimmed() == u"registry")
            found = line.section(u'=', 1).trimmed();
    }
    found.remove(u'"');
    return found.contains(u"${") ? QString() : found; // the client itself fills that in
}

QString npmRegistry(const QProcessEnvironment &environment)
{
    for (const QString &name : {u"npm_config_registry"_s, u"NPM_CONFIG_REGISTRY"_s}) {
        if (environment.contains(name))
            return environment.value(name);
    }
    const QString file = environment.value(u"NPM_CONFIG_USERCONFIG"_s,
                                           home(environment) + u"/.npmrc"_s);
    if (const QString found = fromNpmrc(file); !found.isEmpty())
        return found;
    return firstLine(u"npm"_s, {u"config"_s, u"get"_s, u"registry"_s}, environment);
}

QString pipIndex(const QProcessEnvironment &environment)
{
    if (environment.contains(u"PIP_INDEX_URL"_s))
        return environment.value(u"PIP_INDEX_URL"_s);
    const QString user = home(environment);
    const QString config = environment.value(u"XDG_CONFIG_HOME"_s, user + u"/.config"_s);
    for (const QString &path :
         {environment.value(u"PIP_CONFIG_FILE"_s), config + u"/pip/pip.conf"_s,
          user + u"/.pip/pip.conf"_s, u"/etc/pip.conf"_s}) {
        if (path.isEmpty() || !QFile::exists(path))
            continue;
        const QSettings settings(path, QSettings::IniFormat);
        for (const QString &key : {u"install/index-url"_s, u"global/index-url"_s}) {
            if (const QString found = settings.value(key).toString(); !found.isEmpty())
                return found;
        }
    }
    // pip has no command that tells the address it was built with.
    return firstLine(
        u"python3"_s,
        {u"-c"_s, u"from pip._internal.models.index import PyPI; print(PyPI.simple_url)"_s},
        environment);
}

struct Client
{
    const char *type;
    QString (*address)(const QProcessEnvironment &environment);
};
constexpr Client Clients[] = {
    {"npm", &npmRegistry}, {"pypi", &pipIndex}, {"maven", &mavenRepository}};

} // namespace

QMap<FormatId, QByteArray> upstreamsFromEnvironment(const QProcessEnvironment &environment,
                                                    const QStringList &types)
{
    QMap<FormatId, QByteArray> upstreams;
    for (const QString &type : types) {
        const QString name = u"PACKHOUSE_UPSTREAM_"_s + type.toUpper();
        if (!environment.contains(name))
            continue;
        QByteArray address = environment.value(name).toUtf8();
        while (address.endsWith('/'))
            address.chop(1);
        upstreams.insert(type, address);
    }
    return upstreams;
}

QByteArray usableUpstream(const QString &address)
{
    QUrl url(address.trimmed(), QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty()
        || (url.scheme() != u"https" && url.scheme() != u"http")) {
        return {};
    }
    const bool here = url.host() == u"localhost" || QHostAddress(url.host()).isLoopback();
    if (here && url.path().contains(u"/api/v4/"))
        return {};
    url.setUserInfo({});
    url.setQuery(QString());
    url.setFragment({});
    QByteArray usable = url.toEncoded(QUrl::FullyEncoded);
    while (usable.endsWith('/'))
        usable.chop(1);
    return usable;
}

QByteArray configuredUpstream(const FormatId &type, const QProcessEnvironment &environment)
{
    for (const Client &client : Clients) {
        if (type == QLatin1StringView(client.type))
            return usableUpstream(client.address(environment));
    }
    return {};
}

} // namespace packhouse
