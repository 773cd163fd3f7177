// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "formats/support/archive.h"

#include <QByteArrayView>
#include <QHash>

#include <utility>
#include <vector>

namespace packhouse {

/// The names that were met in an archive, kept as a tree; it finds what would make one of them mean
/// two things (the rule stands in archive.h). Its cost grows with the characters of the names.
class ArchiveNames
{
public:
    enum class Kind : char { Folder, File, Link, Device };

    ArchiveNames(const ArchiveRules &rules, const ArchiveLimits &limits)
        : m_rules(rules), m_limits(limits)
    {}

    /// \a stored as it stands in the archive; \a repeats: a file may stand there once more.
    /// InvalidFile with the names that are in each other's way, TooLarge for too many names.
    Result<void> add(QByteArrayView stored, Kind kind, bool repeats);

private:
    using Key = std::pair<int, QByteArray>; ///< the folder's node, the name in it
    /// The node of \a name in \a folder; \a path is the whole of it, for people.
    Result<int> child(int folder, QByteArrayView name, Kind kind, QByteArrayView path,
                      bool repeats);
    Result<void> addRole(const QString &path);

    const ArchiveRules &m_rules;
    const ArchiveLimits &m_limits;
    QHash<Key, int> m_children;
    std::vector<Kind> m_kinds{Kind::Folder}; ///< of the nodes, the root first
    QHash<QString, QString> m_roles; ///< role: the path that has it
    qsizetype m_bytes = 0;
};

} // namespace packhouse
