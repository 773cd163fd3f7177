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
    const QJsonArray packages = result["packages"_L1].toArray();
    for (const auto &value : packages) {
        const QJsonObject row = value.toObject();
        rows.append({row["scope"_L1].toString(), row["type"_L1].toString(),
                     row["name"_L1].toString(), row["latest"_L1].toString(),
                     QString::number(row["versions"_L1].toInteger()),
                     sizeText(row["bytes"_L1].toInteger()), row["exposure"_L1].toString(),
                     timeText(row["published"_L1])});
    }
    const bool found = std::any_of(packages.begin(), packages.end(), [](const QJsonValue &value) {
        return value.toObject().contains("found_version"_L1);
    });
    if (rows.isEmpty()) {
        print(u"There are no packages."_s);
        return;
    }
    QStringList titles{u"SCOPE"_s,    u"TYPE"_s, u"NAME"_s,     u"LATEST"_s,
                       u"VERSIONS"_s, u"SIZE"_s, u"EXPOSURE"_s, u"PUBLISHED"_s};
    if (found) {
        titles.append(u"HAS IT"_s);
        for (qsizetype at = 0; at < rows.size(); ++at) {
            const QJsonObject row = packages[at].toObject();
            rows[at].append(
                (row["found_version"_L1].toString() + u' ' + row["found_file"_L1].toString())
                    .trimmed());
        }
    }
    printTable(titles, rows, {4, 5});
}

} // namespace

void addList(CommandLine &line)
{
    CLI::App *verb = line.verb("list", "The packages of a scope");
    auto options = std::make_shared<ListOptions>();
    verb->add_option("--scope", options->scope, "A group or project; everything without it")
        ->type_name("PATH");
    verb->add_option("--type", options->type, "One package type only");
    verb->add_option("query,--filter", options->filter,
                     "What to look for: words of name or version, type:, scope:, name:, "
                     "version:, or a hash as any lock file spells it")
        ->type_name("QUERY");
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
