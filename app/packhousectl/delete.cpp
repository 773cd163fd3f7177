// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhousectl/clientstable.h"
#include "app/packhousectl/commandline.h"
#include "app/packhousectl/output.h"
#include "app/packhousectl/plans.h"

#include <QDir>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

struct DeleteOptions
{
    std::string type, name, scope;
    std::vector<std::string> versions, projects;
    bool dryRun = false, yes = false, reserve = false, stopForwarding = false, forGood = false,
         probe = false;
};

QString what(const QJsonObject &result)
{
    const QJsonArray packages = result["packages"_L1].toArray();
    const QJsonObject first = packages.first().toObject();
    return packages.size() == 1
               ? u"%1 from %2"_s.arg(first["name"_L1].toString(), first["scope"_L1].toString())
               : countText(packages.size(), u"package"_s);
}

constexpr int MostNamed = 20; ///< versions in a text; JSON has all of them

/// "2.0.0, 1.0.0 and 3 more".
QString versionsText(const QJsonObject &package)
{
    const QJsonArray versions = package["versions"_L1].toArray();
    QStringList names;
    for (const auto &version : versions) {
        if (names.size() < MostNamed)
            names.append(version["version"_L1].toString());
    }
    const qsizetype more = versions.size() - names.size();
    return names.join(u", "_s) + (more > 0 ? u" and %1 more"_s.arg(more) : QString());
}

/// What else was chosen, as sentences after the first.
QStringList choices(const QJsonObject &result, bool done)
{
    QStringList sentences;
    if (result["for_good"_L1].toBool())
        sentences.append(done ? u"They are gone for good."_s
                              : u"They would not go to the trash: they would be gone for good."_s);
    if (result["reserve"_L1].toBool())
        sentences.append(done ? u"The name is reserved."_s : u"The name would be reserved."_s);
    if (result["stop_forwarding"_L1].toBool()) {
        const QString scope = result["evidence"_L1]["forwarding_scope"_L1].toString();
        const QString where = scope.isEmpty() ? u"for the whole registry"_s
                                              : u"for all of %1"_s.arg(scope);
        sentences.append((done ? u"Forwarding of %1 requests is off %2."_s
                               : u"Forwarding of %1 requests would stop %2."_s)
                             .arg(result["type"_L1].toString(), where));
    }
    return sentences;
}

/// "3 versions", "2 files of versions that stay", or both.
QString howMuch(qint64 versions, qint64 files)
{
    const QString some = u"%1 of versions that stay"_s.arg(countText(files, u"file"_s));
    return files == 0      ? countText(versions, u"version"_s)
           : versions == 0 ? some
                           : u"%1 and %2"_s.arg(countText(versions, u"version"_s), some);
}

qint64 filesTakenOut(const QJsonObject &result)
{
    qint64 files = 0;
    for (const auto &package : result["packages"_L1].toArray()) {
        for (const auto &version : package["versions"_L1].toArray())
            files += version["stays"_L1].toBool() ? version["files"_L1].toInteger() : 0;
    }
    return files;
}

} // namespace

