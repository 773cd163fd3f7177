// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhousectl/clientstable.h"

#include "app/composition/clientsetups.h"
#include "app/packhousectl/clientquestions.h"
#include "app/packhousectl/commandline.h"
#include "app/packhousectl/output.h"
#include "formats/publicregistry.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

QString wordsOf(const QString &verdict)
{
    return verdict == u"stranger" ? u"a stranger's"_s : QString(verdict).replace(u'_', u' ');
}

/// The type that was named, or all whose clients ask somebody.
QStringList typesOf(const CommandLine &line, const ClientOptions &options)
{
    if (!options.type.empty())
        return {text(options.type)};
    QStringList types;
    for (const auto &format : line.formats()) {
        if (format->publicRegistry() && format->publicRegistry()->clientSetup())
            types.append(format->id());
    }
    return types;
}

int show(CommandLine &line, const ClientOptions &options)
{
    const QStringList types = typesOf(line, options);
    const ClientPlaces places = placesOf(options);
    if (const Result<void> name = checkedName(options.name, true); !name)
        return failed(line, name.error());
    const auto session = line.session();
    if (session) {
        if (const Result<void> scope = checkedScope(text(options.scope), **session); !scope)
            return failed(line, scope.error());
    }
    std::optional<RegistryLevels> levels;
    if (session)
        levels = levelsOf(**session);
    QJsonArray all;
    for (const QString &type : types) {
        const Result<const ClientSetup *> setup = clientSetupOf(line.formats(), type);
        if (!setup)
            return failed(line, setup.error());
        ClientQuestion question = questionOf(line, options, type);
        question.passing = ClientQuestion::Passing::NotKnown;
        if (levels) {
            levels->add(question, type);
            question.passing = levels->passingOf(question, type);
            if (!options.name.empty() && !options.project.empty())
                addOwnFiles(question, type, **session);
        }
        const QJsonArray clients = toJson(afterDeletion(**setup, question, places));
        all.append(QJsonObject{{u"type"_s, type}, {u"clients"_s, clients}});
        if (line.json())
            continue;
        if (types.size() > 1)
            print(line.formats().find(type)->label());
        printClients(clients);
    }
    if (line.json())
        printJson({{u"types"_s, all}});
    return ExitDone;
}

} // namespace

void printClients(const QJsonArray &clients)
{
    QList<QStringList> rows;
    for (const auto &value : clients) {
        const QString said = value["said_by"_L1].toString();
        const QString from = value["from"_L1].toString();
        const QString client = value["client"_L1].toString();
        const QString project = value["project"_L1].toString();
        rows.append({project.isEmpty() ? client : u"%1, in %2"_s.arg(client, project),
                     wordsOf(value["verdict"_L1].toString()), value["gets"_L1].toString(),
                     said.isEmpty() ? from : u"%1 (%2)"_s.arg(from, said),
                     value["closed_by"_L1].toString()});
    }
    printTable({u"CLIENT HERE"_s, u"VERDICT"_s, u"WOULD GET"_s, u"FROM"_s, u"WHAT CLOSES IT"_s},
               rows);
}

void addClients(CommandLine &line)
{
    CLI::App *clients = line.verb("clients", "What this computer's clients are set up to ask");
    clients->require_subcommand(1);

    auto shown = std::make_shared<ClientOptions>();
    CLI::App *verb = line.verb("show", "What each client would get of a name that is not here",
                               clients);
    verb->add_option("--type", shown->type, "Only of that package type");
    verb->add_option("--name", shown->name, "The name; without it one that no setting is about");
    verb->add_option("--scope", shown->scope, "Its project")->type_name("PATH");
    verb->add_option("--project", shown->project, "A folder whose own settings count, too")
        ->type_name("DIR");
    line.action(verb, [&line, shown] { return show(line, *shown); });

    addClientChanges(line, clients);
}

} // namespace packhouse
