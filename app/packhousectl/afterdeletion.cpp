// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/clientsetups.h"
#include "app/composition/registrysession.h"
#include "app/packhousectl/clientquestions.h"
#include "app/packhousectl/clientstable.h"
#include "app/packhousectl/commandline.h"
#include "control/planfields.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

/// What the clients here would get, as it is shown and as a plan keeps it.
struct AfterDeletion
{
    QJsonArray table;
    QList<ClientAnswer> answers;
};

/// Of clients with a project's own settings; an empty one is none.
void addClientsOf(AfterDeletion &found, const ClientSetup &setup, const ClientQuestion &question,
                  const PackageKey &key, const QString &project)
{
    ClientPlaces places = ClientPlaces::ofThisComputer();
    places.project = project;
    const QList<ClientOutlook> outlooks = afterDeletion(setup, question, places);
    for (const auto &row : toJson(outlooks)) {
        QJsonObject shown = row.toObject();
        if (!project.isEmpty())
            shown["project"_L1] = project;
        found.table.append(shown);
    }
    for (const ClientOutlook &outlook : outlooks) {
        ClientAnswer answer = answerOf(key, outlook);
        answer.project = project;
        found.answers.append(std::move(answer));
    }
}

/// By what \a plan says of one package and of what was chosen; nothing where the type's clients ask
/// nobody by themselves.
AfterDeletion clientsAfter(const CommandLine &line, const QJsonObject &plan,
                           const QStringList &projects, RegistrySession &session)
{
    const PackageKey key{plan["scope"_L1].toString(), plan["type"_L1].toString(),
                         plan["name"_L1].toString()};
    AfterDeletion found;
    const Result<const ClientSetup *> setup = clientSetupOf(line.formats(), key.type);
    if (!setup)
        return found;
    ClientQuestion question = questionHere(line, key.type, key.name, key.scopePath);
    levelsOf(session).add(question, key.type);
    if (plan["reserve"_L1].toBool())
        question.passingLevels.removeAll(QString()); // for everybody, at the instance, too
    const bool passes = plan["evidence"_L1]["reserve_offered"_L1].toBool()
                        && !plan["reserve"_L1].toBool() && !plan["stop_forwarding"_L1].toBool();
    if (passes)
        question.passing = ClientQuestion::Passing::On;
    for (const QString &project : projects.isEmpty() ? QStringList(QString()) : projects)
        addClientsOf(found, **setup, question, key, project);
    return found;
}

/// What was looked at when it was shown can be looked at.
Result<void> checkProjects(const QStringList &projects)
{
    for (const QString &project : projects) {
        const QFileInfo folder(project);
        if (folder.isDir() && folder.isReadable() && folder.isExecutable())
            continue;
        return fail(ErrorCode::Conflict,
                    folder.exists()
                        ? Text::of("The folder %1, whose settings were looked at when it was "
                                   "shown, cannot be read now.",
                                   project)
                        : Text::of("The folder %1, whose settings were looked at when it was "
                                   "shown, is not there any more.",
                                   project),
                    Text::of("Nothing was deleted. Look at it again and decide anew."));
    }
    return {};
}

} // namespace

CommandLine::Local clientsOfRemoval(const CommandLine &line, const QStringList &projects)
{
    auto table = std::make_shared<QJsonArray>();
    return {
        [&line, projects, table](QJsonObject &arguments, RegistrySession &session) -> Result<void> {
            if (!clientSetupOf(line.formats(), arguments["type"_L1].toString()))
                return {};
            QJsonObject look = arguments;
            look["look"_L1] = true;
            look["probe"_L1] = false; // it is asked once, and nothing here hangs on it
            if (const Result<void> there = checkProjects(projects); !there)
                return there;
            const Result<QJsonObject> plan = session.run("delete", look);
            if (!plan)
                return fail(plan.error());
            const AfterDeletion after = clientsAfter(line, *plan, projects, session);
            *table = after.table;
            arguments["clients"_L1] = wire::written(after.answers);
            arguments["projects"_L1] = QJsonArray::fromStringList(projects);
            return {};
        },
        [table](QJsonObject &result) {
            if (!table->isEmpty() && result["outcome"_L1].toString() != u"deleted")
                result["after_this_deletion"_L1] = *table;
        }};
}

CommandLine::Local clientsOfPlan(const CommandLine &line)
{
    return {[&line](QJsonObject &arguments, RegistrySession &session) -> Result<void> {
                const Result<QJsonObject> plan = session.run("plan.show", arguments);
                if (!plan)
                    return fail(plan.error());
                QStringList projects;
                for (const auto &project : (*plan)["projects"_L1].toArray())
                    projects.append(project.toString());
                if (!(*plan)["stands_on_clients"_L1].toBool())
                    return {};
                if (const Result<void> there = checkProjects(projects); !there)
                    return there;
                arguments["clients"_L1] = wire::written(
                    clientsAfter(line, *plan, projects, session).answers);
                return {};
            },
            {}};
}

} // namespace packhouse
