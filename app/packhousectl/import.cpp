// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/upstreamfinder.h"
#include "app/packhousectl/commandline.h"
#include "app/packhousectl/output.h"
#include "registry/control/operations.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

struct ImportOptions
{
    std::string name, type, to, from, as;
    std::vector<std::string> versions;
    bool dryRun = false, intoExisting = false;
};

void printImported(const QJsonObject &result)
{
    const QJsonArray files = result["files"_L1].toArray();
    if (files.isEmpty())
        return;
    const bool dry = files.first()["state"_L1].toString() == u"found";
    const bool foreign = files.first()["as"_L1].toString() == u"foreign";
    for (const auto &value : files) {
        const QJsonObject file = value.toObject();
        const QString state = file["state"_L1].toString();
        const QString what = file["file"_L1].toString();
        if (state == u"published")
            print(file["verified"_L1].toBool()
                      ? u"Imported %1."_s.arg(what)
                      : u"Imported %1; its source tells no hash to compare it with."_s.arg(what));
        else if (state == u"known")
            print(u"%1 is here already."_s.arg(what));
        else if (state == u"found")
            print(u"%1 would be imported."_s.arg(what));
    }
    if (foreign)
        print(u"The name stays foreign: it %1 reserved."_s.arg(dry ? u"would not be"_s
                                                                   : u"is not"_s));
    else
        print(dry ? u"The name would be ours: reserved, and never asked for elsewhere."_s
                  : u"The name is ours: reserved, and never asked for elsewhere."_s);
}

/// What failed goes to stderr, each with the file it is about.
int codeOfImport(const QJsonObject &result)
{
    int code = ExitDone;
    for (const auto &value : result["files"_L1].toArray()) {
        const QJsonObject file = value.toObject();
        if (file["state"_L1].toString() != u"failed")
            continue;
        Error error = errorFromJson(file);
        error.what = Text::of("%1: %2", file["file"_L1].toString(), error.what);
        printError(error, false);
        code = exitCodeFor(error.code);
    }
    return code;
}

} // namespace

void addImport(CommandLine &line)
{
    CLI::App *verb = line.verb("import", "Fetch a package from another registry and publish it");
    auto options = std::make_shared<ImportOptions>();
    verb->add_option("name", options->name, "The package")->required();
    verb->add_option("--type", options->type, "Its type")->required();
    verb->add_option("--to", options->to, "The project")->required()->type_name("PATH");
    verb->add_option(
            "--from", options->from,
            "The other registry, by its address for that type; without it the upstream that "
            "was named for the type, else what was found here is proposed")
        ->type_name("URL");
    verb->add_option("--version", options->versions, "That version only; may be repeated");
    verb->add_option("--as", options->as,
                     "ours: the name is reserved, and nobody else is asked for it; foreign: it is "
                     "not. Foreign by itself is only what comes from the registry that the type's "
                     "client was built with, under a name that is not reserved")
        ->type_name("ours|foreign");
    verb->add_flag("--into-existing", options->intoExisting,
                   "Also when the project has versions of that name from elsewhere");
    verb->add_flag("--dry-run", options->dryRun, "Only list the files");
    line.action(verb, [&line, options] {
        QByteArray from = QByteArray::fromStdString(options->from);
        if (from.isEmpty()) // whoever named it for this command may not have told the server
            from = namedUpstreams(line.formats()).value(text(options->type));
        return line.operation(
            "import",
            {{u"name"_s, text(options->name)},
             {u"type"_s, text(options->type)},
             {u"to"_s, text(options->to)},
             {u"from"_s, QString::fromUtf8(from)},
             {u"repeat"_s, from.isEmpty() ? line.asTyped() : QString()},
             {u"versions"_s, QJsonArray::fromStringList(texts(options->versions))},
             {u"as"_s, text(options->as)},
             {u"into_existing"_s, options->intoExisting},
             {u"dry_run"_s, options->dryRun}},
            &printImported, &codeOfImport);
    });
}

} // namespace packhouse
