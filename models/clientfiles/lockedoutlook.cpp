// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clientfiles/lockedoutlook.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr qsizetype MostVersions = 4; // in a cell

/// The row of a client and its lock, which are one thing that somebody runs.
ClientOutlook named(ClientOutlook outlook, const QString &client, const ClientFile &lock)
{
    const QString file = lock.path.section(u'/', -1);
    outlook.client = u"%1 by %2"_s.arg(client, file);
    outlook.who = Text::of("%1 by %2", client, file);
    return outlook;
}

} // namespace

std::optional<ClientOutlook> lockedOutlook(const QString &client, const ClientFile &lock,
                                           const QList<LockedPackage> &locked,
                                           const ClientQuestion &question,
                                           const ClientPlaces &places)
{
    if (locked.isEmpty())
        return std::nullopt;
    QList<ClientSource> sources;
    QStringList versions;
    for (const LockedPackage &one : locked) {
        if (!versions.contains(one.version))
            versions.append(one.version);
        sources.append({one.address, saidIn(places, lock.path, one.line)});
    }
    if (versions.size() > MostVersions)
        versions = versions.first(MostVersions) << u"…"_s;
    ClientOutlook found = outlookOf(client, sources, SourceChoice::Any, question);
    const bool hashed = std::ranges::all_of(locked, &LockedPackage::hashed);
    const bool unsaid = std::ranges::all_of(
        locked, [](const LockedPackage &one) { return one.address.isEmpty(); });
    if (hashed) {
        found.verdict = ClientOutlook::Verdict::Safe;
        found.gets = Text::of("the bytes that it is locked to, or nothing: %1", versions);
    } else if (unsaid) {
        found.verdict = ClientOutlook::Verdict::NotKnown;
        found.gets = Text::of("not known: neither an address nor a hash is locked");
    } else if (found.verdict == ClientOutlook::Verdict::Stranger) {
        found.gets = Text::of("whatever is there as %1: no hash is locked", versions);
    }
    if (unsaid)
        found.from = Text::of("whom it asks without the lock");
    found.saidBy = sources.first().saidBy;
    found.closedBy = Text::of("a hash of it in the lock");
    return named(std::move(found), client, lock);
}

ClientOutlook unreadLock(const QString &client, const ClientFile &lock, const ClientPlaces &places)
{
    return named(unreadOutlook(client, places, lock), client, lock);
}

} // namespace packhouse
