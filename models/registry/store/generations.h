// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/generation.h"
#include "core/package.h"

#include <QHash>

#include <mutex>

namespace packhouse {

/// The generations that somebody asked for, by type and name; those that nobody holds any more go
/// when there are too many.
class Generations
{
public:
    GenerationPtr get(const FormatId &type, const QString &canonicalName);
    void advance(const FormatId &type, const QString &canonicalName);
    qint64 bytes() const; ///< in memory, about
    /// Stands for a collection where a name is expected; no name holds such a character.
    static QString collectionKey(ScopeId project, const QString &collection)
    {
        return QStringLiteral("\n%1/%2").arg(project).arg(collection);
    }

private:
    void dropUnused();

    mutable std::mutex m_mutex;
    qint64 m_bytes = 0;
    qint64 m_dropAt = 0; ///< bytes; set when it is first passed
    QHash<std::pair<FormatId, QString>, std::shared_ptr<Generation>> m_generations;
};

} // namespace packhouse
