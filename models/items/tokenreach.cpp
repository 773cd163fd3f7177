// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/tokenreach.h"

#include "items/humantext.h"
#include "items/readable.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(TokenReach)
};

/// "Basic"; where it is documented, as the reference's table puts it.
QString wayText(const WireAccess &access)
{
    const QByteArrayView scheme = access.scheme;
    if (scheme == "token")
        return Words::tr("token");
    switch (access.carrier) {
    case Carrier::Basic:
        return u"Basic"_s;
    case Carrier::Bearer:
        return u"Bearer"_s;
    case Carrier::PackageKey:
        return Words::tr("key");
    default:
        return Words::tr("header");
    }
}

} // namespace

std::optional<TokenReach> tokenReach(TokenKind kind, Right verb, const FormatInfo &format)
{
    std::optional<TokenReach> reach;
    QStringList ways;
    for (const WireAccess &access : format.wire) {
        if (access.kind != kind || access.verb != verb)
            continue;
        if (!reach || access.look < reach->look) { // the better known, the better
            reach = TokenReach{.look = access.look, .reason = readable(access.reason)};
            ways.clear();
        }
        if (access.look == WireAccess::Look::Refused) {
            // Why the verb is, rather than why another kind's header is.
            if (accepts(access.carrier, kind))
                reach->reason = readable(access.reason);
        } else if (access.look == reach->look) {
            ways << wayText(access);
        }
    }
    if (reach)
        reach->how = ways.join(u", "_s);
    return reach;
}

QString worksWithText(TokenKind kind, const FormatInfoList &formats)
{
    constexpr int Few = 3;
    QStringList yes;
    QStringList no;
    for (const FormatInfo &format : formats.all()) {
        const std::optional<TokenReach> reach = tokenReach(kind, Right::Read, format);
        if (reach)
            (reach->look == WireAccess::Look::Refused ? no : yes).append(format.label);
    }
    if (yes.isEmpty())
        return no.isEmpty() ? Words::tr("not stated") : Words::tr("none");
    if (yes.size() + no.size() == formats.all().size() && no.size() <= Few)
        return no.isEmpty() ? Words::tr("all") : Words::tr("all but %1").arg(no.join(u", "_s));
    if (yes.size() <= Few)
        return yes.join(u", "_s);
    return Words::tr("%1 … %2").arg(yes.first(Few).join(u", "_s), countText(yes.size()));
}

QString tokenKindText(TokenKind kind, Level level)
{
    switch (kind) {
    case TokenKind::Personal:
        return Words::tr("Personal access");
    case TokenKind::Project:
        return Words::tr("Project access");
    case TokenKind::Group:
        return Words::tr("Group access");
    case TokenKind::Deploy:
        return level == Level::Project ? Words::tr("Deploy (project)")
               : level == Level::Group ? Words::tr("Deploy (group)")
                                       : Words::tr("Deploy");
    case TokenKind::Job:
        return Words::tr("Job");
    }
    return {};
}

QString rightsText(Rights rights)
{
    QStringList words;
    if (rights.testFlag(Right::Read))
        words.append(Words::tr("read"));
    if (rights.testFlag(Right::Write))
        words.append(Words::tr("write"));
    if (rights.testFlag(Right::Delete))
        words.append(Words::tr("delete"));
    if (rights.testFlag(Right::Admin))
        words.append(Words::tr("administer"));
    return words.join(u", "_s);
}

} // namespace packhouse
