// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhousectl/commandline.h"
#include "app/packhousectl/output.h"
#include "core/folderfiles.h"
#include "registry/control/operations.h"

#include <QFileInfo>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

struct PublishOptions
{
    std::vector<std::string> files;
    std::string to, type, name, version, part;
    bool dryRun = false;
};

void printPublished(const QJsonObject &result)
{
    for (const auto &value : result["published"_L1].toArray()) {
        const QJsonObject one = value.toObject();
        print(u"Published %1 %2 (%3) to %4."_s.arg(
            one["name"_L1].toString(), one["version"_L1].toString(), one["type"_L1].toString(),
            one["scope"_L1].toString()));
        if (const QString notice = one["notice"_L1].toString(); !notice.isEmpty())
            print(u"  "_s + notice);
    }
    for (const auto &value : result["checked"_L1].toArray()) {
        const QJsonObject one = value.toObject();
        print(u"%1 %2 (%3): %4. %5"_s
                  .arg(one["name"_L1].toString(), one["version"_L1].toString(),
                       one["type"_L1].toString(), one["text"_L1].toString(),
                       one["explanation"_L1].toString())
                  .trimmed());
    }
}

/// What failed goes to stderr, each with the file it is about.
int codeOfPublish(const QJsonObject &result)
{
    int code = ExitDone;
    for (const auto &value : result["failed"_L1].toArray()) {
        const QJsonObject one = value.toObject();
        Error error = errorFromJson(one);
        error.what = Text::of("%1: %2", QFileInfo(one["file"_L1].toString()).fileName(),
                              error.what);
        printError(error, false);
        const int own = exitCodeFor(error.code);
        code = code == ExitDone || code == own ? own : int(ExitFailed);
    }
    for (const auto &value : result["checked"_L1].toArray()) {
        if (!value.toObject()["allowed"_L1].toBool() && code == ExitDone)
            code = ExitFailed;
    }
    return code;
}

QString countedText(int count, const QString &one, const QString &several)
{
    return count == 1 ? u"1 "_s + one : QString::number(count) + u' ' + several;
}

/// Says of a folder what is not published.
void noteLeftOut(const QString &folder, const FolderFiles &found)
{
    QStringList left;
    if (found.hidden > 0)
        left << countedText(found.hidden, u"hidden file or folder"_s,
                            u"hidden files and folders"_s);
    if (found.unread > 0)
        left << countedText(found.unread, u"link or what may not be read"_s,
                            u"links and what may not be read"_s);
    if (!left.isEmpty())
        printNote(u"%1: left out %2."_s.arg(folder, left.join(u" and "_s)));
}

/// Absolute paths: of a folder all that lies in it.
Result<QStringList> filesOf(const QStringList &given)
{
    QStringList files;
    for (const QString &path : given) {
        const QFileInfo info(path);
        if (!info.isDir()) {
            files << info.absoluteFilePath();
            continue;
        }
        const FolderFiles found = filesIn(info.absoluteFilePath(), FolderLimits());
        if (found.isCut || found.beyond > 0)
            return fail(ErrorCode::TooLarge,
                        Text::of("%1 holds more than is published at once.", path),
                        Text::of("Publish its folders one by one."));
        if (found.files.isEmpty())
            return fail(ErrorCode::NotFound, Text::of("There is no file in %1.", path),
                        Text::of("Name a folder with files, or files."));
        noteLeftOut(path, found);
        files << found.files;
    }
    return files;
}

} // namespace

void addPublish(CommandLine &line)
{
    CLI::App *verb = line.verb("publish", "Publish files; what they are is read from them");
    auto options = std::make_shared<PublishOptions>();
    verb->add_option("files", options->files, "The files, or folders with all that is in them")
        ->required()
        ->type_name("FILE");
    verb->add_option("--to", options->to, "The project")->required()->type_name("PATH");
    verb->add_option("--type", options->type, "The package type, when it should not be guessed");
    verb->add_option("--name", options->name, "The name, where a file does not tell");
    verb->add_option("--version", options->version, "The version, where a file does not tell");
    verb->add_option("--part", options->part,
                     "Where in the project, of a type that has parts there")
        ->type_name("DISTRIBUTION/COMPONENT");
    verb->add_flag("--dry-run", options->dryRun, "Only say what would happen");
    line.action(verb, [&line, options]() -> int {
        const Result<QStringList> files = filesOf(texts(options->files));
        if (!files) {
            printError(files.error(), line.json());
            return int(exitCodeFor(files.error().code));
        }
        return line.operation("publish",
                              {{u"files"_s, QJsonArray::fromStringList(*files)},
                               {u"to"_s, text(options->to)},
                               {u"type"_s, text(options->type)},
                               {u"name"_s, text(options->name)},
                               {u"version"_s, text(options->version)},
                               {u"part"_s, text(options->part)},
                               {u"dry_run"_s, options->dryRun}},
                              &printPublished, &codeOfPublish);
    });
}

} // namespace packhouse
