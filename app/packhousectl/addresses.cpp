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
    std::string scope;
    std::string type;
    int port = 0;

    QJsonObject arguments() const
    {
        return {{u"scope"_s, text(scope)}, {u"type"_s, text(type)}, {u"port"_s, port}};
    }
};

void printAddresses(const QJsonObject &result)
{
    QList<QStringList> rows;
    for (const auto &value : result["addresses"_L1].toArray()) {
        const QJsonObject row = value.toObject();
        rows.append({row["address"_L1].toString() + u'/', row["scope"_L1].toString(),
                     row["type"_L1].toString(), row["problem"_L1].toString()});
    }
    printTable({u"ADDRESS"_s, u"SCOPE"_s, u"TYPE"_s, u""_s}, rows);
}

} // namespace

void addAddresses(CommandLine &line)
{
    CLI::App *addresses = line.verb("addresses",
                                    "Ports whose root is the registry of one project or group");
    addresses->require_subcommand(1);

    CLI::App *list = line.verb("list", "Which there are", addresses);
    line.action(list, [&line] { return line.operation("addresses.list", {}, &printAddresses); });

    auto added = std::make_shared<Options>();
    CLI::App *add = line.verb(
        "add", "Give a scope an address of its own, for clients that drop the path of one",
        addresses);
    add->add_option("scope", added->scope, "A project or group")->required();
    add->add_option("--type", added->type, "The package type")->required();
    add->add_option("--port", added->port, "Else any free one, which it keeps")
        ->check(CLI::Range(1, 65'535));
    line.action(add, [&line, added] {
        return line.operation("addresses.add", added->arguments(), [](const QJsonObject &row) {
            print(u"%1 of %2: %3/"_s.arg(row["type"_L1].toString(), row["scope"_L1].toString(),
                                         row["address"_L1].toString()));
        });
    });

    auto dropped = std::make_shared<Options>();
    CLI::App *drop = line.verb("drop", "Nothing answers at that port any more", addresses);
    drop->add_option("port", dropped->port, "Its port")->required()->check(CLI::Range(1, 65'535));
    line.action(drop, [&line, dropped] {
        return line.operation("addresses.drop", dropped->arguments(), [](const QJsonObject &row) {
            print(u"Nothing answers at port %1 any more."_s.arg(row["port"_L1].toInt()));
        });
    });
}

} // namespace packhouse
