// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhousectl/clientstable.h"

#include "app/composition/clientsetups.h"
#include "app/composition/registrylevels.h"
#include "app/composition/registrysession.h"
#include "app/packhousectl/commandline.h"
#include "app/packhousectl/output.h"
#include "formats/publicregistry.h"
#include "registry/control/servefile.h"

#include <QDir>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

struct ClientOptions
{
    std::string type, name, scope, project, client;
    bool dryRun = false;
};

QString wordsOf(const QString &verdict)
{
    return verdict == u"stranger" ? u"a stranger's"_s : QString(verdict).replace(u'_', u' ');
}

ClientPlaces placesOf(const ClientOptions &options)
{
    ClientPlaces places = ClientPlaces::ofThisComputer();
    if (!options.project.empty())
        places.project = QDir(text(options.project)).absolutePath();
    return places;
}

ClientQuestion questionHere(const CommandLine &line, const FormatId &type, const QString &name,
                            const QString &scope)
{
    ClientQuestion question = clientQuestion(line.formats(), type, name, scope);
    if (const Result<ServeFile> server = readServeFile(line.dataDirectory())) {
        question.here = server->address;
        question.alsoHere = server->https;
    }
    return question;
}

ClientQuestion questionOf(const CommandLine &line, const ClientOptions &options,
                          const FormatId &type)
{
    // A name that no setting is about, where none is given.
    return questionHere(line, type, options.name.empty() ? u"x"_s : text(options.name),
                        text(options.scope));
}

RegistryLevels levelsOf(RegistrySession &session)
{
    return RegistryLevels([&session](const QByteArray &operation, const QJsonObject &arguments) {
        return session.run(operation, arguments);
    });
}

/// InvalidArgument: it is empty, unless it \a mayBeEmpty, or a pattern.
Result<void> checkedName(const std::string &name, bool mayBeEmpty)
{
    if (name.empty() && !mayBeEmpty)
        return fail(ErrorCode::InvalidArgument, Text::of("The name is empty."),
                    Text::of("Say which package is meant."));
    if (name.find('*') != std::string::npos)
        return fail(ErrorCode::InvalidArgument,
                    Text::of("\"%1\" is no name.", QString::fromStdString(name)),
                    Text::of("Say which package is meant, without \"*\"."));
    return {};
}

/// NotFound: there is no such scope; an empty one is none.
Result<void> checkedScope(const QString &scope, RegistrySession &session)
{
    if (scope.isEmpty())
        return {};
    const Result<QJsonObject> found = session.run("policy.show", {{u"scope"_s, scope}});
    return found ? Result<void>() : fail(found.error());
}

int failed(const CommandLine &line, const Error &error)
{
    printError(error, line.json());
    return exitCodeFor(error.code);
}

