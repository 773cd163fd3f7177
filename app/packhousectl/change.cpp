// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhousectl/commandline.h"
#include "app/packhousectl/output.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

struct ChangeOptions
{
    std::string act, type, name, scope, text, tag;
    std::vector<std::string> versions;
    bool dryRun = false;
};

QString stateText(const QJsonObject &state)
{
    const QString status = state["state"_L1].toString();
    const QString message = state["status_message"_L1].toString();
    const QString note = state["note"_L1].toString();
    QString text = message.isEmpty() ? status : u"%1: %2"_s.arg(status, message);
    return note.isEmpty() ? text : u"%1 (note: %2)"_s.arg(text, note);
}

void printChanged(const QJsonObject &package)
{
    const QString name = package["name"_L1].toString();
    for (const auto &version : package["versions"_L1].toArray())
        print(u"- %1 %2: %3 -> %4"_s.arg(name, version["version"_L1].toString(),
                                         stateText(version["before"_L1].toObject()),
                                         stateText(version["after"_L1].toObject())));
    const auto target = [](const QJsonValue &version) {
        return version.toString().isEmpty() ? u"none"_s : version.toString();
    };
    for (const auto &tag : package["tags"_L1].toArray()) {
        const QString answer = tag["answer"_L1].toString();
        const QString after = answer == tag["after"_L1].toString()
                                  ? target(tag["after"_L1])
                                  : u"not set, clients get %1"_s.arg(answer);
        print(u"- %1, tag %2: %3 -> %4"_s.arg(name, tag["tag"_L1].toString(),
                                              target(tag["before"_L1]), after));
    }
}

} // namespace

void printChange(const QJsonObject &result)
{
    const bool dryRun = result["outcome"_L1].toString() == u"dry run";
    const auto already = result["already"_L1].toArray();
    for (const auto &one : already)
        print(u"%1 is so already."_s.arg(one.toString()));
    if (result["changes"_L1].toInteger() == 0) {
        print(u"Nothing to do."_s);
        return;
    }
    print((dryRun ? u"Would do: %1."_s : u"Done: %1."_s).arg(result["title"_L1].toString()));
    for (const auto &package : result["packages"_L1].toArray())
        printChanged(package.toObject());
    if (const QString effect = result["effect"_L1].toString();
        !effect.isEmpty() && !result["reversal"_L1].toBool())
        print(effect);
    print(dryRun ? u"Until %1, this does exactly that: packhousectl run %2"_s.arg(
              timeText(result["until"_L1]), result["plan"_L1].toString())
                 : u"Until %1, this takes it back: packhousectl run %2"_s.arg(
                     timeText(result["until"_L1]), result["undo"_L1].toString()));
}

void addChange(CommandLine &line)
{
    CLI::App *verb = line.verb("change", "Tell clients something of versions instead of deleting "
                                         "them; --dry-run shows what they make of it");
    auto options = std::make_shared<ChangeOptions>();
    verb->add_option("act", options->act,
                     "deprecate, yank, unlist, hide, offer (takes these back), tag, untag or note")
        ->required();
    verb->add_option("type", options->type, "Its type")->required();
    verb->add_option("name", options->name, "Its name")->required();
    // An empty word is a variable that a script did not set, not a wish for all versions.
    verb->add_option("version", options->versions, "All versions without one")
        ->check([](const std::string &given) {
            return given.empty() ? std::string("is empty; leave it out for all versions")
                                 : std::string();
        });
    verb->add_option("--scope", options->scope, "Its project")->type_name("PATH");
    verb->add_option("--text", options->text,
                     "The deprecation, the reason or the note, in one line; no text: no note");
    verb->add_option("--tag", options->tag, "The tag of tag and untag");
    verb->add_flag("--dry-run", options->dryRun, "Only show what would change");
    line.action(verb, [&line, options] {
        return line.operation(
            "change",
            {{u"act"_s, text(options->act)},
             {u"type"_s, text(options->type)},
             {u"name"_s, text(options->name)},
             {u"versions"_s, QJsonArray::fromStringList(texts(options->versions))},
             {u"scope"_s, text(options->scope)},
             {u"text"_s, text(options->text)},
             {u"tag"_s, text(options->tag)},
             {u"dry_run"_s, options->dryRun}},
            &printChange);
    });
}

} // namespace packhouse
