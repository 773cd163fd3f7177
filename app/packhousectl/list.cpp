// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhousectl/commandline.h"
#include "app/packhousectl/output.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

struct ListOptions
{
    std::string scope, type, filter;
    qint64 limit = 100'000;
};

void printPackages(const QJsonObject &result)
{
    QList<QStringList> rows;
    for (const auto &value : result["packages"_L1].toArray()) {
        const QJsonObject row = value.toObject();
        rows.append({row["scope"_L1].toString(), row["type"_L1].toString(),
                     row["name"_L1].toString(), row["latest"_L1].toString(),
                     QString::number(row["versions"_L1].toInteger()),
                     sizeText(row["bytes"_L1].toInteger()), row["exposure"_L1].toString(),
                     timeText(row["published"_L1])});
    }
    if (rows.isEmpty()) {
        print(u"There are no packages."_s);
        return;
    }
    printTable({u"SCOPE"_s, u"TYPE"_s, u"NAME"_s, u"LATEST"_s, u"VERSIONS"_s, u"SIZE"_s,
                u"EXPOSURE"_s, u"PUBLISHED"_s},
               rows, {4, 5});
}

} // namespace

void addList(CommandLine &line)
{
    CLI::App *verb = line.verb("list", "The packages of a scope");
    auto options = std::make_shared<ListOptions>();
    verb->add_option("--scope", options->scope, "A group or project; everything without it")
        ->type_name("PATH");
    verb->add_option("--type", options->type, "One package type only");
    verb->add_option("--filter", options->filter, "Words to look for in name, version and hash");
    verb->add_option("--limit", options->limit, "At most that many")->check(CLI::Range(1, 100'000));
    line.action(verb, [&line, options] {
        return line.operation("list",
                              {{u"scope"_s, text(options->scope)},
                               {u"type"_s, text(options->type)},
                               {u"filter"_s, text(options->filter)},
                               {u"limit"_s, options->limit}},
                              &printPackages);
    });
}

} // namespace packhouse
