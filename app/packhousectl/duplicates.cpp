// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhousectl/commandline.h"
#include "app/packhousectl/output.h"
#include "app/packhousectl/plans.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr int ShortHash = 12; ///< hex digits: enough to tell two files apart

struct DuplicatesOptions
{
    std::string type, name, version, file, scope;
    std::vector<qint64> ids;
    qint64 free = 0;
    bool dryRun = false, yes = false, forGood = false;

    QJsonObject arguments() const
    {
        QJsonArray numbers;
        for (const qint64 id : ids)
            numbers.append(id);
        return {{u"type"_s, text(type)}, {u"name"_s, text(name)},   {u"version"_s, text(version)},
                {u"file"_s, text(file)}, {u"scope"_s, text(scope)}, {u"ids"_s, numbers},
                {u"free"_s, free},       {u"dry_run"_s, dryRun},    {u"yes"_s, yes},
                {u"for_good"_s, forGood}};
    }
};

void printDuplicates(const QJsonObject &result)
{
    QList<QStringList> rows;
    for (const auto &group : result["duplicates"_L1].toArray()) {
        for (const auto &place : group["places"_L1].toArray()) {
            const qint64 id = place["id"_L1].toInteger();
            rows.append({group["kind"_L1].toString(), id == 0 ? QString() : QString::number(id),
                         place["scope"_L1].toString(), place["type"_L1].toString(),
                         place["name"_L1].toString(), place["version"_L1].toString(),
                         place["file"_L1].toString(),
                         id == 0 ? QString() : QString::number(place["bytes"_L1].toInteger()),
                         place["sha256"_L1].toString().first(id == 0 ? 0 : ShortHash),
                         timeText(place["published"_L1])});
        }
    }
    if (rows.isEmpty())
        print(u"Nothing is here twice."_s);
    else
        printTable({u"SAME"_s, u"FILE ID"_s, u"SCOPE"_s, u"TYPE"_s, u"NAME"_s, u"VERSION"_s,
                    u"FILE"_s, u"SIZE"_s, u"SHA-256"_s, u"PUBLISHED"_s},
                   rows, {1, 7});
    const QJsonObject storage = result["storage"_L1].toObject();
    const auto size = [&storage](const char *name) {
        return sizeText(storage[QLatin1StringView(name)].toInteger());
    };
    print(u"All files: %1 of packages, %2 in the trash, %3 kept of upstreams. On the disk, each "
          "content once: %4. Saved by sharing: %5."_s.arg(
              size("packages"), size("trash"), size("kept"), size("on_disk"), size("saved")));
    if (const qint64 left = storage["left"_L1].toInteger(); left > 0)
        print(u"%1 more are of files that are gone for good, and come free within a day."_s.arg(
            sizeText(left)));
    print(u"%1 superseded; deleting them for good frees %2."_s.arg(
        countText(result["superseded"_L1].toInteger(), u"file"_s),
        sizeText(result["frees"_L1].toInteger())));
}

void addChoices(CLI::App *verb, DuplicatesOptions &options)
{
    verb->add_option("--scope", options.scope, "A project, or a group with all below it")
        ->type_name("PATH");
    verb->add_flag("--dry-run", options.dryRun, "Only show what would be deleted");
    verb->add_flag("--yes", options.yes, "Delete although the risk is high or critical");
    verb->add_flag("--for-good", options.forGood, "Not to the trash: the room is free at once");
}

void addDrop(CommandLine &line, CLI::App *duplicates)
{
    CLI::App *drop = line.verb("drop", "Keep the newest file of each name, delete the older ones",
                               duplicates);
    auto options = std::make_shared<DuplicatesOptions>();
    CLI::Option *type = drop->add_option("type", options->type, "Of one package: its type");
    drop->add_option("name", options->name, "Its name")->needs(type);
    drop->add_option("version", options->version, "One of its versions");
    drop->add_option("--file", options->file, "Files of that name only");
    addChoices(drop, *options);
    line.action(drop, [&line, options] {
        return line.operation("duplicates.drop", options->arguments(), &printRemoval,
                              &codeOfRemoval);
    });

    CLI::App *free = line.verb("free", "Delete superseded files until so much room comes free",
                               duplicates);
    auto room = std::make_shared<DuplicatesOptions>();
    free->add_option("size", room->free, "Bytes, or with a unit: 200MiB")
        ->required()
        ->transform(CLI::AsSizeValue(false));
    addChoices(free, *room);
    line.action(free, [&line, room] {
        return line.operation("duplicates.drop", room->arguments(), &printRemoval, &codeOfRemoval);
    });
}

} // namespace

void addDuplicates(CommandLine &line)
{
    CLI::App *duplicates = line.verb("duplicates", "What is here more than once");
    duplicates->require_subcommand(1);
    CLI::App *list = line.verb("list", "File names, package names and bytes that are here twice",
                               duplicates);
    auto where = std::make_shared<std::string>();
    list->add_option("--scope", *where, "What has a file in a project, or in a group and below it")
        ->type_name("PATH");
    line.action(list, [&line, where] {
        return line.operation("duplicates.list", {{u"scope"_s, text(*where)}}, &printDuplicates);
    });
    addDrop(line, duplicates);

    CLI::App *one = line.verb("delete", "Delete files of a version, by their ids", duplicates);
    auto options = std::make_shared<DuplicatesOptions>();
    one->add_option("type", options->type, "Its package's type")->required();
    one->add_option("name", options->name, "Its package's name")->required();
    one->add_option("version", options->version, "The version")->required();
    one->add_option("id", options->ids, "File ids that \"duplicates list\" shows")->required();
    addChoices(one, *options);
    line.action(one, [&line, options] {
        return line.operation("duplicates.delete", options->arguments(), &printRemoval,
                              &codeOfRemoval);
    });
}

} // namespace packhouse
