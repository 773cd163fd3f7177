// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/helm/helmclients.h"

#include "clientfiles/lockedoutlook.h"
#include "formats/support/yaml.h"

#include <QJsonArray>
#include <QJsonValue>

using namespace Qt::StringLiterals;

namespace packhouse::helm {

namespace {

const QString Helm = u"helm"_s;

QString repositoriesFile(const ClientPlaces &places)
{
    const QString given = places.variable(u"HELM_REPOSITORY_CONFIG"_s);
    const QString home = places.variable(u"HELM_CONFIG_HOME"_s);
    return !given.isEmpty() ? given
           : home.isEmpty() ? places.inConfiguration(u"helm/repositories.yaml"_s)
                            : home + u"/repositories.yaml"_s;
}

/// "@NAME" and "alias:NAME" as the user's list of repositories has them; empty where it has not.
QString addressOf(const QString &written, const ClientPlaces &places)
{
    const QString name = written.startsWith(u'@')          ? written.sliced(1)
                         : written.startsWith(u"alias:"_s) ? written.sliced(6)
                                                           : QString();
    if (name.isEmpty())
        return written;
    const Result<QJsonValue> list = parseYaml(places.read(repositoriesFile(places)).bytes);
    const QJsonArray repositories = list ? (*list)[u"repositories"_s].toArray() : QJsonArray();
    for (const QJsonValue &repository : repositories) {
        if (repository[u"name"_s].toString() == name)
            return repository[u"url"_s].toString();
    }
    return {};
}

/// Where a chart of the project says that it takes another one from.
QList<ClientOutlook> chartRows(const ClientQuestion &question, const ClientPlaces &places)
{
    QList<ClientOutlook> rows;
    for (const QString &name : {u"Chart.yaml"_s, u"requirements.yaml"_s}) {
        ClientFile file = places.read(places.inProject(name));
        const Result<QJsonValue> chart = file.isRead() ? parseYaml(file.bytes)
                                                       : Result<QJsonValue>(QJsonValue());
        if (!chart) {
            file.state = ClientFile::State::Unreadable;
            file.problem = Text::of("It is no YAML that can be read.");
        }
        if (file.isUnreadable()) {
            rows.append(unreadLock(Helm, file, places));
            continue;
        }
        const QJsonArray dependencies = (*chart)[u"dependencies"_s].toArray();
        for (const QJsonValue &one : dependencies) {
            const QString written = one[u"repository"_s].toString();
            if (one[u"name"_s].toString() != question.name || written.isEmpty())
                continue;
            const QString address = addressOf(written, places);
            ClientOutlook row = address.isEmpty()
                                    ? notKnownOutlook(
                                        Helm, Text::of("not known: no repository is called %1 here",
                                                       written))
                                    : outlookOf(Helm, {{address, saidIn(places, file.path, 0)}},
                                                SourceChoice::Only, question);
            row.closedBy = Text::of("this registry as its repository in %1",
                                    shownPath(places, file.path));
            rows.append(byFile(std::move(row), Helm, file.path));
        }
    }
    return rows;
}

} // namespace

QList<ClientOutlook> HelmClients::outlooks(const ClientQuestion &question,
                                           const ClientPlaces &places) const
{
    QList<ClientOutlook> rows;
    if (!places.program(Helm).isEmpty())
        rows.append(
            notConcerned(Helm, Text::of("nothing by itself: a command names the repository")));
    return rows + chartRows(question, places);
}

Result<ClientClosing> HelmClients::closing(const QString &client, const ClientQuestion &,
                                           const ClientPlaces &) const
{
    return noClosing(client);
}

} // namespace packhouse::helm
