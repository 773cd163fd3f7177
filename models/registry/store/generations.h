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
    /// Stands for a collection where a name is expected; no name holds such a character.
    static QString collectionKey(ScopeId project, const QString &collection)
    {
        return QStringLiteral("\n%1/%2").arg(project).arg(collection);
    }

private:
    std::mutex m_mutex;
    QHash<std::pair<FormatId, QString>, std::shared_ptr<Generation>> m_generations;
};

} // namespace packhouse
