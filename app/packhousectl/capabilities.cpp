// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhousectl/commandline.h"
#include "app/packhousectl/output.h"
#include "formats/extras.h"

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

/// Those of every client first, then as the rows of their clients come.
std::vector<CapabilityExtra> allExtras(const FormatList &formats)
{
    const auto common = commonExtras();
    std::vector<CapabilityExtra> extras;
    for (const auto &format : formats)
        extras.insert(extras.end(), extrasOf(*format).begin(), extrasOf(*format).end());
    std::stable_sort(extras.begin(), extras.end(),
                     [](const CapabilityExtra &a, const CapabilityExtra &b) {
                         return place(a.client) < place(b.client);
                     });
    extras.insert(extras.begin(), common.begin(), common.end());
    return extras;
}

QStringList cellsOf(const CapabilityExtra &extra)
{
    return {QString::fromLatin1(extra.client), QString::fromLatin1(extra.column),
            QString::fromLatin1(extra.value), QString::fromUtf8(extra.text)};
}

QJsonArray objectsOf(const QStringList &names, const QList<QStringList> &rows)
{
    QJsonArray objects;
    for (const QStringList &row : rows) {
        QJsonObject object;
        for (qsizetype column = 0; column < names.size(); ++column)
            object[names.at(column)] = row.at(column);
        objects.append(object);
    }
    return objects;
}

int printCapabilities(const CommandLine &line, bool tsv)
{
    const QStringList names = header();
    const QStringList extraNames{u"client"_s, u"column"_s, u"value"_s, u"text"_s};
    QList<QStringList> rows;
    QList<QStringList> extras;
    for (const Row &row : rowsOf(line.formats()))
        rows.append(cellsOf(row));
    for (const CapabilityExtra &extra : allExtras(line.formats()))
        extras.append(cellsOf(extra));
    if (line.json()) {
        printJson({{u"capabilities"_s, objectsOf(names, rows)},
                   {u"extras"_s, objectsOf(extraNames, extras)}});
    } else if (tsv) {
        print(names.join(u'\t'));
        for (QStringList row : std::as_const(rows)) {
            if (row.constLast().isEmpty()) // the table has no cell where nothing is documented
                row.removeLast();
            print(row.join(u'\t'));
        }
    } else {
        printTable(names, rows);
        print(u"\nBeyond the reference (* is every client):"_s);
        printTable(extraNames, extras);
    }
    return ExitDone;
}

} // namespace

void addCapabilities(CommandLine &line)
{
    CLI::App *verb = line.verb("capabilities", "What each client can do here, by default");
    auto tsv = std::make_shared<bool>(false);
    verb->add_flag("--tsv", *tsv, "The table alone, separated by tabs");
    line.action(verb, [&line, tsv] { return printCapabilities(line, *tsv); });
}

} // namespace packhouse
