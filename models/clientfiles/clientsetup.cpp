// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clientfiles/clientsetup.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

using Verdict = ClientOutlook::Verdict;

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
    for (const ClientOutlook &outlook : setup.outlooks(question, places)) {
        if (outlook.client == client && outlook.verdict == Verdict::CouldNotRead)
            return fail(ErrorCode::InvalidFile, outlook.gets,
                        Text::of("Write the setting there by hand."));
    }
    Result<ClientClosing> closing = setup.closing(client, question, places);
    if (!closing)
        return closing;
    ClientPlaces then = places;
    for (ClientFileChange &change : closing->changes) {
        if (places.isLinkOfProject(change.path))
            return fail(ErrorCode::InvalidFile, Text::of("%1 is a link.", change.path),
                        Text::of("Write the setting there by hand."));
        if (!places.project.isEmpty() && !places.isOfProject(change.path))
            return fail(ErrorCode::Unsupported,
                        Text::of("No setting in this project closes %1.", client),
                        Text::of("Close it without a project: the user's own files are then "
                                 "changed."));
        change.project = places.project;
        then.instead.insert(change.path, change.after);
    }
    // What the registry passes on is its own affair, whatever clients are set to.
    ClientQuestion ofClient = question;
    ofClient.passing = ClientQuestion::Passing::Never;
    for (const ClientOutlook &outlook : setup.outlooks(ofClient, then)) {
        if (outlook.client == client && outlook.verdict == Verdict::Safe
            && !closing->changes.isEmpty())
            return closing;
    }
    return noClosing(client);
}

QList<ClientOutlook> afterDeletion(const ClientSetup &setup, const ClientQuestion &question,
                                   const ClientPlaces &places)
{
    QList<ClientOutlook> found = setup.outlooks(question, places);
    for (ClientOutlook &outlook : found) {
        if (outlook.verdict == Verdict::Stranger)
            outlook.closable = provedClosing(setup, outlook.client, question, places).has_value();
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
