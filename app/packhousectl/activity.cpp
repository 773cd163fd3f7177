// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhousectl/commandline.h"
#include "app/packhousectl/output.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace packhouse {

void addActivity(CommandLine &line)
{
    CLI::App *verb = line.verb("activity", "What was done, newest first");
    auto limit = std::make_shared<int>(50);
    verb->add_option("--limit", *limit, "At most that many")->check(CLI::Range(1, 10'000));
    line.action(verb, [&line, limit] {
        return line.operation("activity", {{u"limit"_s, *limit}}, [](const QJsonObject &result) {
            QList<QStringList> rows;
            for (const auto &value : result["activity"_L1].toArray()) {
                const QJsonObject row = value.toObject();
                rows.append({timeText(row["at"_L1]), row["actor"_L1].toString(),
                             row["action"_L1].toString(), row["subject"_L1].toString(),
                             row["outcome"_L1].toString()});
            }
            printTable({u"AT"_s, u"WHO"_s, u"ACTION"_s, u"WHAT"_s, u"OUTCOME"_s}, rows);
        });
    });
}

} // namespace packhouse
