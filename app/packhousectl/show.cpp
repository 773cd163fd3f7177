// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhousectl/commandline.h"
#include "app/packhousectl/output.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

struct ShowOptions
{
    std::string type, name, version, scope;
};

QString originText(const QJsonObject &origin)
{
    const QString kind = origin["kind"_L1].toString();
    const QString from = origin["from"_L1].toString();
    if (kind == u"published")
        return u"published "_s + (from.isEmpty() ? u"from this computer"_s : u"with "_s + from);
    if (kind == u"imported")
        return u"imported from %1, %2"_s.arg(from, origin["foreign"_L1].toBool() ? u"foreign"_s
                                                                                 : u"as ours"_s);
    return u"of unknown origin, kept from 0.1"_s;
}

void printPackage(const QJsonObject &package)
{
    print(u"%1 (%2) in %3"_s.arg(package["name"_L1].toString(), package["type"_L1].toString(),
                                 package["scope"_L1].toString()));
    if (const QString text = package["description"_L1].toString(); !text.isEmpty())
        print(text);
    print(u"Exposure: %1"_s.arg(package["exposure"_L1].toString()));
    for (const auto &value : package["versions"_L1].toArray()) {
        const QJsonObject version = value.toObject();
        QStringList tags;
        for (const auto &tag : version["tags"_L1].toArray())
            tags.append(tag.toString());
        print({});
        print(u"%1  %2  by %3  %4"_s
                  .arg(version["version"_L1].toString(), timeText(version["created"_L1]),
                       version["publisher"_L1].toString(), tags.join(u", "_s))
                  .trimmed());
        const QString state = version["state"_L1].toString();
        const QString message = version["status_message"_L1].toString();
        if (version["status"_L1].toString() != u"default")
            print(message.isEmpty() ? u"  "_s + state : u"  %1: %2"_s.arg(state, message));
        if (const QString note = version["note"_L1].toString(); !note.isEmpty())
            print(u"  note: "_s + note);
        print(u"  "_s + originText(version["origin"_L1].toObject()));
        for (const auto &entry : version["files"_L1].toArray()) {
            const QJsonObject file = entry.toObject();
            print(u"  %1  %2"_s.arg(file["name"_L1].toString(),
                                    sizeText(file["bytes"_L1].toInteger())));
            for (const auto &hash : {"md5"_L1, "sha1"_L1, "sha256"_L1, "sha512"_L1})
                print(u"    %1 %2"_s.arg(hash, -6).arg(file[hash].toString()));
        }
    }
}

} // namespace

void addShow(CommandLine &line)
{
    CLI::App *verb = line.verb("show", "A package with its versions, files and hashes");
    auto options = std::make_shared<ShowOptions>();
    verb->add_option("type", options->type, "Its type")->required();
    verb->add_option("name", options->name, "Its name")->required();
    verb->add_option("version", options->version, "One version only");
    verb->add_option("--scope", options->scope, "Where to look")->type_name("PATH");
    line.action(verb, [&line, options] {
        return line.operation("show",
                              {{u"type"_s, text(options->type)},
                               {u"name"_s, text(options->name)},
                               {u"version"_s, text(options->version)},
                               {u"scope"_s, text(options->scope)}},
                              &printPackage);
    });
}

} // namespace packhouse
