// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhousectl/commandline.h"
#include "app/packhousectl/output.h"

#include <QFileInfo>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

/// As it is, not as it was set: what is in a private group is private.
QString visibilityText(const QJsonObject &scope)
{
    const QString own = scope["visibility"_L1].toString();
    return own == u"public" && !scope["readable_by_all"_L1].toBool() ? u"private, as its group is"_s
                                                                     : own;
}

void printScopes(const QJsonObject &result)
{
    QList<QStringList> rows;
    for (const auto &value : result["scopes"_L1].toArray()) {
        const QJsonObject scope = value.toObject();
        rows.append({QString::number(scope["id"_L1].toInteger()), scope["path"_L1].toString(),
                     scope["level"_L1].toString(), visibilityText(scope),
                     QString::number(scope["packages"_L1].toInteger())});
    }
    printTable({u"ID"_s, u"PATH"_s, u"LEVEL"_s, u"VISIBILITY"_s, u"PACKAGES"_s}, rows, {0, 4});
}

void printRepository(const QJsonObject &result)
{
    const QString path = result["path"_L1].toString();
    const QString repository = result["repository"_L1].toString();
    print(repository.isEmpty()
              ? u"%1 has no git repository."_s.arg(path)
              : u"%1 is published from the git repository %2."_s.arg(path, repository));
}

void addRepository(CommandLine &line, CLI::App *scope)
{
    struct ScopeOptions
    {
        std::string path;
        std::string folder;
        bool remove = false;
    };
    CLI::App *repository = line.verb(
        "repository", "The git repository whose tags and branches a project publishes", scope);
    auto options = std::make_shared<ScopeOptions>();
    repository->add_option("path", options->path, "The project, such as acme/web")->required();
    auto *folder = repository->add_option("folder", options->folder,
                                          "A repository on this computer; shown without it");
    repository->add_flag("--remove", options->remove, "Link no repository any longer")
        ->excludes(folder);
    line.action(repository, [&line, options] {
        const QString given = text(options->folder);
        return line.operation(
            "scope.repository",
            {{u"path"_s, text(options->path)},
             {u"repository"_s, given.isEmpty() ? given : QFileInfo(given).absoluteFilePath()},
             {u"remove"_s, options->remove}},
            &printRepository);
    });
}

} // namespace

void addScope(CommandLine &line)
{
    CLI::App *scope = line.verb("scope", "Groups and projects");
    scope->require_subcommand(1);

    struct ScopeOptions
    {
        std::string path;
        std::string visibility;
        bool group = false;
    };
    CLI::App *add = line.verb("add", "Make a project; groups on the way are made too", scope);
    auto options = std::make_shared<ScopeOptions>();
    add->add_option("path", options->path, "Such as acme/web")->required();
    add->add_option("--visibility", options->visibility,
                    "Whether it is read without a token; private without it")
        ->check(CLI::IsMember({"public", "private"}));
    add->add_flag("--group", options->group, "Make a group instead of a project");
    line.action(add, [&line, options] {
        QJsonObject arguments{{u"path"_s, text(options->path)}, {u"group"_s, options->group}};
        if (!options->visibility.empty())
            arguments["visibility"_L1] = text(options->visibility);
        return line.operation("scope.add", arguments, [](const QJsonObject &made) {
            print(u"%1 %2 is there, number %3."_s.arg(
                made["level"_L1].toString() == u"group" ? u"Group"_s : u"Project"_s,
                made["path"_L1].toString(), QString::number(made["id"_L1].toInteger())));
        });
    });

    CLI::App *set = line.verb("set", "Change who may read a group or project", scope);
    auto changed = std::make_shared<ScopeOptions>();
    set->add_option("path", changed->path, "Such as acme/web")->required();
    set->add_option("--visibility", changed->visibility, "Whether it is read without a token")
        ->required()
        ->check(CLI::IsMember({"public", "private"}));
    line.action(set, [&line, changed] {
        return line.operation(
            "scope.set",
            {{u"path"_s, text(changed->path)}, {u"visibility"_s, text(changed->visibility)}},
            [](const QJsonObject &made) {
                print(u"%1 is %2 now."_s.arg(made["path"_L1].toString(),
                                             made["visibility"_L1].toString()));
            });
    });

    addRepository(line, scope);

    CLI::App *list = line.verb("list", "All groups and projects", scope);
    line.action(list, [&line] { return line.operation("scope.list", {}, &printScopes); });
}

} // namespace packhouse
