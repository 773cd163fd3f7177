// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/actions/importing.h"
#include "registry/control/json.h"

using namespace Qt::StringLiterals;

namespace packhouse::control {

namespace {

QJsonObject describe(const ImportedFile &file)
{
    QJsonObject object{{u"version"_s, file.version},
                       {u"file"_s, file.fileName},
                       {u"verified"_s, file.verified},
                       {u"as"_s, file.foreign ? u"foreign"_s : u"ours"_s}};
    switch (file.state) {
    case ImportedFile::State::Found:
        object[u"state"_s] = u"found"_s;
        break;
    case ImportedFile::State::Published:
        object[u"state"_s] = u"published"_s;
        break;
    case ImportedFile::State::Known:
        object[u"state"_s] = u"known"_s;
        break;
    case ImportedFile::State::Failed:
        object[u"state"_s] = u"failed"_s;
        object[u"error"_s] = errorJson(file.problem)[u"error"_s];
        break;
    }
    return object;
}

} // namespace

Result<QJsonObject> importPackages(const ControlContext &context, Arguments arguments)
{
    ImportRequest request;
    for (const auto &[name, member] :
         {std::pair(u"type"_s, &request.type), std::pair(u"to"_s, &request.scopePath),
          std::pair(u"name"_s, &request.name)}) {
        const Result<QString> text = needed(arguments, name);
        if (!text)
            return fail(text.error());
        *member = *text;
    }
    const QString as = arguments["as"_L1].toString();
    if (as == u"ours")
        request.as = ImportAs::Ours;
    else if (as == u"foreign")
        request.as = ImportAs::Foreign;
    else if (!as.isEmpty())
        return fail(ErrorCode::InvalidArgument, Text::of("Nothing is imported as \"%1\".", as),
                    Text::of("Choose ours or foreign."));
    request.intoExisting = arguments["into_existing"_L1].toBool();
    request.source = arguments["from"_L1].toString().toUtf8();
    request.repeat = arguments["repeat"_L1].toString();
    request.dryRun = arguments["dry_run"_L1].toBool();
    for (const QJsonValue &version : arguments["versions"_L1].toArray())
        request.versions.append(version.toString());
    const auto files = importPackage(context.registry, request, context.progress);
    if (!files)
        return fail(files.error());
    QJsonArray listed;
    for (const ImportedFile &file : *files)
        listed.append(describe(file));
    return QJsonObject{{u"files"_s, listed}};
}

} // namespace packhouse::control
