// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagestore.h"

#include <QHash>

#include <mutex>

namespace packhouse {

/// The generations that somebody asked for, by type and name.
class Generations
{
public:
    GenerationPtr get(const FormatId &type, const QString &canonicalName);
    void advance(const FormatId &type, const QString &canonicalName);

private:
    std::mutex m_mutex;
    QHash<std::pair<FormatId, QString>, std::shared_ptr<Generation>> m_generations;
};

} // namespace packhouse
