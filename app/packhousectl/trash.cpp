// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhousectl/commandline.h"
#include "app/packhousectl/output.h"
#include "core/administration.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

struct TrashOptions
{
    std::vector<qint64> ids;
    bool all = false, intoExisting = false;

    QJsonObject arguments() const
    {
        QJsonArray numbers;
        for (const qint64 id : ids)
            numbers.append(id);
        return {{u"ids"_s, numbers}, {u"all"_s, all}, {u"into_existing"_s, intoExisting}};
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

} // namespace

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
    line.action(purge, [&line, purged] {
        return line.operation("trash.purge", purged->arguments(), [](const QJsonObject &result) {
            print(u"Deleted %1 for good."_s.arg(
                countText(result["purged"_L1].toInteger(), u"version"_s)));
        });
    });

    CLI::App *restore = line.verb("restore", "Bring deleted versions back from the trash");
    auto restored = std::make_shared<TrashOptions>();
    restore->add_option("id", restored->ids, "Numbers that \"trash list\" shows")->required();
    restore->add_flag("--into-existing", restored->intoExisting,
                      "Also what is foreign, beside versions of ours");
    line.action(restore, [&line, restored] {
        return line.operation("trash.restore", restored->arguments(),
                              [](const QJsonObject &result) {
                                  print(u"Restored %1."_s.arg(
                                      countText(result["restored"_L1].toInteger(), u"version"_s)));
                              });
    });
}

} // namespace packhouse
