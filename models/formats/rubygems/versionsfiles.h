// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/rubygems/compactindex.h"

#include <array>
#include <mutex>

namespace packhouse::rubygems {

/// Where the texts of /versions are kept between two renderings: a file a project in the type's
/// private folder. One that is lost or broken is started anew, which costs clients one download of
/// the whole. Safe from any thread.
class VersionsFiles
{
public:
    /// Brings the project's text up to what the store says now.
    Result<QByteArray> bring(const PackageReader &store, ScopeId project, const FormatId &type,
                             const QDateTime &now);
    /// True when a gem of that name was once listed by the project.
    bool knew(const PackageReader &store, ScopeId project, const FormatId &type,
              const QString &name, const QDateTime &now);

private:
    std::mutex &mutexOf(ScopeId project) { return m_mutexes[size_t(project) % m_mutexes.size()]; }

    std::array<std::mutex, 16> m_mutexes;
};

} // namespace packhouse::rubygems
