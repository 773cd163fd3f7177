// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "insight/risk.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr qsizetype MostTold = 12; ///< packages with all their lines; more than that nobody reads

} // namespace

void MergedEvidence::add(const QString &name, Evidence one, const QString &projectPath)
{
    Evidence &all = m_all;
    if (m_packages == 0 || one.risk > all.risk) {
        all.risk = one.risk;
        all.headline = one.headline;
        all.explanation = one.explanation;
        all.forwardingScope = one.forwardingScope;
        all.probedAt = one.probedAt;
    }
    all.nameMustBeTyped = all.nameMustBeTyped || one.nameMustBeTyped;
    all.reserveOffered = all.reserveOffered || one.reserveOffered;
    all.reserveByDefault = all.reserveByDefault || one.reserveByDefault;
    all.stopForwardingOffered = all.stopForwardingOffered || one.stopForwardingOffered;
    all.probed = (m_packages == 0 || all.probed) && one.probed;
    if (!one.probeHost.isEmpty() && !all.probeHost.contains(one.probeHost))
        all.probeHost += (all.probeHost.isEmpty() ? QString() : u", "_s) + one.probeHost;
    ++m_packages;
    const auto place = std::ranges::upper_bound(
        m_worst, one.risk, std::greater(),
        [](const NamedEvidence &known) { return known.evidence.risk; });
    m_worst.insert(place, {name, std::move(one), projectPath});
    if (m_worst.size() > MostTold)
        m_worst.removeLast();
}

Evidence MergedEvidence::all() &&
{
    if (m_packages == 1)
        return std::move(m_worst.first().evidence);
    const auto isTwice = [this](const NamedEvidence &named) {
        return std::ranges::count(m_worst, named.name, &NamedEvidence::name) > 1;
    };
    for (NamedEvidence &named : m_worst) {
        const Text subject = !named.place.isEmpty() && isTwice(named)
                                 ? Text::of("%1 in %2", named.name, named.place)
                                 : Text::name(named.name);
        for (EvidenceLine &line : named.evidence.lines) {
            line.checked = Text::of("%1: %2", subject, line.checked);
            m_all.lines.append(std::move(line));
        }
    }
    if (const qsizetype more = m_packages - m_worst.size(); more > 0) {
        m_all.lines.append({Text::of("Other packages"),
                            Text::counted("%n more, at no greater risk than these", more),
                            {},
                            Tone::Neutral});
    }
    return std::move(m_all);
}

Evidence mergedEvidence(QList<NamedEvidence> each)
{
    MergedEvidence merged;
    for (NamedEvidence &named : each)
        merged.add(named.name, std::move(named.evidence), named.place);
    return std::move(merged).all();
}

} // namespace packhouse
