// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhousectl/commandline.h"
#include "app/packhousectl/output.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace packhouse {

void addVerify(CommandLine &line)
{
    CLI::App *verb = line.verb("verify", "Hash every stored file again and check every row");
    line.action(verb, [&line] {
        return line.operation(
            "verify", {},
            [](const QJsonObject &result) {
                const QJsonArray findings = result["findings"_L1].toArray();
                for (const auto &value : findings) {
                    const QJsonObject finding = value.toObject();
                    print(finding["subject"_L1].toString() + u": "_s
                          + finding["problem"_L1].toString());
                }
                print(findings.isEmpty() ? u"All is well; %1 were read."_s.arg(
                          sizeText(result["bytes"_L1].toInteger()))
                                         : u"%1 findings."_s.arg(findings.size()));
            },
            [](const QJsonObject &result) -> int {
                return result["findings"_L1].toArray().isEmpty() ? ExitDone : ExitFindings;
            });
    });
}

} // namespace packhouse
