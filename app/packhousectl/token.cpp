// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhousectl/commandline.h"
#include "app/packhousectl/output.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

QString joined(const QJsonValue &list)
{
    QStringList words;
    for (const auto &word : list.toArray())
        words.append(word.toString());
    return words.join(u',');
}

void printTokens(const QJsonObject &result)
{
    QList<QStringList> rows;
    for (const auto &value : result["tokens"_L1].toArray()) {
        const QJsonObject token = value.toObject();
        rows.append({QString::number(token["id"_L1].toInteger()), token["kind"_L1].toString(),
                     token["name"_L1].toString(), token["scope"_L1].toString(),
                     joined(token["allow"_L1]), timeText(token["expires"_L1]),
                     timeText(token["last_used"_L1]),
                     token["revoked"_L1].toBool() ? u"revoked"_s : QString()});
    }
    printTable({u"ID"_s, u"KIND"_s, u"NAME"_s, u"SCOPE"_s, u"ALLOW"_s, u"EXPIRES"_s, u"LAST USED"_s,
                u""_s},
               rows, {0});
}

struct TokenOptions
{
    std::string kind = "personal";
    std::string name;
    std::string scope;
    std::string allow = "read";
    std::string expires;
};

} // namespace

void addToken(CommandLine &line)
{
    CLI::App *token = line.verb("token", "Tokens that clients sign in with");
    token->require_subcommand(1);

    CLI::App *create = line.verb("create", "Make a token; its secret is shown this once", token);
    auto options = std::make_shared<TokenOptions>();
    create->add_option("--kind", options->kind, "personal, project, group, deploy or job")
        ->check(CLI::IsMember({"personal", "project", "group", "deploy", "job"}))
        ->capture_default_str();
    create->add_option("--name", options->name, "What it is for")->required();
    create->add_option("--scope", options->scope, "The group or project it reaches")
        ->type_name("PATH");
    create->add_option("--allow", options->allow, "Any of read,write,delete,admin")
        ->type_name("RIGHTS")
        ->capture_default_str();
    create->add_option("--expires", options->expires, "The last day, such as 2027-01-31")
        ->type_name("DATE");
    line.action(create, [&line, options] {
        return line.operation("token.create",
                              {{u"kind"_s, text(options->kind)},
                               {u"name"_s, text(options->name)},
                               {u"scope"_s, text(options->scope)},
                               {u"allow"_s, text(options->allow)},
                               {u"expires"_s, text(options->expires)}},
                              [](const QJsonObject &made) { print(made["token"_L1].toString()); });
    });

    CLI::App *list = line.verb("list", "All tokens, without their secrets", token);
    line.action(list, [&line] { return line.operation("token.list", {}, &printTokens); });

    CLI::App *revoke = line.verb("revoke", "Make a token useless, at once and for good", token);
    auto id = std::make_shared<qint64>(0);
    revoke->add_option("id", *id, "Its number in the list")->required();
    line.action(revoke, [&line, id] {
        return line.operation("token.revoke", {{u"id"_s, *id}}, [](const QJsonObject &revoked) {
            print(u"Token %1 is revoked."_s.arg(revoked["id"_L1].toInteger()));
        });
    });
}

} // namespace packhouse
