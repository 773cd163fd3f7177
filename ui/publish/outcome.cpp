// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/publish/outcome.h"

#include "items/readable.h"

using namespace Qt::StringLiterals;

namespace packhouse {

PublishOutcome::PublishOutcome(const Job &job, const QList<PublishItem> &items)
{
    for (qsizetype i = 0; i < items.size(); ++i) {
        const JobItem item = job.item(i);
        const qsizetype files = 1 + items.at(i).others.size();
        if (item.done && !item.error) {
            published += files;
            errors.append(std::nullopt);
            continue;
        }
        const Error why = item.error ? *item.error
                                     : job.error().value_or(Error{
                                         ErrorCode::Cancelled, Text::of("Cancelled."), {}, true});
        refused += files;
        errors.append(why);
        m_reasons.append(readable(Text::of("%1: %2", items.at(i).fileName, why.what)));
    }
}

QString PublishOutcome::text(qsizetype notSent) const
{
    constexpr qsizetype MostTold = 3;
    Text counts = Text::counted("%n file(s) published", published);
    if (refused > 0)
        counts = Text::of("%1, %2", counts, Text::counted("%n refused", refused));
    if (notSent > 0)
        counts = Text::of("%1, %2", counts, Text::counted("%n not sent", notSent));
    if (m_reasons.isEmpty())
        return readable(Text::of("%1.", counts));
    QStringList reasons = m_reasons.first(std::min(MostTold, m_reasons.size()));
    if (m_reasons.size() > reasons.size())
        reasons.append(readable(Text::counted("%n more", m_reasons.size() - reasons.size())));
    return readable(Text::of("%1: %2", counts, Foreign{reasons.join(u' ')}));
}

} // namespace packhouse
