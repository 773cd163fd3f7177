// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhousectl/commandline.h"
#include "app/packhousectl/output.h"
#include "core/tokenwords.h"
#include "core/words.h"
#include "formats/capabilitytable.h"
#include "formats/wiretable.h"

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

constexpr Words<Carrier, 6> CarrierWords{{{Carrier::PrivateToken, "PRIVATE-TOKEN"},
                                          {Carrier::JobToken, "JOB-TOKEN"},
                                          {Carrier::DeployToken, "Deploy-Token"},
                                          {Carrier::Bearer, "Bearer"},
                                          {Carrier::Basic, "Basic"},
                                          {Carrier::PackageKey, "key"}}};
constexpr Words<Right, 3> VerbWords{
    {{Right::Read, "pull"}, {Right::Write, "publish"}, {Right::Delete, "delete"}}};
constexpr Words<WireAccess::Look, 3> LookWords{{{WireAccess::Look::Documented, "documented"},
                                                {WireAccess::Look::Beyond, "works"},
                                                {WireAccess::Look::Refused, "refused"}}};

const QStringList WireColumns{u"type"_s,    u"token"_s, u"verb"_s,
                              u"carrier"_s, u"look"_s,  u"reason"_s};

QList<QStringList> wireRows(const FormatList &formats)
{
    QList<QStringList> rows;
    for (const auto &format : formats) {
        for (const WireAccess &access : wireTable(*format))
            rows.append({format->id(), wordOf(TokenKindWords, access.kind),
                         wordOf(VerbWords, access.verb), wordOf(CarrierWords, access.carrier),
                         wordOf(LookWords, access.look), english(access.reason)});
    }
    return rows;
}

/// A line for each type, token and verb: the carriers by what becomes of them.
QList<QStringList> wireForPeople(const QList<QStringList> &rows)
{
    QList<QStringList> lines;
    for (const QStringList &row : rows) {
        if (lines.isEmpty() || lines.constLast().first(3) != row.first(3))
            lines.append(row.first(3) + QStringList{{}, {}, {}});
        const qsizetype at = row.at(4) == u"documented"_s ? 3 : row.at(4) == u"works"_s ? 4 : 5;
        QString &cell = lines.last()[at];
        cell += cell.isEmpty() ? row.at(3) : u", "_s + row.at(3);
    }
    return lines;
}

int printWire(const CommandLine &line, bool tsv)
{
    const QList<QStringList> rows = wireRows(line.formats());
    if (line.json()) {
        printJson({{u"wire"_s, objectsOf(WireColumns, rows)}});
    } else if (tsv) {
        print(WireColumns.join(u'\t'));
        for (const QStringList &row : rows)
            print(row.join(u'\t'));
    } else {
        printTable({u"type"_s, u"token"_s, u"verb"_s, u"documented"_s, u"works"_s, u"refused"_s},
                   wireForPeople(rows));
        print({});
        print(u"The token decides, whatever the user name; it needs the right, too. --tsv has the "
              "reasons."_s);
    }
    return ExitDone;
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
    auto wire = std::make_shared<bool>(false);
    verb->add_flag("--wire", *wire, "Which tokens work, and how they are sent, by type and verb");
    line.action(verb, [&line, tsv, wire] {
        return *wire ? printWire(line, *tsv) : printCapabilities(line, *tsv);
    });
}

} // namespace packhouse
