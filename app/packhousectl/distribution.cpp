// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhousectl/commandline.h"
#include "app/packhousectl/output.h"

#include <QFile>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

struct DistributionOptions
{
    std::string scope, codename, suite, origin, label, version, description, keyFile;
    std::vector<std::string> components, architectures;
    qint64 validSeconds = 0;
};

QJsonObject request(const CommandLine &line, const DistributionOptions &options,
                    const QString &action)
{
    const Format *type = line.formats().managing(action);
    return {{u"type"_s, type ? type->id() : QString()},
            {u"action"_s, action},
            {u"scope"_s, text(options.scope)},
            {u"codename"_s, text(options.codename)}};
}

QString joined(const QJsonValue &list)
{
    QStringList names;
    for (const auto &name : list.toArray())
        names.append(name.toString());
    return names.join(u',');
}

void printDistributions(const QJsonObject &result)
{
    QList<QStringList> rows;
    for (const auto &value : result["distributions"_L1].toArray()) {
        const QJsonObject one = value.toObject();
        rows.append({one["codename"_L1].toString(), one["suite"_L1].toString(),
                     joined(one["components"_L1]), joined(one["architectures"_L1]),
                     one["fingerprint"_L1].toString()});
    }
    printTable({u"CODENAME"_s, u"SUITE"_s, u"COMPONENTS"_s, u"ARCHITECTURES"_s, u"SIGNED BY"_s},
               rows);
}

void addTo(QJsonObject &arguments, const QString &name, const std::string &value)
{
    if (!value.empty())
        arguments[name] = text(value);
}

int add(CommandLine &line, const DistributionOptions &options)
{
    QJsonObject arguments = request(line, options, u"distribution.add"_s);
    addTo(arguments, u"suite"_s, options.suite);
    addTo(arguments, u"origin"_s, options.origin);
    addTo(arguments, u"label"_s, options.label);
    addTo(arguments, u"version"_s, options.version);
    addTo(arguments, u"description"_s, options.description);
    if (!options.components.empty())
        arguments["components"_L1] = QJsonArray::fromStringList(texts(options.components));
    if (!options.architectures.empty())
        arguments["architectures"_L1] = QJsonArray::fromStringList(texts(options.architectures));
    if (options.validSeconds > 0)
        arguments["valid_time_duration_seconds"_L1] = options.validSeconds;
    if (!options.keyFile.empty()) {
        QFile file(text(options.keyFile));
        if (!file.open(QIODevice::ReadOnly)) {
            const Error error{
                ErrorCode::InvalidFile,
                Text::of("%1 cannot be read: %2.", file.fileName(), Foreign{file.errorString()}),
                {},
                false};
            printError(error, line.json());
            return exitCodeFor(error.code);
        }
        arguments["signing_key"_L1] = QString::fromLatin1(file.readAll());
    }
    return line.operation("act", arguments, [](const QJsonObject &made) {
        print(u"Distribution %1 is there, signed by %2."_s.arg(made["codename"_L1].toString(),
                                                               made["fingerprint"_L1].toString()));
    });
}

CLI::App *withScope(CommandLine &line, CLI::App *parent, const char *name, const char *description,
                    DistributionOptions &options)
{
    CLI::App *verb = line.verb(name, description, parent);
    verb->add_option("--scope", options.scope, "The project")->required()->type_name("PATH");
    return verb;
}

} // namespace

void addDistribution(CommandLine &line)
{
    CLI::App *distribution = line.verb("distribution", "Distributions of Debian packages");
    distribution->require_subcommand(1);

    auto options = std::make_shared<DistributionOptions>();
    CLI::App *made = withScope(line, distribution, "add", "Make one, with a key that signs it",
                               *options);
    made->add_option("codename", options->codename, "Such as bookworm")->required();
    made->add_option("--suite", options->suite, "Another name, such as stable");
    made->add_option("--component", options->components, "main without it")->delimiter(',');
    made->add_option("--architecture", options->architectures, "amd64 without it; all is added")
        ->delimiter(',');
    made->add_option("--origin", options->origin, "Of the Release file, for pinning");
    made->add_option("--label", options->label, "Of the Release file");
    made->add_option("--release-version", options->version, "Of the Release file");
    made->add_option("--description", options->description, "One line");
    made->add_option("--valid-for", options->validSeconds, "Seconds that an index may be used")
        ->check(CLI::PositiveNumber);
    made->add_option("--key", options->keyFile, "A secret OpenPGP key to sign with, armoured")
        ->type_name("FILE");
    line.action(made, [&line, options] { return add(line, *options); });

    auto listed = std::make_shared<DistributionOptions>();
    CLI::App *list = withScope(line, distribution, "list", "Those of a project", *listed);
    line.action(list, [&line, listed] {
        return line.operation("act", request(line, *listed, u"distribution.list"_s),
                              &printDistributions);
    });

    auto removed = std::make_shared<DistributionOptions>();
    CLI::App *remove = withScope(line, distribution, "remove",
                                 "Remove one and its key; its packages stay, in no index",
                                 *removed);
    remove->add_option("codename", removed->codename, "Which one")->required();
    line.action(remove, [&line, removed] {
        return line.operation(
            "act", request(line, *removed, u"distribution.remove"_s), [](const QJsonObject &gone) {
                print(u"Distribution %1 is gone."_s.arg(gone["codename"_L1].toString()));
            });
    });

    auto asked = std::make_shared<DistributionOptions>();
    CLI::App *key = withScope(line, distribution, "key", "Print the public key for signed-by",
                              *asked);
    key->add_option("codename", asked->codename, "Of which one")->required();
    line.action(key, [&line, asked] {
        return line.operation(
            "act", request(line, *asked, u"distribution.key"_s), [](const QJsonObject &found) {
                for (const QString &row : found["key"_L1].toString().trimmed().split(u'\n'))
                    print(row);
            });
    });
}

} // namespace packhouse
