// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhousectl/commandline.h"
#include "app/packhousectl/output.h"
#include "app/packhousectl/plans.h"
#include "core/administration.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

struct TrashOptions
{
    std::vector<qint64> ids;
    bool all = false, intoExisting = false, dryRun = false;

    QJsonObject arguments() const
    {
        QJsonArray numbers;
        for (const qint64 id : ids)
            numbers.append(id);
        return {{u"ids"_s, numbers},
                {u"all"_s, all},
                {u"into_existing"_s, intoExisting},
                {u"dry_run"_s, dryRun}};
    }
};

void printTrash(const QJsonObject &result)
{
    QList<QStringList> rows;
    for (const auto &value : result["trash"_L1].toArray()) {
        const QJsonObject row = value.toObject();
        TrashRow taken;
        taken.fileName = row["file"_L1].toString();
        taken.files = row["files"_L1].toInt();
        const QString file = english(taken.takenOut());
        const QString version = row["version"_L1].toString();
        rows.append({QString::number(row["id"_L1].toInteger()), row["scope"_L1].toString(),
                     row["type"_L1].toString(), row["name"_L1].toString(),
                     file.isEmpty() ? version : u"%1 (%2)"_s.arg(version, file),
                     sizeText(row["bytes"_L1].toInteger()), timeText(row["deleted"_L1]),
                     timeText(row["purge_after"_L1])});
    }
    if (rows.isEmpty()) {
        print(u"The trash is empty."_s);
        return;
    }
    printTable({u"ID"_s, u"SCOPE"_s, u"TYPE"_s, u"NAME"_s, u"VERSION"_s, u"SIZE"_s, u"DELETED"_s,
                u"KEPT UNTIL"_s},
               rows, {0, 5});
}

constexpr qsizetype MostNamed = 50; ///< entries in a text; JSON has all of them

/// "acme/web: left-pad 1.3.0", with what was taken out of a version that stayed.
QString entryText(const QJsonObject &entry)
{
    TrashRow taken;
    taken.fileName = entry["file"_L1].toString();
    taken.files = entry["files"_L1].toInt();
    taken.coordinates = {entry["type"_L1].toString(), entry["name"_L1].toString(),
                         entry["version"_L1].toString()};
    return u"%1: %2"_s.arg(entry["scope"_L1].toString(), english(taken.title()));
}

} // namespace

void printTrashPlan(const QJsonObject &result)
{
    const bool purge = result["verb"_L1].toString() == u"purge";
    if (result["outcome"_L1].toString() == u"done") {
        const QString done = countText(result[purge ? "purged"_L1 : "restored"_L1].toInteger(),
                                       u"version"_s);
        print(purge ? u"Deleted %1 for good."_s.arg(done) : u"Restored %1."_s.arg(done));
        for (const auto &one : result["stayed"_L1].toArray())
            print(u"%1 stays in the trash: it got another file meanwhile."_s.arg(one.toString()));
        if (const QString effect = result["effect"_L1].toString(); !effect.isEmpty())
            print(effect);
        return;
    }
    const QJsonArray entries = result["entries"_L1].toArray();
    print((purge ? u"Would delete %1 for good, with %2, %3. Nobody could bring them back."_s
                 : u"Would restore %1, with %2, %3."_s)
              .arg(countText(entries.size(), u"version"_s),
                   countText(result["files"_L1].toInteger(), u"file"_s),
                   sizeText(result["bytes"_L1].toInteger())));
    for (qsizetype i = 0; i < std::min(MostNamed, entries.size()); ++i)
        print(u"- "_s + entryText(entries.at(i).toObject()));
    if (entries.size() > MostNamed)
        print(u"- and %1 more"_s.arg(entries.size() - MostNamed));
    if (const QString effect = result["effect"_L1].toString(); !effect.isEmpty())
        print(effect);
    printHowToRun(result);
}

void addTrash(CommandLine &line)
{
    CLI::App *trash = line.verb("trash", "What was deleted and can be restored");
    trash->require_subcommand(1);
    CLI::App *list = line.verb("list", "What is in the trash", trash);
    line.action(list, [&line] { return line.operation("trash.list", {}, &printTrash); });

    CLI::App *purge = line.verb("purge", "Delete from the trash, for good", trash);
    auto purged = std::make_shared<TrashOptions>();
    purge->add_option("id", purged->ids, "Numbers of the list");
    purge->add_flag("--all", purged->all, "Empty the trash");
    purge->add_flag("--dry-run", purged->dryRun, "Only show what would be gone");
    line.action(purge, [&line, purged] {
        return line.operation("trash.purge", purged->arguments(), &printTrashPlan);
    });

    CLI::App *restore = line.verb("restore", "Bring deleted versions back from the trash");
    auto restored = std::make_shared<TrashOptions>();
    restore->add_option("id", restored->ids, "Numbers that \"trash list\" shows")->required();
    restore->add_flag("--into-existing", restored->intoExisting,
                      "Also what is foreign, beside versions of ours");
    restore->add_flag("--dry-run", restored->dryRun, "Only show what would come back");
    line.action(restore, [&line, restored] {
        return line.operation("trash.restore", restored->arguments(), &printTrashPlan);
    });
}

} // namespace packhouse
