// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/npm/npmdialect.h"
#include "formats/support/clientprocess.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace packhouse::npm {

namespace {

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

} // namespace

QStringList NpmDialect::clientsAddresses(const QProcessEnvironment &environment) const
{
    for (const QString &name : {u"npm_config_registry"_s, u"NPM_CONFIG_REGISTRY"_s}) {
        if (environment.contains(name))
            return {environment.value(name)};
    }
    const QString file = environment.value(u"NPM_CONFIG_USERCONFIG"_s,
                                           homeFolder(environment) + u"/.npmrc"_s);
    if (const QString found = fromNpmrc(file); !found.isEmpty())
        return {found};
    return {firstLinePrinted(u"npm"_s, {u"config"_s, u"get"_s, u"registry"_s}, environment)};
}

QString NpmDialect::builtInAddress(const QProcessEnvironment &environment) const
{
    QProcessEnvironment bare = environment;
    for (const QString &name : environment.keys()) {
        if (name.startsWith(u"npm_config_"_s, Qt::CaseInsensitive))
            bare.remove(name);
    }
    // Two files that nobody has.
    return firstLinePrinted(u"npm"_s,
                            {u"config"_s, u"get"_s, u"registry"_s, u"--userconfig=/dev/null/user"_s,
                             u"--globalconfig=/dev/null/global"_s},
                            bare);
}

} // namespace packhouse::npm
