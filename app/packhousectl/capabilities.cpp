// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhousectl/commandline.h"
#include "app/packhousectl/output.h"

#include <QJsonArray>

#include <algorithm>
#include <array>
#include <cstring>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr const char *Columns[] = {"client",
                                   "type",
                                   "publish_project",
                                   "publish_group",
                                   "publish_instance",
                                   "pull_project",
                                   "pull_group",
                                   "pull_instance",
                                   "forward",
                                   "import",
                                   "duplicates",
                                   "tokens",
                                   "auth",
                                   "hashes"};

/// The reference table's order of clients; others come after.
constexpr std::array Order{"mvn",       "gradle",   "sbt",   "npm",  "nuget",  "pypi", "generic",
                           "terraform", "composer", "conan", "helm", "debian", "go",   "gem"};

struct Row
{
    CapabilityRow cells;
    FormatId type;
};

qsizetype place(const char *client)
{
    const auto found = std::find_if(Order.begin(), Order.end(), [client](const char *known) {
        return std::strcmp(known, client) == 0;
    });
    return found - Order.begin();
}

std::vector<Row> rowsOf(const FormatList &formats)
{
    std::vector<Row> rows;
    for (const auto &format : formats) {
        for (const CapabilityRow &row : format->capabilities())
            rows.push_back({row, format->id()});
    }
    std::stable_sort(rows.begin(), rows.end(), [](const Row &a, const Row &b) {
        return place(a.cells.client) < place(b.cells.client);
    });
    return rows;
}

QStringList cellsOf(const Row &row)
{
    const auto yes = [](bool can) { return can ? u"Y"_s : u"N"_s; };
    const CapabilityRow &cells = row.cells;
    return {QString::fromLatin1(cells.client),
            row.type,
            yes(cells.publishProject),
            yes(cells.publishGroup),
            yes(cells.publishInstance),
            yes(cells.pullProject),
            yes(cells.pullGroup),
            yes(cells.pullInstance),
            QString::fromLatin1(cells.forward),
            yes(cells.import),
            QString::fromLatin1(cells.duplicates),
            QString::fromLatin1(cells.tokens),
            QString::fromLatin1(cells.auth),
            QString::fromLatin1(cells.hashes)};
}

QStringList header()
{
    QStringList names;
    for (const char *name : Columns)
        names.append(QString::fromLatin1(name));
    return names;
}

int printCapabilities(const CommandLine &line, bool tsv)
{
    const QStringList names = header();
    QList<QStringList> rows;
    QJsonArray objects;
    for (const Row &row : rowsOf(line.formats())) {
        rows.append(cellsOf(row));
        QJsonObject object;
        for (qsizetype column = 0; column < names.size(); ++column)
            object[names.at(column)] = rows.constLast().at(column);
        objects.append(object);
    }
    if (line.json()) {
        printJson({{u"capabilities"_s, objects}});
    } else if (tsv) {
        print(names.join(u'\t'));
        for (QStringList row : std::as_const(rows)) {
            if (row.constLast().isEmpty()) // the table has no cell where nothing is documented
                row.removeLast();
            print(row.join(u'\t'));
        }
    } else {
        printTable(names, rows);
    }
    return ExitDone;
}

} // namespace

void addCapabilities(CommandLine &line)
{
    CLI::App *verb = line.verb("capabilities", "What each client can do here, by default");
    auto tsv = std::make_shared<bool>(false);
    verb->add_flag("--tsv", *tsv, "Separated by tabs");
    line.action(verb, [&line, tsv] { return printCapabilities(line, *tsv); });
}

} // namespace packhouse
