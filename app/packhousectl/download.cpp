// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhousectl/commandline.h"
#include "app/packhousectl/output.h"

#include <QDir>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

struct DownloadOptions
{
    std::string type, name, version, scope;
    std::string to = ".";
    bool overwrite = false;
};

} // namespace

void addDownload(CommandLine &line)
{
    CLI::App *verb = line.verb("download", "Copy a version's files out, and check their hashes");
    auto options = std::make_shared<DownloadOptions>();
    verb->add_option("type", options->type, "Its type")->required();
    verb->add_option("name", options->name, "Its name")->required();
    verb->add_option("version", options->version, "The highest without it");
    verb->add_option("--scope", options->scope, "Where to look")->type_name("PATH");
    verb->add_option("--to", options->to, "The folder to write to")
        ->type_name("DIR")
        ->check(CLI::ExistingDirectory)
        ->capture_default_str();
    verb->add_flag("--overwrite", options->overwrite, "Also what is in the folder already");
    line.action(verb, [&line, options] {
        return line.operation("download",
                              {{u"type"_s, text(options->type)},
                               {u"name"_s, text(options->name)},
                               {u"version"_s, text(options->version)},
                               {u"scope"_s, text(options->scope)},
                               {u"overwrite"_s, options->overwrite},
                               {u"to"_s, QDir(text(options->to)).absolutePath()}},
                              [](const QJsonObject &result) {
                                  for (const auto &file : result["files"_L1].toArray())
                                      print(
                                          u"%1 -> %2"_s.arg(file.toObject()["name"_L1].toString(),
                                                            file.toObject()["path"_L1].toString()));
                              });
    });
}

} // namespace packhouse
