// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhousectl/commandline.h"
#include "app/packhousectl/output.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

struct PolicyOptions
{
    std::string scope, type, duplicates, exception, forwarding, lock, publishers, strangers;
    qint64 maxFileSize = -1;
    std::vector<std::string> inherit;
};

void printPolicies(const QJsonObject &result)
{
    QList<QStringList> rows;
    for (const auto &value : result["policies"_L1].toArray()) {
        const QJsonObject policy = value.toObject();
        const qint64 most = policy["max_file_size"_L1].toInteger();
        const QJsonValue from = policy["forwarding_from"_L1];
        QString origin = from.toString();
        if (from.isNull())
            origin = u"default"_s;
        else if (origin.isEmpty())
            origin = u"instance"_s;
        if (policy["forwarding_locked"_L1].toBool())
            origin += u", locked"_s;
        if (!policy["forwards_publishers"_L1].toBool())
            origin += u", not for publishers"_s;
        if (policy["forwards_strangers"_L1].toBool())
            origin += u", for strangers too"_s;
        rows.append({policy["type"_L1].toString(),
                     policy["duplicates"_L1].toBool() ? u"allowed"_s : u"refused"_s,
                     policy["exception"_L1].toString(), policy["forwarding"_L1].toString(), origin,
                     most == 0 ? u"none"_s : sizeText(most)});
    }
    printTable(
        {u"TYPE"_s, u"DUPLICATES"_s, u"EXCEPT"_s, u"FORWARDING"_s, u"SET BY"_s, u"SIZE LIMIT"_s},
        rows);
}

} // namespace

void addPolicy(CommandLine &line)
{
    CLI::App *policy = line.verb("policy", "Duplicates, forwarding and limits of a scope");
    policy->require_subcommand(1);

    auto shown = std::make_shared<PolicyOptions>();
    CLI::App *show = line.verb("show", "What holds at a scope", policy);
    show->add_option("--scope", shown->scope, "The instance without it")->type_name("PATH");
    show->add_option("--type", shown->type, "One package type only");
    line.action(show, [&line, shown] {
        return line.operation("policy.show",
                              {{u"scope"_s, text(shown->scope)}, {u"type"_s, text(shown->type)}},
                              &printPolicies);
    });

    auto options = std::make_shared<PolicyOptions>();
    CLI::App *set = line.verb("set", "Change what holds at a scope and below", policy);
    set->add_option("--scope", options->scope, "The instance without it")->type_name("PATH");
    set->add_option("--type", options->type, "The package type")->required();
    set->add_option("--duplicates", options->duplicates, "Whether a version may come twice")
        ->check(CLI::IsMember({"allow", "refuse"}));
    set->add_option("--exception", options->exception,
                    "A regular expression; names or versions that match do the opposite");
    set->add_option("--forwarding", options->forwarding, "What becomes of a missing package")
        ->check(CLI::IsMember({"off", "redirect", "proxy", "keep"}));
    set->add_option("--lock", options->lock, "Whether scopes below may change the forwarding")
        ->check(CLI::IsMember({"on", "off"}));
    set->add_option("--publishers", options->publishers,
                    "Whether whoever may publish there is sent on; off: his new names are told to "
                    "nobody")
        ->check(CLI::IsMember({"on", "off"}));
    set->add_option("--strangers", options->strangers,
                    "Whether callers without a right there are sent on although not everything is "
                    "public; on tells them which names are kept back")
        ->check(CLI::IsMember({"on", "off"}));
    set->add_option("--max-file-size", options->maxFileSize, "In bytes; 0 for no limit")
        ->check(CLI::NonNegativeNumber);
    set->add_option("--inherit", options->inherit, "Settings that the scope takes from above again")
        ->delimiter(',')
        ->check(CLI::IsMember({"duplicates", "exception", "forwarding", "lock", "publishers",
                               "strangers", "max_file_size"}));
    line.action(set, [&line, options, set] {
        QJsonObject arguments{{u"scope"_s, text(options->scope)}, {u"type"_s, text(options->type)}};
        if (!options->duplicates.empty())
            arguments["duplicates"_L1] = options->duplicates == "allow";
        if (set->count("--exception") > 0)
            arguments["exception"_L1] = text(options->exception);
        if (!options->forwarding.empty())
            arguments["forwarding"_L1] = text(options->forwarding);
        if (!options->lock.empty())
            arguments["lock"_L1] = options->lock == "on";
        if (!options->publishers.empty())
            arguments["publishers"_L1] = options->publishers == "on";
        if (!options->strangers.empty())
            arguments["strangers"_L1] = options->strangers == "on";
        if (options->maxFileSize >= 0)
            arguments["max_file_size"_L1] = options->maxFileSize;
        arguments["inherit"_L1] = QJsonArray::fromStringList(texts(options->inherit));
        return line.operation("policy.set", arguments, &printPolicies);
    });
}

} // namespace packhouse
