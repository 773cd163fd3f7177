// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhousectl/commandline.h"
#include "app/packhousectl/output.h"

#include <QDir>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

struct VerifyOptions
{
    bool repair = false;
    std::vector<std::string> from;
};

void printResult(const QJsonObject &result)
{
    for (const auto &value : result["repaired"_L1].toArray()) {
        const QJsonObject finding = value.toObject();
        print(u"Repaired: %1 (%2)"_s.arg(finding["subject"_L1].toString(),
                                         finding["problem"_L1].toString()));
    }
    const QJsonArray findings = result["findings"_L1].toArray();
    for (const auto &value : findings) {
        const QJsonObject finding = value.toObject();
        print(finding["subject"_L1].toString() + u": "_s + finding["problem"_L1].toString());
        print(u"  "_s + finding["remedy"_L1].toString());
    }
    for (const auto &value : result["left_overs"_L1].toArray()) {
        const QJsonObject finding = value.toObject();
        print(u"Left over, taken by the clean-up after %1: %2 (%3)"_s.arg(
            finding["taken_after"_L1].toString(), finding["subject"_L1].toString(),
            sizeText(finding["size"_L1].toInteger())));
    }
    print(findings.isEmpty()
              ? u"All is well; %1 were read."_s.arg(sizeText(result["bytes"_L1].toInteger()))
              : countText(findings.size(), u"finding"_s) + u'.');
}

} // namespace

void addVerify(CommandLine &line)
{
    CLI::App *verb = line.verb("verify",
                               "Hash every stored file again, check every row and the journal");
    auto options = std::make_shared<VerifyOptions>();
    CLI::Option *repair = verb->add_flag("--repair", options->repair,
                                         "Mend what can be mended, from --from and upstreams");
    verb->add_option("--from", options->from,
                     "Folder to look for copies in: another data directory, or any other")
        ->type_name("DIR")
        ->needs(repair);
    line.action(verb, [&line, options] {
        QJsonArray from;
        for (const QString &folder : texts(options->from))
            from.append(QDir(folder).absolutePath());
        return line.operation("verify", {{u"repair"_s, options->repair}, {u"from"_s, from}},
                              printResult, [](const QJsonObject &result) -> int {
                                  return result["findings"_L1].toArray().isEmpty() ? ExitDone
                                                                                   : ExitFindings;
                              });
    });
}

} // namespace packhouse
