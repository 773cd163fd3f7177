// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/http/trust.h"
#include "app/packhousectl/commandline.h"
#include "app/packhousectl/output.h"
#include "registry/http/certificates.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

int explain(const CommandLine &line)
{
    const QString file = authorityFile(line.dataDirectory());
    if (!QFile::exists(file)) {
        printError(
            {ErrorCode::NotFound, Text::of("There is no certificate authority yet."),
             Text::of("It is made when the registry is served with --https for the first time."),
             false},
            line.json());
        return ExitNotFound;
    }
    if (line.json()) {
        printJson({{u"authority"_s, file}});
        return ExitDone;
    }
    print(u"The certificate authority of this registry is"_s);
    print(u"    "_s + file);
    print({});
    for (const TrustInstruction &instruction : trustInstructions(line.formats(), file)) {
        print(english(instruction.system) + u':');
        for (const QString &command : instruction.command.split(u'\n'))
            print(u"    "_s + command);
    }
    print(u"Whoever holds the key beside it can sign for any host, so let nobody read it."_s);
    return ExitDone;
}

} // namespace

void addTrust(CommandLine &line)
{
    CLI::App *verb = line.verb("trust", "How to make clients trust the registry's https");
    line.action(verb, [&line] { return explain(line); });
}

} // namespace packhouse
