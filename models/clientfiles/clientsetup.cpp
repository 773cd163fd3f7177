// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clientfiles/clientsetup.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

using Verdict = ClientOutlook::Verdict;

namespace {

/// What is to be done beside the setting, which never has a secret.
QList<Text> signInOf(const ClientSetup &setup, const QString &client,
                     const ClientQuestion &question, const ClientPlaces &places)
{
    if (question.reading != ClientQuestion::Reading::ByToken)
        return {};
    QList<Text> sentences{
        Text::of("%1 is private: unless the client has one already, it needs a token that may read "
                 "it.",
                 question.scopePath)};
    if (Text where = setup.signIn(client, question, places); !where.isEmpty())
        sentences.append(std::move(where));
    return sentences;
}

/// InvalidFile: its files could not be read; Unsupported: there is nothing to close.
Result<void> isOpen(const QString &client, const QList<ClientOutlook> &outlooks)
{
    for (const ClientOutlook &outlook : outlooks) {
        if (outlook.client == client && outlook.verdict == Verdict::CouldNotRead)
            return fail(ErrorCode::InvalidFile, outlook.gets,
                        Text::of("Write the setting there by hand."));
        if (outlook.client == client && outlook.verdict == Verdict::Safe)
            return fail(ErrorCode::Unsupported,
                        Text::of("%1 asks this registry alone already.", client));
    }
    return {};
}

/// Leaves out what changes nothing. InvalidFile, Unsupported: a file that is not to be written.
Result<void> fitIn(QList<ClientFileChange> &changes, const QString &client,
                   const ClientPlaces &places)
{
    changes.removeIf([](const ClientFileChange &change) { return change.before == change.after; });
    for (ClientFileChange &change : changes) {
        if (places.isLinkOfProject(change.path))
            return fail(ErrorCode::InvalidFile, Text::of("%1 is a link.", change.path),
                        Text::of("Write the setting there by hand."));
        if (!places.project.isEmpty() && !places.isOfProject(change.path))
            return fail(ErrorCode::Unsupported,
                        Text::of("No setting in this project closes %1.", client),
                        Text::of("Close it without a project: the user's own files are then "
                                 "changed."));
        change.project = places.project;
    }
    return {};
}

} // namespace

/// With the names that lead to it here.
static ClientQuestion onThisComputer(ClientQuestion question, const ClientPlaces &places)
{
    if (question.ownHosts.isEmpty())
        question.ownHosts = hostsOfThisComputer(places);
    return question;
}

Text ClientSetup::signIn(const QString &, const ClientQuestion &, const ClientPlaces &) const
{
    return {};
}

Result<ClientClosing> provedClosing(const ClientSetup &setup, const QString &client,
                                    const ClientQuestion &question, const ClientPlaces &places)
{
    if (question.here.isEmpty())
        return fail(ErrorCode::Unsupported, Text::of("The registry's address is not known."),
                    Text::of("Serve the registry first, or open its window."));
    // It goes into files of many kinds: nothing in it may end a line or a word there.
    const bool plain = std::ranges::all_of(question.name + question.canonicalName, [](QChar c) {
        return c.unicode() > 0x20 && c.unicode() < 0x7f && !u"\"'<>&\\;,"_s.contains(c);
    });
    if (!plain)
        return noClosing(client);
    // What the registry passes on is its own affair, whatever clients are set to.
    ClientQuestion ofClient = onThisComputer(question, places);
    ofClient.passing = ClientQuestion::Passing::Never;
    if (const Result<void> open = isOpen(client, setup.outlooks(ofClient, places)); !open)
        return fail(open.error());
    Result<ClientClosing> closing = setup.closing(client, onThisComputer(question, places), places);
    if (!closing)
        return closing;
    if (const Result<void> fit = fitIn(closing->changes, client, places); !fit)
        return fail(fit.error());
    closing->signIn = signInOf(setup, client, question, places);
    const ClientPlaces then = withChanges(places, closing->changes);
    for (const ClientOutlook &outlook : setup.outlooks(ofClient, then)) {
        if (outlook.client == client && outlook.verdict == Verdict::Safe
            && !closing->changes.isEmpty())
            return closing;
    }
    return noClosing(client);
}

ClientPlaces withChanges(ClientPlaces places, const QList<ClientFileChange> &changes)
{
    for (const ClientFileChange &change : changes)
        places.instead.insert(change.path, change.after);
    return places;
}

QList<ClientFileChange> joined(QList<ClientFileChange> first, const QList<ClientFileChange> &later)
{
    for (const ClientFileChange &change : later) {
        const auto same = std::ranges::find(first, change.path, &ClientFileChange::path);
        if (same == first.end())
            first.append(change);
        else
            same->after = change.after;
    }
    return first;
}

QList<ClientOutlook> afterDeletion(const ClientSetup &setup, const ClientQuestion &asked,
                                   const ClientPlaces &places)
{
    const ClientQuestion question = onThisComputer(asked, places);
    QList<ClientOutlook> found = setup.outlooks(question, places);
    for (ClientOutlook &outlook : found) {
        if (outlook.verdict == Verdict::Stranger || outlook.verdict == Verdict::NotKnown)
            outlook.closable = provedClosing(setup, outlook.client, question, places).has_value();
        outlook.needsToken = outlook.closable
                             && question.reading == ClientQuestion::Reading::ByToken;
        if (outlook.needsToken)
            outlook.closedBy = Text::of("%1; needs a token, as %2 is private", outlook.closedBy,
                                        question.scopePath);
    }
    if (found.isEmpty()) {
        found.append(notKnownOutlook({}, Text::of("not known: no client of this type is here")));
        found.last().who = Text::of("This computer");
    }
    found.append(otherComputers());
    return found;
}

tl::unexpected<Error> noClosing(const QString &client)
{
    return fail(ErrorCode::Unsupported,
                Text::of("No setting in a file of this computer closes %1.", client),
                Text::of("See what decides in \"clients show\", and change that by hand."));
}

ClientFileChange changeOf(const ClientFile &file, const QByteArray &after)
{
    return {file.path, file.isRead() ? std::optional(file.bytes) : std::nullopt, after, false};
}

} // namespace packhouse
