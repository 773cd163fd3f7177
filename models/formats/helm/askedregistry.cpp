// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/helm/askedregistry.h"

#include "formats/support/clientprocess.h"
#include "formats/support/yaml.h"

#include <QFile>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace packhouse::helm {

Text AskedRegistry::whenAsked(const QString &) const
{
    return Text::of(
        "Helm asks nobody by itself: a chart is looked for in the repository that the command or "
        "the dependency names, and only where that one was added.");
}

Text AskedRegistry::closedBy(const QString &) const
{
    return Text::of("Commands and dependencies name this registry's repository by its address or "
                    "its own name.");
}

QStringList AskedRegistry::clientsAddresses(const QProcessEnvironment &environment) const
{
    constexpr qint64 Longest = 1 << 20; // bytes
    QFile file(environment.value(u"HELM_REPOSITORY_CONFIG"_s,
                                 configurationFolder(environment) + u"/helm/repositories.yaml"_s));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const Result<QJsonValue> added = parseYaml(file.read(Longest));
    QStringList found;
    if (added) {
        for (const QJsonValue &repository : (*added)[u"repositories"].toArray())
            found.append(repository[u"url"].toString());
    }
    return found;
}

} // namespace packhouse::helm
