// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhousectl/commandline.h"
#include "app/packhousectl/output.h"
#include "registry/store/store.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

void printReport(const RebuildReport &report)
{
    for (const Text &lost : report.lost)
        print(english(lost));
    print(u"Made anew from %1: %2 with %3."_s.arg(countText(report.changes, u"change"_s),
                                                  countText(report.versions, u"version"_s),
                                                  countText(report.files, u"file"_s)));
    if (!report.damagedDatabase.isEmpty())
        print(u"The database before is kept as %1."_s.arg(report.damagedDatabase));
}

QJsonObject reportJson(const RebuildReport &report)
{
    QJsonArray lost;
    for (const Text &one : report.lost)
        lost.append(english(one));
    return {{u"changes"_s, report.changes},
            {u"versions"_s, report.versions},
            {u"files"_s, report.files},
            {u"damaged_database"_s, report.damagedDatabase},
            {u"lost"_s, lost}};
}

} // namespace

void addRebuild(CommandLine &line)
{
    CLI::App *verb = line.verb("rebuild",
                               "Make a lost or damaged database anew from journal and blobs");
    line.action(verb, [&line]() -> int {
        StoreOptions options;
        options.directory = line.dataDirectory();
        options.formats = &line.formats();
        options.clock = &line.clock();
        const Result<RebuildReport> report = Store::rebuild(options);
        if (!report) {
            printError(report.error(), line.json());
            return exitCodeFor(report.error().code);
        }
        if (line.json())
            printJson(reportJson(*report));
        else
            printReport(*report);
        return report->lost.isEmpty() ? ExitDone : ExitFindings;
    });
}

} // namespace packhouse
