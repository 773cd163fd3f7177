// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhousectl/clientstable.h"
#include "app/packhousectl/commandline.h"
#include "app/packhousectl/plans.h"

using namespace Qt::StringLiterals;

namespace packhouse {

static bool isOfTheTrash(const QJsonObject &result)
{
    return result.contains("entries"_L1);
}

void addRun(CommandLine &line)
{
    CLI::App *verb = line.verb("run", "Do what --dry-run has shown, and nothing else");
    auto plan = std::make_shared<std::string>();
    auto yes = std::make_shared<bool>(false);
    verb->add_option("plan", *plan, "The plan's id, as --dry-run says it")->required();
    verb->add_flag("--yes", *yes, "Delete although the risk is high or critical");
    line.action(verb, [&line, plan, yes] {
        return line.operation(
            "run", {{u"plan"_s, text(*plan)}, {u"yes"_s, *yes}},
            [](const QJsonObject &result) {
                if (isOfTheTrash(result))
                    printTrashPlan(result);
                else
                    printRemoval(result);
            },
            [](const QJsonObject &result) {
                return isOfTheTrash(result) ? int(ExitDone) : codeOfRemoval(result);
            },
            clientsOfPlan(line));
    });
}

} // namespace packhouse
