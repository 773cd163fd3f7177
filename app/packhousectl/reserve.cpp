// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhousectl/commandline.h"
#include "app/packhousectl/output.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

struct ReserveOptions
{
    std::string type, name, reason;
    bool allowForwarding = false;

    QJsonObject arguments() const
    {
        QJsonObject all{{u"type"_s, text(type)},
                        {u"name"_s, text(name)},
                        {u"allow_forwarding"_s, allowForwarding}};
        if (!reason.empty())
            all["reason"_L1] = text(reason);
        return all;
    }
};

void printReservations(const QJsonObject &result)
{
    QList<QStringList> rows;
    for (const auto &value : result["reservations"_L1].toArray()) {
        const QJsonObject row = value.toObject();
        rows.append(
            {row["type"_L1].toString(), row["name"_L1].toString(), row["reason"_L1].toString(),
             timeText(row["since"_L1]),
             row["allow_forwarding"_L1].toBool() ? u"forwarded all the same"_s : QString()});
    }
    printTable({u"TYPE"_s, u"NAME"_s, u"REASON"_s, u"SINCE"_s, u""_s}, rows);
}

} // namespace

void addReserve(CommandLine &line)
{
    CLI::App *reserve = line.verb("reserve", "Names that are ours and are never forwarded");
    reserve->require_subcommand(1);

    auto added = std::make_shared<ReserveOptions>();
    CLI::App *add = line.verb("add", "Reserve a name", reserve);
    add->add_option("type", added->type, "The package type")->required();
    add->add_option("name", added->name, "The name")->required();
    add->add_option("--reason", added->reason, "Why, for those who read the list");
    add->add_flag("--allow-forwarding", added->allowForwarding,
                  "Forward it although the name is ours");
    line.action(add, [&line, added] {
        return line.operation("reserve.add", added->arguments(), [](const QJsonObject &row) {
            print(u"%1 (%2) is reserved."_s.arg(row["name"_L1].toString(),
                                                row["type"_L1].toString()));
        });
    });

    CLI::App *list = line.verb("list", "All reserved names", reserve);
    line.action(list, [&line] { return line.operation("reserve.list", {}, &printReservations); });

    auto removed = std::make_shared<ReserveOptions>();
    CLI::App *remove = line.verb("remove", "Let a name go", reserve);
    remove->add_option("type", removed->type, "The package type")->required();
    remove->add_option("name", removed->name, "The name")->required();
    line.action(remove, [&line, removed] {
        return line.operation("reserve.remove", removed->arguments(), [](const QJsonObject &row) {
            print(u"%1 (%2) is no longer reserved."_s.arg(row["name"_L1].toString(),
                                                          row["type"_L1].toString()));
        });
    });
}

} // namespace packhouse
