// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/shortage.h"
#include "app/composition/stopsignal.h"
#include "app/packhousectl/commandline.h"

#include <QCoreApplication>

#include <cstring>
#include <exception>

int main(int argc, char **argv)
{
    using namespace packhouse;
    if (!prepareForShortage("packhousectl"))
        return ExitFailed;
    // Before any thread is made; other verbs end by a signal as any program does.
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "serve") == 0)
            holdStopSignals();
    }
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("packhousectl"));

    CommandLine line;
    for (const auto add :
         {&addServe,    &addScope,        &addPublish,  &addImport,   &addList,         &addShow,
          &addDownload, &addDelete,       &addRun,      &addChange,   &addTrash,        &addVerify,
          &addRebuild,  &addToken,        &addPolicy,   &addReserve,  &addUpstreams,    &addNames,
          &addClients,  &addDistribution, &addAudit,    &addActivity, &addCapabilities, &addTrust,
          &addDemo,     &addDuplicates,   &addAddresses}) {
        add(line);
    }
    try {
        return line.run(argc, argv);
    } catch (...) { // what is open is closed on the way here; what was short is told there
        std::terminate();
    }
}
