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
    std::string name, type, scope;
    std::vector<std::string> projects;

    QJsonObject arguments() const
    {
        return {{u"name"_s, text(name)},
                {u"type"_s, text(type)},
                {u"scope"_s, text(scope)},
                {u"projects"_s, QJsonArray::fromStringList(texts(projects))}};
    }
};

void printName(const QJsonObject &result)
{
    QList<QStringList> rows;
    for (const auto &value : result["groups"_L1].toArray()) {
        QStringList projects;
        for (const auto &path : value["belongs_to"_L1].toArray())
            projects.append(path.toString());
        rows.append({value["group"_L1].toString(), projects.join(u", "_s)});
    }
    if (rows.isEmpty()) {
        print(u"Nobody has published %1 (%2)."_s.arg(result["name"_L1].toString(),
                                                     result["type"_L1].toString()));
        return;
    }
    printTable({u"IN"_s, u"BELONGS TO"_s}, rows);
    rows.clear();
    for (const auto &value : result["projects"_L1].toArray()) {
        const QString how = value["given"_L1].toBool()       ? u"given by hand"_s
                            : value["published"_L1].toBool() ? u"published"_s
                                                             : QString();
        rows.append({value["project"_L1].toString(), how, timeText(value["since"_L1])});
    }
    print({});
    printTable({u"PROJECT"_s, u""_s, u"SINCE"_s}, rows);
}

CLI::App *addVerb(CommandLine &line, CLI::App *names, const char *verb, const char *description,
                  const std::shared_ptr<Options> &options)
{
    CLI::App *added = line.verb(verb, description, names);
    added->add_option("name", options->name, "The name")->required();
    added->add_option("--type", options->type, "The package type")->required();
    line.action(added, [&line, options, operation = QByteArray("names.") + verb] {
        return line.operation(operation, options->arguments(), &printName);
    });
    return added;
}

} // namespace

void addNames(CommandLine &line)
{
    CLI::App *names = line.verb("names", "Which project a name belongs to above the projects");
    names->require_subcommand(1);

    auto given = std::make_shared<Options>();
    addVerb(line, names, "assign", "Give a name to a project", given)
        ->add_option("--scope", given->scope, "The project")
        ->type_name("PATH")
        ->required();

    auto shared = std::make_shared<Options>();
    CLI::App *several = addVerb(line, names, "several",
                                "Let several projects serve a name, the first one its tags",
                                shared);
    several->add_option("--scope", shared->scope, "Their top-level group")
        ->type_name("PATH")
        ->required();
    several->add_option("projects", shared->projects, "The projects, in their order")
        ->type_name("PROJECT")
        ->required();

    auto taken = std::make_shared<Options>();
    addVerb(line, names, "unassign", "Let it belong to who published it first again", taken)
        ->add_option("--scope", taken->scope, "The top-level group")
        ->type_name("PATH")
        ->required();

    auto shown = std::make_shared<Options>();
    addVerb(line, names, "show", "Whose a name is, and who published it", shown);
}

} // namespace packhouse
