// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/tokenreach.h"

#include "items/humantext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(TokenReach)
};

/// As the reference table abbreviates the kinds.
QLatin1StringView letter(TokenKind kind)
{
    switch (kind) {
    case TokenKind::Personal:
        return "P"_L1;
    case TokenKind::Project:
    case TokenKind::Group:
        return "A"_L1;
    case TokenKind::Deploy:
        return "D"_L1;
    case TokenKind::Job:
        return "J"_L1;
    }
    return {};
}

QString schemeText(QString scheme)
{
    scheme = scheme.section(u'(', 0, 0).trimmed();
    if (scheme == "headers"_L1)
        return Words::tr("header");
    if (scheme == "token"_L1)
        return Words::tr("token");
    if (scheme == "basic"_L1)
        return u"Basic"_s;
    return scheme == "oauth"_L1 ? u"Bearer"_s : scheme;
}

} // namespace

TokenReach tokenReach(TokenKind kind, const FormatInfo &format)
{
    TokenReach reach;
    for (const CapabilityRow &row : format.capabilities) {
        if (!QString::fromLatin1(row.tokens).split(u',').contains(letter(kind))) {
            if (reach.answer == TokenReach::Answer::NotStated)
                reach.answer = TokenReach::Answer::No;
            continue;
        }
        if (reach.answer == TokenReach::Answer::Yes)
            continue; // the first client stands for the type
        reach.answer = TokenReach::Answer::Yes;
        QStringList schemes;
        for (const QString &scheme : QString::fromLatin1(row.auth).split(u','))
            schemes.append(schemeText(scheme));
        reach.how = schemes.join(u", "_s);
    }
    return reach;
}

QString worksWithText(TokenKind kind, const FormatInfoList &formats)
{
    constexpr int Few = 3;
    QStringList yes;
    QStringList no;
    for (const FormatInfo &format : formats.all()) {
        const TokenReach::Answer answer = tokenReach(kind, format).answer;
        if (answer == TokenReach::Answer::Yes)
            yes.append(format.label);
        else if (answer == TokenReach::Answer::No)
            no.append(format.label);
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
