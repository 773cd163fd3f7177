// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <atomic>
#include <memory>

namespace packhouse {

/// Counts the changes of one package over all projects, or of a type's list of names. A document
/// rendered at value n is right while value() is still n. Safe from any thread.
class Generation
{
public:
    quint64 value() const { return m_value.load(std::memory_order_acquire); }
    void advance() { m_value.fetch_add(1, std::memory_order_acq_rel); }

private:
    std::atomic<quint64> m_value{1};
};
using GenerationPtr = std::shared_ptr<const Generation>;

} // namespace packhouse
