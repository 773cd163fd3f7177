// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhousectl/commandline.h"
#include "app/packhousectl/output.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

void printNames(const QJsonObject &result)
{
    QList<QStringList> rows;
    for (const auto &value : result["names"_L1].toArray()) {
        const QJsonObject row = value.toObject();
        rows.append(
            {row["type"_L1].toString(), row["name"_L1].toString(), row["scope"_L1].toString(),
             row["exposure"_L1].toString(), row["forwarding"_L1].toString(),
             row["reserved"_L1].toBool() ? u"yes"_s : u"no"_s, row["explanation"_L1].toString()});
    }
    if (rows.isEmpty()) {
        print(u"There are no names to look at."_s);
        return;
    }
    printTable(
        {u"TYPE"_s, u"NAME"_s, u"SCOPE"_s, u"EXPOSURE"_s, u"FORWARDING"_s, u"RESERVED"_s, u"WHY"_s},
        rows);
}

void printAudit(const QJsonObject &result)
{
    printNames(result);
    if (result["since"_L1].isNull())
        return;
    const QJsonArray changes = result["changes"_L1].toArray();
    print(u""_s);
    print(changes.isEmpty()
              ? u"Nothing changed since the audit of %1."_s.arg(timeText(result["since"_L1]))
              : u"Changed since the audit of %1:"_s.arg(timeText(result["since"_L1])));
    for (const auto &value : changes) {
        const QJsonObject change = value.toObject();
        print(u"%1 %2 %3 %4"_s.arg(change["alarming"_L1].toBool() ? u"!"_s : u"-"_s,
                                   change["type"_L1].toString(), change["name"_L1].toString(),
                                   change["what"_L1].toString()));
    }
}

} // namespace

void addAudit(CommandLine &line)
{
    CLI::App *verb = line.verb("audit", "How exposed every name is to dependency confusion");
    auto probe = std::make_shared<bool>(false);
    verb->add_flag("--probe", *probe, "Ask the upstreams too, which tells them the names");
    line.action(verb, [&line, probe] {
        return line.operation(
            "audit", {{u"probe"_s, *probe}}, &printAudit, [](const QJsonObject &result) -> int {
                return result["findings"_L1].toInteger() == 0 ? ExitDone : ExitFindings;
            });
    });
}

} // namespace packhouse
