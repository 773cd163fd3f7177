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
    std::string type, name, reason, scope, with;
    std::vector<std::string> to;
    bool allowForwarding = false;

    QJsonObject arguments() const
    {
        QJsonObject all{{u"scope"_s, text(scope)},
                        {u"type"_s, text(type)},
                        {u"name"_s, text(name)},
                        {u"allow_forwarding"_s, allowForwarding}};
        if (!reason.empty())
            all["reason"_L1] = text(reason);
        if (!with.empty())
            all["with"_L1] = text(with);
        if (!to.empty()) {
            QJsonArray groups;
            for (const std::string &group : to)
                groups.append(text(group));
            all["to"_L1] = groups;
        }
        return all;
    }
};

QString ownerText(const QJsonObject &row)
{
    const QString scope = row["scope"_L1].toString();
    return scope.isEmpty() ? u"the whole registry"_s : scope;
}

QString sharedText(const QJsonObject &row)
{
    QStringList groups;
    for (const auto &group : row["shared_with"_L1].toArray())
        groups << group.toString();
    return groups.isEmpty() ? QString() : u"also for "_s + groups.join(u", "_s);
}

void printReservations(const QJsonObject &result)
{
    QList<QStringList> rows;
    for (const auto &value : result["reservations"_L1].toArray()) {
        const QJsonObject row = value.toObject();
        rows.append({ownerText(row), row["type"_L1].toString(), row["name"_L1].toString(),
                     row["reason"_L1].toString(), timeText(row["since"_L1]),
                     row["allow_forwarding"_L1].toBool() ? u"forwarded all the same"_s : QString(),
                     sharedText(row)});
    }
    printTable({u"FOR"_s, u"TYPE"_s, u"NAME"_s, u"REASON"_s, u"SINCE"_s, u""_s, u""_s}, rows);
}

void addSharing(CommandLine &line, CLI::App *reserve, bool shared)
{
    auto options = std::make_shared<ReserveOptions>();
    CLI::App *verb = line.verb(shared ? "share" : "unshare",
                               shared ? "Let a reservation hold for another top-level group too"
                                      : "Let it hold for that group no longer",
                               reserve);
    verb->add_option("type", options->type, "The package type")->required();
    verb->add_option("name", options->name, "The name")->required();
    verb->add_option("--scope", options->scope, "The top-level group that it is reserved for")
        ->required();
    verb->add_option("--with", options->with, "The other top-level group")->required();
    line.action(verb, [&line, options, shared] {
        return line.operation(
            shared ? "reserve.share" : "reserve.unshare", options->arguments(),
            [shared](const QJsonObject &row) {
                print((shared ? u"%1 (%2), which %3 has reserved, is reserved for %4 too."_s
                              : u"%1 (%2), which %3 has reserved, no longer is for %4."_s)
                          .arg(row["name"_L1].toString(), row["type"_L1].toString(), ownerText(row),
                               row["with"_L1].toString()));
            });
    });
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
    add->add_option("--scope", added->scope, "The top-level group that it is for; else everybody");
    add->add_option("--reason", added->reason, "Why, for those who read the list");
    add->add_flag("--allow-forwarding", added->allowForwarding,
                  "Forward it although the name is ours");
    line.action(add, [&line, added] {
        return line.operation("reserve.add", added->arguments(), [](const QJsonObject &row) {
            print(u"%1 (%2) is reserved for %3."_s.arg(row["name"_L1].toString(),
                                                       row["type"_L1].toString(), ownerText(row)));
        });
    });

    CLI::App *list = line.verb("list", "All reserved names", reserve);
    line.action(list, [&line] { return line.operation("reserve.list", {}, &printReservations); });

    auto removed = std::make_shared<ReserveOptions>();
    CLI::App *remove = line.verb("remove", "Let a name go", reserve);
    remove->add_option("type", removed->type, "The package type")->required();
    remove->add_option("name", removed->name, "The name")->required();
    remove->add_option("--scope", removed->scope, "The top-level group that it is reserved for");
    line.action(remove, [&line, removed] {
        return line.operation("reserve.remove", removed->arguments(), [](const QJsonObject &row) {
            print(u"%1 (%2) is no longer reserved for %3."_s.arg(
                row["name"_L1].toString(), row["type"_L1].toString(), ownerText(row)));
        });
    });

    addSharing(line, reserve, true);
    addSharing(line, reserve, false);

    auto narrowed = std::make_shared<ReserveOptions>();
    CLI::App *narrow = line.verb(
        "narrow", "Keep what 0.1 reserved for everybody for the groups that have it", reserve);
    narrow->add_option("type", narrowed->type, "The package type")->required();
    narrow->add_option("name", narrowed->name, "The name")->required();
    narrow->add_option("--to", narrowed->to, "Other groups than those that have the name");
    line.action(narrow, [&line, narrowed] {
        return line.operation("reserve.narrow", narrowed->arguments(), [](const QJsonObject &row) {
            QStringList groups;
            for (const auto &group : row["to"_L1].toArray())
                groups << group.toString();
            print(u"%1 (%2) is reserved for %3 only."_s.arg(
                row["name"_L1].toString(), row["type"_L1].toString(), groups.join(u", "_s)));
        });
    });
}

} // namespace packhouse
