// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhousectl/commandline.h"
#include "app/packhousectl/output.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

struct Options
{
    std::string type, name, version, scope;
    bool dryRun = false, yes = false, reserve = false, stopForwarding = false, forGood = false,
         probe = false;
};

void printOutcome(const QJsonObject &result)
{
    const QString outcome = result["outcome"_L1].toString();
    const QJsonObject evidence = result["evidence"_L1].toObject();
    if (outcome != u"deleted") {
        for (const auto &line : evidence["report"_L1].toArray())
            print(line.toString());
        print(u"Would delete %1 with %2, %3."_s.arg(
            countText(evidence["version_ids"_L1].toArray().size(), u"version"_s),
            countText(evidence["files"_L1].toInteger(), u"file"_s),
            sizeText(evidence["bytes"_L1].toInteger())));
        return;
    }
    print(u"Deleted %1 of %2 from %3."_s.arg(
        countText(result["versions"_L1].toInteger(), u"version"_s), result["name"_L1].toString(),
        result["scope"_L1].toString()));
}

int codeOf(const QJsonObject &result)
{
    if (result["outcome"_L1].toString() != u"refused")
        return ExitDone;
    printError({ErrorCode::Protected,
                Text::of("%1 was not deleted: %2", result["name"_L1].toString(),
                         Foreign{result["evidence"_L1].toObject()["headline"_L1].toString()}),
                Text::foreign(result["remedy"_L1].toString()), false},
               false);
    return ExitFindings;
}

} // namespace

void addDelete(CommandLine &line)
{
    CLI::App *verb = line.verb("delete", "Delete a version, or all of a package, to the trash");
    auto options = std::make_shared<Options>();
    verb->add_option("type", options->type, "Its type")->required();
    verb->add_option("name", options->name, "Its name")->required();
    verb->add_option("version", options->version, "All versions without it");
    verb->add_option("--scope", options->scope, "Its project")->type_name("PATH");
    verb->add_flag("--dry-run", options->dryRun, "Only show what the deletion would expose");
    verb->add_flag("--yes", options->yes, "Delete although the risk is high or critical");
    verb->add_flag("--reserve", options->reserve, "Keep the name as yours; enough for a high risk");
    verb->add_flag("--stop-forwarding", options->stopForwarding,
                   "Stop forwarding requests of this type where the setting is made");
    verb->add_flag("--for-good", options->forGood, "Not to the trash");
    verb->add_flag("--probe", options->probe, "Ask the upstream too, which tells it the name");
    line.action(verb, [&line, options] {
        return line.operation("delete",
                              {{u"type"_s, text(options->type)},
                               {u"name"_s, text(options->name)},
                               {u"version"_s, text(options->version)},
                               {u"scope"_s, text(options->scope)},
                               {u"dry_run"_s, options->dryRun},
                               {u"yes"_s, options->yes},
                               {u"reserve"_s, options->reserve},
                               {u"stop_forwarding"_s, options->stopForwarding},
                               {u"for_good"_s, options->forGood},
                               {u"probe"_s, options->probe}},
                              &printOutcome, &codeOf);
    });
}

} // namespace packhouse
