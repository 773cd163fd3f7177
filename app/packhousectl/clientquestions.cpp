// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhousectl/clientquestions.h"

#include "app/composition/clientsetups.h"
#include "app/composition/registrysession.h"
#include "app/packhousectl/commandline.h"
#include "app/packhousectl/output.h"

#include <QDir>

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
