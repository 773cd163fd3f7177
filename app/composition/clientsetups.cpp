// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/clientsetups.h"

#include "formats/publicregistry.h"
#include "formats/unknowntype.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace packhouse {

Result<const ClientSetup *> clientSetupOf(const FormatList &formats, const FormatId &type)
{
    const Format *format = formats.find(type);
    if (!format)
        return fail(unknownType(formats, type, ErrorCode::Unsupported));
    const PublicRegistry *registry = format->publicRegistry();
    const ClientSetup *setup = registry ? registry->clientSetup() : nullptr;
    if (!setup)
        return fail(ErrorCode::NotFound,
                    Text::of("The clients of %1 ask nobody by themselves.", format->label()));
    return setup;
}

ClientQuestion clientQuestion(const FormatList &formats, const FormatId &type, const QString &name,
                              const QString &scopePath)
{
    const Format *format = formats.find(type);
    ClientQuestion question;
    question.name = name;
    question.canonicalName = format ? format->canonicalName(name) : name;
    question.scopePath = scopePath;
    return question;
}

ClientActs clientActs(const QString &data)
{
    return ClientActs(data + u"/private/client-settings"_s);
}

QJsonArray toJson(const QList<ClientOutlook> &outlooks)
{
    QJsonArray array;
    for (const ClientOutlook &outlook : outlooks)
        array.append(QJsonObject{{u"client"_s, english(outlook.who)},
                                 {u"gets"_s, english(outlook.gets)},
                                 {u"from"_s, english(outlook.from)},
                                 {u"said_by"_s, english(outlook.saidBy)},
                                 {u"verdict"_s, verdictWord(outlook.verdict)},
                                 {u"closed_by"_s, english(outlook.closedBy)},
                                 {u"can_be_written"_s, outlook.closable},
                                 {u"needs_token"_s, outlook.needsToken}});
    return array;
}

} // namespace packhouse
