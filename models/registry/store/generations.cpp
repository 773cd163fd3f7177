// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/generations.h"

namespace packhouse {

namespace {
constexpr qsizetype KeptGenerations = 100'000;
}

GenerationPtr Generations::get(const FormatId &type, const QString &canonicalName)
{
    const std::lock_guard lock(m_mutex);
    std::shared_ptr<Generation> &generation = m_generations[{type, canonicalName}];
    if (!generation) {
        generation = std::make_shared<Generation>();
        const std::shared_ptr<Generation> made = generation;
        // Nobody has a document of a generation that nobody holds.
        if (m_generations.size() > KeptGenerations)
            m_generations.removeIf([](auto i) { return i.value().use_count() == 1; });
        return made;
    }
    return generation;
}

void Generations::advance(const FormatId &type, const QString &canonicalName)
{
    const std::lock_guard lock(m_mutex);
    if (const auto found = m_generations.constFind({type, canonicalName});
        found != m_generations.constEnd())
        (*found)->advance();
}

} // namespace packhouse
