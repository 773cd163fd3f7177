// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/pypi/upstreamindex.h"
#include "formats/support/clientprocess.h"

#include <QFile>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace packhouse::pypi {

QStringList UpstreamIndex::clientsAddresses(const QProcessEnvironment &environment) const
{
    if (environment.contains(u"PIP_INDEX_URL"_s))
        return {environment.value(u"PIP_INDEX_URL"_s)};
    const QString user = homeFolder(environment);
    const QString config = environment.value(u"XDG_CONFIG_HOME"_s, user + u"/.config"_s);
    for (const QString &path :
         {environment.value(u"PIP_CONFIG_FILE"_s), config + u"/pip/pip.conf"_s,
          user + u"/.pip/pip.conf"_s, u"/etc/pip.conf"_s}) {
        if (path.isEmpty() || !QFile::exists(path))
            continue;
        const QSettings settings(path, QSettings::IniFormat);
        for (const QString &key : {u"install/index-url"_s, u"global/index-url"_s}) {
            if (const QString found = settings.value(key).toString(); !found.isEmpty())
                return {found};
        }
    }
    return {builtInAddress(environment)};
}

QString UpstreamIndex::builtInAddress(const QProcessEnvironment &environment) const
{
    // pip has no command that tells the address it was built with.
    return firstLinePrinted(
        u"python3"_s,
        {u"-c"_s, u"from pip._internal.models.index import PyPI; print(PyPI.simple_url)"_s},
        environment);
}

} // namespace packhouse::pypi
