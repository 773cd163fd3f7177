// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/gateway/changeguard.h"

#include "registry/http/rendering.h"

#include <algorithm>

namespace packhouse {

using namespace Qt::StringLiterals;

Precondition ChangeGuard::precondition()
{
    return [this](const QList<Replaced> &replaced) { return allowReplacing(replaced); };
}

bool ChangeGuard::permits(const Reply &current)
{
    if (current.status == 404 || current.status == 410)
        return permitsChange(m_conditions, std::nullopt);
    if (current.status != 200)
        return true; // nothing is known; the store will tell
    const Validators known = validatorsOf(current);
    if (!permitsChange(m_conditions, known))
        return false;
    // A document has another tag than the files that a publish replaces, and perhaps no date.
    if (!std::holds_alternative<FileBody>(current.body)) {
        const bool byDate = m_conditions.ifMatch.isEmpty() && !known.modified.isValid();
        m_conditions = {{}, {}, {}, byDate ? m_conditions.ifUnmodifiedSince : QByteArray(), {}, {}};
    }
    return true;
}

bool ChangeGuard::allowReplacing(const QList<Replaced> &replaced)
{
    const auto permits = [](const Conditions &conditions, const Replaced &one) {
        return permitsChange(conditions, Validators{one.etag, {}, one.modified});
    };
    // One of the files is the one that was asked for, and the others come with it.
    const Conditions matching{m_conditions.ifMatch, {}, {}, {}, {}, {}};
    const bool matches = m_conditions.ifMatch.isEmpty()
                         || std::any_of(replaced.begin(), replaced.end(), [&](const Replaced &one) {
                                return permits(matching, one);
                            });
    Conditions others = m_conditions;
    others.ifMatch.clear();
    if (!m_conditions.ifMatch.isEmpty())
        others.ifUnmodifiedSince.clear(); // RFC 9110, 13.1.4: a tag outranks a date
    const bool allowed = matches
                         && std::all_of(replaced.begin(), replaced.end(),
                                        [&](const Replaced &one) { return permits(others, one); });
    m_refused = !allowed; // the last word counts: a batch of changes may be run again
    return allowed;
}

Reply ChangeGuard::refusal()
{
    return Reply::error(412, u"412 Precondition Failed - What is at this address is not what the "
                             "If-Match, If-None-Match or If-Unmodified-Since of this request asks "
                             "for. Read it again before you change it."_s);
}

} // namespace packhouse
