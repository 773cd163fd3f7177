// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/clientsetups.h"
#include "app/composition/registrysession.h"
#include "app/packhousectl/clientquestions.h"
#include "app/packhousectl/commandline.h"
#include "app/packhousectl/output.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

/// The clients that a stranger could serve now, and those of which nobody knows.
struct ClientsToClose
{
    QStringList clients;
    QStringList unclear; ///< "pnpm (not known)"
    bool isClosed = false; ///< one of them asks this registry alone already
};

/// Of all clients, or of the one that was named. NotFound: it is not here.
Result<ClientsToClose> clientsToClose(const ClientSetup &setup, const ClientQuestion &question,
                                      const ClientPlaces &places, const QString &named)
{
    using Verdict = ClientOutlook::Verdict;
    ClientsToClose found;
    bool isHere = named.isEmpty();
    for (const ClientOutlook &outlook : afterDeletion(setup, question, places)) {
        if (outlook.client.isEmpty() || (!named.isEmpty() && outlook.client != named))
            continue;
        isHere = true;
        found.isClosed = found.isClosed || outlook.verdict == Verdict::Safe;
        const bool unclear = outlook.verdict == Verdict::NotKnown
                             || outlook.verdict == Verdict::CouldNotRead;
        if (outlook.verdict == Verdict::Stranger || outlook.closable
            || (unclear && !named.isEmpty()))
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

/// What closes one of the clients, beside what closes those before it.
struct Shown
{
    QString client;
    ClientClosing closing;
};

/// All that is written in one act.
struct Closings
{
    QList<Shown> shown;
    QList<ClientFileChange> changes; ///< one a file
    QList<Error> failures; ///< of clients that cannot be closed
};

Closings closingsOf(const QStringList &clients, const ClientSetup &setup,
                    const ClientQuestion &question, const ClientPlaces &places)
{
    Closings all;
    for (const QString &client : clients) {
        const ClientPlaces then = withChanges(places, all.changes);
        const QList<ClientOutlook> outlooks = setup.outlooks(question, then);
        const auto now = std::ranges::find(outlooks, client, &ClientOutlook::client);
        if (now != outlooks.end() && now->verdict == ClientOutlook::Verdict::Safe) {
            all.shown.append({client, {}}); // by what is written for another
            continue;
        }
        const Result<ClientClosing> closing = provedClosing(setup, client, question, then);
        if (!closing) {
            all.failures.append(closing.error());
            continue;
        }
        all.shown.append({client, *closing});
        all.changes = joined(all.changes, closing->changes);
    }
    return all;
}

void showClosing(const Shown &shown, const ClientPlaces &places)
{
    print(u"%1:"_s.arg(shown.client));
    if (shown.closing.changes.isEmpty())
        print(u"closed by what is written already"_s);
    for (const ClientFileChange &change : shown.closing.changes) {
        const QString difference = previewOf(change, shownFile(places, change.path));
        for (const QString &part : difference.split(u'\n', Qt::SkipEmptyParts))
            print(part);
    }
    if (!shown.closing.note.isEmpty())
        print(english(shown.closing.note));
    for (const Text &sentence : shown.closing.signIn)
        print(english(sentence));
}

QString backupOf(const ClientAct &act, const QString &path)
{
    const auto file = std::ranges::find(act.files, path, &WrittenClientFile::path);
    return file == act.files.end() ? QString() : file->backup;
}

QJsonObject toJson(const Shown &shown, const ClientPlaces &places, const ClientAct &act)
{
    QJsonArray files;
    for (const ClientFileChange &change : shown.closing.changes)
        files.append(
            QJsonObject{{u"path"_s, change.path},
                        {u"difference"_s, previewOf(change, shownFile(places, change.path))},
                        {u"written"_s, !act.id.isEmpty()},
                        {u"backup"_s, backupOf(act, change.path)}});
    QStringList signIn;
    for (const Text &sentence : shown.closing.signIn)
        signIn.append(english(sentence));
    return {{u"client"_s, shown.client},
            {u"files"_s, files},
            {u"note"_s, english(shown.closing.note)},
            {u"sign_in"_s, signIn.join(u' ')}};
}

void printWritten(const CommandLine &line, const ClientAct &act)
{
    for (const WrittenClientFile &file : act.files)
        print(file.backup.isEmpty() ? u"Written: %1"_s.arg(file.path)
                                    : u"Written: %1. As it was: %2"_s.arg(file.path, file.backup));
    if (!act.id.isEmpty())
        print(u"Taken back by: packhousectl --data %1 clients undo %2"_s.arg(line.dataDirectory(),
                                                                             act.id));
}

/// Shows what closes the clients, and writes it at once unless that is a dry run.
int closeAll(const CommandLine &line, const ClientOptions &options, const ClientsToClose &found,
             const Closings &closings, const ClientPlaces &places)
{
    ClientAct act{{}, {}, text(options.type), text(options.name), {}, {}};
    QJsonArray all;
    int code = ExitDone;
    for (const Error &error : closings.failures)
        code = failed(line, error);
    for (const Shown &shown : closings.shown) {
        act.clients.append(shown.client);
        if (!line.json())
            showClosing(shown, places);
    }
    if (!options.dryRun && !closings.changes.isEmpty()) {
        const Result<ClientAct> written = clientActs(line.dataDirectory())
                                              .write(act, closings.changes);
        if (!written)
            return failed(line, written.error());
        act = *written;
        if (!line.json())
            printWritten(line, act);
    }
    for (const Shown &shown : closings.shown)
        all.append(toJson(shown, places, act));
    if (line.json() && (code == ExitDone || !act.id.isEmpty()))
        printJson({{u"clients"_s, all},
                   {u"act"_s, act.id},
                   {u"not_known"_s, QJsonArray::fromStringList(found.unclear)}});
    else if (!line.json() && !found.unclear.isEmpty())
        print(u"Not known of these clients, so nothing was written for them: %1."_s.arg(
            found.unclear.join(u", "_s)));
    else if (code == ExitDone && all.isEmpty())
        print(u"No client here would be served by a stranger."_s);
    // What was asked for is done where another client is not known; of that alone nothing is.
    const bool nothing = all.isEmpty() && !found.isClosed && !found.unclear.isEmpty();
    return code == ExitDone && nothing ? ExitFailed : code;
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
    if (!options.project.empty())
        addOwnFiles(question, text(options.type), **session);
    const ClientPlaces places = placesOf(options);
    const Result<ClientsToClose> found = clientsToClose(**setup, question, places,
                                                        text(options.client));
    if (!found)
        return failed(line, found.error());
    return closeAll(line, options, *found, closingsOf(found->clients, **setup, question, places),
                    places);
}

struct UndoOptions
{
    std::string id;
    bool list = false;
    bool dryRun = false;
};

QJsonObject toJson(const ClientActs &acts, const ClientAct &act)
{
    const Result<void> may = acts.mayUndo(act);
    QJsonArray files;
    for (const WrittenClientFile &file : act.files)
        files.append(QJsonObject{{u"path"_s, file.path}, {u"backup"_s, file.backup}});
    return {{u"id"_s, act.id},
            {u"at"_s, act.at.toString(Qt::ISODate)},
            {u"type"_s, act.type},
            {u"name"_s, act.name},
            {u"clients"_s, QJsonArray::fromStringList(act.clients)},
            {u"files"_s, files},
            {u"can_be_undone"_s, may.has_value()},
            {u"why_not"_s, may ? QString() : english(may.error().what)}};
}

int listActs(const CommandLine &line, const ClientActs &acts)
{
    QJsonArray all;
    QList<QStringList> rows;
    for (const ClientAct &act : acts.list()) {
        const QJsonObject shown = toJson(acts, act);
        all.append(shown);
        QStringList paths;
        for (const WrittenClientFile &file : act.files)
            paths.append(file.path);
        const QString why = shown["why_not"_L1].toString();
        rows.append({act.id, act.at.toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s),
                     act.clients.join(u", "_s), u"%1 %2"_s.arg(act.type, act.name),
                     paths.join(u", "_s), why.isEmpty() ? u"yes"_s : why});
    }
    if (line.json())
        printJson({{u"acts"_s, all}});
    else if (rows.isEmpty())
        print(u"There is nothing to take back."_s);
    else
        printTable({u"ID"_s, u"WHEN"_s, u"CLIENTS"_s, u"FOR"_s, u"FILES"_s, u"CAN BE TAKEN BACK"_s},
                   rows);
    return ExitDone;
}

/// Which change it is that cannot be taken back, and how to go on.
Error whyNot(const ClientActs &acts, const ClientAct &act, const Error &error)
{
    Error found{error.code,
                Text::of("Change %1 (%2 %3) was not taken back: %4", act.id, act.type, act.name,
                         error.what),
                error.remedy, error.retryable};
    for (const ClientAct &older : acts.list()) { // the newest first
        if (older.id.toInt() >= act.id.toInt() || !acts.mayUndo(older))
            continue;
        found.remedy = Text::of("An older one can be, %1 (%2 %3): \"clients undo %1\". "
                                "\"clients undo --list\" shows all.",
                                older.id, older.type, older.name);
        break;
    }
    return found;
}

int undo(const CommandLine &line, const UndoOptions &options)
{
    const ClientActs acts = clientActs(line.dataDirectory());
    if (options.list)
        return listActs(line, acts);
    const Result<ClientAct> act = acts.find(text(options.id));
    if (!act)
        return failed(line, act.error());
    QJsonObject shown = toJson(acts, *act);
    const Result<void> done = options.dryRun ? acts.mayUndo(*act) : acts.undo(*act);
    if (!done)
        return failed(line, whyNot(acts, *act, done.error()));
    if (line.json()) {
        shown.remove("can_be_undone"_L1);
        shown.remove("why_not"_L1);
        shown["undone"_L1] = !options.dryRun;
        printJson(shown);
        return ExitDone;
    }
    const QString verb = options.dryRun ? u"Would be as before: %1"_s : u"As before: %1"_s;
    const QString gone = options.dryRun ? u"Would be removed: %1"_s : u"Removed: %1"_s;
    for (const WrittenClientFile &file : act->files)
        print((file.backup.isEmpty() ? gone : verb).arg(file.path));
    return ExitDone;
}

} // namespace

void addClientChanges(CommandLine &line, CLI::App *clients)
{
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

    auto undone = std::make_shared<UndoOptions>();
    CLI::App *undoing = line.verb("undo", "Take back what \"close\" or the window wrote", clients);
    undoing->add_option("id", undone->id, "Which of them; without it the last one");
    undoing->add_flag("--list", undone->list, "Only list what can be taken back");
    undoing->add_flag("--dry-run", undone->dryRun, "Only show what would be taken back");
    line.action(undoing, [&line, undone] { return undo(line, *undone); });
}

} // namespace packhouse
