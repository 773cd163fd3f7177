// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhousectl/commandline.h"
#include "app/packhousectl/output.h"
#include "formats/capabilitytable.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

QList<QStringList> textsOf(const QList<CapabilityExtra> &extras)
{
    QList<QStringList> rows;
    for (const CapabilityExtra &extra : extras)
        rows.append({QString::fromLatin1(extra.client), QString::fromLatin1(extra.column),
                     QString::fromLatin1(extra.value), QString::fromUtf8(extra.text)});
    return rows;
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

void printTsv(const CapabilityTable &table)
{
    print(table.columns.join(u'\t'));
    for (QStringList row : table.reference) {
        if (row.constLast().isEmpty()) // the table has no cell where nothing is documented
            row.removeLast();
        print(row.join(u'\t'));
    }
}

void printForPeople(const CapabilityTable &table, const QStringList &extraNames)
{
    printTable(table.columns, table.reference);
    if (!table.beyond.isEmpty()) {
        print({});
        print(u"Types that the reference does not have:"_s);
        printTable(table.columns, table.beyond);
    }
    print({});
    print(u"Beyond the reference (* is every client):"_s);
    printTable(extraNames, textsOf(table.extras));
}

int printCapabilities(const CommandLine &line, bool tsv)
{
    const CapabilityTable table = capabilityTable(line.formats());
    const QStringList extraNames{u"client"_s, u"column"_s, u"value"_s, u"text"_s};
    if (line.json())
        printJson({{u"capabilities"_s, objectsOf(table.columns, table.reference)},
                   {u"beyond"_s, objectsOf(table.columns, table.beyond)},
                   {u"extras"_s, objectsOf(extraNames, textsOf(table.extras))}});
    else if (tsv)
        printTsv(table);
    else
        printForPeople(table, extraNames);
    return ExitDone;
}

} // namespace

void addCapabilities(CommandLine &line)
{
    CLI::App *verb = line.verb("capabilities", "What each client can do here, by default");
    auto tsv = std::make_shared<bool>(false);
    verb->add_flag("--tsv", *tsv, "The reference's table alone, separated by tabs");
    line.action(verb, [&line, tsv] { return printCapabilities(line, *tsv); });
}

} // namespace packhouse
