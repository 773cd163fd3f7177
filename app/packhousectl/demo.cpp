// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/demo.h"
#include "app/packhousectl/commandline.h"
#include "app/packhousectl/output.h"

using namespace Qt::StringLiterals;

namespace packhouse {

void addDemo(CommandLine &line)
{
    CLI::App *verb = line.verb("demo", "Fill an empty data directory with made-up packages");
    line.action(verb, [&line]() -> int {
        const Result<void> filled = fillWithDemo(line.dataDirectory(), line.formats(),
                                                 line.clock());
        if (!filled) {
            printError(filled.error(), line.json());
            return exitCodeFor(filled.error().code);
        }
        if (line.json())
            printJson({{u"directory"_s, line.dataDirectory()}});
        else
            print(u"%1 is filled."_s.arg(line.dataDirectory()));
        return ExitDone;
    });
}

} // namespace packhouse
