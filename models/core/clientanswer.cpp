// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clientanswer.h"

#include <algorithm>

namespace packhouse {

using Opens = ClientAnswer::Opens;

namespace {

/// Each program once, whatever it is asked about.
QStringList servedByStrangers(const QList<ClientAnswer> &clients)
{
    QStringList found;
    for (const ClientAnswer &client : clients) {
        if (client.opens == Opens::ToStrangers && !found.contains(client.client))
            found.append(client.client);
    }
    return found;
}

bool isSameRow(const ClientAnswer &a, const ClientAnswer &b)
{
    return a.key == b.key && a.project == b.project && a.client == b.client;
}

bool isWorse(const ClientAnswer &now, const ClientAnswer *then)
{
    const Opens before = then ? then->opens : Opens::NotKnown;
    return now.opens > before
           || (now.opens == Opens::ToStrangers && (!then || now.from != then->from));
}

} // namespace

Evidence withClients(Evidence evidence, const QList<ClientAnswer> &clients)
{
    const QStringList strangers = servedByStrangers(clients);
    if (strangers.isEmpty())
        return evidence;
    if (evidence.risk < RiskWithStrangers) {
        evidence.risk = RiskWithStrangers;
        evidence.headline = Text::of("High risk of dependency confusion.");
    }
    evidence.headline = Text::sentences(
        {evidence.headline,
         Text::of("On this computer %1 would get a stranger's package.", strangers)});
    evidence.nameMustBeTyped = true;
    return evidence;
}

Result<void> checkClients(const QList<ClientAnswer> &shown, const QList<ClientAnswer> &now)
{
    for (const ClientAnswer &client : now) {
        const ClientAnswer *before = nullptr;
        bool agreed = false; // one client may have several rows
        for (const ClientAnswer &then : shown) {
            if (!isSameRow(then, client))
                continue;
            before = &then;
            agreed = agreed || !isWorse(client, before);
        }
        if (agreed || (!before && !isWorse(client, nullptr)))
            continue;
        const Text source = client.saidBy.isEmpty()
                                ? client.from
                                : Text::of("%1 (%2)", client.from, client.saidBy);
        const Text answer = client.from.isEmpty() ? client.gets
                                                  : Text::of("%1, from %2", client.gets, source);
        const Text what = before ? Text::of("What %1 would get of %2 has grown worse since it was "
                                            "shown. Now: %3. Then: %4.",
                                            client.client, client.key.name, answer, before->gets)
                                 : Text::of("%1 was not there when it was shown. It would get of "
                                            "%2: %3.",
                                            client.client, client.key.name, answer);
        return fail(ErrorCode::Conflict, what,
                    Text::of("Nothing was deleted. Look at it again and decide anew."));
    }
    return {};
}

} // namespace packhouse
