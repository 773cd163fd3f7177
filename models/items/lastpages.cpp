// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/lastpages.h"

#include <algorithm>

namespace packhouse {

namespace {

constexpr qsizetype MostPlaces = 16;
constexpr qsizetype MostRows = 256; // of each

bool isOf(const LastPages::Answer &answer, const PackageSource *source, const QString &scopePath)
{
    return answer.source == source && answer.query.scopePath == scopePath;
}

} // namespace

void LastPages::keep(Answer answer)
{
    m_answers.removeIf([&answer](const Answer &one) {
        return !one.source || isOf(one, answer.source, answer.query.scopePath);
    });
    if (answer.page.rows.size() > MostRows)
        answer.page.rows.resize(MostRows);
    answer.page.next.clear(); // nobody can go on from there
    m_answers.prepend(std::move(answer));
    if (m_answers.size() > MostPlaces)
        m_answers.removeLast();
}

const LastPages::Answer *LastPages::find(const PackageSource *source,
                                         const QString &scopePath) const
{
    const auto found = std::ranges::find_if(
        m_answers, [&](const Answer &one) { return isOf(one, source, scopePath); });
    return source && found != m_answers.end() ? &*found : nullptr;
}

} // namespace packhouse
