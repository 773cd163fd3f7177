// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clientfiles/lockedoutlook.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

using Verdict = ClientOutlook::Verdict;

namespace {

constexpr qsizetype MostVersions = 4; // in a cell

QStringList versionsOf(const QList<LockedPackage> &locked)
{
    QStringList versions;
    for (const LockedPackage &one : locked) {
        if (!one.version.isEmpty() && !versions.contains(one.version))
            versions.append(one.version);
    }
    if (versions.size() > MostVersions)
        versions = versions.first(MostVersions) << u"…"_s;
    return versions;
}

QList<ClientSource> sourcesOf(const QList<LockedPackage> &locked, const ClientFile &lock,
                              const ClientPlaces &places)
{
    QList<ClientSource> sources;
    for (const LockedPackage &one : locked)
        sources.append({one.address, saidIn(places, lock.path, one.line)});
    return sources;
}

/// Whether a registry tells sums of that kind.
bool isComparable(const QString &sum)
{
    static const QStringList kinds{u"md5"_s, u"sha1"_s, u"sha256"_s, u"sha512"_s};
    return kinds.contains(sum.section(u':', 0, 0));
}

/// Whose bytes those are that a lock has the sums of.
Verdict verdictOf(const LockedPackage &locked, const ClientQuestion &question)
{
    if (!question.own)
        return Verdict::NotKnown;
    QStringList sums;
    bool there = false;
    bool compared = true; // with all that the registry has of this version
    for (const OwnFile &file : *question.own) {
        sums += file.sums;
        if (file.version != locked.version)
            continue;
        there = true;
        compared = compared && !file.sums.isEmpty();
    }
    const auto isOwn = [&](const QString &sum) { return sums.contains(sum); };
    if (std::ranges::all_of(locked.sums, isOwn))
        return Verdict::Safe;
    // One that is gone for good has no sum any more.
    if (!there)
        return question.isHere(locked.address) ? Verdict::NotKnown : Verdict::Stranger;
    const bool others = std::ranges::any_of(
        locked.sums, [&](const QString &sum) { return isComparable(sum) && !isOwn(sum); });
    return compared && others ? Verdict::Stranger : Verdict::NotKnown;
}

/// What is locked to an address alone.
void judgeOpen(ClientOutlook &found, const QList<LockedPackage> &open)
{
    const QStringList versions = versionsOf(open);
    const bool unsaid = std::ranges::all_of(
        open, [](const LockedPackage &one) { return one.address.isEmpty(); });
    if (unsaid) {
        found.verdict = Verdict::NotKnown;
        found.gets = Text::of("not known: neither an address nor a hash is locked");
    } else if (found.verdict == Verdict::Stranger) {
        found.gets = versions.isEmpty()
                         ? Text::of("whatever is there: no hash is locked")
                         : Text::of("whatever is there as %1: no hash is locked", versions);
    }
}

/// What is locked to bytes; the worst of all counts.
void judgeHashed(ClientOutlook &found, const QList<LockedPackage> &hashed,
                 const ClientQuestion &question)
{
    QList<LockedPackage> strangers;
    QList<LockedPackage> unclear;
    for (const LockedPackage &one : hashed) {
        const Verdict verdict = verdictOf(one, question);
        if (verdict == Verdict::Stranger)
            strangers.append(one);
        else if (verdict != Verdict::Safe)
            unclear.append(one);
    }
    if (!strangers.isEmpty()) {
        const QStringList versions = versionsOf(strangers);
        found.verdict = Verdict::Stranger;
        found.gets = versions.isEmpty()
                         ? Text::of("a stranger's copy: it is locked to bytes that are not this "
                                    "registry's")
                         : Text::of("a stranger's copy as %1: it is locked to bytes that are not "
                                    "this registry's",
                                    versions);
    } else if (!unclear.isEmpty() && found.verdict == Verdict::Safe) {
        const QStringList versions = versionsOf(unclear);
        found.verdict = Verdict::NotKnown;
        found.gets = versions.isEmpty()
                         ? Text::of("the bytes that it is locked to; whose they are is not known")
                         : Text::of("the bytes that it is locked to as %1; whose they are is not "
                                    "known",
                                    versions);
    } else if (!hashed.isEmpty() && found.verdict == Verdict::Safe) {
        const QStringList versions = versionsOf(hashed);
        found.gets = versions.isEmpty()
                         ? Text::of("the bytes that it is locked to, or nothing")
                         : Text::of("the bytes that it is locked to, or nothing: %1", versions);
    }
}

} // namespace

ClientOutlook byFile(ClientOutlook outlook, const QString &client, const QString &path)
{
    const QString file = path.section(u'/', -1);
    outlook.client = u"%1 by %2"_s.arg(client, file);
    outlook.who = Text::of("%1 by %2", client, file);
    return outlook;
}

QStringList sumsOfIntegrity(const QString &integrity)
{
    QStringList sums;
    for (const QString &one : integrity.simplified().split(u' ', Qt::SkipEmptyParts)) {
        const QByteArray base64 = one.section(u'-', 1).section(u'?', 0, 0).toLatin1();
        const QByteArray raw = QByteArray::fromBase64(base64);
        const bool plain = !raw.isEmpty() && raw.toBase64() == base64;
        sums.append(plain ? one.section(u'-', 0, 0).toLower() + u':'
                                + QString::fromLatin1(raw.toHex())
                          : one);
    }
    return sums;
}

std::optional<ClientOutlook> lockedOutlook(const QString &client, const ClientFile &lock,
                                           const QList<LockedPackage> &locked,
                                           const ClientQuestion &question,
                                           const ClientPlaces &places)
{
    if (locked.isEmpty())
        return std::nullopt;
    QList<LockedPackage> hashed;
    QList<LockedPackage> open;
    for (const LockedPackage &one : locked)
        (one.isHashed() ? hashed : open).append(one);
    ClientOutlook found = outlookOf(client, sourcesOf(open.isEmpty() ? locked : open, lock, places),
                                    SourceChoice::Any, question);
    if (open.isEmpty())
        found.verdict = Verdict::Safe;
    else
        judgeOpen(found, open);
    judgeHashed(found, hashed, question);
    const bool unsaid = std::ranges::all_of(
        locked, [](const LockedPackage &one) { return one.address.isEmpty(); });
    if (unsaid)
        found.from = Text::of("whom it asks without the lock");
    if (open.isEmpty() || unsaid)
        found.saidBy = saidIn(places, lock.path, locked.first().line);
    found.closedBy = Text::of("the hash of this registry's own copy in the lock");
    return byFile(std::move(found), client, lock.path);
}

ClientOutlook unknownLock(const QString &client, const ClientFile &lock)
{
    return byFile(notKnownOutlook(client, Text::of("not known: this file is not looked at")),
                  client, lock.path);
}

ClientOutlook unreadLock(const QString &client, const ClientFile &lock, const ClientPlaces &places)
{
    return byFile(unreadOutlook(client, places, lock), client, lock.path);
}

} // namespace packhouse
