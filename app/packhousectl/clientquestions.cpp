// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhousectl/clientquestions.h"

#include "app/composition/clientsetups.h"
#include "app/composition/registrysession.h"
#include "app/packhousectl/commandline.h"
#include "app/packhousectl/output.h"

#include <QDir>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace packhouse {

ClientPlaces placesOf(const ClientOptions &options)
{
    ClientPlaces places = ClientPlaces::ofThisComputer();
    if (!options.project.empty())
        places.project = QDir(text(options.project)).absolutePath();
    return places;
}

ClientQuestion questionHere(const CommandLine &line, const FormatId &type, const QString &name,
                            const QString &scope)
{
    ClientQuestion question = clientQuestion(line.formats(), type, name, scope);
    if (const Result<ServeFile> server = readServeFile(line.dataDirectory())) {
        question.here = server->address;
        question.alsoHere = server->https;
    }
    return question;
}

ClientQuestion questionOf(const CommandLine &line, const ClientOptions &options,
                          const FormatId &type)
{
    // A name that no setting is about, where none is given.
    return questionHere(line, type, options.name.empty() ? u"x"_s : text(options.name),
                        text(options.scope));
}

RegistryLevels levelsOf(RegistrySession &session)
{
    return RegistryLevels([&session](const QByteArray &operation, const QJsonObject &arguments) {
        return session.run(operation, arguments);
    });
}

void addOwnFiles(ClientQuestion &question, const FormatId &type, RegistrySession &session)
{
    const Result<QJsonObject> shown = session.run(
        "show", {{u"type"_s, type}, {u"name"_s, question.name}, {u"scope"_s, question.scopePath}});
    const Result<QJsonObject> trash = session.run("trash.list", {});
    const bool isGone = !shown && shown.error().code == ErrorCode::NotFound;
    if ((!shown && !isGone) || !trash)
        return; // several projects have it
    QList<OwnFile> own;
    for (const auto &version : shown ? shown->value("versions"_L1).toArray() : QJsonArray()) {
        for (const auto &file : version["files"_L1].toArray()) {
            OwnFile one{version["version"_L1].toString(), {}};
            for (const auto &kind : {"md5"_L1, "sha1"_L1, "sha256"_L1, "sha512"_L1}) {
                if (const QString sum = file[kind].toString(); !sum.isEmpty())
                    one.sums.append(kind + u':' + sum);
            }
            own.append(std::move(one));
        }
    }
    for (const auto &entry : trash->value("trash"_L1).toArray()) {
        if (entry["type"_L1].toString() == type && entry["name"_L1].toString() == question.name)
            own.append({entry["version"_L1].toString(), {}});
    }
    question.own = std::move(own);
}

Result<void> checkedName(const std::string &name, bool mayBeEmpty)
{
    if (name.empty() && !mayBeEmpty)
        return fail(ErrorCode::InvalidArgument, Text::of("The name is empty."),
                    Text::of("Say which package is meant."));
    if (name.find('*') != std::string::npos)
        return fail(ErrorCode::InvalidArgument,
                    Text::of("\"%1\" is no name.", QString::fromStdString(name)),
                    Text::of("Say which package is meant, without \"*\"."));
    return {};
}

Result<void> checkedScope(const QString &scope, RegistrySession &session)
{
    if (scope.isEmpty())
        return {};
    const Result<QJsonObject> found = session.run("policy.show", {{u"scope"_s, scope}});
    return found ? Result<void>() : fail(found.error());
}

int failed(const CommandLine &line, const Error &error)
{
    printError(error, line.json());
    return exitCodeFor(error.code);
}

} // namespace packhouse
