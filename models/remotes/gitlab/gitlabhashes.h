// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/searchtext.h"
#include "formats/formatlist.h"
#include "formats/upstream.h"
#include "remotes/gitlab/gitlabapi.h"

#include <QHash>

namespace packhouse {

/// A version that has what was looked for.
struct RemoteHit
{
    qint64 file = 0; ///< 0: which file is not told
    QStringList typed; ///< the words of those hashes
};

struct RemoteHits
{
    QHash<qint64, RemoteHit> found; ///< by version
    bool unknown = false; ///< of some files it is not told: that nothing was found proves nothing
};

/// Looks for hashes in a registry that has no such search: by the files of each version, asked for
/// once, and by the type's own documents for the hashes that those do not tell (SHA-512). Safe from
/// any thread.
class GitLabHashes
{
public:
    GitLabHashes(GitLabApi &api, const FormatList &formats) : m_api(api), m_formats(formats) {}

    /// Those of the versions that have one of the hashes.
    Result<RemoteHits> find(const QList<RemoteVersion> &versions, const QList<SoughtHash> &hashes);
    void forget();

private:
    using Files = QList<StoredFile>;

    Result<void> askFiles(const QList<RemoteVersion> &versions);
    Files filesOf(qint64 version);
    /// What the type's document of the package tells of its files.
    std::vector<UpstreamFile> documentOf(const RemoteVersion &version);
    /// Completes what the REST API leaves out; false where it stays unknown.
    bool complete(const RemoteVersion &version, Files &files, const SoughtHash &hash);

    GitLabApi &m_api;
    const FormatList &m_formats;
    QMutex m_mutex; // guards what follows
    QHash<qint64, Files> m_files; ///< by version
    QHash<QString, std::vector<UpstreamFile>> m_documents; ///< by project, type and name
};

} // namespace packhouse
