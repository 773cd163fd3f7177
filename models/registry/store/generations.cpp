// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/generations.h"

#include <algorithm>

namespace packhouse {

namespace {

constexpr qint64 KeptBytes = 16 * 1024 * 1024;

/// Strangers choose the names, and how long they are.
qint64 sizeOf(const FormatId &type, const QString &name)
{
    constexpr qint64 overhead = 160; // of the table, the shared value and the allocator
    return overhead + 2 * (type.size() + name.size());
}

} // namespace

GenerationPtr Generations::get(const FormatId &type, const QString &canonicalName)
{
    const std::lock_guard lock(m_mutex);
    std::shared_ptr<Generation> &generation = m_generations[{type, canonicalName}];
    if (generation)
        return generation;
    generation = std::make_shared<Generation>();
    const std::shared_ptr<Generation> made = generation;
    m_bytes += sizeOf(type, canonicalName);
    if (m_bytes > m_dropAt)
        dropUnused();
    return made;
}

void Generations::dropUnused()
{
    // Nobody has a document of a generation that nobody holds.
    m_generations.removeIf([this](const auto &one) {
        const bool unused = one.value().use_count() == 1;
        if (unused)
            m_bytes -= sizeOf(one.key().first, one.key().second);
        return unused;
    });
    // What is held cannot go; looking at all of it again for each new name would cost too much.
    m_dropAt = std::max(KeptBytes, 2 * m_bytes);
}

qint64 Generations::bytes() const
{
    const std::lock_guard lock(m_mutex);
    return m_bytes;
}

void Generations::advance(const FormatId &type, const QString &canonicalName)
{
    const std::lock_guard lock(m_mutex);
    if (const auto found = m_generations.constFind({type, canonicalName});
        found != m_generations.constEnd())
        (*found)->advance();
}

} // namespace packhouse