void printRemoval(const QJsonObject &result)
{
    if (result.contains("act"_L1)) {
        printChange(result);
        return;
    }
    const QString outcome = result["outcome"_L1].toString();
    if (outcome == u"deleted") {
        print(u"Deleted %1 of %2."_s.arg(
            howMuch(result["removed"_L1].toInteger(), result["taken_out"_L1].toInteger()),
            what(result)));
        for (const QString &sentence : choices(result, true))
            print(sentence);
        for (const auto &one : result["tags"_L1].toArray())
            print(u"The tag %1 of %2 went with its version."_s.arg(one["tag"_L1].toString(),
                                                                   one["name"_L1].toString()));
        for (const auto &one : result["stayed"_L1].toArray()) {
            const QString file = one["file"_L1].toString();
            print(u"%1%2 %3 stays: %4."_s.arg(
                file.isEmpty() ? QString() : file + u" of "_s, one["name"_L1].toString(),
                one["version"_L1].toString(), one["why"_L1].toString()));
        }
        return;
    }
    for (const auto &line : result["evidence"_L1]["report"_L1].toArray())
        print(line.toString());
    if (const QJsonArray clients = result["after_this_deletion"_L1].toArray(); !clients.isEmpty()) {
        print(u"After this deletion, by what this computer's clients are set up with now:"_s);
        printClients(clients);
    }
    print(u"Would delete %1 of %2, with %3, %4."_s.arg(
        howMuch(result["versions"_L1].toInteger(), filesTakenOut(result)), what(result),
        countText(result["files"_L1].toInteger(), u"file"_s),
        sizeText(result["bytes"_L1].toInteger())));
    for (const auto &package : result["packages"_L1].toArray())
        print(u"- %1: %2"_s.arg(package["name"_L1].toString(), versionsText(package.toObject())));
    for (const QString &sentence : choices(result, false))
        print(sentence);
    if (outcome == u"dry run")
        printHowToRun(result);
}

void printHowToRun(const QJsonObject &result)
{
    print(u"Until %1, this does exactly that: packhousectl run %2%3"_s.arg(
        timeText(result["until"_L1]), result["plan"_L1].toString(),
        result["needs_yes"_L1].toBool() ? u" --yes"_s : QString()));
}

int codeOfRemoval(const QJsonObject &result)
{
    if (result["outcome"_L1].toString() != u"refused")
        return ExitDone;
    printError({ErrorCode::Protected,
                Text::of("%1 was not deleted: %2", what(result),
                         Foreign{result["evidence"_L1].toObject()["headline"_L1].toString()}),
                Text::foreign(result["remedy"_L1].toString()), false},
               false);
    return ExitFindings;
}

void addDelete(CommandLine &line)
{
    CLI::App *verb = line.verb("delete", "Delete a version, or all of a package, to the trash");
    auto options = std::make_shared<DeleteOptions>();
    verb->add_option("type", options->type, "Its type")->required();
    verb->add_option("name", options->name, "Its name")->required();
    // An empty word is a variable that a script did not set, not a wish for all versions.
    verb->add_option("version", options->versions, "One or several; all versions without it")
        ->check([](const std::string &given) {
            return given.empty() ? std::string("is empty; leave it out for all versions")
                                 : std::string();
        });
    verb->add_option("--scope", options->scope, "Its project")->type_name("PATH");
    verb->add_option("--project", options->projects,
                     "A folder whose own settings count for clients, too; may be said again")
        ->type_name("DIR")
        ->allow_extra_args(false)
        ->check(CLI::ExistingDirectory);
    verb->add_flag("--dry-run", options->dryRun, "Only show what the deletion would expose");
    verb->add_flag("--yes", options->yes, "Delete although the risk is high or critical");
    verb->add_flag("--reserve", options->reserve, "Keep the name as yours; enough for a high risk");
    verb->add_flag("--stop-forwarding", options->stopForwarding,
                   "Stop forwarding requests of this type where the setting is made");
    verb->add_flag("--for-good", options->forGood, "Not to the trash");
    verb->add_flag("--probe", options->probe, "Ask the upstream too, which tells it the name");
    line.action(verb, [&line, options] {
        QStringList projects;
        for (const QString &project : texts(options->projects))
            projects.append(QDir(project).absolutePath());
        return line.operation(
            "delete",
            {{u"type"_s, text(options->type)},
             {u"name"_s, text(options->name)},
             {u"versions"_s, QJsonArray::fromStringList(texts(options->versions))},
             {u"scope"_s, text(options->scope)},
             {u"dry_run"_s, options->dryRun},
             {u"yes"_s, options->yes},
             {u"reserve"_s, options->reserve},
             {u"stop_forwarding"_s, options->stopForwarding},
             {u"for_good"_s, options->forGood},
             {u"probe"_s, options->probe}},
            &printRemoval, &codeOfRemoval, clientsOfRemoval(line, projects));
    });
}

} // namespace packhouse