int show(CommandLine &line, const ClientOptions &options)
{
    QStringList types;
    if (options.type.empty()) {
        for (const auto &format : line.formats()) {
            if (format->publicRegistry() && format->publicRegistry()->clientSetup())
                types.append(format->id());
        }
    } else {
        types.append(text(options.type));
    }
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
    for (const QString &type : std::as_const(types)) {
        const Result<const ClientSetup *> setup = clientSetupOf(line.formats(), type);
        if (!setup)
            return failed(line, setup.error());
        ClientQuestion question = questionOf(line, options, type);
        question.passing = ClientQuestion::Passing::NotKnown;
        if (levels) {
            levels->add(question, type);
            question.passing = levels->passingOf(question, type);
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

/// The clients that a stranger could serve now, and those of which nobody knows.
struct ClientsToClose
{
    QStringList clients;
    QStringList unclear; ///< "pnpm (not known)"
};

/// Of all clients, or of the one that was named. NotFound: it is not here.
Result<ClientsToClose> clientsToClose(const ClientSetup &setup, const ClientQuestion &question,
                                      const ClientPlaces &places, const QString &named)
{
    using Verdict = ClientOutlook::Verdict;
    ClientsToClose found;
    bool isHere = named.isEmpty();
    for (const ClientOutlook &outlook : setup.outlooks(question, places)) {
        if (!named.isEmpty() && outlook.client != named)
            continue;
        isHere = true;
        const bool unclear = outlook.verdict == Verdict::NotKnown
                             || outlook.verdict == Verdict::CouldNotRead;
        if (outlook.verdict == Verdict::Stranger || (unclear && !named.isEmpty()))
            found.clients.append(outlook.client);
        else if (unclear)
            found.unclear.append(
                u"%1 (%2)"_s.arg(english(outlook.who), english(verdictText(outlook.verdict))));
    }
    if (!isHere)
        return fail(ErrorCode::NotFound, Text::of("There is no client \"%1\" here.", named),
                    Text::of("See \"clients show\" for those that are."));
    return found;
}

void showClosing(const QString &client, const ClientClosing &closing, const ClientPlaces &places)
{
    print(u"%1:"_s.arg(client));
    for (const ClientFileChange &change : closing.changes) {
        const QString difference = previewOf(change, shownFile(places, change.path));
        for (const QString &part : difference.split(u'\n', Qt::SkipEmptyParts))
            print(part);
    }
    if (!closing.note.isEmpty())
        print(english(closing.note));
}

QJsonObject jsonOf(const QString &client, const ClientClosing &closing, const ClientPlaces &places,
                   const QList<WrittenClientFile> &written)
{
    QJsonArray files;
    for (qsizetype i = 0; i < closing.changes.size(); ++i) {
        const ClientFileChange &change = closing.changes.at(i);
        files.append(
            QJsonObject{{u"path"_s, change.path},
                        {u"difference"_s, previewOf(change, shownFile(places, change.path))},
                        {u"written"_s, i < written.size()},
                        {u"backup"_s, i < written.size() ? written.at(i).backup : QString()}});
    }
    return {{u"client"_s, client}, {u"files"_s, files}, {u"note"_s, english(closing.note)}};
}

/// Shows one client's setting, and writes it unless that is a \a dryRun.
Result<QJsonObject> closeOne(const CommandLine &line, const QString &client,
                             const ClientSetup &setup, const ClientQuestion &question,
                             const ClientPlaces &places, bool dryRun)
{
    const Result<ClientClosing> closing = provedClosing(setup, client, question, places);
    if (!closing)
        return fail(closing.error());
    if (!line.json())
        showClosing(client, *closing, places);
    if (dryRun)
        return jsonOf(client, *closing, places, {});
    const Result<QList<WrittenClientFile>> written = writeClientFiles(closing->changes);
    if (!written)
        return fail(written.error());
    for (const WrittenClientFile &file : *written) {
        if (!line.json())
            print(file.backup.isEmpty()
                      ? u"Written: %1"_s.arg(file.path)
                      : u"Written: %1. As it was: %2"_s.arg(file.path, file.backup));
    }
    return jsonOf(client, *closing, places, *written);
}

int close(CommandLine &line, const ClientOptions &options)
{
    const Result<const ClientSetup *> setup = clientSetupOf(line.formats(), text(options.type));
    if (!setup)
        return failed(line, setup.error());
    if (const Result<void> name = checkedName(options.name, false); !name)
        return failed(line, name.error());
    if (options.scope.empty())
        return failed(line, {ErrorCode::InvalidArgument, Text::of("The project is empty."),
                             Text::of("Say which project the name is of."), false});
    const auto session = line.session();
    if (!session)
        return failed(line, session.error());
    if (const Result<void> scope = checkedScope(text(options.scope), **session); !scope)
        return failed(line, scope.error());
    // What the registry passes on of the name is no affair of a client's setting.
    ClientQuestion question = questionOf(line, options, text(options.type));
    levelsOf(**session).add(question, text(options.type));
    const ClientPlaces places = placesOf(options);
    const Result<ClientsToClose> found = clientsToClose(**setup, question, places,
                                                        text(options.client));
    if (!found)
        return failed(line, found.error());
    QJsonArray all;
    int code = ExitDone;
    for (const QString &client : found->clients) {
        const Result<QJsonObject> done = closeOne(line, client, **setup, question, places,
                                                  options.dryRun);
        if (done)
            all.append(*done);
        else
            code = failed(line, done.error());
    }
    if (code == ExitDone && line.json())
        printJson(
            {{u"clients"_s, all}, {u"not_known"_s, QJsonArray::fromStringList(found->unclear)}});
    else if (code == ExitDone && !found->unclear.isEmpty())
        print(u"Not known of these clients, so nothing was written for them: %1."_s.arg(
            found->unclear.join(u", "_s)));
    else if (code == ExitDone && all.isEmpty())
        print(u"No client here would be served by a stranger."_s);
    return code == ExitDone && !found->unclear.isEmpty() ? ExitFailed : code;
}

} // namespace

void printClients(const QJsonArray &clients)
{
    QList<QStringList> rows;
    for (const auto &value : clients) {
        const QString said = value["said_by"_L1].toString();
        const QString from = value["from"_L1].toString();
        rows.append({value["client"_L1].toString(), wordsOf(value["verdict"_L1].toString()),
                     value["gets"_L1].toString(),
                     said.isEmpty() ? from : u"%1 (%2)"_s.arg(from, said),
                     value["closed_by"_L1].toString()});
    }
    printTable({u"CLIENT HERE"_s, u"VERDICT"_s, u"WOULD GET"_s, u"FROM"_s, u"WHAT CLOSES IT"_s},
               rows);
}

void addAfterDeletion(const CommandLine &line, QJsonObject &plan, RegistrySession &session)
{
    const QString type = plan["type"_L1].toString();
    const Result<const ClientSetup *> setup = clientSetupOf(line.formats(), type);
    if (!setup)
        return;
    ClientQuestion question = questionHere(line, type, plan["name"_L1].toString(),
                                           plan["scope"_L1].toString());
    levelsOf(session).add(question, type);
    const bool passes = plan["evidence"_L1]["reserve_offered"_L1].toBool()
                        && !plan["reserve"_L1].toBool() && !plan["stop_forwarding"_L1].toBool();
    if (passes)
        question.passing = ClientQuestion::Passing::On;
    plan["after_this_deletion"_L1] = toJson(
        afterDeletion(**setup, question, ClientPlaces::ofThisComputer()));
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

    auto closed = std::make_shared<ClientOptions>();
    CLI::App *closing = line.verb(
        "close", "Write the setting that leaves this registry alone to answer", clients);
    closing->add_option("type", closed->type, "The package type")->required();
    closing->add_option("name", closed->name, "The name")->required();
    closing->add_option("--scope", closed->scope, "Its project")->type_name("PATH")->required();
    closing->add_option("--project", closed->project, "Write into the settings of that folder")
        ->type_name("DIR");
    closing->add_option("--client", closed->client, "Only that client")->type_name("NAME");
    closing->add_flag("--dry-run", closed->dryRun, "Only show what would be written");
    line.action(closing, [&line, closed] { return close(line, *closed); });
}

} // namespace packhouse
